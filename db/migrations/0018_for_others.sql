CREATE TABLE "booking_invitation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"services" text[] NOT NULL,
	"party" integer NOT NULL,
	"municipality" text,
	"exceptions" text[] DEFAULT '{}' NOT NULL,
	"exception_reason" text DEFAULT '' NOT NULL,
	"staff_id" uuid NOT NULL,
	"staff_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone,
	"taken_back_by" text,
	"used_at" timestamp with time zone,
	"visit_id" uuid,
	CONSTRAINT "booking_invitation_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "booking_invitation_party" CHECK ("booking_invitation"."party" between 1 and 9),
	CONSTRAINT "booking_invitation_exception" CHECK (cardinality("booking_invitation"."exceptions") = 0 or "booking_invitation"."exception_reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "service_count" (
	"site_id" uuid NOT NULL,
	"counted" text NOT NULL,
	"subject" text NOT NULL,
	"municipality" text NOT NULL,
	"week" text NOT NULL,
	"language" text NOT NULL,
	"channel" text NOT NULL,
	"outcome" text NOT NULL,
	"amount" integer NOT NULL,
	"visits" integer NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "service_count_once" PRIMARY KEY("site_id","week","counted","subject","municipality","language","channel","outcome"),
	CONSTRAINT "service_count_amounts" CHECK ("service_count"."amount" > 0 and "service_count"."visits" >= 0 and "service_count"."people" >= "service_count"."amount")
);
--> statement-breakpoint
ALTER TABLE "visit" DROP CONSTRAINT "visit_booked_has_contact";--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "channel" text DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "exceptions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "exception_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "invitation_id" uuid;--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "wished_counter_id" uuid;--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "wished_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "channel" text DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "municipality" text;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "exceptions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "exception_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_up" ADD COLUMN "channel" text DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_up" ADD COLUMN "municipality" text;--> statement-breakpoint
ALTER TABLE "booking_invitation" ADD CONSTRAINT "booking_invitation_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_invitation" ADD CONSTRAINT "booking_invitation_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_count" ADD CONSTRAINT "service_count_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_invitation_by_time" ON "booking_invitation" USING btree ("site_id","created_at");--> statement-breakpoint
CREATE INDEX "booking_invitation_by_visit" ON "booking_invitation" USING btree ("visit_id");--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_exception" CHECK (cardinality("visit"."exceptions") = 0 or "visit"."exception_reason" <> '');--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_booked_has_contact" CHECK ("visit"."state" in ('held', 'lapsed') or ("visit"."contact_name" <> '' and ("visit"."email" <> '' or "visit"."channel" <> 'web')));--> statement-breakpoint
-- Whoever moves and cancels visits also books them for somebody.
UPDATE "staff_role" SET "permissions" = array_append("permissions", 'book-for-others')
  WHERE 'change-visits' = any("permissions") AND NOT 'book-for-others' = any("permissions");--> statement-breakpoint
-- What was answered on the way to a visit is known for as long as its draft.
UPDATE "visit" SET "municipality" = d."municipality" FROM "booking_draft" d
  WHERE d."visit_id" = "visit"."id" AND d."municipality" IS NOT NULL;
