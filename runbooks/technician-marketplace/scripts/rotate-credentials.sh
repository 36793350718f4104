#!/usr/bin/env bash
# Makes one new credential, sets it where it is checked and where it is used, and sees that it works. Nobody sees the
# value: it goes through files of mode 0600 and standard input, never through arguments.
# What SSM holds under its own name is always in force: the new value is kept beside it (NAME-next) until the server
# took it and it was seen to work. Where the server refuses, nothing has changed.
#
# rotate-credentials.sh database|redis|mongodb|session-key
#   KUBE_CONTEXT NAMESPACE                           where the secret backend-credentials is used
#   [PARAMETERS=/technician-marketplace/production]  where SSM keeps a copy
#   database: PGHOST PGUSER PGDATABASE ROLE     redis: REDIS_HOST [REDIS_PORT]     mongodb: MONGODB_HOST ROLE
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

what="${1:-}"
case "$what" in
  database)
    for name in PGHOST PGUSER PGDATABASE ROLE; do need_env "$name" "see the head of this script"; done
    key=DATABASE_PASSWORD
    need_tool psql
    ;;
  redis)
    need_env REDIS_HOST "the host of Redis"
    key=REDIS_PASSWORD
    need_tool redis-cli
    ;;
  mongodb)
    for name in MONGODB_HOST ROLE; do need_env "$name" "see the head of this script"; done
    key=MONGODB_PASSWORD
    need_tool mongosh
    ;;
  session-key) key=SESSION_KEY ;;
  *) refuse "unknown credential '$what'" "database, redis, mongodb or session-key" ;;
esac
need_env KUBE_CONTEXT "the kubeconfig context of the cluster"
need_env NAMESPACE "the namespace of the backend"
for tool in aws kubectl openssl; do need_tool "$tool"; done
parameter="${PARAMETERS:-/technician-marketplace/production}/$(printf '%s' "$key" | tr 'A-Z_' 'a-z-')"
cluster() { kubectl --context "$KUBE_CONTEXT" --namespace "$NAMESPACE" --request-timeout 30s "$@"; }
cluster get secret backend-credentials --output name >&2 || refuse "the secret backend-credentials cannot be read" "check context and namespace"

work="$(mktemp -d)"
cleanup() { rm -rf "$work"; }
# Letters and digits only: the value passes through SQL, JSON, YAML and URLs.
openssl rand -base64 60 | tr -dc 'A-Za-z0-9' | head -c 40 >"$work/new"
[ "$(wc -c <"$work/new" | tr -d ' ')" -eq 40 ] || fail "no random value could be made" "run this again"

# The new value as the SSM parameter NAME.
keep() {
  {
    printf '{"Name":"%s","Type":"SecureString","Overwrite":true,"Value":"' "$1"
    cat "$work/new"
    printf '"}'
  } >"$work/parameter.json"
  at_aws ssm put-parameter --cli-input-json "file://$work/parameter.json" >&2
}

# Whether the server answers whoever rotates.
answers() {
  case "$what" in
    database) sql "$PGDATABASE" <<<'SELECT 1' >/dev/null ;;
    redis) [ "$(redis-cli -h "$REDIS_HOST" -p "${REDIS_PORT:-6379}" PING)" = PONG ] ;;
    mongodb) mongosh --quiet --norc --host "$MONGODB_HOST" --eval 'print("ok: " + db.runCommand({ping: 1}).ok)' | grep -q 'ok: 1' ;;
  esac
}

# Asks the server to take the new value: 0 it did, 1 it refused, anything else: it is not known.
change() {
  local code=0
  case "$what" in
    database)
      # The server must not log the statement with the password in it.
      {
        printf "SET log_statement = 'none';\nSET log_min_duration_statement = -1;\nSET log_min_error_statement = 'panic';\n"
        printf "SET password_encryption = 'scram-sha-256';\nALTER ROLE :\"role\" PASSWORD '"
        cat "$work/new"
        printf "';\n"
      } | sql "$PGDATABASE" --set "role=$ROLE" >&2 || code=$?
      # psql: 3 is an error of the server, at which the script ended; 2 a connection that broke.
      if [ "$code" -eq 3 ]; then return 1; elif [ "$code" -ne 0 ]; then return 2; fi
      ;;
    redis)
      {
        printf 'CONFIG SET requirepass '
        cat "$work/new"
        printf '\n'
      } | redis-cli -h "$REDIS_HOST" -p "${REDIS_PORT:-6379}" >"$work/said" || return 2
      case "$(cat "$work/said")" in
        OK*) ;;
        *ERR* | *NOAUTH* | *NOPERM*) cat "$work/said" >&2; return 1 ;;
        *) return 2 ;;
      esac
      ;;
    mongodb)
      {
        printf 'try { db.getSiblingDB("admin").changeUserPassword("%s", "' "$ROLE"
        cat "$work/new"
        printf '"); print("taken: yes") } catch (e) { print("refused: " + e.codeName) }\n'
      } | mongosh --quiet --norc --host "$MONGODB_HOST" >"$work/said" 2>&1 || return 2
      if grep -q 'taken: yes' "$work/said"; then return 0; fi
      grep -o 'refused: [A-Za-z]*' "$work/said" >&2 && return 1
      return 2
      ;;
  esac
}

