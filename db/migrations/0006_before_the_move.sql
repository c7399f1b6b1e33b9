ALTER TABLE "booking_draft" ADD COLUMN "municipality" text;--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "residence" text;--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "not_before" date;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "hold_extended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "not_before" date;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "by_municipality" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "service" SET "by_municipality" = true WHERE "key" IN ('cpr', 'health-card', 'pd-u2');--> statement-breakpoint
UPDATE "site" SET "office_version" = "office_version" + 1;
