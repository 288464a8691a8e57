CREATE TABLE "attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_picture" (
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "user_picture_id_unique" UNIQUE("id"),
	CONSTRAINT "user_picture_type_check" CHECK ("user_picture"."type" in ('image/png', 'image/webp')),
	CONSTRAINT "user_picture_content_check" CHECK (octet_length("user_picture"."content") between 1 and 65536)
);
--> statement-breakpoint
CREATE TABLE "organization_logo" (
	"organization_id" uuid PRIMARY KEY DEFAULT nullif(current_setting('app.organization_id', true), '')::uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "organization_logo_content_check" CHECK (octet_length("organization_logo"."content") between 1 and 65536)
);
--> statement-breakpoint
ALTER TABLE "organization_logo" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "confirmed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "last_used_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "theme" text DEFAULT 'system' NOT NULL;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "muted_mails" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "message" text;--> statement-breakpoint
ALTER TABLE "user_picture" ADD CONSTRAINT "user_picture_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_logo" ADD CONSTRAINT "organization_logo_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_since_idx" ON "attempt" USING btree ("since");--> statement-breakpoint
CREATE INDEX "organization_logo_id_idx" ON "organization_logo" USING btree ("id");--> statement-breakpoint
ALTER TABLE "user" ADD CONSTRAINT "user_theme_check" CHECK ("user"."theme" in ('system', 'light', 'dark'));--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_message_check" CHECK (length("invitation"."message") between 1 and 500);--> statement-breakpoint
CREATE POLICY "organization_logo_platform" ON "organization_logo" AS PERMISSIVE FOR SELECT TO "app_platform" USING (true);--> statement-breakpoint
CREATE POLICY "organization_logo_tenant" ON "organization_logo" AS PERMISSIVE FOR ALL TO "app_tenant" USING ("organization_logo"."organization_id" = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK ("organization_logo"."organization_id" = (select nullif(current_setting('app.organization_id', true), '')::uuid));