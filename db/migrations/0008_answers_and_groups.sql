ALTER TABLE "counter" ADD COLUMN "group_names" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "prereg_asked" ADD COLUMN "words" text DEFAULT '' NOT NULL;