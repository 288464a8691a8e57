CREATE TABLE "organization_logo" (
	"organization_id" uuid PRIMARY KEY DEFAULT nullif(current_setting('app.organization_id', true), '')::uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "organization_logo_content_check" CHECK (octet_length("organization_logo"."content") between 1 and 65536)
);
--> statement-breakpoint
ALTER TABLE "organization_logo" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "message" text;--> statement-breakpoint
ALTER TABLE "organization_logo" ADD CONSTRAINT "organization_logo_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organization_logo_id_idx" ON "organization_logo" USING btree ("id");--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_message_check" CHECK (length("invitation"."message") between 1 and 500);--> statement-breakpoint
CREATE POLICY "organization_logo_platform" ON "organization_logo" AS PERMISSIVE FOR SELECT TO "app_platform" USING (true);--> statement-breakpoint
CREATE POLICY "organization_logo_tenant" ON "organization_logo" AS PERMISSIVE FOR ALL TO "app_tenant" USING ("organization_logo"."organization_id" = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK ("organization_logo"."organization_id" = (select nullif(current_setting('app.organization_id', true), '')::uuid));