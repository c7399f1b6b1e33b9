CREATE TABLE "person_note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailbox" text DEFAULT '' NOT NULL,
	"of_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid NOT NULL,
	"staff_name" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "benefit_case" ADD COLUMN "search" text GENERATED ALWAYS AS (visit_search(name, '{}', email, phone, reference)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_invitation" ADD COLUMN "search" text GENERATED ALWAYS AS (visit_search(name, '{}', email, '', '')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_up" ADD COLUMN "search" text GENERATED ALWAYS AS (visit_search('', names || latin_names, email, '', reference)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "prereg" ADD COLUMN "search" text GENERATED ALWAYS AS (visit_search('', '{}', email, '', reference)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "prereg_part" ADD COLUMN "search" text GENERATED ALWAYS AS (case when part in ('person', 'contact') then visit_search(coalesce(answers->>'passportName', ''),
          array[coalesce(answers->>'nativeName', '')], '', coalesce(answers->>'phone', ''), '') else '' end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "tax_application" ADD COLUMN "search" text GENERATED ALWAYS AS (visit_search(name, '{}', email, phone, reference)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "person_note_by_mailbox" ON "person_note" USING btree ("mailbox");--> statement-breakpoint
CREATE INDEX "person_note_by_thing" ON "person_note" USING btree ("of_id");--> statement-breakpoint
CREATE INDEX "benefit_case_by_email" ON "benefit_case" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "benefit_case_search_words" ON "benefit_case" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "booking_invitation_search_words" ON "booking_invitation" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "sign_up_search_words" ON "sign_up" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "prereg_by_confirmed_email" ON "prereg" USING btree (lower("confirmed_email"));--> statement-breakpoint
CREATE INDEX "prereg_search_words" ON "prereg" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "prereg_part_search_words" ON "prereg_part" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "tax_application_by_email" ON "tax_application" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "tax_application_search_words" ON "tax_application" USING gin ("search" gin_trgm_ops);