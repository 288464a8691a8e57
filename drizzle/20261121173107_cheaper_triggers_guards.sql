-- What runs for each of 10,000 rows has no settings of its own, which cost more than the rest of it: every name in it
-- says its schema instead.
CREATE OR REPLACE FUNCTION touch_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := pg_catalog.now();
  NEW.updated_by := coalesce(nullif(pg_catalog.current_setting('app.user_id', true), '')::pg_catalog.uuid, NEW.updated_by);
  NEW.version := OLD.version OPERATOR(pg_catalog.+) 1;
  RETURN NEW;
END $$;
