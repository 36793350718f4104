-- Counts the rows of a staging table whose primary key is missing in the real table. Only reads.
-- Run: psql -X -v ON_ERROR_STOP=1 -v table=bookings -v incident=INCIDENT -f count-missing-rows.sql
-- Result: missing | staged | present

SELECT set_config('holdfast.table', :'table', false) AS holdfast_table,
  set_config('holdfast.incident', :'incident', false) AS holdfast_incident \gset
DO $count$
DECLARE
  target regclass := current_setting('holdfast.table')::regclass;
  staging regclass;
  same text;
  missing bigint;
  staged bigint;
  present bigint;
BEGIN
  SELECT format('holdfast_staging.rows_%s', t.id)::regclass INTO staging
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
  EXECUTE format('SELECT count(*) FROM %s s WHERE NOT EXISTS (SELECT 1 FROM %s t WHERE %s)', staging, target, same)
    INTO missing;
  EXECUTE format('SELECT count(*) FROM %s', staging) INTO staged;
  EXECUTE format('SELECT count(*) FROM %s', target) INTO present;
  PERFORM set_config('holdfast.missing', missing::text, false),
          set_config('holdfast.staged', staged::text, false),
          set_config('holdfast.present', present::text, false);
END
$count$;

SELECT current_setting('holdfast.missing') AS missing, current_setting('holdfast.staged') AS staged,
  current_setting('holdfast.present') AS present;
