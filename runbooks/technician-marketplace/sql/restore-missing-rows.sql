-- Puts back the rows of a staging table whose primary key is missing in the real table. Rows that
-- are there stay as they are. All or nothing: run it in one transaction.
-- Run: psql -X --single-transaction -v ON_ERROR_STOP=1 -v table=bookings -v incident=INCIDENT -f restore-missing-rows.sql
-- Result: inserted | before | after; kept in holdfast_staging.restored too.

SELECT set_config('holdfast.table', :'table', false) AS holdfast_table,
  set_config('holdfast.incident', :'incident', false) AS holdfast_incident \gset
DO $restore$
DECLARE
  target regclass := current_setting('holdfast.table')::regclass;
  staged_id bigint;
  staging regclass;
  same text;
  columns text;
  missing bigint;
  inserted bigint;
  before bigint;
  after bigint;
BEGIN
  SELECT t.id, format('holdfast_staging.rows_%s', t.id)::regclass INTO staged_id, staging
  FROM holdfast_staging.staged t
  WHERE t.incident = current_setting('holdfast.incident') AND to_regclass(t.table_name) = target AND t.dropped IS NULL
  ORDER BY t.id DESC LIMIT 1;
  IF staging IS NULL THEN
    RAISE EXCEPTION 'there is no staging table for % of %', target, current_setting('holdfast.incident')
      USING HINT = 'Run stage-rows.sh first.';
  END IF;
  SELECT string_agg(format('t.%1$I = s.%1$I', a.attname), ' AND ') INTO same
  FROM pg_index i JOIN pg_attribute a ON a.attrelid = target AND a.attnum = ANY (i.indkey)
  WHERE i.indrelid = target AND i.indisprimary;
  IF same IS NULL THEN
    RAISE EXCEPTION '% has no primary key, so a missing row cannot be told from a changed one', target;
  END IF;
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
  FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attgenerated = '';

  -- Nobody else may add or remove rows between the counts.
  EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', target);
  EXECUTE format('SELECT count(*) FROM %s', target) INTO before;
  EXECUTE format('SELECT count(*) FROM %s s WHERE NOT EXISTS (SELECT 1 FROM %s t WHERE %s)', staging, target, same)
    INTO missing;
  EXECUTE format(
    'INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM %3$s s WHERE NOT EXISTS (SELECT 1 FROM %1$s t WHERE %4$s)',
    target, columns, staging, same);
  GET DIAGNOSTICS inserted = ROW_COUNT;
  EXECUTE format('SELECT count(*) FROM %s', target) INTO after;
  IF inserted <> missing OR after <> before + inserted THEN
    RAISE EXCEPTION '%: the counts do not add up: % before, % missing, % inserted, % after',
      target, before, missing, inserted, after
      USING HINT = 'A trigger or rule changes what is inserted. Nothing was kept.';
  END IF;

  CREATE TABLE IF NOT EXISTS holdfast_staging.restored (
    staged bigint NOT NULL REFERENCES holdfast_staging.staged, table_name text NOT NULL, before_rows bigint NOT NULL, inserted bigint NOT NULL,
    after_rows bigint NOT NULL, missing bigint NOT NULL, at timestamptz NOT NULL DEFAULT now());
  EXECUTE format('SELECT count(*) FROM %s s WHERE NOT EXISTS (SELECT 1 FROM %s t WHERE %s)', staging, target, same)
    INTO missing;
  INSERT INTO holdfast_staging.restored (staged, table_name, before_rows, inserted, after_rows, missing)
  VALUES (staged_id, target::text, before, inserted, after, missing);
  PERFORM set_config('holdfast.inserted', inserted::text, false),
          set_config('holdfast.before', before::text, false),
          set_config('holdfast.after', after::text, false);
END
$restore$;

SELECT current_setting('holdfast.inserted') AS inserted, current_setting('holdfast.before') AS before,
  current_setting('holdfast.after') AS after;
