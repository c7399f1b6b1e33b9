CREATE TABLE "course_topic" (
	"key" text PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"names" jsonb NOT NULL,
	"position" integer NOT NULL,
	"archived_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "instead" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "figure" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "course_topic" ADD CONSTRAINT "course_topic_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "course_topic" ("key", "site_id", "names", "position")
SELECT "topics"."key", "site"."id", jsonb_build_object('en', "en", 'da', "da"), "position" FROM "site", (VALUES
	('applying', 'Applying for jobs', 'At søge job', 10),
	('searching', 'Finding jobs', 'At finde job', 20),
	('interview', 'The interview', 'Samtalen', 30),
	('workplace', 'Working in Denmark', 'At arbejde i Danmark', 40)
) AS "topics" ("key", "en", "da", "position");--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_topic_course_topic_key_fk" FOREIGN KEY ("topic") REFERENCES "public"."course_topic"("key") ON DELETE no action ON UPDATE no action;