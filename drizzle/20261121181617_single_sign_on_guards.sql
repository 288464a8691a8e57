-- An organization's owners keep its providers in their own transactions. The login role reads what works for sign-in
-- and may lock it while an account is linked, for which it writes the id that stands there.
REVOKE ALL ON "sso_provider" FROM app_login, app_tenant, app_trash, app_platform;--> statement-breakpoint
ALTER TABLE "sso_provider" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "sso_provider" TO app_tenant;--> statement-breakpoint
GRANT SELECT, UPDATE ("provider_id", "updated_at") ON "sso_provider" TO app_login;--> statement-breakpoint
CALL audit_table('sso_provider', 'organization_id');--> statement-breakpoint

CREATE OR REPLACE FUNCTION audit_label(changed jsonb) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
  SELECT left(coalesce(changed ->> 'title', changed ->> 'name', changed ->> 'body', changed ->> 'email', changed ->> 'plan',
    changed ->> 'domain', (SELECT u.name FROM public."user" u WHERE u.id = (changed ->> 'user_id')::uuid)), 300)
$$;--> statement-breakpoint

-- A provider's id is made once: who could change it would take over the accounts that came in through another one.
CREATE FUNCTION keep_provider_id() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.provider_id <> OLD.provider_id OR NEW.domain <> OLD.domain OR NEW.organization_id <> OLD.organization_id THEN
    RAISE EXCEPTION 'A provider keeps its id, domain and organization' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER keep_provider_id BEFORE UPDATE ON "sso_provider" FOR EACH ROW EXECUTE FUNCTION keep_provider_id();--> statement-breakpoint
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;
