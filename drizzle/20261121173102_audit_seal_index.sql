DROP INDEX "audit_log_seal_idx";--> statement-breakpoint
CREATE INDEX "audit_log_seal_idx" ON "audit_log" USING btree ("organization_id","seal","id") WHERE seal is not null;