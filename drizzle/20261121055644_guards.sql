-- Privileges, forced row-level security and triggers: what the schema language cannot say.
-- app_login     what the app connects as; reads and writes the identity tables, nothing of a tenant's
-- app_tenant    rooms: own organization, live rows; never deletes a row
-- app_trash     the trash module: own organization, deleted rows too
-- app_platform  the admin area and accepting invitations: people and organizations, no content
REVOKE ALL ON SCHEMA public FROM PUBLIC;--> statement-breakpoint
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO app_login, app_tenant, app_trash, app_platform;--> statement-breakpoint

GRANT SELECT, INSERT, UPDATE, DELETE ON "user", "session", "account", "verification", "two_factor", "passkey", "rate_limit", "sso_provider" TO app_login;--> statement-breakpoint
GRANT SELECT ON "organization", "member" TO app_login;--> statement-breakpoint

GRANT SELECT ("id", "name", "email", "image", "first_name", "last_name") ON "user" TO app_tenant, app_trash;--> statement-breakpoint
GRANT SELECT ON "organization", "subscription" TO app_tenant, app_trash;--> statement-breakpoint
GRANT UPDATE ("name", "slug", "logo", "metadata", "settings", "updated_at") ON "organization" TO app_tenant;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "member", "team", "team_member", "invitation", "todos" TO app_tenant;--> statement-breakpoint
GRANT SELECT, UPDATE, DELETE ON "member", "team", "team_member", "invitation", "todos" TO app_trash;--> statement-breakpoint
GRANT UPDATE ON "subscription" TO app_trash;--> statement-breakpoint
GRANT UPDATE ("deleted_at", "deleted_by", "deletion_id", "updated_at") ON "organization" TO app_trash;--> statement-breakpoint
GRANT SELECT, INSERT ON "audit_log" TO app_tenant, app_trash, app_platform;--> statement-breakpoint

GRANT SELECT, UPDATE ON "user" TO app_platform;--> statement-breakpoint
GRANT SELECT ("id", "user_id", "expires_at", "created_at", "updated_at", "ip_address", "user_agent", "impersonated_by", "impersonation_reason"), UPDATE ("active_organization_id"), DELETE ON "session" TO app_platform;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "organization", "member", "team", "team_member", "invitation", "subscription" TO app_platform;--> statement-breakpoint

ALTER TABLE "user" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organization" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "team" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "team_member" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitation" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "todos" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "subscription" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_log" FORCE ROW LEVEL SECURITY;--> statement-breakpoint

-- A composite key is set null by column: the organization stays.
ALTER TABLE "todos" DROP CONSTRAINT "todos_assignee_fk", ADD CONSTRAINT "todos_assignee_fk" FOREIGN KEY ("organization_id", "assigned_to") REFERENCES "member" ("organization_id", "user_id") ON DELETE SET NULL ("assigned_to");--> statement-breakpoint
ALTER TABLE "member" DROP CONSTRAINT "member_team_fk", ADD CONSTRAINT "member_team_fk" FOREIGN KEY ("organization_id", "team_id") REFERENCES "team" ("organization_id", "id") ON DELETE SET NULL ("team_id");--> statement-breakpoint
ALTER TABLE "invitation" DROP CONSTRAINT "invitation_team_fk", ADD CONSTRAINT "invitation_team_fk" FOREIGN KEY ("organization_id", "team_id") REFERENCES "team" ("organization_id", "id") ON DELETE SET NULL ("team_id");--> statement-breakpoint

CREATE FUNCTION touch_row() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  NEW.updated_at := now();
  NEW.updated_by := coalesce(nullif(current_setting('app.user_id', true), '')::uuid, NEW.updated_by);
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER touch_row BEFORE UPDATE ON "member" FOR EACH ROW EXECUTE FUNCTION touch_row();--> statement-breakpoint
CREATE TRIGGER touch_row BEFORE UPDATE ON "team" FOR EACH ROW EXECUTE FUNCTION touch_row();--> statement-breakpoint
CREATE TRIGGER touch_row BEFORE UPDATE ON "team_member" FOR EACH ROW EXECUTE FUNCTION touch_row();--> statement-breakpoint
CREATE TRIGGER touch_row BEFORE UPDATE ON "invitation" FOR EACH ROW EXECUTE FUNCTION touch_row();--> statement-breakpoint
CREATE TRIGGER touch_row BEFORE UPDATE ON "todos" FOR EACH ROW EXECUTE FUNCTION touch_row();--> statement-breakpoint
CREATE TRIGGER touch_row BEFORE UPDATE ON "subscription" FOR EACH ROW EXECUTE FUNCTION touch_row();--> statement-breakpoint

-- A live organization always has a live owner. Deferred, so that an ownership transfer may pass through none;
-- the lock on the organization makes two owners leaving at once wait for one another.
CREATE FUNCTION keep_an_owner() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM 1 FROM organization WHERE id = OLD.organization_id AND deleted_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM member WHERE organization_id = OLD.organization_id AND role = 'owner' AND deleted_at IS NULL
  ) THEN
    RAISE EXCEPTION 'An organization needs at least one owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_last_owner';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER keep_an_owner AFTER UPDATE OR DELETE ON "member" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.role = 'owner' AND OLD.deleted_at IS NULL) EXECUTE FUNCTION keep_an_owner();--> statement-breakpoint

REVOKE EXECUTE ON FUNCTION touch_row(), keep_an_owner() FROM PUBLIC;
