-- Who was here on which day: the session table tells it, the admin area counts it.
GRANT SELECT, DELETE ON "person_day" TO app_platform;--> statement-breakpoint
GRANT INSERT ON "person_day" TO app_login;--> statement-breakpoint
ALTER TABLE "storage_day" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("bytes"), DELETE ON "storage_day" TO app_platform;--> statement-breakpoint

-- What comes back may need another address: its own may be somebody else's by now.
GRANT UPDATE ("slug") ON "organization" TO app_trash;--> statement-breakpoint

-- A session is marked as used every few minutes: the first time on a day is a row, the others find it.
CREATE FUNCTION note_person_day() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO public.person_day (day, user_id) VALUES ((NEW.last_used_at AT TIME ZONE 'UTC')::date, NEW.user_id)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER note_person_day AFTER INSERT OR UPDATE OF "last_used_at" ON "session" FOR EACH ROW
  WHEN (NEW.impersonated_by IS NULL) EXECUTE FUNCTION note_person_day();--> statement-breakpoint

-- What is known of the days before: when sessions began and were last used, and what people did.
INSERT INTO "person_day" ("day", "user_id")
SELECT (s.created_at AT TIME ZONE 'UTC')::date, s.user_id FROM "session" s WHERE s.impersonated_by IS NULL
UNION
SELECT (s.last_used_at AT TIME ZONE 'UTC')::date, s.user_id FROM "session" s WHERE s.impersonated_by IS NULL
UNION
SELECT (a.created_at AT TIME ZONE 'UTC')::date, a.user_id FROM "audit_log" a JOIN "user" u ON u.id = a.user_id
WHERE a.impersonator_id IS NULL AND a.created_at > now() - interval '90 days'
ON CONFLICT DO NOTHING;--> statement-breakpoint
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;
