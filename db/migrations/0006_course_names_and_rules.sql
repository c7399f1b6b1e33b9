ALTER TABLE "course" ADD COLUMN "residents_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "course_run" ADD COLUMN "series" jsonb;--> statement-breakpoint
ALTER TABLE "sign_up" ADD COLUMN "latin_names" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_up" ADD COLUMN "moves" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_up" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;