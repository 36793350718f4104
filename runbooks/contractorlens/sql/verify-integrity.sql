-- Counts what is broken in this database, without changing anything; 0 is right.
--   constraints that were never validated, indexes that are not valid, tables without any primary key,
--   and the items table itself if it is missing.
SELECT
    (SELECT count(*)
       FROM pg_constraint c
       JOIN pg_namespace n ON n.oid = c.connamespace
      WHERE NOT c.convalidated
        AND n.nspname NOT IN ('pg_catalog', 'information_schema'))
  + (SELECT count(*)
       FROM pg_index i
       JOIN pg_class c ON c.oid = i.indexrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT (i.indisvalid AND i.indisready)
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast'))
  + (SELECT count(*)
       FROM pg_class t
       JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE t.relkind = 'r'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p'))
  + (SELECT CASE WHEN to_regclass('public.items') IS NULL THEN 1 ELSE 0 END) AS broken;
