CREATE TABLE "attendance" (
	"meeting_id" uuid NOT NULL,
	"sign_up_id" uuid NOT NULL,
	"person" integer NOT NULL,
	"mark" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_name" text NOT NULL,
	CONSTRAINT "attendance_meeting_id_sign_up_id_person_pk" PRIMARY KEY("meeting_id","sign_up_id","person")
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"code" text PRIMARY KEY NOT NULL,
	"sign_up_id" uuid,
	"person" integer NOT NULL,
	"name" text NOT NULL,
	"titles" jsonb NOT NULL,
	"first_day" text NOT NULL,
	"last_day" text NOT NULL,
	"meetings" integer NOT NULL,
	"attended" integer NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "certificate_once" UNIQUE("sign_up_id","person")
);
--> statement-breakpoint
CREATE TABLE "course" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"topic" text NOT NULL,
	"taught_in" text NOT NULL,
	"level" text DEFAULT '' NOT NULL,
	"texts" jsonb NOT NULL,
	"position" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "course_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "course_meeting" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"room_id" uuid,
	"teacher" text NOT NULL,
	"about" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "course_meeting_order" CHECK ("course_meeting"."starts_at" < "course_meeting"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "course_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"course_id" uuid NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"seats" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"last_number" integer DEFAULT 0 NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"priorities" text[] NOT NULL,
	"largest_group" integer DEFAULT 1 NOT NULL,
	"fewest" integer DEFAULT 4 NOT NULL,
	"offer_hours" integer DEFAULT 24 NOT NULL,
	"video_url" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_notice_at" timestamp with time zone,
	CONSTRAINT "course_run_seats" CHECK ("course_run"."taken" between 0 and "course_run"."seats" and "course_run"."seats" between 1 and 500),
	CONSTRAINT "course_run_group" CHECK ("course_run"."largest_group" between 1 and 9 and "course_run"."offer_hours" between 1 and 168),
	CONSTRAINT "course_run_times" CHECK ("course_run"."opens_at" < "course_run"."closes_at")
);
--> statement-breakpoint
CREATE TABLE "room" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"name" text NOT NULL,
	"places" integer NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_up" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"state" text DEFAULT 'unconfirmed' NOT NULL,
	"names" text[] NOT NULL,
	"size" integer NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"hopes" text DEFAULT '' NOT NULL,
	"support_needs" text DEFAULT '' NOT NULL,
	"priorities" text[] NOT NULL,
	"rank" integer NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"email_confirmed_at" timestamp with time zone,
	"offer_until" timestamp with time zone,
	"code_round" integer DEFAULT 0 NOT NULL,
	"code_hash" "bytea",
	"code_expires_at" timestamp with time zone,
	"code_tries_left" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"rating" integer,
	"feedback" text DEFAULT '' NOT NULL,
	"feedback_at" timestamp with time zone,
	CONSTRAINT "sign_up_reference_unique" UNIQUE("reference"),
	CONSTRAINT "sign_up_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "sign_up_size" CHECK ("sign_up"."size" between 1 and 9 and cardinality("sign_up"."names") = "sign_up"."size"),
	CONSTRAINT "sign_up_offer" CHECK (("sign_up"."state" = 'offered') = ("sign_up"."offer_until" is not null)),
	CONSTRAINT "sign_up_rating" CHECK ("sign_up"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "sign_up_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sign_up_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"staff_name" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting_id_course_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."course_meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_sign_up_id_sign_up_id_fk" FOREIGN KEY ("sign_up_id") REFERENCES "public"."sign_up"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_sign_up_id_sign_up_id_fk" FOREIGN KEY ("sign_up_id") REFERENCES "public"."sign_up"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_meeting" ADD CONSTRAINT "course_meeting_run_id_course_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."course_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_meeting" ADD CONSTRAINT "course_meeting_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_meeting" ADD CONSTRAINT "course_meeting_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_run_id_course_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."course_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up_event" ADD CONSTRAINT "sign_up_event_sign_up_id_sign_up_id_fk" FOREIGN KEY ("sign_up_id") REFERENCES "public"."sign_up"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_meeting_by_run" ON "course_meeting" USING btree ("run_id","starts_at");--> statement-breakpoint
CREATE INDEX "course_meeting_by_time" ON "course_meeting" USING btree ("site_id","starts_at");--> statement-breakpoint
CREATE INDEX "sign_up_by_run" ON "sign_up" USING btree ("run_id","state","rank","number");--> statement-breakpoint
CREATE INDEX "sign_up_by_email" ON "sign_up" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "sign_up_event_by_sign_up" ON "sign_up_event" USING btree ("sign_up_id","at");
--> statement-breakpoint
-- No room holds two meetings at once, and no teacher two: the same kind of constraint as for counters.
ALTER TABLE "course_meeting" ADD CONSTRAINT "meeting_room_once"
  EXCLUDE USING gist ("room_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("active" AND "room_id" IS NOT NULL);
--> statement-breakpoint
ALTER TABLE "course_meeting" ADD CONSTRAINT "meeting_teacher_once"
  EXCLUDE USING gist ("site_id" WITH =, "teacher" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("active" AND "teacher" <> '');
--> statement-breakpoint
-- Seats are counted where sign-ups are written, whoever writes them: the check on the run then cannot be got round.
CREATE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before integer := 0;
  after integer := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state IN ('seated', 'offered') THEN before := OLD.size; END IF;
  IF TG_OP <> 'DELETE' AND NEW.state IN ('seated', 'offered') THEN after := NEW.size; END IF;
  IF TG_OP = 'UPDATE' AND NEW.run_id <> OLD.run_id THEN
    RAISE EXCEPTION 'a sign-up keeps its run' USING ERRCODE = 'check_violation';
  END IF;
  IF after <> before THEN
    UPDATE course_run SET taken = taken + after - before WHERE id = coalesce(NEW.run_id, OLD.run_id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "count_seats" AFTER INSERT OR UPDATE OR DELETE ON "sign_up" FOR EACH ROW EXECUTE FUNCTION count_seats();
