#!/usr/bin/env bash
# Puts a restored database in the place of the one that the application uses, by two renames in one transaction. The old
# one stays, read-only, under a dated name.
#
# postgres-swap.sh DATABASE RESTORED      PGHOST PGUSER [PGPORT]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -eq 2 ] || refuse "two arguments are needed: DATABASE RESTORED" "name the database in use and the restored one"
used="$1"
restored="$2"
need_env PGHOST "the host of both databases"
need_env PGUSER "a user that owns both databases"
need_tool psql
[ "$used" != "$restored" ] || refuse "both names are $used" "name the restored database"

there() { sql postgres --set "name=$1" <<<"SELECT count(*) FROM pg_database WHERE datname = :'name'"; }
[ "$(there "$restored")" = 1 ] || refuse "there is no database $restored on $PGHOST" "restore it first"
tables="$(sql "$restored" <<<"SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")"
[ "$tables" -gt 0 ] || refuse "$restored holds no table" "look at the restore again"

kept=none
if [ "$(there "$used")" = 1 ]; then kept="${used}_before_$(stamp)"; fi
closed=no
cleanup() {
  # A swap that failed leaves the old database open, as it was.
  if [ "$1" -ne 0 ] && [ "$closed" = yes ]; then
    sql postgres --set "name=$used" <<<'ALTER DATABASE :"name" ALLOW_CONNECTIONS true' >&2
  fi
}
audited swap "$restored to $used on $PGHOST"

if [ "$kept" != none ]; then
  sql postgres --set "name=$used" <<<'ALTER DATABASE :"name" ALLOW_CONNECTIONS false' >&2
  closed=yes
fi
sql postgres --set "a=$used" --set "b=$restored" \
  <<<"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname IN (:'a', :'b') AND pid <> pg_backend_pid()" >&2
# The comment goes too: drop-restored.sh drops what is called a restored copy.
note="in use since $(moment); it was $restored"
if [ "$kept" = none ]; then
  sql postgres --single-transaction --set "used=$used" --set "restored=$restored" --set "note=$note" >&2 <<'SQL'
ALTER DATABASE :"restored" RENAME TO :"used";
COMMENT ON DATABASE :"used" IS :'note';
SQL
else
  sql postgres --single-transaction --set "used=$used" --set "restored=$restored" --set "kept=$kept" --set "note=$note" >&2 <<'SQL'
ALTER DATABASE :"used" RENAME TO :"kept";
ALTER DATABASE :"restored" RENAME TO :"used";
COMMENT ON DATABASE :"used" IS :'note';
ALTER DATABASE :"kept" SET default_transaction_read_only = on;
ALTER DATABASE :"kept" ALLOW_CONNECTIONS true;
SQL
fi
closed=no
[ "$(there "$used")" = 1 ] && [ "$(there "$restored")" = 0 ] ||
  fail "after the swap the names are not as expected" "look at pg_database before anything is started"
output database "$used"
output kept "$kept"
