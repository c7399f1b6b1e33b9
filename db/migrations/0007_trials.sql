-- Letters without accents, small, with a for å and o for ø however they are typed: the same as `domain/search/fold.ts`, whatever the database's
-- own rules for letters are. Called immutable, which it is: array_to_string only is not for types whose text depends on settings.
CREATE FUNCTION visit_search(contact_name text, names text[], email text, phone text, reference text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ' ' || replace(replace(replace(replace(
    translate(
      lower(
        translate(
          replace(replace(replace(replace(replace(replace(replace(replace(
            regexp_replace(normalize(
              translate(contact_name || ' ' || array_to_string(names, ' '), '-‐‑–._', '      ') || ' ' || email, NFD), '[\u0300-\u036f]', '', 'g'),
            'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th'), 'ß', 'ss'), 'ẞ', 'ss'),
          'łŁŀĿøØđĐðÐıħĦŋŊŧŦəƏĸſς', 'llllooddddihhnnttaaksσ')
        COLLATE "C"),
      'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ''’‘ʻʼ`´·', 'абвгдежзийклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґαβγδεζηθικλμνξοπρστυφχψω'),
    'aa', 'a'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u')
    || ' ' || regexp_replace(phone, '[^0-9]', '', 'g')
    || ' ' || lower(reference COLLATE "C") || ' ' || replace(lower(reference COLLATE "C"), '-', '')
$$;
--> statement-breakpoint
CREATE TABLE "mail_failure" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"about" text NOT NULL,
	"of_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"message" text NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "mail_failure_once" UNIQUE("about","of_id","message")
);
--> statement-breakpoint
ALTER TABLE "benefit_case" ADD COLUMN "phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "search" text GENERATED ALWAYS AS (visit_search(contact_name, names, email, phone, reference)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "residents_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "course_run" ADD COLUMN "series" jsonb;--> statement-breakpoint
ALTER TABLE "sign_up" ADD COLUMN "latin_names" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_up" ADD COLUMN "moves" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_up" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "mail_failure_by_time" ON "mail_failure" USING btree ("at");--> statement-breakpoint
CREATE INDEX "booking_draft_by_visit" ON "booking_draft" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "leg_of_day" ON "leg" USING btree ("site_id","day") WHERE "leg"."current";--> statement-breakpoint
CREATE INDEX "visit_search_words" ON "visit" USING gin ("search" gin_trgm_ops);