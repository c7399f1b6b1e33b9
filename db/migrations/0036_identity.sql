CREATE TABLE "identity_check" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"visit_id" uuid,
	"prereg_id" uuid,
	"person_id" uuid,
	"reference" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"purpose" text,
	"state" text DEFAULT 'open' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"day" date NOT NULL,
	"document_kind" text,
	"document_state" text,
	"sealed" "bytea",
	"evidence" jsonb NOT NULL,
	"requirements" uuid[] DEFAULT '{}' NOT NULL,
	"entered_by" uuid[] DEFAULT '{}' NOT NULL,
	"officer_id" uuid NOT NULL,
	"officer_name" text NOT NULL,
	"officer_trained_until" date,
	"started_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"doubt" text DEFAULT '' NOT NULL,
	"second_id" uuid,
	"second_name" text,
	"second_trained_until" date,
	"second_at" timestamp with time zone,
	"second_words" text DEFAULT '' NOT NULL,
	"nidc_sent_on" date,
	"nidc_reference" text DEFAULT '' NOT NULL,
	"nidc_answered_on" date,
	"nidc_answer" text,
	"nidc_words" text DEFAULT '' NOT NULL,
	"grounds" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"facts" text DEFAULT '' NOT NULL,
	"facts_theirs" text DEFAULT '' NOT NULL,
	"heard_on" date,
	"answer_by" date,
	"answered" text DEFAULT '' NOT NULL,
	"decided_on" date,
	"decided_by" text,
	"decided_words" text DEFAULT '' NOT NULL,
	"decided_theirs" text DEFAULT '' NOT NULL,
	CONSTRAINT "identity_check_reference_unique" UNIQUE("reference"),
	CONSTRAINT "identity_check_two_officers" CHECK ("identity_check"."second_id" is null or "identity_check"."second_id" <> "identity_check"."officer_id"),
	CONSTRAINT "identity_check_heard" CHECK ("identity_check"."state" <> 'rejected' or "identity_check"."heard_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "identity_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"staff_id" uuid,
	"staff_name" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"check_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_requirement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"paper" text NOT NULL,
	"state" text,
	"purpose" text,
	"valid_from" date NOT NULL,
	"ended" boolean DEFAULT false NOT NULL,
	"taken" boolean NOT NULL,
	"form" text NOT NULL,
	"languages" text[] NOT NULL,
	"months" integer,
	"stamp" text NOT NULL,
	"look" text DEFAULT '' NOT NULL,
	"source" text NOT NULL,
	"url" text NOT NULL,
	"next_review" date NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identity_requirement_once" UNIQUE NULLS NOT DISTINCT("paper","state","purpose","valid_from"),
	CONSTRAINT "identity_requirement_general" CHECK (not "identity_requirement"."ended" or "identity_requirement"."state" is not null or "identity_requirement"."purpose" is not null)
);
--> statement-breakpoint
CREATE TABLE "staff_training" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"proof" text NOT NULL,
	"passed_on" date NOT NULL,
	"valid_until" date NOT NULL,
	"ended_on" date,
	"ended_why" text DEFAULT '' NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_training_span" CHECK ("staff_training"."valid_until" >= "staff_training"."passed_on")
);
--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "checks_identity" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "identity_check" ADD CONSTRAINT "identity_check_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_check" ADD CONSTRAINT "identity_check_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_check" ADD CONSTRAINT "identity_check_prereg_id_prereg_id_fk" FOREIGN KEY ("prereg_id") REFERENCES "public"."prereg"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_event" ADD CONSTRAINT "identity_event_check_id_identity_check_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."identity_check"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_training" ADD CONSTRAINT "staff_training_staff_id_staff_account_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identity_check_worklist" ON "identity_check" USING btree ("site_id","state","day");--> statement-breakpoint
CREATE INDEX "identity_check_by_visit" ON "identity_check" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "identity_check_by_person" ON "identity_check" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "identity_check_by_day" ON "identity_check" USING btree ("site_id","day");--> statement-breakpoint
CREATE INDEX "identity_event_by_check" ON "identity_event" USING btree ("check_id","at");--> statement-breakpoint
CREATE INDEX "staff_training_by_staff" ON "staff_training" USING btree ("staff_id","subject");--> statement-breakpoint
-- What is asked of each paper, of every state and for every purpose; the office puts versions of its own over it.
INSERT INTO "identity_requirement" ("paper", "valid_from", "taken", "form", "languages", "months", "stamp", "look", "source", "url", "next_review", "set_by", "set_at") VALUES
  ('passport', '2023-01-01', true, 'original', '{}', null, 'none', 'Billedet er trykt i papiret og ikke klæbet på. Sidetallene og nummeret er ens på alle sider. Under UV-lys er papiret mørkt og mønstret tydeligt.', 'BEK 862/2023, § 1, stk. 5-7', 'https://www.retsinformation.dk/eli/lta/2023/862', '2027-06-01', 'Ankomst', now()),
  ('id-card', '2023-01-01', true, 'original', '{}', null, 'none', 'Kortet er af polycarbonat og klinger, når det tappes. Billedet er brændt ind. Kanterne er hele, og teksten kan mærkes.', 'BEK 862/2023, § 1, stk. 5-7', 'https://www.retsinformation.dk/eli/lta/2023/862', '2027-06-01', 'Ankomst', now()),
  ('travel-document', '2023-01-01', true, 'original', '{}', null, 'none', 'Billedet er trykt i papiret og ikke klæbet på. Sidetallene og nummeret er ens på alle sider. Under UV-lys er papiret mørkt og mønstret tydeligt.', 'BEK 862/2023, § 1, stk. 5-7', 'https://www.retsinformation.dk/eli/lta/2023/862', '2027-06-01', 'Ankomst', now()),
  ('home-number', '2023-01-01', true, 'either', '{da,en,de}', null, 'none', '', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('permit', '2023-01-01', true, 'either', '{}', null, 'none', '', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('withdrawal', '2023-01-01', true, 'either', '{}', null, 'none', '', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('address', '2023-01-01', true, 'either', '{da,en,de}', null, 'none', '', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('marriage', '2023-01-01', true, 'original', '{da,en,de}', null, 'by-list', 'Segl, stempel og underskrift er originale. Stedet, datoen og myndigheden passer med det, personen har oplyst.', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('civil-status', '2023-01-01', true, 'original', '{da,en,de}', null, 'by-list', 'Segl, stempel og underskrift er originale. Stedet, datoen og myndigheden passer med det, personen har oplyst.', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('partnership', '2023-01-01', true, 'original', '{da,en,de}', null, 'by-list', 'Segl, stempel og underskrift er originale. Stedet, datoen og myndigheden passer med det, personen har oplyst.', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('partnership-ended', '2023-01-01', true, 'original', '{da,en,de}', null, 'by-list', 'Segl, stempel og underskrift er originale. Stedet, datoen og myndigheden passer med det, personen har oplyst.', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('birth', '2023-01-01', true, 'original', '{da,en,de}', null, 'by-list', 'Segl, stempel og underskrift er originale. Stedet, datoen og myndigheden passer med det, personen har oplyst.', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('custody', '2023-01-01', true, 'original', '{da,en,de}', null, 'none', '', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('consent', '2023-01-01', true, 'original', '{da,en,de}', null, 'none', '', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now()),
  ('earlier-number', '2023-01-01', true, 'either', '{}', null, 'none', '', 'International House Copenhagen', 'https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen', '2027-06-01', 'Ankomst', now());
--> statement-breakpoint
-- Whoever decides about households checks who they are; whoever runs the office answers for how it is done.
UPDATE "staff_role" SET "permissions" = array_append("permissions", 'check-identity')
  WHERE 'review-prereg' = any("permissions") AND NOT 'check-identity' = any("permissions");
--> statement-breakpoint
UPDATE "staff_role" SET "permissions" = array_append("permissions", 'supervise-identity')
  WHERE 'change-office' = any("permissions") AND NOT 'supervise-identity' = any("permissions");
