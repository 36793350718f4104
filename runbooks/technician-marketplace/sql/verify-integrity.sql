-- Looks for damage in the database it runs in; raises an error that lists every fault found.
-- Where the extension amcheck is in the database and this user may call it, it also compares the indexes with the rows.
-- Only reads. Run: psql -X -v ON_ERROR_STOP=1 -d DATABASE -f verify-integrity.sql
-- Result: one line, the tables and rows that were read.

DO $check$
DECLARE
  item record;
  seen bigint;
  tables bigint := 0;
  total bigint := 0;
  faults text[] := '{}';
  note text;
BEGIN
  -- Indexes are not believed: a search by a damaged one would find each key once, and every parent.
  PERFORM set_config(name, 'off', true)
  FROM unnest(ARRAY['enable_indexscan', 'enable_indexonlyscan', 'enable_bitmapscan']) AS name;

  -- Reading every column of every row finds pages and out-of-line values that cannot be read.
  FOR item IN
    SELECT c.oid::regclass AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence <> 't'
      AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'holdfast_staging')
      AND n.nspname NOT LIKE 'pg\_toast%'
    ORDER BY 1
  LOOP
    BEGIN
      EXECUTE format('SELECT count(md5(t::text)) FROM %s t', item.name) INTO seen;
      tables := tables + 1;
      total := total + seen;
    EXCEPTION WHEN data_corrupted OR index_corrupted OR io_error OR internal_error THEN
      GET STACKED DIAGNOSTICS note = MESSAGE_TEXT;
      faults := faults || format('%s cannot be read: %s', item.name, note);
    END;
  END LOOP;

  IF tables = 0 THEN
    faults := faults || 'the database holds no table'::text;
  ELSIF total = 0 THEN
    faults := faults || 'every table is empty'::text;
  END IF;

  -- A unique index that missed writes lets a key stand twice, and a search by it shows one of them.
  FOR item IN
    SELECT i.indrelid::regclass AS name, i.indexrelid::regclass AS by_index,
      (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
       FROM unnest(i.indkey) WITH ORDINALITY AS k(column_no, place)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.column_no
       WHERE k.place <= i.indnkeyatts) AS key,
      (SELECT string_agg(format('%I IS NOT NULL', a.attname), ' AND ')
       FROM unnest(i.indkey) WITH ORDINALITY AS k(column_no, place)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.column_no
       WHERE k.place <= i.indnkeyatts) AS set
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indisunique AND i.indexprs IS NULL AND i.indpred IS NULL
      AND c.relkind = 'r' AND c.relpersistence <> 't'
      AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'holdfast_staging')
      AND n.nspname NOT LIKE 'pg\_toast%'
    ORDER BY 1, 2
  LOOP
    BEGIN
      EXECUTE format(
        'SELECT count(*) FROM (SELECT FROM %s WHERE %s GROUP BY %s HAVING count(*) > 1) AS twice',
        item.name, item.set, item.key) INTO seen;
      IF seen > 0 THEN
        faults := faults || format('%s: %s keys stand more than once (%s)', item.name, seen, item.by_index);
      END IF;
    EXCEPTION WHEN data_corrupted OR index_corrupted OR io_error OR internal_error THEN
      NULL; -- said above: the table cannot be read
    END;
  END LOOP;

  FOR item IN
    SELECT i.indexrelid::regclass AS name, n.nspname AS place
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_am a ON a.oid = c.relam
    JOIN pg_extension e ON e.extname = 'amcheck'
    JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence <> 't' AND i.indisvalid AND i.indisready
    ORDER BY 1
  LOOP
    BEGIN
      EXECUTE format('SELECT %I.bt_index_check(%L::regclass, true)', item.place, item.name::text);
    EXCEPTION
      WHEN insufficient_privilege THEN
        RAISE NOTICE 'amcheck is there, but this user may not call it: indexes were not compared with their rows';
        EXIT;
      WHEN data_corrupted OR index_corrupted OR io_error OR internal_error THEN
        GET STACKED DIAGNOSTICS note = MESSAGE_TEXT;
        faults := faults || format('index %s is damaged: %s', item.name, note);
    END;
  END LOOP;

  -- A restore that left constraints out, or replication, leaves children without parents.
  FOR item IN
    SELECT k.conname, k.conrelid::regclass AS child, k.confrelid::regclass AS parent, k.convalidated,
      (SELECT string_agg(format('c.%I = p.%I', ca.attname, pa.attname), ' AND ')
       FROM unnest(k.conkey, k.confkey) AS pair(child_no, parent_no)
       JOIN pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = pair.child_no
       JOIN pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = pair.parent_no) AS same,
      (SELECT string_agg(format('c.%I IS NOT NULL', ca.attname), ' AND ')
       FROM unnest(k.conkey) AS pair(child_no)
       JOIN pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = pair.child_no) AS set
    FROM pg_constraint k
    WHERE k.contype = 'f' AND k.conparentid = 0
    ORDER BY 2, 1
  LOOP
    BEGIN
      EXECUTE format(
        'SELECT count(*) FROM %s c WHERE %s AND NOT EXISTS (SELECT 1 FROM %s p WHERE %s)',
        item.child, item.set, item.parent, item.same) INTO seen;
    EXCEPTION WHEN data_corrupted OR index_corrupted OR io_error OR internal_error THEN
      seen := 0; -- said above: the table cannot be read
    END;
    IF seen > 0 THEN
      faults := faults || format('%s: %s rows without their %s (%s)', item.child, seen, item.parent, item.conname);
    ELSIF NOT item.convalidated THEN
      faults := faults || format('%s: constraint %s is not validated', item.child, item.conname);
    END IF;
  END LOOP;

  FOR item IN
    SELECT indexrelid::regclass AS name FROM pg_index WHERE NOT indisvalid OR NOT indisready ORDER BY 1
  LOOP
    faults := faults || format('index %s is not valid', item.name);
  END LOOP;

  -- A sequence behind its column hands out keys that are taken.
  FOR item IN
    SELECT s.oid::regclass AS name, d.refobjid::regclass AS used_by, a.attname, 0::bigint AS last
    FROM pg_class s
    JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE s.relkind = 'S'
    ORDER BY 1
  LOOP
    EXECUTE format('SELECT max(%I)::bigint FROM %s', item.attname, item.used_by) INTO seen;
    -- One that was told where to begin, and has handed out nothing since, begins there.
    EXECUTE format('SELECT last_value - (NOT is_called)::int FROM %s', item.name) INTO item.last;
    IF seen IS NOT NULL AND seen > item.last THEN
      faults := faults || format('sequence %s is at %s, but %s.%s goes up to %s',
        item.name, item.last, item.used_by, item.attname, seen);
    END IF;
  END LOOP;

  SELECT coalesce(sum(checksum_failures), 0) INTO seen
  FROM pg_stat_database WHERE datname = current_database();
  IF seen > 0 THEN
    faults := faults || format('%s pages failed their checksum since the counters were reset', seen);
  END IF;

  IF cardinality(faults) > 0 THEN
    RAISE EXCEPTION '% faults found: %', cardinality(faults), array_to_string(faults, '; ')
      USING ERRCODE = 'data_corrupted', HINT = 'Restore an older backup, or repair these before users come back.';
  END IF;
  PERFORM set_config('holdfast.integrity', format('sound: %s tables, %s rows', tables, total), false);
END
$check$;

SELECT current_setting('holdfast.integrity') AS integrity;
