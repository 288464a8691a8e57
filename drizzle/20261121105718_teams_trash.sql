ALTER TABLE "team_member" DROP CONSTRAINT "team_member_key";--> statement-breakpoint
CREATE UNIQUE INDEX "team_member_live_key" ON "team_member" USING btree ("organization_id","team_id","user_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "team_member_person_idx" ON "team_member" USING btree ("organization_id","user_id");--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_name_check" CHECK (length("team"."name") between 1 and 80);--> statement-breakpoint
CREATE POLICY "organization_purge" ON "organization" AS RESTRICTIVE FOR DELETE TO "app_trash" USING ("organization"."deleted_at" is not null);