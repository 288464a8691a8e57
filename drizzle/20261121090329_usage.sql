CREATE TABLE "organization_usage" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"todos" integer DEFAULT 0 NOT NULL,
	"members" integer DEFAULT 0 NOT NULL,
	"storage" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organization_usage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organization" ALTER COLUMN "plan_limits" SET DEFAULT '{"todos":200,"members":5,"storage":268435456}'::jsonb;--> statement-breakpoint
ALTER TABLE "organization" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "organization" SET "plan_limits" = DEFAULT WHERE "plan_limits" IS NULL;--> statement-breakpoint
ALTER TABLE "organization" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organization" ALTER COLUMN "plan_limits" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "organization_usage" ADD CONSTRAINT "organization_usage_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "subscription_owner" ON "subscription" AS PERMISSIVE FOR SELECT TO "app_owner" USING (true);--> statement-breakpoint
CREATE POLICY "organization_owner" ON "organization" AS PERMISSIVE FOR SELECT TO "app_owner" USING (true);--> statement-breakpoint
CREATE POLICY "organization_usage_read" ON "organization_usage" AS PERMISSIVE FOR SELECT TO "app_tenant", "app_trash" USING ("organization_usage"."organization_id" = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "organization_usage_platform" ON "organization_usage" AS PERMISSIVE FOR SELECT TO "app_platform" USING (true);--> statement-breakpoint
CREATE POLICY "organization_usage_count" ON "organization_usage" AS PERMISSIVE FOR ALL TO "app_owner" USING (true) WITH CHECK (true);