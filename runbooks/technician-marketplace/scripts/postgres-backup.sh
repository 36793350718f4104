#!/usr/bin/env bash
# Full backup: a dump in custom format, and a base backup for point-in-time recovery.
#
# postgres-backup.sh
#   PGHOST PGUSER [PGPORT] [PGDATABASE=technician_marketplace]   what to back up
#   [BACKUPS=technician-marketplace-backups]                     bucket
#   [BASE=yes]                                                   no: only the dump
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_env PGHOST "the host of the database"
need_env PGUSER "the user that may read everything"
for tool in pg_dump pg_restore pg_basebackup psql aws; do need_tool "$tool"; done
database="${PGDATABASE:-technician_marketplace}"
bucket="${BACKUPS:-technician-marketplace-backups}"
at="$(stamp)"
case "$(date -u +%d-%u)" in
  01-*) tier=monthly ;;
  *-7) tier=weekly ;;
  *) tier=daily ;;
esac

work="$(mktemp -d)"
cleanup() { rm -rf "$work"; }
audited backup "$database on $PGHOST"

key="postgres/postgres_${database}_$at.dump"
pg_dump --no-password --format=custom --dbname "$database" --file "$work/dump"
tables="$(pg_restore --list "$work/dump" | grep -c 'TABLE DATA' || true)"
[ "$tables" -gt 0 ] || fail "the dump of $database holds no table" "look whether this is the right database"
put_new "$work/dump" "$bucket" "$key" --storage-class STANDARD_IA
at_aws s3api put-object-tagging --bucket "$bucket" --key "$key" --tagging "TagSet=[{Key=tier,Value=$tier}]" >&2
output dump "s3://$bucket/$key"
output tables "$tables"
output size "$(wc -c <"$work/dump" | tr -d ' ')"
rm -f "$work/dump"

if [ "${BASE:-yes}" = yes ]; then
  began="$(moment)"
  pg_basebackup --no-password --pgdata "$work/base" --format=tar --gzip --wal-method=fetch --checkpoint=fast \
    --label "holdfast $at" >&2
  label="$(tar -xOzf "$work/base/base.tar.gz" backup_label)"
  wal="$(printf '%s\n' "$label" | sed -n 's/^START WAL LOCATION: .* (file \([0-9A-F]*\))$/\1/p')"
  [ -n "$wal" ] || fail "the base backup does not say where its WAL starts" "run this again and keep the messages"
  for file in "$work/base"/*; do put_new "$file" "$bucket" "base/$at/$(basename "$file")" --storage-class STANDARD_IA; done
  # Written last: a base backup without it is not complete and is never used.
  printf '{"stamp":"%s","began":"%s","ended":"%s","start_wal":"%s"}\n' "$at" "$began" "$(moment)" "$wal" >"$work/complete.json"
  put_new "$work/complete.json" "$bucket" "base/$at/complete.json"
  output base "s3://$bucket/base/$at/"
  output start-wal "$wal"
fi
