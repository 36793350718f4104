#!/usr/bin/env bash
# Drops a database that postgres-restore.sh made, and no other: its comment must say so.
#
# drop-restored.sh DATABASE      PGHOST PGUSER [PGPORT]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -eq 1 ] || refuse "one argument is needed: DATABASE" "name the restored copy"
need_env PGHOST "the host of the copy"
need_env PGUSER "a user that owns the copy"
note="$(sql postgres --set "name=$1" <<<"SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = :'name'")"
case "$note" in
  "restored by holdfast from "*) ;;
  *) refuse "$1 on $PGHOST was not made by postgres-restore.sh" "drop it by hand if it really is a copy" ;;
esac
audited drop-copy "$1 on $PGHOST, $note"
sql postgres --set "name=$1" <<<'DROP DATABASE :"name"' >&2
output dropped "$1"
