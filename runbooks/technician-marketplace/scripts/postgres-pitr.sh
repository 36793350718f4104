#!/usr/bin/env bash
# Point-in-time recovery: makes a cluster of its own, beside everything, from a base backup and archived WAL. It listens
# on this machine only, archives nothing, and is ended with "end".
#
# postgres-pitr.sh latest | [before] TIME | end
#   TIME        with its zone: 2026-01-15T14:30:00Z or "2026-01-15 14:30:00+00"; before: stop before what happened then
#   [BACKUPS=technician-marketplace-backups] [PITR_PORT=5433] [PITR_DIR] [PGUSER=postgres] [WAIT=7200]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

bucket="${BACKUPS:-technician-marketplace-backups}"
port="${PITR_PORT:-5433}"
directory="${PITR_DIR:-/var/tmp/holdfast-pitr-$port}"
user="${PGUSER:-postgres}"
marker="$directory/made-by-holdfast"
unset PGHOST PGPORT

binaries() {
  local version="$1" found
  found="/usr/lib/postgresql/$version/bin"
  if [ -x "$found/pg_ctl" ]; then printf '%s' "$found"; return; fi
  found="$(command -v pg_ctl)" || refuse "pg_ctl $version is missing" "install the PostgreSQL $version server on this machine"
  dirname "$found"
}

end_cluster() {
  [ -f "$marker" ] || refuse "$directory was not made by this script" "look at it by hand"
  if [ -f "$directory/data/postmaster.pid" ]; then
    "$(binaries "$(cat "$directory/data/PG_VERSION")")/pg_ctl" stop --silent --mode fast --pgdata "$directory/data" >&2
  fi
  rm -rf "$directory"
}

inclusive=on
case "${1:-}" in
  "") refuse "an argument is missing: latest, TIME, before TIME, or end" "say to which moment" ;;
  end)
    end_cluster
    output ended "$directory"
    exit 0
    ;;
  latest) target=latest ;;
  before)
    inclusive=off
    target="${2:-}"
    ;;
  *) target="$1" ;;
esac
if [ "$target" != latest ]; then
  [[ "$target" =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}[T\ ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$ ]] ||
    refuse "'$target' is no moment with a time zone" "write it as 2026-01-15T14:30:00Z"
  until_utc="$(date -u -d "$target" +%Y-%m-%dT%H:%M:%SZ)" || refuse "'$target' is no moment" "write it as 2026-01-15T14:30:00Z"
  [[ ! "$until_utc" > "$(moment)" ]] || refuse "$target is in the future" "check the time zone"
fi
[ "$(id -u)" -ne 0 ] || refuse "PostgreSQL does not run as root" "run this as another user"
for tool in aws tar psql; do need_tool "$tool"; done
[ ! -e "$directory" ] || refuse "$directory exists" "end that cluster first: PITR_PORT=$port postgres-pitr.sh end"
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then refuse "port $port is in use" "set PITR_PORT to a free one"; fi

complete=""
for key in $(at_aws s3api list-objects-v2 --bucket "$bucket" --prefix base/ \
  --query "sort(Contents[?ends_with(Key, '/complete.json')].Key || \`[]\`)" --output text | tr '\t' '\n' | grep -v '^None$' | sort -r); do
  ended="$(at_aws s3 cp "s3://$bucket/$key" - | sed -n 's/.*"ended":"\([^"]*\)".*/\1/p')"
  if [ "$target" = latest ] || [[ ! "$ended" > "$until_utc" ]]; then complete="$key"; break; fi
done
[ -n "$complete" ] || fail "no base backup in s3://$bucket/base/ ended before ${until_utc:-now}" \
  "a moment before the oldest base backup cannot be reached; restore a dump"
base="$(dirname "$complete")"

made=no
cleanup() { if [ "$1" -ne 0 ] && [ "$made" = yes ]; then end_cluster || true; fi; }
audited point-in-time "$target from s3://$bucket/$base"
mkdir -p "$directory/data" "$directory/socket"
made=yes
date -u >"$marker"
at_aws s3 cp "s3://$bucket/$base/" "$directory/base/" --recursive --only-show-errors >&2
if compgen -G "$directory/base/[0-9]*.tar.gz" >/dev/null; then
  fail "the base backup has tablespaces, which this script does not place" "restore it by hand"
fi
tar -xzf "$directory/base/base.tar.gz" -C "$directory/data"
chmod 0700 "$directory/data"
version="$(cat "$directory/data/PG_VERSION")"
bin="$(binaries "$version")"
cp "$directory/base/backup_manifest" "$directory/data/"
"$bin/pg_verifybackup" --quiet "$directory/data" >&2 || fail "the base backup is damaged" "take the one before it"
rm -rf "$directory/base"

