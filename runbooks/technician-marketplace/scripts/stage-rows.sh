#!/usr/bin/env bash
# Copies all rows of one table of a recovered cluster into a staging table beside the real one. Writes nothing else.
#
# stage-rows.sh TABLE
#   SOURCE_HOST SOURCE_PORT SOURCE_DATABASE [SOURCE_USER=$PGUSER]   the recovered cluster
#   PGHOST PGUSER PGDATABASE [PGPORT]                               the database that gets the staging table
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -eq 1 ] || refuse "one argument is needed: TABLE" "name the table that lost rows"
for name in SOURCE_HOST SOURCE_PORT SOURCE_DATABASE PGHOST PGUSER PGDATABASE; do need_env "$name" "the place of the two databases"; done
need_tool psql
source="host=$SOURCE_HOST port=$SOURCE_PORT dbname=$SOURCE_DATABASE user=${SOURCE_USER:-$PGUSER}"

where() { sql "$1" <<<"SELECT system_identifier || ' ' || current_setting('data_directory') || ' ' || current_database() FROM pg_control_system()"; }
[ "$(where "$source")" != "$(where "$PGDATABASE")" ] || refuse "source and destination are the same database" "name the recovered cluster as the source"

describe="SELECT string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' ORDER BY attnum)
  FROM pg_attribute WHERE attrelid = :'table'::regclass AND attnum > 0 AND NOT attisdropped"
here="$(sql "$PGDATABASE" --set "table=$1" <<<"$describe")" || refuse "the table $1 is not in $PGDATABASE" "check its name and schema"
there="$(sql "$source" --set "table=$1" <<<"$describe")" || refuse "the table $1 is not in the recovered cluster" "recover to another moment"
[ "$here" = "$there" ] || refuse "$1 has other columns in the recovered cluster ($there) than here ($here)" "bring its shape together by hand"

names="$(sql "$PGDATABASE" --set "table=$1" <<<"SELECT oid::regclass || '|' || format('holdfast_staging.%I', relname) FROM pg_class WHERE oid = :'table'::regclass")"
real="${names%%|*}"
staging="${names#*|}"
work="$(mktemp -d)"
cleanup() { rm -rf "$work"; }
audited stage-rows "$real from $SOURCE_HOST:$SOURCE_PORT"
sql "$source" --set "table=$1" --command "\\copy (SELECT * FROM $real) TO '$work/rows'"
sql "$PGDATABASE" --single-transaction >&2 <<SQL
CREATE SCHEMA IF NOT EXISTS holdfast_staging;
CREATE TABLE $staging (LIKE $real);
\\copy $staging FROM '$work/rows'
SQL
output rows "$(sql "$PGDATABASE" <<<"SELECT count(*) FROM $staging")"
output staging "$staging"
