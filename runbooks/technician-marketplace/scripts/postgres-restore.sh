#!/usr/bin/env bash
# Restores into a new database, beside what is there. Never over a database that exists.
#
# postgres-restore.sh SOURCE NEW-DATABASE
#   SOURCE   s3://BUCKET/KEY.dump                a dump that postgres-backup.sh wrote
#            postgres://HOST:PORT/DATABASE       a database to copy, such as the one of a recovered cluster
#   PGHOST PGUSER [PGPORT]                       the server that gets the new database
#   [OWNERS=keep]                                none: everything belongs to PGUSER (roles that do not exist here)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -eq 2 ] || refuse "two arguments are needed: SOURCE NEW-DATABASE" "name the dump and a database that does not exist yet"
source="$1"
new="$2"
need_env PGHOST "the host that gets the new database"
need_env PGUSER "a user that may create databases"
for tool in pg_restore psql aws; do need_tool "$tool"; done
[[ "$new" =~ ^[a-z_][a-z0-9_]{0,62}$ ]] || refuse "$new is no plain name of a database" "use a-z, 0-9 and _"

exists="$(sql postgres --set "name=$new" <<<"SELECT count(*) FROM pg_database WHERE datname = :'name'")"
[ "$exists" = 0 ] || refuse "the database $new exists on $PGHOST" "rename it away, or restore under another name"

work="$(mktemp -d)"
created=no
cleanup() {
  rm -rf "$work"
  # Half a restore must not look like a database; only what this run made is removed.
  if [ "$1" -ne 0 ] && [ "$created" = yes ]; then sql postgres --set "name=$new" <<<'DROP DATABASE :"name"' >&2; fi
}
audited restore "$source to $new on $PGHOST"
began=$SECONDS

case "$source" in
  s3://*/*)
    bucket="${source#s3://}"
    key="${bucket#*/}"
    bucket="${bucket%%/*}"
    expected="$(at_aws s3api head-object --bucket "$bucket" --key "$key" --query Metadata.sha256 --output text)" ||
      fail "$source cannot be read" "list the bucket; a dump in Glacier has to be restored to S3 first"
    at_aws s3 cp "$source" "$work/dump" --only-show-errors >&2 ||
      fail "$source cannot be fetched" "a dump in Glacier has to be restored to S3 first"
    # Whoever made the dump by hand gave it no hash; its own checks are left.
    if [ "$expected" = None ]; then
      say "$source has no SHA-256 to compare with: postgres-backup.sh did not write it"
    elif [ "$expected" != "$(sha256 "$work/dump")" ]; then
      fail "$source is not what was uploaded: its SHA-256 differs" "take the dump before it"
    fi
    ;;
  postgres://*:*/*)
    place="${source#postgres://}"
    from_database="${place#*/}"
    from_host="${place%%:*}"
    from_port="${place#*:}"
    from_port="${from_port%%/*}"
    here="$(sql postgres <<<"SELECT system_identifier || ' ' || current_setting('data_directory') FROM pg_control_system()")"
    there="$(sql "host=$from_host port=$from_port dbname=$from_database" <<<"SELECT system_identifier || ' ' || current_setting('data_directory') FROM pg_control_system()")"
    if [ "$here" = "$there" ] && [ "$from_database" = "$new" ]; then
      refuse "source and destination are the same database" "name another source"
    fi
    pg_dump --no-password --format=custom --dbname "host=$from_host port=$from_port dbname=$from_database" --file "$work/dump"
    ;;
  *) refuse "$source is neither s3://BUCKET/KEY nor postgres://HOST:PORT/DATABASE" "name the source in full" ;;
esac
pg_restore --list "$work/dump" >"$work/list" || fail "$source is no dump in custom format" "take another backup"

# Its encoding and its order of letters are those of the database that was dumped.
pg_restore --create --schema-only --file "$work/made" "$work/dump"
like="$(sed -n 's/^CREATE DATABASE .* WITH TEMPLATE = template0\( .*\);$/\1/p' "$work/made" | sed -n 1p)"
# Another server need not have the places on its disks that the old one had: then all goes into the usual one.
places=()
while IFS= read -r place; do
  [ "$(sql postgres --set "place=$place" <<<"SELECT count(*) FROM pg_tablespace WHERE quote_ident(spcname) = :'place'")" = 1 ] && continue
  echo "there is no tablespace $place here: all of it goes into the default one" >&2
  places=(--no-tablespaces)
done < <(sed -n "s/^CREATE DATABASE .* TABLESPACE = \(.*\);$/\1/p; /^SET default_tablespace = '';$/d; s/^SET default_tablespace = \(.*\);$/\1/p" "$work/made" | sort -u)
if [ ${#places[@]} -gt 0 ]; then like="${like% TABLESPACE = *}"; fi
sql postgres --set "name=$new" <<<"CREATE DATABASE :\"name\" TEMPLATE template0$like" >&2 ||
  fail "$PGHOST cannot make a database like the one that was dumped; its words are above" "for a locale that is missing there install it on that host, or restore on one that has it"
created=yes
sql postgres --set "name=$new" --set "note=restored by holdfast from $source at $(moment)" \
  <<<"COMMENT ON DATABASE :\"name\" IS :'note'" >&2
owners=()
if [ "${OWNERS:-keep}" = none ]; then owners=(--no-owner --no-privileges); fi
pg_restore --no-password --exit-on-error --single-transaction ${owners[@]+"${owners[@]}"} ${places[@]+"${places[@]}"} --dbname "$new" "$work/dump" >&2 ||
  fail "pg_restore stopped; nothing of it was kept" "read the message above; for missing roles create them or set OWNERS=none"
sql "$new" <<<'ANALYZE' >&2

output database "$new"
output tables "$(grep -c 'TABLE DATA' "$work/list" || true)"
output size "$(sql postgres --set "name=$new" <<<"SELECT pg_database_size(:'name')")"
output seconds $((SECONDS - began))
