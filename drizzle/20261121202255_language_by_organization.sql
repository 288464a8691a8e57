ALTER TABLE "user" ALTER COLUMN "preferred_locale" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "user" ALTER COLUMN "preferred_locale" DROP NOT NULL;