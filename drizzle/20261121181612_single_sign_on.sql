-- Nothing could use what an earlier version may have kept here.
DELETE FROM "sso_provider";--> statement-breakpoint
ALTER TABLE "sso_provider" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sso_provider" DROP CONSTRAINT "sso_provider_user_id_user_id_fk";
--> statement-breakpoint
ALTER TABLE "verification" ALTER COLUMN "id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "sso_provider" ALTER COLUMN "user_id" SET DEFAULT nullif(current_setting('app.user_id', true), '')::uuid;--> statement-breakpoint
ALTER TABLE "sso_provider" ALTER COLUMN "organization_id" SET DEFAULT nullif(current_setting('app.organization_id', true), '')::uuid;--> statement-breakpoint
ALTER TABLE "sso_provider" ALTER COLUMN "organization_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_provider" ADD COLUMN "kind" text DEFAULT 'oidc' NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_provider" ADD COLUMN "domain_verified" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_provider" ADD COLUMN "oidc_config_secret" text;--> statement-breakpoint
ALTER TABLE "sso_provider" ADD COLUMN "saml_config_secret" text;--> statement-breakpoint
ALTER TABLE "sso_provider" ADD COLUMN "role" text DEFAULT 'member' NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_provider" ADD COLUMN "required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_provider" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sso_provider" ADD COLUMN "rotated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sso_provider" ADD CONSTRAINT "sso_provider_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sso_provider_domain_key" ON "sso_provider" USING btree ("domain") WHERE domain_verified;--> statement-breakpoint
CREATE UNIQUE INDEX "sso_provider_own_domain_key" ON "sso_provider" USING btree ("organization_id","domain");--> statement-breakpoint
ALTER TABLE "sso_provider" DROP COLUMN "oidc_config";--> statement-breakpoint
ALTER TABLE "sso_provider" DROP COLUMN "saml_config";--> statement-breakpoint
ALTER TABLE "sso_provider" ADD CONSTRAINT "sso_provider_kind_check" CHECK ("sso_provider"."kind" in ('oidc', 'saml'));--> statement-breakpoint
ALTER TABLE "sso_provider" ADD CONSTRAINT "sso_provider_config_check" CHECK (case "sso_provider"."kind" when 'oidc' then "sso_provider"."oidc_config_secret" is not null and "sso_provider"."saml_config_secret" is null
        else "sso_provider"."saml_config_secret" is not null and "sso_provider"."oidc_config_secret" is null end);--> statement-breakpoint
ALTER TABLE "sso_provider" ADD CONSTRAINT "sso_provider_domain_check" CHECK ("sso_provider"."domain" = lower("sso_provider"."domain"));--> statement-breakpoint
ALTER TABLE "sso_provider" ADD CONSTRAINT "sso_provider_role_check" CHECK ("role" in ('member', 'viewer'));--> statement-breakpoint
CREATE POLICY "sso_provider_tenant" ON "sso_provider" AS PERMISSIVE FOR ALL TO "app_tenant" USING ("sso_provider"."organization_id" = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK ("sso_provider"."organization_id" = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "sso_provider_login" ON "sso_provider" AS PERMISSIVE FOR ALL TO "app_login" USING ("sso_provider"."domain_verified" and exists (select 1 from organization o where o.id = "sso_provider"."organization_id" and o.deleted_at is null)) WITH CHECK ("sso_provider"."domain_verified");