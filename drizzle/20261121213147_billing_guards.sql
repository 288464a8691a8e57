-- app_billing changes what an organization has bought: its own, asked for by an owner or by a job. Rooms, as
-- app_tenant, read it only.
GRANT USAGE ON SCHEMA public TO app_billing;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "subscription" TO app_billing;--> statement-breakpoint
GRANT SELECT, UPDATE ("current_plan", "payment_due_by", "stripe_customer_id", "updated_at") ON "organization" TO app_billing;--> statement-breakpoint

ALTER TABLE "stripe_event" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("processed_at"), DELETE ON "stripe_event" TO app_platform;--> statement-breakpoint

-- A customer of Stripe belongs to one organization for ever: whoever could change it would pay, or be paid for, elsewhere.
CREATE FUNCTION keep_customer() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'An organization keeps its customer' USING ERRCODE = '42501';
END $$;--> statement-breakpoint
CREATE TRIGGER keep_customer BEFORE UPDATE OF "stripe_customer_id" ON "organization" FOR EACH ROW
  WHEN (OLD.stripe_customer_id IS NOT NULL AND NEW.stripe_customer_id IS DISTINCT FROM OLD.stripe_customer_id)
  EXECUTE FUNCTION keep_customer();--> statement-breakpoint

-- An unpaid plan counts until its grace is over, a cancelled one until its end: `isInForce` decides alike.
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
      WHERE s.organization_id = counted AND s.deleted_at IS NULL AND (s.cancel_at IS NULL OR s.cancel_at > now())
        AND (s.status = 'active' OR (s.status = 'past_due' AND s.grace_end > now())
          OR (s.status = 'trialing' AND s.trial_end > now()))),
    (o.plan_limits ->> counter)::bigint)
  INTO room FROM public.organization o WHERE o.id = counted;
  IF total > room THEN
    RAISE EXCEPTION 'The plan has room for % %', room, counter
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_limit', DETAIL = json_build_object('counter', counter, 'limit', room);
  END IF;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION announce(uuid, text) TO app_billing;
