#!/usr/bin/env bash
# Takes an RDB snapshot of Redis over the wire and keeps it in S3.
#
# redis-backup.sh      REDIS_HOST [REDIS_PORT=6379] [REDISCLI_AUTH] [BACKUPS=technician-marketplace-backups]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_env REDIS_HOST "the host of Redis"
for tool in redis-cli aws; do need_tool "$tool"; done
bucket="${BACKUPS:-technician-marketplace-backups}"
work="$(mktemp -d)"
cleanup() { rm -rf "$work"; }
audited redis-backup "$REDIS_HOST"
redis-cli -h "$REDIS_HOST" -p "${REDIS_PORT:-6379}" --rdb "$work/dump.rdb" >&2
[ "$(head -c 5 "$work/dump.rdb")" = REDIS ] || fail "what Redis sent is no RDB file" "check the password"
if command -v redis-check-rdb >/dev/null; then redis-check-rdb "$work/dump.rdb" >&2; fi
key="redis/redis_$(stamp).rdb"
put_new "$work/dump.rdb" "$bucket" "$key"
output snapshot "s3://$bucket/$key"
