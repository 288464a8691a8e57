DELETE FROM "session" WHERE "impersonated_by" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "impersonator_session_id" uuid;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_key" UNIQUE("id","user_id");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_impersonator_fk" FOREIGN KEY ("impersonator_session_id","impersonated_by") REFERENCES "public"."session"("id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_impersonator_idx" ON "session" USING btree ("impersonated_by","impersonator_session_id");--> statement-breakpoint
CREATE INDEX "user_created_idx" ON "user" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_impersonator_check" CHECK (("session"."impersonated_by" is null) = ("session"."impersonator_session_id" is null));--> statement-breakpoint
CREATE POLICY "member_impersonated" ON "member" AS PERMISSIVE FOR SELECT TO "app_owner" USING ("member"."user_id" = (select nullif(current_setting('app.impersonated_id', true), '')::uuid));