# Only "not there" may end the replay; every other failure must abort it, or the newest changes are lost in silence.
{
  echo '#!/usr/bin/env bash'
  echo 'set -euo pipefail'
  declare -f of_target at_aws
  printf 'AWS_TARGET=%q\nbucket=%q\nmissing=%q\n' "$AWS_TARGET" "$bucket" "$directory/missing"
  cat <<'FETCH'
if answer="$(at_aws s3api get-object --bucket "$bucket" --key "wal/$1" "$2.part" 2>&1)"; then
  mv "$2.part" "$2"
  exit 0
fi
rm -f "$2.part"
case "$answer" in *NoSuchKey*) echo "$1" >>"$missing"; exit 1 ;; esac
echo "$answer" >&2
exit 130
FETCH
} >"$directory/fetch-wal"
chmod 0700 "$directory/fetch-wal"

setting() { LC_ALL=C "$bin/pg_controldata" "$directory/data" | sed -n "s/^$1 setting: *//p"; }
{
  echo "listen_addresses = '127.0.0.1'"
  echo "port = $port"
  echo "unix_socket_directories = '$directory/socket'"
  echo "hba_file = '$directory/hba.conf'"
  echo "ident_file = '$directory/ident.conf'"
  echo "archive_mode = off"
  echo "restore_command = '$directory/fetch-wal %f %p'"
  echo "recovery_target_timeline = 'latest'"
  echo "recovery_target_action = 'promote'"
  if [ "$target" != latest ]; then
    echo "recovery_target_time = '$(printf '%s' "$target" | tr T ' ' | sed 's/Z$/+00/')'"
    echo "recovery_target_inclusive = $inclusive"
  fi
  # A standby must not be smaller than the server that wrote the WAL.
  for name in max_connections max_worker_processes max_wal_senders; do echo "$name = $(setting "$name")"; done
  echo "max_locks_per_transaction = $(setting max_locks_per_xact)"
  echo "max_prepared_transactions = $(setting max_prepared_xacts)"
} >"$directory/postgresql.conf"
{
  echo "local all $user peer map=holdfast"
  echo "host all all 127.0.0.1/32 scram-sha-256"
} >"$directory/hba.conf"
echo "holdfast $(id -un) $user" >"$directory/ident.conf"
: >"$directory/data/postgresql.auto.conf"
rm -f "$directory/data/standby.signal"
touch "$directory/data/recovery.signal"

log="$directory/log"
died() {
  tail -n 20 "$log" >&2
  if grep -q 'recovery ended before configured recovery target' "$log"; then
    fail "the archive ends before $target" "choose an earlier moment, or wait until the archive has caught up"
  fi
  fail "the recovered cluster did not start" "read the log above"
}
# The child must not keep this script's output open, or whoever reads it waits for ever.
"$bin/pg_ctl" start --silent --wait --timeout "${WAIT:-7200}" --pgdata "$directory/data" --log "$log" \
  --options "-c config_file=$directory/postgresql.conf" </dev/null >/dev/null 2>&1 || died
inside() { sql "host=$directory/socket port=$port user=$user dbname=postgres" "$@"; }
deadline=$((SECONDS + ${WAIT:-7200}))
until [ "$(inside <<<'SELECT pg_is_in_recovery()' 2>/dev/null)" = f ]; do
  "$bin/pg_ctl" status --pgdata "$directory/data" >/dev/null || died
  [ "$SECONDS" -lt "$deadline" ] || fail "the replay did not end in time" "raise WAIT"
  sleep 1
done

# A segment that is missing ends the replay as if the archive ended there. Later ones of the newest timeline say that it
# does not: what they hold would be lost in silence.
hole() {
  local first later
  first="$({ grep -E '^[0-9A-F]{24}$' "$directory/missing" || true; } | sort | tail -n 1)"
  if [ -z "$first" ] || object_exists "$bucket" "wal/$first"; then return; fi
  later="$(at_aws s3api list-objects-v2 --bucket "$bucket" --prefix "wal/${first:0:8}" --start-after "wal/$first" \
    --query 'Contents[].Key' --output text | tr '\t' '\n' | sed -nE 's,^wal/([0-9A-F]{24})$,\1,p')"
  if [ -n "$later" ]; then printf '%s' "$first"; fi
}
reached="$(inside --set "base=$ended" <<<"SELECT coalesce(to_char(pg_last_xact_replay_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), :'base')")"
if [ "$target" = latest ]; then
  touch "$directory/missing"
  hole="$(hole)"
  [ -z "$hole" ] || fail "the archive has a hole: wal/$hole is missing, and later segments are there; the replay ended at $reached" \
    "look for that segment at the other place (a replica comes in any order) and copy it, or say that moment in place of latest"
fi
output host localhost
output port "$port"
output directory "$directory"
output base "s3://$bucket/$base/"
output recovery-point "$reached"
