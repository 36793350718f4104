#!/usr/bin/env bash
# Puts a restored database in the place of the one that the application uses, by two renames in one transaction. The old
# one stays, read-only, under a dated name. What belongs to the database itself is in no dump and comes from the old one:
# its owner, who may connect, its limit of connections and its settings; but for a limit of 0 and read-only, by which
# people close a damaged database and nobody could use this one.
#
# postgres-swap.sh DATABASE RESTORED      PGHOST PGUSER [PGPORT]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -eq 2 ] || refuse "two arguments are needed: DATABASE RESTORED" "name the database in use and the restored one"
used="$1"
restored="$2"
need_env PGHOST "the host of both databases"
need_env PGUSER "a user that owns both databases, or a superuser where they have another owner or settings for other roles"
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
ALTER DATABASE :"restored" RESET default_transaction_read_only;
ALTER DATABASE :"restored" RENAME TO :"used";
COMMENT ON DATABASE :"used" IS :'note';
SQL
else
  sql postgres --single-transaction --set "used=$used" --set "restored=$restored" --set "kept=$kept" --set "note=$note" >&2 <<'SQL'
-- One that was kept by an earlier swap comes back: nothing could be written in it.
ALTER DATABASE :"restored" RESET default_transaction_read_only;
SELECT format('ALTER DATABASE %I OWNER TO %I', :'restored', pg_get_userbyid(u.datdba))
  FROM pg_database u, pg_database r
  WHERE u.datname = :'used' AND r.datname = :'restored' AND u.datdba <> r.datdba \gexec
SELECT format('ALTER DATABASE %I CONNECTION LIMIT %s', :'restored', datconnlimit)
  FROM pg_database WHERE datname = :'used' AND datconnlimit <> 0 \gexec
-- Without a list of its own everybody may connect, as in a database that was just made.
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', :'restored')
  FROM pg_database WHERE datname = :'used' AND datacl IS NOT NULL \gexec
SELECT format('GRANT %s ON DATABASE %I TO %s%s', a.privilege_type, :'restored',
    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
    CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
  FROM pg_database d, aclexplode(d.datacl) a WHERE d.datname = :'used' \gexec
-- Settings that are lists of names stand there quoted already; as one text they would be one name.
SELECT format('ALTER %s SET %I TO %s',
    CASE s.setrole WHEN 0 THEN format('DATABASE %I', :'restored')
      ELSE format('ROLE %I IN DATABASE %I', pg_get_userbyid(s.setrole), :'restored') END,
    split_part(c, '=', 1),
    CASE WHEN split_part(c, '=', 1) IN ('search_path', 'temp_tablespaces', 'session_preload_libraries', 'local_preload_libraries')
      THEN coalesce(nullif(substr(c, strpos(c, '=') + 1), ''), quote_literal('')) ELSE quote_literal(substr(c, strpos(c, '=') + 1)) END)
  FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) c
  WHERE d.datname = :'used' AND NOT (s.setrole = 0 AND split_part(c, '=', 1) = 'default_transaction_read_only') \gexec
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
