-- What an office had for its walk becomes one of its numbers of booking.
UPDATE "site" SET "settings" = "settings" || jsonb_build_object('walkMinutes', "walk_minutes") WHERE "walk_minutes" <> 5;--> statement-breakpoint
ALTER TABLE "site" ALTER COLUMN "walk_minutes" SET DEFAULT 5;--> statement-breakpoint
ALTER TABLE "leg" ADD COLUMN "pool" text DEFAULT 'public' NOT NULL;