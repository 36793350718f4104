#!/usr/bin/env bash
# Makes one new credential, sets it where it is checked and where it is used, and sees that it works. Nobody sees the
# value: it goes through files of mode 0600 and standard input, never through arguments.
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
audited rotate "$what in $NAMESPACE of $KUBE_CONTEXT"

# Kept first: a password that is set but nowhere written down locks everybody out.
{
  printf '{"Name":"%s","Type":"SecureString","Overwrite":true,"Value":"' "$parameter"
  cat "$work/new"
  printf '"}'
} >"$work/parameter.json"
at_aws ssm put-parameter --cli-input-json "file://$work/parameter.json" >&2

case "$what" in
  database)
    # The server must not log the statement with the password in it.
    {
      printf "SET log_statement = 'none';\nSET log_min_duration_statement = -1;\nSET log_min_error_statement = 'panic';\n"
      printf "SET password_encryption = 'scram-sha-256';\nALTER ROLE :\"role\" PASSWORD '"
      cat "$work/new"
      printf "';\n"
    } | sql "$PGDATABASE" --set "role=$ROLE" >&2
    printf '*:*:*:*:%s\n' "$(cat "$work/new")" >"$work/pgpass"
    seen="$(PGPASSWORD='' PGPASSFILE="$work/pgpass" PGUSER="$ROLE" sql "$PGDATABASE" <<<'SELECT current_user')"
    [ "$seen" = "$ROLE" ] || fail "the new password of $ROLE does not work" "it is in SSM as $parameter; set it by hand"
    # Sessions outlive their password.
    sql postgres --set "role=$ROLE" <<<"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = :'role' AND pid <> pg_backend_pid()" >&2
    ;;
  redis)
    {
      printf 'CONFIG SET requirepass '
      cat "$work/new"
      printf '\n'
    } | redis-cli -h "$REDIS_HOST" -p "${REDIS_PORT:-6379}" >&2
    answer="$({ printf 'AUTH '; cat "$work/new"; printf '\nPING\nCONFIG REWRITE\n'; } | redis-cli -h "$REDIS_HOST" -p "${REDIS_PORT:-6379}")"
    case "$answer" in *PONG*) ;; *) fail "the new Redis password does not work" "it is in SSM as $parameter; set it by hand" ;; esac
    ;;
  mongodb)
    {
      printf 'db.getSiblingDB("admin").changeUserPassword("%s", "' "$ROLE"
      cat "$work/new"
      printf '"); db.getSiblingDB("admin").auth("%s", "' "$ROLE"
      cat "$work/new"
      printf '").ok\n'
    } | mongosh --quiet --norc --host "$MONGODB_HOST" >"$work/answer" 2>&1 && grep -q '1' "$work/answer" ||
      fail "the new MongoDB password does not work" "it is in SSM as $parameter; set it by hand"
    ;;
esac

{
  printf '{"stringData":{"%s":"' "$key"
  cat "$work/new"
  printf '"}}'
} >"$work/patch.json"
cluster patch secret backend-credentials --type merge --patch-file "$work/patch.json" >&2
# Running pods keep what they read at their start.
cluster rollout restart deployment/backend >&2
output rotated "$what"
output parameter "$parameter"