# One command to Redis, with the new password: its last answer.
inside_redis() { { printf 'AUTH '; cat "$work/new"; printf '\n%s\n' "$1"; } | redis-cli -h "$REDIS_HOST" -p "${REDIS_PORT:-6379}" 2>&1 | tail -n 1; }

# Whether the server lets the new value in.
works() {
  case "$what" in
    database)
      printf '*:*:*:*:%s\n' "$(cat "$work/new")" >"$work/pgpass"
      [ "$(PGPASSWORD='' PGPASSFILE="$work/pgpass" PGUSER="$ROLE" sql "$PGDATABASE" <<<'SELECT current_user')" = "$ROLE" ]
      ;;
    redis)
      inside_redis PING | grep -qx PONG
      ;;
    mongodb)
      {
        printf 'print("in: " + db.getSiblingDB("admin").auth("%s", "' "$ROLE"
        cat "$work/new"
        printf '").ok)\n'
      } | mongosh --quiet --norc --host "$MONGODB_HOST" >"$work/said" 2>&1
      grep -q 'in: 1' "$work/said"
      ;;
  esac
}

sessions=ended
lasting=yes
[ "$what" = session-key ] || answers || refuse "the server of the $what password does not answer" "see what it said above"
audited rotate "$what in $NAMESPACE of $KUBE_CONTEXT"
if [ "$what" = session-key ]; then
  keep "$parameter" || fail "SSM did not take the new key as $parameter; nothing else was changed" "see what aws said above, then run this again"
else
  # Kept before it is set: a password that is set but nowhere written down locks everybody out.
  keep "$parameter-next" || fail "SSM did not take the new password; nothing has changed" "see what aws said above, then run this again"
  code=0
  change || code=$?
  if [ "$code" -eq 1 ]; then
    at_aws ssm delete-parameter --name "$parameter-next" >&2 || say "delete $parameter-next: its value is in force nowhere"
    hint="correct what the server said above, then run this again"
    [ "$what" != database ] || hint="see what psql said above: $PGUSER has to be allowed to change $ROLE, and to keep the statement out of the log (a superuser, or GRANT SET ON PARAMETER for log_statement, log_min_duration_statement and log_min_error_statement); then run this again"
    fail "the server refused the new $what password. Nothing has changed: the old one is in force, and $parameter holds it" "$hint"
  elif [ "$code" -ne 0 ]; then
    fail "whether the server took the new $what password is not known: the connection broke" \
      "try the value of $parameter-next: where it lets you in, put it into $parameter and into the secret backend-credentials; else delete $parameter-next and run this again"
  fi
  works || fail "the server took the new $what password, but it does not let in; $parameter still holds the old one" \
    "look who may sign in from here; the new value is in SSM as $parameter-next: put it into $parameter and into the secret backend-credentials, or set the old one again"
  keep "$parameter" || fail "the new $what password is in force, but SSM did not take it as $parameter" \
    "put the value of $parameter-next into $parameter and into the secret backend-credentials, and restart the backend: what starts before that is locked out"
  at_aws ssm delete-parameter --name "$parameter-next" >&2 || say "delete $parameter-next by hand: $parameter holds the same"
  # What CONFIG SET set is gone with the next start, unless the server writes it down.
  if [ "$what" = redis ]; then
    written="$(inside_redis 'CONFIG REWRITE')"
    [ "$written" = OK ] || lasting=no
  fi
  # Sessions outlive their password.
  if [ "$what" = database ]; then
    sql postgres --set "role=$ROLE" <<<"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = :'role' AND pid <> pg_backend_pid()" >&2 ||
      sessions=open
  fi
fi

{
  printf '{"stringData":{"%s":"' "$key"
  cat "$work/new"
  printf '"}}'
} >"$work/patch.json"
cluster patch secret backend-credentials --type merge --patch-file "$work/patch.json" >&2 ||
  fail "the new $what value is in force and in SSM as $parameter, but the secret backend-credentials still holds the old one" \
    "put the value of $parameter into its key $key, then restart the backend: what starts before that is locked out"
# Running pods keep what they read at their start.
cluster rollout restart deployment/backend >&2 ||
  fail "the new $what value is in force, in SSM and in the secret; the backend still runs with the old one" "restart it: kubectl rollout restart deployment/backend"
[ "$sessions" = ended ] || fail "the new password is in force everywhere, but sessions that were opened with the old one could not be ended" \
  "end those of $ROLE with pg_terminate_backend: an intruder may hold one"
[ "$lasting" = yes ] || fail "the new password is in force everywhere, but Redis did not write it into its configuration: it said $written" \
  "put the value of $parameter into requirepass where that server gets its configuration: at its next start the old password counts, and the backend is locked out"
output rotated "$what"
output parameter "$parameter"
