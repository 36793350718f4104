# shellcheck shell=bash
# Sourced by the scripts beside it: messages, places, the audit log.

umask 077

say() { printf '%s\n' "$*" >&2; }

# refuse WHAT NEXT: wrong use or a state in which going on would do harm. Nothing was changed.
refuse() {
  say "$(basename "$0"): $1"
  say "  nothing was changed; next: $2"
  exit 2
}

# fail WHAT NEXT: it was tried and did not work.
fail() {
  say "$(basename "$0"): $1"
  say "  next: $2"
  exit 1
}

output() { printf 'holdfast:output %s=%s\n' "$1" "$2"; }

need_tool() { command -v "$1" >/dev/null || refuse "the program $1 is missing" "install it on this machine"; }

need_env() { [ -n "${!1:-}" ] || refuse "the environment variable $1 is not set" "set it to $2"; }

# The value that Holdfast hands over about a target: of WHAT TARGET.
of_target() {
  local name
  name="HOLDFAST_$1_$(printf '%s' "$2" | tr 'a-z-' 'A-Z_')"
  printf '%s' "${!name:-}"
}

AWS_TARGET="${AWS_TARGET:-aws-primary}"

# aws, at the endpoint and in the Region of AWS_TARGET.
at_aws() {
  local endpoint region profile
  profile="$(of_target PROFILE "$AWS_TARGET")"
  endpoint="$(of_target ENDPOINT "$AWS_TARGET")"
  region="$(of_target REGION "$AWS_TARGET")"
  aws ${endpoint:+--endpoint-url "$endpoint"} ${region:+--region "$region"} ${profile:+--profile "$profile"} "$@"
}

# What Holdfast says about the PostgreSQL target (an endpoint override is in it) beats PGHOST and PGPORT.
if [ -n "${PG_TARGET:-}" ] && [ -n "$(of_target HOST "$PG_TARGET")" ]; then
  PGHOST="$(of_target HOST "$PG_TARGET")"
  PGPORT="$(of_target PORT "$PG_TARGET")"
  PGUSER="$(of_target USER "$PG_TARGET")"
  export PGHOST PGPORT PGUSER
fi
export PGCONNECT_TIMEOUT="${PGCONNECT_TIMEOUT:-15}"

# One value from SQL that is given on standard input, so that psql variables work: sql DATABASE [psql options].
sql() {
  local database="$1"
  shift
  psql --no-psqlrc --no-password --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --dbname "$database" "$@"
}

stamp() { date -u +%Y%m%d_%H%M%S; }

moment() { date -u +%Y-%m-%dT%H:%M:%SZ; }

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1" | cut -d' ' -f1; else shasum -a 256 "$1" | cut -d' ' -f1; fi
}

object_exists() { at_aws s3api head-object --bucket "$1" --key "$2" >/dev/null 2>&1; }

# put_new FILE BUCKET KEY [aws s3 cp options]: never over an object that is there; read back by size.
put_new() {
  local file="$1" bucket="$2" key="$3" sent seen
  shift 3
  if object_exists "$bucket" "$key"; then
    refuse "s3://$bucket/$key exists" "look at what wrote it; backups are never written over"
  fi
  sent="$(wc -c <"$file" | tr -d ' ')"
  at_aws s3 cp "$file" "s3://$bucket/$key" --only-show-errors --metadata "sha256=$(sha256 "$file")" "$@" >&2
  seen="$(at_aws s3api head-object --bucket "$bucket" --key "$key" --query ContentLength --output text)"
  [ "$sent" = "$seen" ] || fail "s3://$bucket/$key has $seen bytes, $sent were sent" "delete the object and run this again"
}

# newest_key BUCKET PREFIX SUFFIX: the object that was modified last, of more than no bytes; empty if there is none.
newest_key() {
  at_aws s3api list-objects-v2 --bucket "$1" --prefix "$2" \
    --query "sort_by(Contents[?ends_with(Key, '$3') && Size > \`0\`] || \`[]\`, &LastModified)[-1].Key" --output text |
    sed 's/^None$//'
}

# Every backup and restore is logged to S3 and CloudWatch Logs; a log that cannot be reached is said, and stops no restore.
AUDIT_BUCKET="${AUDIT_BUCKET:-technician-marketplace-audit-logs}"
AUDIT_LOG_GROUP="${AUDIT_LOG_GROUP:-/technician-marketplace/backup}"

audit() {
  local operation="$1" result="$2" about="$3" at line file name
  at="$(moment)"
  line="$(printf '{"at":"%s","operation":"%s","result":"%s","about":"%s","by":"%s"}' "$at" "$operation" "$result" \
    "$(printf '%s' "$about" | tr -d '"\\\n')" "$(id -un)@$(hostname)")"
  name="$operation-$(printf '%s' "$at" | tr -d ':-')-$$-$result"
  file="$(mktemp)"
  printf '%s\n' "$line" >"$file"
  at_aws s3 cp "$file" "s3://$AUDIT_BUCKET/operations/$name.json" --only-show-errors >&2 ||
    say "audit: could not write to s3://$AUDIT_BUCKET; note it by hand: $line"
  if ! { at_aws logs create-log-stream --log-group-name "$AUDIT_LOG_GROUP" --log-stream-name "$name" &&
    at_aws logs put-log-events --log-group-name "$AUDIT_LOG_GROUP" --log-stream-name "$name" \
      --log-events "[{\"timestamp\":$(date +%s)000,\"message\":\"$(printf '%s' "$line" | sed 's/"/\\"/g')\"}]"; } >/dev/null 2>&1; then
    say "audit: could not write to the log group $AUDIT_LOG_GROUP"
  fi
  rm -f "$file"
}

# audited OPERATION ABOUT: logs the beginning now and the result when the script ends.
# cleanup, where a script defines it, runs first.
audited() {
  AUDIT_OPERATION="$1"
  AUDIT_ABOUT="$2"
  audit "$1" began "$2"
}

at_end() {
  local code=$?
  trap - EXIT
  set +e
  if declare -F cleanup >/dev/null; then cleanup "$code"; fi
  if [ -n "${AUDIT_OPERATION:-}" ]; then
    if [ "$code" -eq 0 ]; then audit "$AUDIT_OPERATION" done "$AUDIT_ABOUT"; else audit "$AUDIT_OPERATION" failed "$AUDIT_ABOUT"; fi
  fi
  exit "$code"
}
trap at_end EXIT
