CREATE TABLE "prereg" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"language" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"confirmed_email" text,
	"code_round" integer DEFAULT 0 NOT NULL,
	"code_hash" "bytea",
	"code_expires_at" timestamp with time zone,
	"code_tries_left" integer DEFAULT 0 NOT NULL,
	"link_hash" "bytea" NOT NULL,
	"print_round" integer DEFAULT 0 NOT NULL,
	"print_hash" "bytea",
	"address_known" boolean,
	"created_at" timestamp with time zone NOT NULL,
	"touched_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"notify_by" date,
	"earlier_number" boolean DEFAULT false NOT NULL,
	"assigned_to" uuid,
	"assigned_name" text,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"decision" text DEFAULT '' NOT NULL,
	"visit_id" uuid,
	CONSTRAINT "prereg_reference_unique" UNIQUE("reference"),
	CONSTRAINT "prereg_link_hash_unique" UNIQUE("link_hash"),
	CONSTRAINT "prereg_print_hash_unique" UNIQUE("print_hash"),
	CONSTRAINT "prereg_sent" CHECK ("prereg"."state" in ('draft', 'withdrawn') or "prereg"."submitted_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "prereg_asked" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"prereg_id" uuid NOT NULL,
	"person_id" uuid,
	"part" text NOT NULL,
	"question" text NOT NULL,
	"template" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "prereg_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"prereg_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"staff_id" uuid,
	"staff_name" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prereg_note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"prereg_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid NOT NULL,
	"staff_name" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prereg_part" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"prereg_id" uuid NOT NULL,
	"person_id" uuid,
	"part" text NOT NULL,
	"answers" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "prereg_part_once" UNIQUE NULLS NOT DISTINCT("prereg_id","person_id","part")
);
--> statement-breakpoint
CREATE TABLE "prereg_person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prereg_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"relation" text NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"key_version" integer NOT NULL,
	CONSTRAINT "prereg_person_position" UNIQUE("prereg_id","position")
);
--> statement-breakpoint
CREATE TABLE "prereg_sealed" (
	"person_id" uuid NOT NULL,
	"field" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "prereg_sealed_person_id_field_pk" PRIMARY KEY("person_id","field")
);
--> statement-breakpoint
CREATE TABLE "prereg_session" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"prereg_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prereg_verdict" (
	"person_id" uuid NOT NULL,
	"paper" text NOT NULL,
	"verdict" text NOT NULL,
	"staff_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "prereg_verdict_person_id_paper_pk" PRIMARY KEY("person_id","paper")
);
--> statement-breakpoint
CREATE TABLE "retention_term" (
	"term" text PRIMARY KEY NOT NULL,
	"amount" integer NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "booking_draft" ADD COLUMN "prereg_id" uuid;--> statement-breakpoint
ALTER TABLE "prereg" ADD CONSTRAINT "prereg_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg" ADD CONSTRAINT "prereg_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_asked" ADD CONSTRAINT "prereg_asked_prereg_id_prereg_id_fk" FOREIGN KEY ("prereg_id") REFERENCES "public"."prereg"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_asked" ADD CONSTRAINT "prereg_asked_person_id_prereg_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."prereg_person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_event" ADD CONSTRAINT "prereg_event_prereg_id_prereg_id_fk" FOREIGN KEY ("prereg_id") REFERENCES "public"."prereg"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_note" ADD CONSTRAINT "prereg_note_prereg_id_prereg_id_fk" FOREIGN KEY ("prereg_id") REFERENCES "public"."prereg"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_part" ADD CONSTRAINT "prereg_part_prereg_id_prereg_id_fk" FOREIGN KEY ("prereg_id") REFERENCES "public"."prereg"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_part" ADD CONSTRAINT "prereg_part_person_id_prereg_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."prereg_person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_person" ADD CONSTRAINT "prereg_person_prereg_id_prereg_id_fk" FOREIGN KEY ("prereg_id") REFERENCES "public"."prereg"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_sealed" ADD CONSTRAINT "prereg_sealed_person_id_prereg_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."prereg_person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_session" ADD CONSTRAINT "prereg_session_prereg_id_prereg_id_fk" FOREIGN KEY ("prereg_id") REFERENCES "public"."prereg"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_verdict" ADD CONSTRAINT "prereg_verdict_person_id_prereg_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."prereg_person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prereg_worklist" ON "prereg" USING btree ("site_id","state","notify_by");--> statement-breakpoint
CREATE INDEX "prereg_by_email" ON "prereg" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "prereg_by_touch" ON "prereg" USING btree ("touched_at");--> statement-breakpoint
CREATE INDEX "prereg_by_visit" ON "prereg" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "prereg_asked_by_prereg" ON "prereg_asked" USING btree ("prereg_id");--> statement-breakpoint
CREATE INDEX "prereg_event_by_prereg" ON "prereg_event" USING btree ("prereg_id","at");--> statement-breakpoint
CREATE INDEX "prereg_note_by_prereg" ON "prereg_note" USING btree ("prereg_id");--> statement-breakpoint
CREATE INDEX "prereg_person_by_key" ON "prereg_person" USING btree ("key_version");--> statement-breakpoint
CREATE INDEX "prereg_session_by_prereg" ON "prereg_session" USING btree ("prereg_id");
--> statement-breakpoint
-- A provisional time holds its place like a booked one.
CREATE OR REPLACE FUNCTION visit_has_its_legs() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted text;
  total integer;
  lasting integer;
BEGIN
  SELECT state INTO wanted FROM visit WHERE id = NEW.id;
  IF wanted IN ('provisional', 'booked', 'arrived', 'serving') THEN
    SELECT count(*), count(*) FILTER (WHERE active AND until IS NULL) INTO total, lasting
      FROM leg WHERE visit_id = NEW.id AND current;
    IF total = 0 OR total <> lasting THEN
      RAISE EXCEPTION 'visit % is % with % of % legs', NEW.id, wanted, lasting, total USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;
