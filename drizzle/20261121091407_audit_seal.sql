CREATE TABLE "audit_seal" (
	"organization_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"entries" integer NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_seal_pkey" PRIMARY KEY("organization_id","number")
);
--> statement-breakpoint
ALTER TABLE "audit_seal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "seal" integer;--> statement-breakpoint
CREATE INDEX "audit_log_unsealed_idx" ON "audit_log" USING btree ("organization_id","id") WHERE seal is null;--> statement-breakpoint
CREATE INDEX "audit_log_seal_idx" ON "audit_log" USING btree ("organization_id","seal","id");--> statement-breakpoint
CREATE POLICY "audit_log_seal_read" ON "audit_log" AS PERMISSIVE FOR SELECT TO "app_owner" USING (true);--> statement-breakpoint
CREATE POLICY "audit_log_seal" ON "audit_log" AS PERMISSIVE FOR UPDATE TO "app_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_seal_owner" ON "audit_seal" AS PERMISSIVE FOR ALL TO "app_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_seal_platform" ON "audit_seal" AS PERMISSIVE FOR SELECT TO "app_platform" USING (true);--> statement-breakpoint
CREATE POLICY "audit_seal_tenant" ON "audit_seal" AS PERMISSIVE FOR SELECT TO "app_tenant", "app_trash" USING ("audit_seal"."organization_id" = (select nullif(current_setting('app.organization_id', true), '')::uuid));