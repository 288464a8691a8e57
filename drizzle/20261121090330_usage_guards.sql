-- Counters of what a plan limits, kept by triggers on every write path; a change that would exceed the plan is refused.
ALTER TABLE "organization_usage" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT ON "organization_usage" TO app_tenant, app_trash, app_platform;--> statement-breakpoint

-- Adds to a counter and locks it; raises plan_limit when the organization has more than its plan admits. The limits of
-- a subscription count while it is in force, the organization's own otherwise.
CREATE FUNCTION add_usage(counted uuid, counter text, delta bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  total bigint;
  room bigint;
BEGIN
  IF delta = 0 OR NOT EXISTS (SELECT 1 FROM public.organization WHERE id = counted) THEN
    RETURN;
  END IF;
  INSERT INTO public.organization_usage AS usage (organization_id, todos, members)
  VALUES (counted, CASE counter WHEN 'todos' THEN delta ELSE 0 END, CASE counter WHEN 'members' THEN delta ELSE 0 END)
  ON CONFLICT (organization_id) DO UPDATE
    SET todos = usage.todos + excluded.todos, members = usage.members + excluded.members
  RETURNING CASE counter WHEN 'todos' THEN usage.todos ELSE usage.members END INTO total;
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

CREATE FUNCTION count_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  counter text := TG_ARGV[0];
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_usage(organization_id, counter, count(*))
    FROM new_rows WHERE deleted_at IS NULL GROUP BY organization_id;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_usage(organization_id, counter, -count(*))
    FROM old_rows WHERE deleted_at IS NULL GROUP BY organization_id;
  ELSE
    PERFORM add_usage(organization_id, counter, sum(change)::bigint)
    FROM (
      SELECT organization_id, 1 AS change FROM new_rows WHERE deleted_at IS NULL
      UNION ALL
      SELECT organization_id, -1 FROM old_rows WHERE deleted_at IS NULL
    ) changes GROUP BY organization_id;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE PROCEDURE count_table(target regclass, counter text) LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER count_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION count_rows(%L)', target, counter);
  EXECUTE format('CREATE OR REPLACE TRIGGER count_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION count_rows(%L)', target, counter);
  EXECUTE format('CREATE OR REPLACE TRIGGER count_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION count_rows(%L)', target, counter);
END $$;--> statement-breakpoint

CALL count_table('todos', 'todos');--> statement-breakpoint
CALL count_table('member', 'members');--> statement-breakpoint
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;--> statement-breakpoint

ALTER TABLE "todos" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "organization_usage" ("organization_id", "todos", "members")
SELECT o.id,
  (SELECT count(*) FROM "todos" t WHERE t.organization_id = o.id AND t.deleted_at IS NULL),
  (SELECT count(*) FROM "member" m WHERE m.organization_id = o.id AND m.deleted_at IS NULL)
FROM "organization" o;--> statement-breakpoint
ALTER TABLE "todos" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member" FORCE ROW LEVEL SECURITY;
