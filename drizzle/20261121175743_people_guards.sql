GRANT SELECT, INSERT, UPDATE, DELETE ON "attempt", "user_picture" TO app_login;--> statement-breakpoint
ALTER TABLE "organization_logo" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "organization_logo" TO app_tenant;--> statement-breakpoint
GRANT SELECT ON "organization_logo" TO app_platform;--> statement-breakpoint

-- Says on commit which table of which organization changed, and by which request; never what it holds. A transaction
-- says each once.
CREATE FUNCTION announce_rows() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed uuid;
BEGIN
  FOR changed IN SELECT DISTINCT organization_id FROM changed_rows LOOP
    PERFORM announce(changed, TG_TABLE_NAME);
  END LOOP;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION announce_organizations() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed uuid;
BEGIN
  FOR changed IN SELECT id FROM changed_rows LOOP
    PERFORM announce(changed, TG_TABLE_NAME);
  END LOOP;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION announce(changed uuid, entity text) RETURNS void LANGUAGE sql SET search_path = pg_catalog AS $$
  SELECT pg_notify('tenantry_changes', jsonb_strip_nulls(jsonb_build_object('organizationId', changed, 'entity', entity,
    'requestId', nullif(current_setting('app.request_id', true), '')))::text)
$$;--> statement-breakpoint

-- A session that ended and a person who was banned: what they still have open is looked at again.
CREATE FUNCTION announce_person() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('tenantry_changes', jsonb_build_object('userId', to_jsonb(OLD) ->> TG_ARGV[0])::text);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER announce_end AFTER DELETE ON "session" FOR EACH ROW EXECUTE FUNCTION announce_person('user_id');--> statement-breakpoint
CREATE TRIGGER announce_ban AFTER UPDATE OF "banned" ON "user" FOR EACH ROW
  WHEN (NEW.banned AND NOT OLD.banned) EXECUTE FUNCTION announce_person('id');--> statement-breakpoint

CREATE PROCEDURE announce_table(target regclass, teller regproc) LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER announce_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION %s()', target, teller);
  EXECUTE format('CREATE OR REPLACE TRIGGER announce_update AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION %s()', target, teller);
  EXECUTE format('CREATE OR REPLACE TRIGGER announce_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION %s()', target, teller);
END $$;--> statement-breakpoint

CREATE OR REPLACE PROCEDURE guard_tenant_table(target regclass) LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO app_tenant', target);
  EXECUTE format('GRANT SELECT, UPDATE, DELETE ON %s TO app_trash', target);
  EXECUTE format('CREATE OR REPLACE TRIGGER touch_row BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION touch_row()', target);
  CALL audit_table(target, 'organization_id');
  CALL announce_table(target, 'announce_rows');
END $$;--> statement-breakpoint

CALL announce_table('todos', 'announce_rows');--> statement-breakpoint
CALL announce_table('projects', 'announce_rows');--> statement-breakpoint
CALL announce_table('comments', 'announce_rows');--> statement-breakpoint
CALL announce_table('attachments', 'announce_rows');--> statement-breakpoint
CALL announce_table('member', 'announce_rows');--> statement-breakpoint
CALL announce_table('team', 'announce_rows');--> statement-breakpoint
CALL announce_table('team_member', 'announce_rows');--> statement-breakpoint
CALL announce_table('invitation', 'announce_rows');--> statement-breakpoint
CALL announce_table('subscription', 'announce_rows');--> statement-breakpoint
CALL announce_table('organization', 'announce_organizations');--> statement-breakpoint
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION announce(uuid, text) TO app_login, app_tenant, app_trash, app_platform;
