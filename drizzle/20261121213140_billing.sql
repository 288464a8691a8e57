CREATE TABLE "stripe_event" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"customer_id" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "stripe_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "subscription" ADD COLUMN "grace_end" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscription" ADD COLUMN "stripe_synced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "payment_due_by" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "stripe_event_open_idx" ON "stripe_event" USING btree ("received_at") WHERE processed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "organization_stripe_customer_key" ON "organization" USING btree ("stripe_customer_id");--> statement-breakpoint
CREATE POLICY "subscription_billing" ON "subscription" AS PERMISSIVE FOR ALL TO "app_billing" USING ("subscription"."organization_id" = (select nullif(current_setting('app.organization_id', true), '')::uuid) and "subscription"."deleted_at" is null and (select coalesce(nullif(current_setting('app.member_role', true), ''), 'owner') = 'owner')) WITH CHECK ("subscription"."organization_id" = (select nullif(current_setting('app.organization_id', true), '')::uuid) and "subscription"."deleted_at" is null and (select coalesce(nullif(current_setting('app.member_role', true), ''), 'owner') = 'owner'));--> statement-breakpoint
CREATE POLICY "organization_billing" ON "organization" AS PERMISSIVE FOR ALL TO "app_billing" USING ("organization"."id" = (select nullif(current_setting('app.organization_id', true), '')::uuid) and (select coalesce(nullif(current_setting('app.member_role', true), ''), 'owner') = 'owner')) WITH CHECK ("organization"."id" = (select nullif(current_setting('app.organization_id', true), '')::uuid) and (select coalesce(nullif(current_setting('app.member_role', true), ''), 'owner') = 'owner'));--> statement-breakpoint
CREATE POLICY "stripe_event_platform" ON "stripe_event" AS PERMISSIVE FOR ALL TO "app_platform" USING (true) WITH CHECK (true);