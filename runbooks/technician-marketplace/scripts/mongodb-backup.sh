#!/usr/bin/env bash
# Dumps MongoDB into one compressed archive and keeps it in S3.
#
# mongodb-backup.sh      MONGODB_HOST [MONGODB_CONFIG: file with the password] [BACKUPS=technician-marketplace-backups]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_env MONGODB_HOST "the host of MongoDB"
for tool in mongodump gzip aws; do need_tool "$tool"; done
bucket="${BACKUPS:-technician-marketplace-backups}"
work="$(mktemp -d)"
cleanup() { rm -rf "$work"; }
audited mongodb-backup "$MONGODB_HOST"
mongodump --host "$MONGODB_HOST" ${MONGODB_CONFIG:+--config "$MONGODB_CONFIG"} --gzip --archive="$work/dump" >&2
gzip -t "$work/dump" 2>/dev/null || [ -s "$work/dump" ] || fail "mongodump wrote nothing" "read its messages above"
key="mongodb/mongodb_$(stamp).archive.gz"
put_new "$work/dump" "$bucket" "$key"
output dump "s3://$bucket/$key"
