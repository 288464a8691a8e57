-- A change of 10,000 rows writes its entries in one pass. What a row takes is part of the statement: a function with
-- settings of its own costs more than all the rest. Rows are paired by sorting: a cached plan may have been made for one.
CREATE OR REPLACE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(set_bit(set_bit(
    overlay(uuid_send(gen_random_uuid())
      PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid
$$;--> statement-breakpoint

-- What says who and when stands in the entry itself, and what follows from other rows is no change that anybody made.
CREATE FUNCTION audit_shown(changed jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT changed - array['id', 'organization_id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version',
    'deleted_at', 'deleted_by', 'deletion_id', 'membership_key', 'member_count', 'file_id', 'stored_at', 'content_type']
$$;--> statement-breakpoint

-- The columns of `new_row` that differ from `old_row`, with the values of `picked`; what is secret stands nowhere. A
-- set of one, so that it becomes part of the statement.
DROP FUNCTION audit_values(jsonb, jsonb, jsonb);--> statement-breakpoint
CREATE FUNCTION audit_values(old_row jsonb, new_row jsonb, picked jsonb) RETURNS SETOF jsonb
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
  SELECT jsonb_object_agg(key, picked -> key)
  FROM jsonb_each(new_row)
  WHERE new_row IS DISTINCT FROM old_row
    AND value IS DISTINCT FROM coalesce(old_row -> key, 'null'::jsonb)
    AND key !~ '(password|secret|token|stripe_)'
$$;--> statement-breakpoint

DROP FUNCTION audit_label(jsonb);--> statement-breakpoint
CREATE FUNCTION audit_label(changed jsonb) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
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
    SELECT uuid_v7(), (n.row ->> organization_column)::uuid, 'create', TG_TABLE_NAME, n.id, label, new_values, actor.*
    FROM audit_actor() actor, (SELECT r.id, to_jsonb(r) AS row FROM new_rows r OFFSET 0) n,
      audit_label(n.row) label, audit_values(NULL, audit_shown(n.row), n.row) new_values;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO public.audit_log (id, organization_id, action, entity_type, entity_id, entity_label, old_values, new_values,
      user_id, user_name, impersonator_id, impersonator_name, source, ip_address, user_agent, request_id)
    SELECT uuid_v7(), c.organization_id, c.action, TG_TABLE_NAME, c.id, label, old_values, new_values, actor.*
    FROM audit_actor() actor, (
      SELECT p.id, p.organization_id, p.is_new, p.row AS new_row, lag(p.row) OVER pair AS old_row,
        CASE lag(p.deleted) OVER pair WHEN p.deleted THEN 'update' WHEN false THEN 'delete' ELSE 'restore' END AS action
      FROM (
        SELECT sides.id, (sides.row ->> organization_column)::uuid AS organization_id, sides.is_new,
          sides.row ->> 'deleted_at' IS NOT NULL AS deleted, audit_shown(sides.row) AS row
        FROM (
          SELECT o.id, to_jsonb(o) AS row, false AS is_new FROM old_rows o
          UNION ALL
          SELECT n.id, to_jsonb(n), true FROM new_rows n
        ) sides
        OFFSET 0
      ) p
      WINDOW pair AS (PARTITION BY p.organization_id, p.id ORDER BY p.is_new)
    ) c, audit_label(c.new_row) label, audit_values(c.old_row, c.new_row, c.old_row) old_values,
      audit_values(c.old_row, c.new_row, c.new_row) new_values
    WHERE c.is_new AND (c.action <> 'update' OR new_values IS NOT NULL);
  ELSE
    INSERT INTO public.audit_log (id, organization_id, action, entity_type, entity_id, entity_label, old_values,
      user_id, user_name, impersonator_id, impersonator_name, source, ip_address, user_agent, request_id)
    SELECT uuid_v7(), (o.row ->> organization_column)::uuid, 'purge', TG_TABLE_NAME, o.id, label, old_values, actor.*
    FROM audit_actor() actor, (SELECT r.id, to_jsonb(r) AS row FROM old_rows r OFFSET 0) o,
      audit_label(o.row) label, audit_values(NULL, audit_shown(o.row), o.row) old_values;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;
