#!/usr/bin/env bash
# Loads a MongoDB dump into a server that holds none of its databases yet. Never drops anything.
#
# mongodb-restore.sh latest | s3://BUCKET/KEY
#   MONGODB_HOST [MONGODB_CONFIG: file with the password] [BACKUPS=technician-marketplace-backups]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -eq 1 ] || refuse "one argument is needed: latest or s3://BUCKET/KEY" "name the dump"
need_env MONGODB_HOST "the host that gets the data"
for tool in mongorestore mongosh aws; do need_tool "$tool"; done
bucket="${BACKUPS:-technician-marketplace-backups}"
from="$1"
if [ "$from" = latest ]; then
  key="$(newest_key "$bucket" mongodb/ .archive.gz)"
  [ -n "$key" ] || fail "there is no dump in s3://$bucket/mongodb/" "look in the other Region's bucket"
  from="s3://$bucket/$key"
fi
held="$(mongosh --quiet --norc --host "$MONGODB_HOST" --eval \
  'db.adminCommand({listDatabases: 1, nameOnly: true}).databases.filter(d => !["admin", "config", "local"].includes(d.name)).length')"
[ "$held" = 0 ] || refuse "$MONGODB_HOST holds $held databases already" "restore into an empty server"
work="$(mktemp -d)"
cleanup() { rm -rf "$work"; }
audited mongodb-restore "$from to $MONGODB_HOST"
at_aws s3 cp "$from" "$work/dump" --only-show-errors >&2
mongorestore --host "$MONGODB_HOST" ${MONGODB_CONFIG:+--config "$MONGODB_CONFIG"} --gzip --archive="$work/dump" --stopOnError >&2
output source "$from"
