-- Looks for what is broken in this database, without changing anything. Whole: returns 0. Broken: an error that lists
-- every fault, so that the step fails and a person decides; a count that nobody reads would let the run go on.
--   constraints that were never validated, indexes that are not valid, tables without any primary key,
--   and the items table itself if it is missing.
DO $check$
DECLARE
    faults text;
BEGIN
    SELECT string_agg(fault, '; ' ORDER BY fault) INTO faults
      FROM (
        SELECT format('constraint %s on %s was never validated', c.conname, c.conrelid::regclass) AS fault
          FROM pg_constraint c
          JOIN pg_namespace n ON n.oid = c.connamespace
         WHERE NOT c.convalidated
           AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        UNION ALL
        SELECT format('index %s is not valid', c.oid::regclass)
          FROM pg_index i
          JOIN pg_class c ON c.oid = i.indexrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE NOT (i.indisvalid AND i.indisready)
           AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
        UNION ALL
        SELECT format('table %s has no primary key', t.oid::regclass)
          FROM pg_class t
          JOIN pg_namespace n ON n.oid = t.relnamespace
         WHERE t.relkind = 'r'
           AND n.nspname NOT IN ('pg_catalog', 'information_schema')
           AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p')
        UNION ALL
        SELECT 'the table items is missing'
         WHERE to_regclass('public.items') IS NULL
      ) AS found;
    IF faults IS NOT NULL THEN
        RAISE EXCEPTION 'broken: %', faults;
    END IF;
END
$check$;
SELECT 0 AS broken;
