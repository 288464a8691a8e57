ALTER TABLE "audit_log" ADD COLUMN "user_name" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "impersonator_name" text;--> statement-breakpoint
CREATE POLICY "user_owner" ON "user" AS PERMISSIVE FOR SELECT TO "app_owner" USING (true);