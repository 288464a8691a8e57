CALL guard_tenant_table('attachments');--> statement-breakpoint
ALTER TABLE "file_removals" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, DELETE ON "file_removals" TO app_platform;--> statement-breakpoint

-- Storage is a counter like the others.
CREATE OR REPLACE FUNCTION add_usage(counted uuid, counter text, delta bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  total bigint;
  room bigint;
BEGIN
  IF delta = 0 OR NOT EXISTS (SELECT 1 FROM public.organization WHERE id = counted) THEN
    RETURN;
  END IF;
  INSERT INTO public.organization_usage AS usage (organization_id, todos, members, storage)
  VALUES (counted, CASE counter WHEN 'todos' THEN delta ELSE 0 END, CASE counter WHEN 'members' THEN delta ELSE 0 END,
    CASE counter WHEN 'storage' THEN delta ELSE 0 END)
  ON CONFLICT (organization_id) DO UPDATE
    SET todos = usage.todos + excluded.todos, members = usage.members + excluded.members,
      storage = usage.storage + excluded.storage
  RETURNING CASE counter WHEN 'todos' THEN usage.todos WHEN 'members' THEN usage.members ELSE usage.storage END INTO total;
  IF delta < 0 THEN
    RETURN;
  END IF;
  SELECT coalesce(
    (SELECT (s.limits ->> counter)::bigint FROM public.subscription s
      WHERE s.organization_id = counted AND s.deleted_at IS NULL
        AND (s.status IN ('active', 'past_due') OR (s.status = 'trialing' AND s.trial_end > now()))),
    (o.plan_limits ->> counter)::bigint)
  INTO room FROM public.organization o WHERE o.id = counted;
  IF total > room THEN
    RAISE EXCEPTION 'The plan has room for % %', room, counter
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_limit', DETAIL = json_build_object('counter', counter, 'limit', room);
  END IF;
END $$;--> statement-breakpoint

-- Bytes count from the reservation until the row is gone for ever: what lies in the trash lies on the disk as well.
CREATE FUNCTION count_bytes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_usage(organization_id, 'storage', sum(size)::bigint) FROM new_rows GROUP BY organization_id;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_usage(organization_id, 'storage', -sum(size)::bigint) FROM old_rows GROUP BY organization_id;
  ELSE
    PERFORM add_usage(organization_id, 'storage', sum(change)::bigint)
    FROM (
      SELECT organization_id, size AS change FROM new_rows
      UNION ALL
      SELECT organization_id, -size FROM old_rows
    ) changes GROUP BY organization_id;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER count_insert AFTER INSERT ON "attachments" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_bytes();--> statement-breakpoint
CREATE TRIGGER count_update AFTER UPDATE ON "attachments" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_bytes();--> statement-breakpoint
CREATE TRIGGER count_delete AFTER DELETE ON "attachments" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_bytes();--> statement-breakpoint

-- A file whose row is gone, or names another file by now, is noted. One that may still be on its way is due later: no
-- upload lasts an hour.
CREATE FUNCTION note_removed_files() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO public.file_removals (id, organization_id, file_id, due_at)
    SELECT gen_random_uuid(), o.organization_id, o.file_id,
      CASE WHEN o.stored_at IS NULL THEN now() + interval '1 hour' ELSE now() END
    FROM old_rows o WHERE o.file_id IS NOT NULL;
  ELSE
    INSERT INTO public.file_removals (id, organization_id, file_id, due_at)
    SELECT gen_random_uuid(), o.organization_id, o.file_id, now() + interval '1 hour'
    FROM old_rows o JOIN new_rows n ON n.organization_id = o.organization_id AND n.id = o.id
    WHERE o.file_id IS DISTINCT FROM n.file_id AND o.file_id IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER note_update AFTER UPDATE ON "attachments" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_removed_files();--> statement-breakpoint
CREATE TRIGGER note_delete AFTER DELETE ON "attachments" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_removed_files();--> statement-breakpoint

-- Where a file lies and that its bytes have come follows from its having been attached: no change that anybody made.
CREATE OR REPLACE FUNCTION audit_values(old_row jsonb, new_row jsonb, picked jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT jsonb_object_agg(key, picked -> key)
  FROM jsonb_object_keys(new_row) AS key
  WHERE new_row -> key IS DISTINCT FROM coalesce(old_row -> key, 'null'::jsonb)
    AND key <> ALL (array['id', 'organization_id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version',
      'deleted_at', 'deleted_by', 'deletion_id', 'membership_key', 'member_count', 'file_id', 'stored_at', 'content_type'])
    AND key !~ '(password|secret|token|stripe_)'
$$;--> statement-breakpoint
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;
