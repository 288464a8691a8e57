-- What every tenant table gets beyond its declaration is now said once: guard_tenant_table('name').
-- A new table's migration calls it; db:check and the catalog test name a table that lacks it.

CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT encode(set_bit(set_bit(
    overlay(uuid_send(gen_random_uuid())
      PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid
$$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION touch_row() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  NEW.updated_at := now();
  NEW.updated_by := coalesce(nullif(current_setting('app.user_id', true), '')::uuid, NEW.updated_by);
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;--> statement-breakpoint

-- The columns of `new_row` that differ from `old_row`, with the values of `picked`. What says who and when stands in
-- the entry itself; what is secret stands nowhere.
CREATE FUNCTION audit_values(old_row jsonb, new_row jsonb, picked jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT jsonb_object_agg(key, picked -> key)
  FROM jsonb_object_keys(new_row) AS key
  WHERE new_row -> key IS DISTINCT FROM coalesce(old_row -> key, 'null'::jsonb)
    AND key <> ALL (array['id', 'organization_id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version',
      'deleted_at', 'deleted_by', 'deletion_id', 'membership_key'])
    AND key !~ '(password|secret|token|stripe_)'
$$;--> statement-breakpoint

-- One entry for each changed row, in the transaction of the change: statement triggers with transition tables call
-- it. The argument names the column that holds the organization.
CREATE FUNCTION audit_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organization_column text := TG_ARGV[0];
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.audit_log (id, organization_id, action, entity_type, entity_id, entity_label, new_values,
      user_id, impersonator_id, source, ip_address, user_agent, request_id)
    SELECT uuid_v7(), (n.row ->> organization_column)::uuid, 'create', TG_TABLE_NAME, (n.row ->> 'id')::uuid,
      audit_label(n.row), audit_values(NULL, n.row, n.row), actor.*
    FROM (SELECT to_jsonb(r) AS row FROM new_rows r) n, audit_actor() actor;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO public.audit_log (id, organization_id, action, entity_type, entity_id, entity_label, old_values, new_values,
      user_id, impersonator_id, source, ip_address, user_agent, request_id)
    SELECT uuid_v7(), (c.new_row ->> organization_column)::uuid, c.action, TG_TABLE_NAME, (c.new_row ->> 'id')::uuid,
      audit_label(c.new_row), c.old_values, c.new_values, actor.*
    FROM (
      SELECT p.new_row,
        CASE
          WHEN p.old_row ->> 'deleted_at' IS NULL AND p.new_row ->> 'deleted_at' IS NOT NULL THEN 'delete'
          WHEN p.old_row ->> 'deleted_at' IS NOT NULL AND p.new_row ->> 'deleted_at' IS NULL THEN 'restore'
          ELSE 'update'
        END AS action,
        audit_values(p.old_row, p.new_row, p.old_row) AS old_values,
        audit_values(p.old_row, p.new_row, p.new_row) AS new_values
      FROM (
        SELECT to_jsonb(o) AS old_row, to_jsonb(n) AS new_row FROM old_rows o JOIN new_rows n ON n.id = o.id
      ) p
    ) c, audit_actor() actor
    WHERE c.action <> 'update' OR c.new_values IS NOT NULL;
  ELSE
    INSERT INTO public.audit_log (id, organization_id, action, entity_type, entity_id, entity_label, old_values,
      user_id, impersonator_id, source, ip_address, user_agent, request_id)
    SELECT uuid_v7(), (o.row ->> organization_column)::uuid, 'purge', TG_TABLE_NAME, (o.row ->> 'id')::uuid,
      audit_label(o.row), audit_values(NULL, o.row, o.row), actor.*
    FROM (SELECT to_jsonb(r) AS row FROM old_rows r) o, audit_actor() actor;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION audit_label(changed jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT left(coalesce(changed ->> 'title', changed ->> 'name', changed ->> 'body', changed ->> 'email', changed ->> 'plan'), 300)
$$;--> statement-breakpoint

CREATE FUNCTION audit_actor(OUT user_id uuid, OUT impersonator_id uuid, OUT source text, OUT ip_address text,
  OUT user_agent text, OUT request_id text) LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT nullif(current_setting('app.user_id', true), '')::uuid,
    nullif(current_setting('app.impersonator_id', true), '')::uuid,
    nullif(current_setting('app.action', true), ''),
    nullif(current_setting('app.ip_address', true), ''),
    nullif(current_setting('app.user_agent', true), ''),
    nullif(current_setting('app.request_id', true), '')
$$;--> statement-breakpoint

-- A temporary table must not stand in for the real one.
ALTER FUNCTION keep_an_owner() SET search_path = pg_catalog, public, pg_temp;--> statement-breakpoint

CREATE PROCEDURE audit_table(target regclass, organization_column text) LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION audit_rows(%L)', target, organization_column);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION audit_rows(%L)', target, organization_column);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION audit_rows(%L)', target, organization_column);
END $$;--> statement-breakpoint

CREATE PROCEDURE guard_tenant_table(target regclass) LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO app_tenant', target);
  EXECUTE format('GRANT SELECT, UPDATE, DELETE ON %s TO app_trash', target);
  EXECUTE format('CREATE OR REPLACE TRIGGER touch_row BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION touch_row()', target);
  CALL audit_table(target, 'organization_id');
END $$;--> statement-breakpoint

CALL guard_tenant_table('projects');--> statement-breakpoint
CALL guard_tenant_table('comments');--> statement-breakpoint
CALL guard_tenant_table('todos');--> statement-breakpoint
CALL guard_tenant_table('member');--> statement-breakpoint
CALL guard_tenant_table('team');--> statement-breakpoint
CALL guard_tenant_table('team_member');--> statement-breakpoint
CALL guard_tenant_table('invitation');--> statement-breakpoint
CALL audit_table('subscription', 'organization_id');--> statement-breakpoint
CALL audit_table('organization', 'id');--> statement-breakpoint

REVOKE INSERT ON "audit_log" FROM app_tenant, app_trash;--> statement-breakpoint
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE EXECUTE ON ROUTINES FROM PUBLIC;--> statement-breakpoint

-- A composite key is set null by column: the organization stays.
ALTER TABLE "todos" DROP CONSTRAINT "todos_project_fk", ADD CONSTRAINT "todos_project_fk" FOREIGN KEY ("organization_id", "project_id") REFERENCES "projects" ("organization_id", "id") ON DELETE SET NULL ("project_id");
