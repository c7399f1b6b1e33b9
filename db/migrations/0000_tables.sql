CREATE TABLE "booking_draft" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"site_id" uuid NOT NULL,
	"services" text[] DEFAULT '{}' NOT NULL,
	"party" integer,
	"names" text[] DEFAULT '{}' NOT NULL,
	"contact_name" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"support_needs" text DEFAULT '' NOT NULL,
	"details_given" boolean DEFAULT false NOT NULL,
	"confirmed_email" text,
	"code_round" integer DEFAULT 0 NOT NULL,
	"code_hash" "bytea",
	"code_expires_at" timestamp with time zone,
	"code_tries_left" integer DEFAULT 0 NOT NULL,
	"visit_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"touched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "booking_draft_key" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "leg" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"visit_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"day" date NOT NULL,
	"position" integer NOT NULL,
	"service_id" uuid NOT NULL,
	"counter_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"active" boolean NOT NULL,
	"until" timestamp with time zone,
	"current" boolean DEFAULT true NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "leg_order" CHECK ("leg"."starts_at" < "leg"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"state" text NOT NULL,
	"party" integer NOT NULL,
	"names" text[] DEFAULT '{}' NOT NULL,
	"contact_name" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"support_needs" text DEFAULT '' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"cutoff_hours" integer NOT NULL,
	"hold_until" timestamp with time zone,
	"revision" integer DEFAULT 0 NOT NULL,
	"overbook_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"booked_at" timestamp with time zone,
	"arrived_at" timestamp with time zone,
	CONSTRAINT "visit_reference_unique" UNIQUE("reference"),
	CONSTRAINT "visit_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "visit_party" CHECK ("visit"."party" between 1 and 9),
	CONSTRAINT "visit_hold" CHECK (("visit"."state" = 'held') = ("visit"."hold_until" is not null)),
	CONSTRAINT "visit_order" CHECK ("visit"."starts_at" < "visit"."ends_at"),
	CONSTRAINT "visit_booked_has_contact" CHECK ("visit"."state" in ('held', 'lapsed') or ("visit"."email" <> '' and "visit"."contact_name" <> ''))
);
--> statement-breakpoint
CREATE TABLE "visit_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"visit_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"staff_id" uuid,
	"staff_name" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"visit_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid NOT NULL,
	"staff_name" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "caught_mail" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closure" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"from_clock" text,
	"to_clock" text,
	"counters" uuid[],
	"reason" text NOT NULL,
	CONSTRAINT "closure_order" CHECK ("closure"."first_day" <= "closure"."last_day" and ("closure"."from_clock" is null) = ("closure"."to_clock" is null) and ("closure"."from_clock" is null or "closure"."from_clock" < "closure"."to_clock"))
);
--> statement-breakpoint
CREATE TABLE "counter" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"counter_group" text NOT NULL,
	"skills" text[] NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "counter_number_once" UNIQUE("site_id","number"),
	CONSTRAINT "counter_number" CHECK ("counter"."number" between 1 and 99)
);
--> statement-breakpoint
CREATE TABLE "office_change" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"staff_id" uuid,
	"staff_name" text NOT NULL,
	"what" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "opening_exception" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"day" date NOT NULL,
	"opens" text NOT NULL,
	"closes" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "opening_exception_once" UNIQUE("site_id","day"),
	CONSTRAINT "opening_exception_order" CHECK ("opening_exception"."opens" < "opening_exception"."closes")
);
--> statement-breakpoint
CREATE TABLE "opening_hours" (
	"series_id" uuid NOT NULL,
	"weekday" integer NOT NULL,
	"opens" text NOT NULL,
	"closes" text NOT NULL,
	CONSTRAINT "opening_hours_series_id_weekday_pk" PRIMARY KEY("series_id","weekday"),
	CONSTRAINT "opening_hours_order" CHECK ("opening_hours"."weekday" between 1 and 7 and "opening_hours"."opens" < "opening_hours"."closes")
);
--> statement-breakpoint
CREATE TABLE "opening_series" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "roster_shift" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"counter_id" uuid NOT NULL,
	"weekday" integer NOT NULL,
	"starts" text NOT NULL,
	"ends" text NOT NULL,
	"staff_name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "roster_shift_order" CHECK ("roster_shift"."weekday" between 1 and 7 and "roster_shift"."starts" < "roster_shift"."ends")
);
--> statement-breakpoint
CREATE TABLE "service" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"key" text NOT NULL,
	"topic" text NOT NULL,
	"skill" text NOT NULL,
	"minutes_first" integer NOT NULL,
	"minutes_further" integer NOT NULL,
	"largest_party" integer NOT NULL,
	"who_may_book" text DEFAULT 'anyone' NOT NULL,
	"notice_minutes" integer NOT NULL,
	"horizon_days" integer NOT NULL,
	"cutoff_hours" integer NOT NULL,
	"position" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "service_key_once" UNIQUE("site_id","key"),
	CONSTRAINT "service_minutes" CHECK ("service"."minutes_first" > 0 and "service"."minutes_first" % 5 = 0 and "service"."minutes_further" >= 0 and "service"."minutes_further" % 5 = 0),
	CONSTRAINT "service_party" CHECK ("service"."largest_party" between 1 and 9),
	CONSTRAINT "service_cutoff" CHECK ("service"."cutoff_hours" between 0 and 720 and "service"."notice_minutes" >= 0 and "service"."horizon_days" between 1 and 365)
);
--> statement-breakpoint
CREATE TABLE "service_text" (
	"service_id" uuid NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"about" text NOT NULL,
	"first" text NOT NULL,
	"bring" text[] NOT NULL,
	"at_counter" text NOT NULL,
	CONSTRAINT "service_text_service_id_language_pk" PRIMARY KEY("service_id","language")
);
--> statement-breakpoint
CREATE TABLE "site" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"postal_line" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"map_url" text NOT NULL,
	"step_minutes" integer NOT NULL,
	"walk_minutes" integer NOT NULL,
	"office_version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "site_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid,
	"kind" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "staff_account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"language" text DEFAULT 'da' NOT NULL,
	"password_hash" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"shortcuts" boolean DEFAULT true NOT NULL,
	"failed_sign_ins" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"staff_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "staff_session_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "booking_draft" ADD CONSTRAINT "booking_draft_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_draft" ADD CONSTRAINT "booking_draft_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leg" ADD CONSTRAINT "leg_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leg" ADD CONSTRAINT "leg_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leg" ADD CONSTRAINT "leg_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leg" ADD CONSTRAINT "leg_counter_id_counter_id_fk" FOREIGN KEY ("counter_id") REFERENCES "public"."counter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_event" ADD CONSTRAINT "visit_event_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_note" ADD CONSTRAINT "visit_note_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter" ADD CONSTRAINT "counter_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_change" ADD CONSTRAINT "office_change_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_exception" ADD CONSTRAINT "opening_exception_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_series_id_opening_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."opening_series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_series" ADD CONSTRAINT "opening_series_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_shift" ADD CONSTRAINT "roster_shift_counter_id_counter_id_fk" FOREIGN KEY ("counter_id") REFERENCES "public"."counter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_text" ADD CONSTRAINT "service_text_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_staff_account_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_draft_by_touch" ON "booking_draft" USING btree ("touched_at");--> statement-breakpoint
CREATE INDEX "leg_by_day" ON "leg" USING btree ("site_id","day","counter_id","starts_at") WHERE "leg"."active";--> statement-breakpoint
CREATE INDEX "leg_by_visit" ON "leg" USING btree ("visit_id","position");--> statement-breakpoint
CREATE INDEX "visit_by_email" ON "visit" USING btree (lower("email"),"starts_at");--> statement-breakpoint
CREATE INDEX "visit_by_start" ON "visit" USING btree ("site_id","starts_at");--> statement-breakpoint
CREATE INDEX "visit_event_by_visit" ON "visit_event" USING btree ("visit_id","at");--> statement-breakpoint
CREATE INDEX "visit_note_by_visit" ON "visit_note" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "caught_mail_by_time" ON "caught_mail" USING btree ("at");--> statement-breakpoint
CREATE INDEX "office_change_by_time" ON "office_change" USING btree ("site_id","at");--> statement-breakpoint
CREATE INDEX "audit_entry_by_time" ON "audit_entry" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email_once" ON "staff_account" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "staff_session_by_staff" ON "staff_session" USING btree ("staff_id");