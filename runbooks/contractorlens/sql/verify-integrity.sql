-- Looks for what is broken in this database, without changing anything. Whole: returns 0. Broken: an error that lists
-- every fault, so that the step fails and a person decides; a count that nobody reads would let the run go on.
--   rows that cannot be read, keys that stand twice, rows whose parents are missing, constraints that were never validated, indexes that are not
--   valid, tables without any primary key, and the items table itself if it is missing or empty.
--   Where the extension amcheck is in the database and this user may call it: indexes that do not fit their rows.
-- Every row of every table is read: a restore can be whole in the catalogue and hold none of its rows.
DO $check$
DECLARE
    one record;
    seen bigint;
    note text;
    found text[] := '{}';
    faults text;
BEGIN
    -- Indexes are not believed: a search by a damaged one would find each key once, and every parent.
    PERFORM set_config(name, 'off', true)
       FROM unnest(ARRAY['enable_indexscan', 'enable_indexonlyscan', 'enable_bitmapscan']) AS name;
    FOR one IN
        SELECT t.oid::regclass AS name
          FROM pg_class t
          JOIN pg_namespace n ON n.oid = t.relnamespace
         WHERE t.relkind = 'r'
           AND t.relpersistence <> 't'
           AND n.nspname NOT IN ('pg_catalog', 'information_schema')
         ORDER BY 1
    LOOP
        BEGIN
            EXECUTE format('SELECT count(md5(r::text)) FROM %s r', one.name) INTO seen;
            IF seen = 0 AND one.name = to_regclass('public.items') THEN
                found := found || 'the table items is empty'::text;
            END IF;
        EXCEPTION WHEN data_corrupted OR index_corrupted OR io_error OR internal_error THEN
            GET STACKED DIAGNOSTICS note = MESSAGE_TEXT;
            found := found || format('table %s cannot be read: %s', one.name, note);
        END;
    END LOOP;
    -- A unique index that missed writes lets a key stand twice, and a search by it shows one of them.
    FOR one IN
        SELECT i.indrelid::regclass AS name, i.indexrelid::regclass AS by_index,
               (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
                  FROM unnest(i.indkey) WITH ORDINALITY AS k (column_no, place)
                  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.column_no
                 WHERE k.place <= i.indnkeyatts) AS key,
               (SELECT string_agg(format('%I IS NOT NULL', a.attname), ' AND ')
                  FROM unnest(i.indkey) WITH ORDINALITY AS k (column_no, place)
                  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.column_no
                 WHERE k.place <= i.indnkeyatts) AS given
          FROM pg_index i
          JOIN pg_class c ON c.oid = i.indrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE i.indisunique
           AND i.indexprs IS NULL
           AND i.indpred IS NULL
           AND c.relkind = 'r'
           AND c.relpersistence <> 't'
           AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
         ORDER BY 1, 2
    LOOP
        BEGIN
            EXECUTE format(
                'SELECT count(*) FROM (SELECT FROM %s WHERE %s GROUP BY %s HAVING count(*) > 1) AS twice',
                one.name, one.given, one.key) INTO seen;
            IF seen > 0 THEN
                found := found || format('%s keys of %s stand more than once (%s)', seen, one.name, one.by_index);
            END IF;
        EXCEPTION WHEN data_corrupted OR index_corrupted OR io_error OR internal_error THEN
            NULL; -- said above: the table cannot be read
        END;
    END LOOP;
    FOR one IN
        SELECT i.indexrelid::regclass AS name, n.nspname AS place
          FROM pg_index i
          JOIN pg_class c ON c.oid = i.indexrelid
          JOIN pg_am a ON a.oid = c.relam
          JOIN pg_extension e ON e.extname = 'amcheck'
          JOIN pg_namespace n ON n.oid = e.extnamespace
         WHERE a.amname = 'btree'
           AND c.relkind = 'i'
           AND c.relpersistence <> 't'
           AND i.indisvalid
           AND i.indisready
         ORDER BY 1
    LOOP
        BEGIN
            EXECUTE format('SELECT %I.bt_index_check(%L::regclass, true)', one.place, one.name::text);
        EXCEPTION
            WHEN insufficient_privilege THEN
                RAISE NOTICE 'amcheck is there, but this user may not call it: indexes were not compared with their rows';
                EXIT;
            WHEN data_corrupted OR index_corrupted OR io_error OR internal_error THEN
                GET STACKED DIAGNOSTICS note = MESSAGE_TEXT;
                found := found || format('index %s is damaged: %s', one.name, note);
        END;
    END LOOP;
    FOR one IN
        SELECT k.conname, k.conrelid::regclass AS child, k.confrelid::regclass AS parent,
               (SELECT string_agg(format('c.%I = p.%I', ca.attname, pa.attname), ' AND ')
                  FROM unnest(k.conkey, k.confkey) AS pair (child_no, parent_no)
                  JOIN pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = pair.child_no
                  JOIN pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = pair.parent_no) AS same,
               (SELECT string_agg(format('c.%I IS NOT NULL', ca.attname), ' AND ')
                  FROM unnest(k.conkey) AS pair (child_no)
                  JOIN pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = pair.child_no) AS given
          FROM pg_constraint k
         WHERE k.contype = 'f'
           AND k.conparentid = 0
         ORDER BY 2, 1
    LOOP
        BEGIN
            EXECUTE format(
                'SELECT count(*) FROM %s c WHERE %s AND NOT EXISTS (SELECT 1 FROM %s p WHERE %s)',
                one.child, one.given, one.parent, one.same) INTO seen;
            IF seen > 0 THEN
                found := found || format('%s rows of %s without their %s (%s)', seen, one.child, one.parent, one.conname);
            END IF;
        EXCEPTION WHEN data_corrupted OR index_corrupted OR io_error OR internal_error THEN
            NULL; -- said above: the table cannot be read
        END;
    END LOOP;
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
        UNION ALL
        SELECT unnest(found)
      ) AS every;
    IF faults IS NOT NULL THEN
        RAISE EXCEPTION 'broken: %', faults;
    END IF;
END
$check$;
SELECT 0 AS broken;
