-- Drops the staging tables of one incident; that there were any, and what was put back, stays in holdfast_staging.
-- Run: psql -X -v ON_ERROR_STOP=1 --single-transaction -v incident=INCIDENT -f drop-staging.sql
-- Result: staging tables dropped

SELECT set_config('holdfast.incident', :'incident', false) AS holdfast_incident \gset
DO $drop$
DECLARE
  item record;
  gone bigint := 0;
BEGIN
  FOR item IN
    SELECT id FROM holdfast_staging.staged
    WHERE incident = current_setting('holdfast.incident') AND dropped IS NULL
    ORDER BY id
  LOOP
    EXECUTE format('DROP TABLE IF EXISTS holdfast_staging.rows_%s', item.id);
    UPDATE holdfast_staging.staged SET dropped = now() WHERE id = item.id;
    gone := gone + 1;
  END LOOP;
  PERFORM set_config('holdfast.gone', gone::text, false);
END
$drop$;

SELECT current_setting('holdfast.gone') AS dropped;
