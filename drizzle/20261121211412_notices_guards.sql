ALTER TABLE "notices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "digests" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("actor_id"), DELETE ON "notices" TO app_tenant;--> statement-breakpoint
GRANT SELECT ON "notices" TO app_platform;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("day") ON "digests" TO app_platform;--> statement-breakpoint

-- Whoever writes, by whatever way, leaves a notice for those whom it concerns but themselves. It runs with the writer's
-- own rights, and has no settings of its own: a thousand todos may be assigned at once.
CREATE FUNCTION note_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.notices (organization_id, user_id, kind, entity_id, actor_id)
  VALUES (NEW.organization_id, NEW.assigned_to, 'assigned', NEW.id,
    pg_catalog.current_setting('app.user_id', true)::pg_catalog.uuid)
  ON CONFLICT (organization_id, user_id, kind, entity_id) DO UPDATE SET actor_id = excluded.actor_id;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION note_comment() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  actor uuid := current_setting('app.user_id', true)::uuid;
BEGIN
  INSERT INTO public.notices (organization_id, user_id, kind, entity_id, actor_id)
  SELECT m.organization_id, m.user_id, 'comments', NEW.id, actor
  FROM public.todos t
  JOIN public.member m ON m.organization_id = t.organization_id AND m.user_id IN (t.assigned_to, t.created_by)
  WHERE t.organization_id = NEW.organization_id AND t.id = NEW.todo_id AND m.user_id <> actor;
  RETURN NULL;
END $$;--> statement-breakpoint

-- Without a person behind it, as in a job, the comparison is null and no trigger runs.
CREATE TRIGGER note_assignment AFTER INSERT ON "todos" FOR EACH ROW
  WHEN (NEW.assigned_to::text <> nullif(current_setting('app.user_id', true), ''))
  EXECUTE FUNCTION note_assignment();--> statement-breakpoint
CREATE TRIGGER note_reassignment AFTER UPDATE OF "assigned_to" ON "todos" FOR EACH ROW
  WHEN (NEW.assigned_to IS DISTINCT FROM OLD.assigned_to
    AND NEW.assigned_to::text <> nullif(current_setting('app.user_id', true), ''))
  EXECUTE FUNCTION note_assignment();--> statement-breakpoint
CREATE TRIGGER note_comment AFTER INSERT ON "comments" FOR EACH ROW
  WHEN (nullif(current_setting('app.user_id', true), '') IS NOT NULL)
  EXECUTE FUNCTION note_comment();--> statement-breakpoint
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;
