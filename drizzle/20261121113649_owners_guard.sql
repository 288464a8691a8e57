-- Only an owner makes, removes or brings back an owner, whatever a procedure forgot to ask. Jobs and the platform's
-- door, which act for no member, are not bound by it.
CREATE FUNCTION guard_owners() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF current_user IN ('app_tenant', 'app_trash')
    AND nullif(current_setting('app.user_id', true), '') IS NOT NULL
    AND current_setting('app.member_role', true) IS DISTINCT FROM 'owner'
  THEN
    RAISE EXCEPTION 'Only an owner may change an owner' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER guard_owners_insert BEFORE INSERT ON "member"
  FOR EACH ROW WHEN (NEW.role = 'owner') EXECUTE FUNCTION guard_owners();--> statement-breakpoint
CREATE TRIGGER guard_owners_update BEFORE UPDATE OF "role", "deleted_at" ON "member"
  FOR EACH ROW WHEN (
    'owner' IN (OLD.role, NEW.role) AND (OLD.role <> NEW.role OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
  ) EXECUTE FUNCTION guard_owners();--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION guard_owners() FROM PUBLIC;
