#!/usr/bin/env bash
# Verifies the newest backup without restoring it: age, size, checksum, every byte of the dump read; base backup: age, all
# its files there and as they were uploaded.
# Only reads.
#
# verify-backup.sh MAX-AGE-HOURS      [BACKUPS=technician-marketplace-backups] [BASE=yes]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[[ "${1:-}" =~ ^[0-9]+$ ]] || refuse "the greatest age in hours is missing" "say verify-backup.sh 26"
hours="$1"
bucket="${BACKUPS:-technician-marketplace-backups}"
for tool in aws pg_restore gzip; do need_tool "$tool"; done
work="$(mktemp -d)"
cleanup() { rm -rf "$work"; }

key="$(newest_key "$bucket" postgres/ .dump)"
[ -n "$key" ] || fail "there is no dump in s3://$bucket/postgres/" "run postgres-backup.sh"
output backup "s3://$bucket/$key"

changed="$(at_aws s3api head-object --bucket "$bucket" --key "$key" --query LastModified --output text)"
age=$((($(date -u +%s) - $(date -u -d "$changed" +%s)) / 60))
output age-minutes "$age"
[ "$age" -le $((hours * 60)) ] || fail "the newest dump is $age minutes old; $hours hours are allowed" "look why postgres-backup.sh did not run"

at_aws s3 cp "s3://$bucket/$key" "$work/dump" --only-show-errors >&2
[ -s "$work/dump" ] || fail "the newest dump is empty" "run postgres-backup.sh"
expected="$(at_aws s3api head-object --bucket "$bucket" --key "$key" --query Metadata.sha256 --output text)"
[ "$expected" != None ] || fail "the dump has no checksum" "it was not written by postgres-backup.sh"
[ "$expected" = "$(sha256 "$work/dump")" ] || fail "the dump is not what was uploaded: its SHA-256 differs" "run postgres-backup.sh and look who may write to the bucket"
tables="$(pg_restore --list "$work/dump" | grep -c 'TABLE DATA' || true)"
[ "$tables" -gt 0 ] || fail "the dump holds no table" "look which database is backed up"
# Writing the SQL to nowhere reads and unpacks every block of the dump.
pg_restore --file /dev/null "$work/dump" || fail "the dump cannot be read to its end" "run postgres-backup.sh"
output tables "$tables"
output size "$(wc -c <"$work/dump" | tr -d ' ')"

if [ "${BASE:-yes}" = yes ]; then
  complete="$(newest_key "$bucket" base/ /complete.json)"
  [ -n "$complete" ] || fail "there is no complete base backup in s3://$bucket/base/" "run postgres-backup.sh"
  base="$(dirname "$complete")"
  changed="$(at_aws s3api head-object --bucket "$bucket" --key "$complete" --query LastModified --output text)"
  age=$((($(date -u +%s) - $(date -u -d "$changed" +%s)) / 60))
  output base-age-minutes "$age"
  [ "$age" -le $((hours * 60)) ] || fail "the newest base backup is $age minutes old; $hours hours are allowed" "look why postgres-backup.sh did not run"
  stored=" $(at_aws s3api list-objects-v2 --bucket "$bucket" --prefix "$base/" --query 'Contents[].Key' --output text | tr '\t\n' '  ') "
  for name in base.tar.gz backup_manifest; do
    case "$stored" in
      *" $base/$name "*) ;;
      *) fail "the base backup has no $name: s3://$bucket/$base/" "run postgres-backup.sh and look who may delete from the bucket" ;;
    esac
  done
  for name in $stored; do
    case "$name" in */complete.json) continue ;; esac
    expected="$(at_aws s3api head-object --bucket "$bucket" --key "$name" --query Metadata.sha256 --output text)"
    [ "$expected" != None ] || fail "s3://$bucket/$name has no checksum" "it was not written by postgres-backup.sh"
    at_aws s3 cp "s3://$bucket/$name" "$work/part" --only-show-errors >&2
    [ "$expected" = "$(sha256 "$work/part")" ] || fail "s3://$bucket/$name is not what was uploaded: its SHA-256 differs" "run postgres-backup.sh and look who may write to the bucket"
    case "$name" in
      *.gz) gzip -t "$work/part" || fail "s3://$bucket/$name is damaged" "run postgres-backup.sh" ;;
    esac
    if [ "$name" = "$base/base.tar.gz" ] && tar -xOzf "$work/part" tablespace_map >"$work/map" 2>/dev/null; then
      while read -r space _; do
        case "$stored" in
          *" $base/$space.tar.gz "*) ;;
          *) fail "the base backup has no tablespace $space: s3://$bucket/$base/" "run postgres-backup.sh" ;;
        esac
      done <"$work/map"
    fi
    rm -f "$work/part"
  done
  output base "s3://$bucket/$base/"
fi
