CREATE TABLE "waitlist" (
	"draft_id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"weekdays" integer[] DEFAULT '{}' NOT NULL,
	"part" text DEFAULT 'any' NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"listed_at" timestamp with time zone,
	"unanswered" integer DEFAULT 0 NOT NULL,
	"offered" timestamp with time zone[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "waitlist_days" CHECK ("waitlist"."first_day" <= "waitlist"."last_day")
);
--> statement-breakpoint
ALTER TABLE "waitlist" ADD CONSTRAINT "waitlist_draft_id_booking_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."booking_draft"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist" ADD CONSTRAINT "waitlist_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waitlist_by_site" ON "waitlist" USING btree ("site_id");