ALTER TABLE "site" ADD COLUMN "day_list_at" text DEFAULT '06:30' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "day_list_email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "day_list_day" date;