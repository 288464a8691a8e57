-- Nobody acts as an administrator or as somebody who is banned, and for an hour of the database's clock at most. What an
-- impersonation is bound to never changes.
CREATE FUNCTION begin_impersonation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (
    SELECT FROM public."user" u WHERE u.id = NEW.user_id
      AND (u.role = 'admin' OR u.banned AND (u.ban_expires IS NULL OR u.ban_expires > now()))
  ) THEN
    RAISE EXCEPTION 'This person is not impersonated' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.created_at := now();
  NEW.expires_at := now() + interval '60 minutes';
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER begin_impersonation BEFORE INSERT ON "session"
  FOR EACH ROW WHEN (NEW.impersonated_by IS NOT NULL) EXECUTE FUNCTION begin_impersonation();--> statement-breakpoint

CREATE FUNCTION keep_impersonation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF (NEW.user_id, NEW.impersonated_by, NEW.impersonator_session_id)
    IS DISTINCT FROM (OLD.user_id, OLD.impersonated_by, OLD.impersonator_session_id)
  THEN
    RAISE EXCEPTION 'An impersonation stays what it is' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.expires_at := least(NEW.expires_at, OLD.expires_at);
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER keep_impersonation BEFORE UPDATE ON "session"
  FOR EACH ROW WHEN (OLD.impersonated_by IS NOT NULL OR NEW.impersonated_by IS NOT NULL)
  EXECUTE FUNCTION keep_impersonation();--> statement-breakpoint

-- Who is no administrator any more, or is banned, acts as nobody; and nobody acts as who became one, or is banned.
CREATE FUNCTION end_impersonations() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM public.session s
  WHERE s.impersonated_by = NEW.id AND (NEW.role <> 'admin' OR NEW.banned)
    OR s.user_id = NEW.id AND s.impersonated_by IS NOT NULL AND (NEW.role = 'admin' OR NEW.banned);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER end_impersonations AFTER UPDATE OF "role", "banned" ON "user"
  FOR EACH ROW WHEN (NEW.role <> OLD.role OR NEW.banned AND NOT OLD.banned)
  EXECUTE FUNCTION end_impersonations();--> statement-breakpoint

-- However an impersonation ends, every organization of the person reads it in its log. The schema's owner sees the
-- memberships of that person meanwhile, and of nobody else.
CREATE FUNCTION log_impersonation_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.impersonated_id', OLD.user_id::text, true);
  INSERT INTO public.audit_log (id, organization_id, action, entity_type, entity_id, user_id, user_name,
    impersonator_id, impersonator_name, reason, source, ip_address, user_agent, request_id)
  SELECT uuid_v7(), m.organization_id, 'impersonation_stop', 'session', OLD.id, p.id, p.name, a.id, a.name,
    OLD.impersonation_reason, actor.source, OLD.ip_address, OLD.user_agent, actor.request_id
  FROM audit_actor() actor, public."user" p, public."user" a, public.member m, public.organization o
  WHERE p.id = OLD.user_id AND a.id = OLD.impersonated_by AND m.user_id = p.id AND m.deleted_at IS NULL
    AND o.id = m.organization_id AND o.deleted_at IS NULL;
  PERFORM set_config('app.impersonated_id', '', true);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER log_impersonation_end AFTER DELETE ON "session"
  FOR EACH ROW WHEN (OLD.impersonated_by IS NOT NULL) EXECUTE FUNCTION log_impersonation_end();--> statement-breakpoint

-- One administrator stays: those who would take it from each other wait for one another.
CREATE FUNCTION keep_administrator() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
  IF NOT EXISTS (SELECT FROM public."user" u WHERE u.role = 'admin' AND NOT u.banned) THEN
    RAISE EXCEPTION 'There must be an administrator' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_last_admin';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER keep_administrator AFTER UPDATE OF "role", "banned" ON "user"
  FOR EACH ROW WHEN (OLD.role = 'admin' AND NOT OLD.banned AND (NEW.role <> 'admin' OR NEW.banned))
  EXECUTE FUNCTION keep_administrator();--> statement-breakpoint

GRANT SELECT ("last_used_at", "impersonator_session_id") ON "session" TO app_platform;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION begin_impersonation(), keep_impersonation(), end_impersonations(), log_impersonation_end(),
  keep_administrator() FROM PUBLIC;
