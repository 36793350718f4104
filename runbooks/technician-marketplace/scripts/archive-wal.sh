#!/usr/bin/env bash
# archive_command: puts one WAL segment into the archive, once. A name that is there with the same bytes is fine (the
# server asks again after a crash); with other bytes it is refused, because another cluster writes there.
#
# archive-wal.sh PATH NAME    (%p and %f)    [BACKUPS=technician-marketplace-backups]
set -euo pipefail

path="${1:?path of the segment (%p)}"
name="${2:?name of the segment (%f)}"
bucket="${BACKUPS:-technician-marketplace-backups}"
endpoint="${HOLDFAST_ENDPOINT_AWS_PRIMARY:-}"
at_aws() { aws ${endpoint:+--endpoint-url "$endpoint"} "$@"; }

[[ "$name" =~ ^[0-9A-F]{8,24}(\.[0-9A-F]{8}\.backup|\.history|\.partial)?$ ]] || {
  echo "archive-wal.sh: $name is no name of a segment" >&2
  exit 1
}
[ -s "$path" ] || {
  echo "archive-wal.sh: $path is empty or missing; an empty segment would end every recovery there" >&2
  exit 1
}

same_there() {
  local copy status=1
  copy="$(mktemp)"
  if at_aws s3 cp "s3://$bucket/wal/$name" "$copy" --only-show-errors >&2 && cmp -s "$path" "$copy"; then status=0; fi
  rm -f "$copy"
  return "$status"
}

if at_aws s3api head-object --bucket "$bucket" --key "wal/$name" >/dev/null 2>&1; then
  same_there && exit 0
  echo "archive-wal.sh: wal/$name is there with other bytes: does another cluster archive into $bucket?" >&2
  exit 1
fi
# The condition closes the gap between looking and writing.
if ! at_aws s3api put-object --bucket "$bucket" --key "wal/$name" --body "$path" --storage-class STANDARD_IA \
  --if-none-match '*' >/dev/null; then
  same_there
fi
