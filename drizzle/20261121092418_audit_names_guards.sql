-- Entries keep the names of who acted: a removed member and an administrator are not to be read from an organization.
DROP FUNCTION audit_actor();--> statement-breakpoint
CREATE FUNCTION audit_actor(OUT user_id uuid, OUT user_name text, OUT impersonator_id uuid, OUT impersonator_name text,
  OUT source text, OUT ip_address text, OUT user_agent text, OUT request_id text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  user_id := nullif(current_setting('app.user_id', true), '')::uuid;
  impersonator_id := nullif(current_setting('app.impersonator_id', true), '')::uuid;
  SELECT u.name INTO user_name FROM public."user" u WHERE u.id = user_id;
  SELECT u.name INTO impersonator_name FROM public."user" u WHERE u.id = impersonator_id;
  source := nullif(current_setting('app.action', true), '');
  ip_address := nullif(current_setting('app.ip_address', true), '');
  user_agent := nullif(current_setting('app.user_agent', true), '');
  request_id := nullif(current_setting('app.request_id', true), '');
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION audit_label(changed jsonb) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT left(coalesce(changed ->> 'title', changed ->> 'name', changed ->> 'body', changed ->> 'email', changed ->> 'plan',
    (SELECT u.name FROM public."user" u WHERE u.id = (changed ->> 'user_id')::uuid)), 300)
$$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION audit_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organization_column text := TG_ARGV[0];
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.audit_log (id, organization_id, action, entity_type, entity_id, entity_label, new_values,
      user_id, user_name, impersonator_id, impersonator_name, source, ip_address, user_agent, request_id)
    SELECT uuid_v7(), (n.row ->> organization_column)::uuid, 'create', TG_TABLE_NAME, (n.row ->> 'id')::uuid,
      audit_label(n.row), audit_values(NULL, n.row, n.row), actor.*
    FROM (SELECT to_jsonb(r) AS row FROM new_rows r) n, audit_actor() actor;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO public.audit_log (id, organization_id, action, entity_type, entity_id, entity_label, old_values, new_values,
      user_id, user_name, impersonator_id, impersonator_name, source, ip_address, user_agent, request_id)
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
      user_id, user_name, impersonator_id, impersonator_name, source, ip_address, user_agent, request_id)
    SELECT uuid_v7(), (o.row ->> organization_column)::uuid, 'purge', TG_TABLE_NAME, (o.row ->> 'id')::uuid,
      audit_label(o.row), audit_values(NULL, o.row, o.row), actor.*
    FROM (SELECT to_jsonb(r) AS row FROM old_rows r) o, audit_actor() actor;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION audit_hash(chain uuid, seal_number integer, previous_hash text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
  SELECT encode(sha256(convert_to(previous_hash || coalesce(string_agg(jsonb_build_array(
      id, organization_id, user_id, user_name, impersonator_id, impersonator_name, action, entity_type, entity_id, entity_label, old_values, new_values,
      reason, source, ip_address, user_agent, request_id, created_at)::text, E'\n' ORDER BY id), ''), 'UTF8')), 'hex')
  FROM public.audit_log
  WHERE seal = seal_number
    AND organization_id IS NOT DISTINCT FROM nullif(chain, '00000000-0000-0000-0000-000000000000')
$$;--> statement-breakpoint

REVOKE EXECUTE ON FUNCTION audit_actor() FROM PUBLIC;
