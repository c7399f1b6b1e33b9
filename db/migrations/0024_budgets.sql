CREATE TABLE "calendar_guard" (
	"site_id" uuid PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"staff_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hold_count" (
	"site_id" uuid NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"holds" integer NOT NULL,
	CONSTRAINT "hold_count_site_id_hour_pk" PRIMARY KEY("site_id","hour")
);
--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "browser" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "network" "bytea";--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "confirm_first" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "proved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "leg" ADD COLUMN "taken_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "mailbox" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "mail_domain" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_guard" ADD CONSTRAINT "calendar_guard_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold_count" ADD CONSTRAINT "hold_count_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_draft_by_browser" ON "booking_draft" USING btree ("browser");--> statement-breakpoint
CREATE INDEX "booking_draft_by_network" ON "booking_draft" USING btree ("network") WHERE "booking_draft"."network" is not null;--> statement-breakpoint
CREATE INDEX "leg_by_taking" ON "leg" USING btree ("site_id","taken_at") WHERE "leg"."taken_at" is not null;--> statement-breakpoint
CREATE INDEX "visit_by_mailbox" ON "visit" USING btree ("mailbox") WHERE "visit"."mailbox" <> '';--> statement-breakpoint
CREATE INDEX "visit_by_mail_domain" ON "visit" USING btree ("mail_domain") WHERE "visit"."mail_domain" <> '';--> statement-breakpoint
UPDATE "visit" SET "mailbox" = lower("email") WHERE "email" <> '' AND "ends_at" > now() AND "state" IN ('booked', 'provisional', 'arrived', 'serving');
--> statement-breakpoint
UPDATE "staff_role" SET "permissions" = array_append("permissions", 'protect-calendar')
  WHERE 'overbook' = any("permissions") AND NOT 'protect-calendar' = any("permissions");
