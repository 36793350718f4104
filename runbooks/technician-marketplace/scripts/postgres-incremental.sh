#!/usr/bin/env bash
# Incremental backup: what PostgreSQL keeps as increments is its WAL. This makes a named restore point, sees its segment
# arrive in the archive, and proves that no segment is missing since the newest base backup.
#
# postgres-incremental.sh [archive-only]
#   archive-only   stop once the segment has arrived (before there is a base backup)
#   PGHOST PGUSER [PGPORT] [PGDATABASE=technician_marketplace] [BACKUPS=technician-marketplace-backups] [WAIT=300]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_env PGHOST "the host of the database"
need_env PGUSER "a user that may create restore points"
for tool in psql aws; do need_tool "$tool"; done
mode="${1:-chain}"
case "$mode" in chain | archive-only) ;; *) refuse "unknown argument $mode" "leave it out, or say archive-only" ;; esac
database="${PGDATABASE:-technician_marketplace}"
bucket="${BACKUPS:-technician-marketplace-backups}"
at="$(stamp)"

archiving="$(sql "$database" <<<'SHOW archive_mode')"
[ "$archiving" = on ] || [ "$archiving" = always ] ||
  refuse "archive_mode is $archiving" "run the scenario enable-wal-archiving first"

work="$(mktemp -d)"
cleanup() { rm -rf "$work"; }
audited incremental "$database on $PGHOST"

point="holdfast_$at"
segment="$(sql "$database" --set "point=$point" <<<"SELECT pg_walfile_name(pg_create_restore_point(:'point'))")"
sql "$database" <<<'SELECT pg_switch_wal()' >/dev/null
deadline=$((SECONDS + ${WAIT:-300}))
until object_exists "$bucket" "wal/$segment"; do
  [ "$SECONDS" -lt "$deadline" ] || fail "segment $segment did not reach s3://$bucket/wal/ in time: $(
    sql "$database" <<<"SELECT coalesce('last failed ' || last_failed_wal || ' at ' || last_failed_time, 'no failure known') FROM pg_stat_archiver"
  )" "read the server log for archive-wal.sh"
  sleep 1
done
output segment "$segment"
if [ "$mode" = archive-only ]; then exit 0; fi

complete="$(newest_key "$bucket" base/ /complete.json)"
[ -n "$complete" ] || fail "there is no complete base backup in s3://$bucket/base/" "run postgres-backup.sh"
first="$(at_aws s3 cp "s3://$bucket/$complete" - | sed -n 's/.*"start_wal":"\([0-9A-F]*\)".*/\1/p')"
[ "${first:0:8}" = "${segment:0:8}" ] ||
  fail "the newest base backup is of timeline ${first:0:8}, the server is on ${segment:0:8}" "run postgres-backup.sh"

size="$(sql "$database" <<<"SELECT setting FROM pg_settings WHERE name = 'wal_segment_size'")"
per_file=$((4294967296 / size))
number() { printf '%s' $((16#${1:8:8} * per_file + 16#${1:16:8})); }
at_aws s3api list-objects-v2 --bucket "$bucket" --prefix "wal/${segment:0:8}" --query 'Contents[].Key' --output text |
  tr '\t' '\n' | sed 's,^wal/,,' | sort >"$work/archived"
missing=0
for ((n = $(number "$first"); n <= $(number "$segment"); n++)); do
  name="$(printf '%s%08X%08X' "${segment:0:8}" $((n / per_file)) $((n % per_file)))"
  grep -qx "$name" "$work/archived" || { say "missing in the archive: $name"; missing=$((missing + 1)); }
done
[ "$missing" -eq 0 ] || fail "$missing segments are missing since the newest base backup" "run postgres-backup.sh now: until then no moment after the gap can be restored"

printf '{"restore_point":"%s","at":"%s","base":"%s","from":"%s","to":"%s"}\n' "$point" "$(moment)" \
  "$(dirname "$complete")" "$first" "$segment" >"$work/increment.json"
put_new "$work/increment.json" "$bucket" "incremental/$at.json" --storage-class STANDARD_IA
output restore-point "$point"
output base "s3://$bucket/$(dirname "$complete")/"
output segments $(($(number "$segment") - $(number "$first") + 1))
