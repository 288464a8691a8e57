-- Ids are unique within an organization only: the old and the new row of a change are paired by both.
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
        SELECT to_jsonb(o) AS old_row, to_jsonb(n) AS new_row FROM old_rows o
        JOIN new_rows n ON n.id = o.id AND to_jsonb(n) ->> organization_column = to_jsonb(o) ->> organization_column
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
END $$;
