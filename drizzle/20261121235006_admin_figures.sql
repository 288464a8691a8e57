CREATE TABLE "person_day" (
	"day" date NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "person_day_pkey" PRIMARY KEY("day","user_id")
);
--> statement-breakpoint
CREATE TABLE "storage_day" (
	"day" date PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "storage_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_log" ALTER COLUMN "reason" SET DEFAULT nullif(current_setting('app.reason', true), '');--> statement-breakpoint
ALTER TABLE "person_day" ADD CONSTRAINT "person_day_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_time_idx" ON "audit_log" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_log_person_idx" ON "audit_log" USING btree ("user_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_log_impersonated_idx" ON "audit_log" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE impersonator_id is not null;--> statement-breakpoint
CREATE INDEX "organization_created_idx" ON "organization" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE POLICY "storage_day_platform" ON "storage_day" AS PERMISSIVE FOR ALL TO "app_platform" USING (true) WITH CHECK (true);