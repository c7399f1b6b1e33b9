-- Misspelt words are compared by their groups of three letters and by how many letters differ.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
--> statement-breakpoint
CREATE TABLE "benefit_case" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"state" text DEFAULT 'unconfirmed' NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"municipality" text NOT NULL,
	"country" text NOT NULL,
	"institution" text NOT NULL,
	"form_date" date NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date,
	"jobnet_cv" boolean NOT NULL,
	"code_round" integer DEFAULT 0 NOT NULL,
	"code_hash" "bytea",
	"code_expires_at" timestamp with time zone,
	"code_tries_left" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"registered_on" date,
	"forwarded_to" text DEFAULT '' NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "benefit_case_reference_unique" UNIQUE("reference"),
	CONSTRAINT "benefit_case_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "benefit_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"u3" text,
	"on_day" date,
	"staff_id" uuid,
	"staff_name" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article" (
	"slug" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"position" integer NOT NULL,
	"owner_id" uuid,
	"sources" jsonb NOT NULL,
	"legal_source" text DEFAULT '' NOT NULL,
	"reviewed_on" date NOT NULL,
	"next_review" date NOT NULL,
	"steps" text[] NOT NULL,
	"services" text[] NOT NULL,
	"situations" text[] NOT NULL,
	"related" text[] NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_check" (
	"slug" text NOT NULL,
	"language" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "article_check_slug_language_pk" PRIMARY KEY("slug","language")
);
--> statement-breakpoint
CREATE TABLE "article_feedback" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"language" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"helpful" boolean NOT NULL,
	"line" text DEFAULT '' NOT NULL,
	"read_at" timestamp with time zone,
	"read_by" text
);
--> statement-breakpoint
CREATE TABLE "article_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"language" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"lead" text NOT NULL,
	"summary" jsonb NOT NULL,
	"body" text NOT NULL,
	"keywords" text NOT NULL,
	"changes_meaning" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"publish_at" timestamp with time zone,
	"search" "tsvector" GENERATED ALWAYS AS (case language when 'da' then
        setweight(to_tsvector('danish'::regconfig, title || ' ' || keywords), 'A') || setweight(to_tsvector('danish'::regconfig, lead || ' ' || (summary::text)), 'B') || setweight(to_tsvector('danish'::regconfig, body), 'D')
      else
        setweight(to_tsvector('english'::regconfig, title || ' ' || keywords), 'A') || setweight(to_tsvector('english'::regconfig, lead || ' ' || (summary::text)), 'B') || setweight(to_tsvector('english'::regconfig, body), 'D')
      end) STORED,
	CONSTRAINT "article_version_number" UNIQUE("slug","language","number")
);
--> statement-breakpoint
CREATE TABLE "article_word" (
	"language" text NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "article_word_language_word_pk" PRIMARY KEY("language","word")
);
--> statement-breakpoint
CREATE TABLE "figure" (
	"key" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"yearly" boolean NOT NULL,
	"names" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "figure_value" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"value" double precision NOT NULL,
	"up_to" double precision,
	"source" text NOT NULL,
	"url" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "figure_value_order" CHECK ("figure_value"."valid_to" is null or "figure_value"."valid_from" <= "figure_value"."valid_to"),
	CONSTRAINT "figure_value_span" CHECK ("figure_value"."value" >= 0 and ("figure_value"."up_to" is null or "figure_value"."up_to" > "figure_value"."value"))
);
--> statement-breakpoint
CREATE TABLE "municipal_tax" (
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"municipal" double precision NOT NULL,
	"church" double precision NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "municipal_tax_code_year_pk" PRIMARY KEY("code","year"),
	CONSTRAINT "municipal_tax_percent" CHECK ("municipal_tax"."municipal" between 0 and 60 and "municipal_tax"."church" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "search_miss" (
	"language" text NOT NULL,
	"words" text NOT NULL,
	"day" date NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "search_miss_language_words_day_pk" PRIMARY KEY("language","words","day")
);
--> statement-breakpoint
CREATE TABLE "tax_application" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"received_on" date NOT NULL,
	"channel" text NOT NULL,
	"checklist" jsonb NOT NULL,
	"forwarded_at" timestamp with time zone,
	"forwarded_by" text,
	"forward_way" text,
	"receipt" text DEFAULT '' NOT NULL,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"touched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tax_application_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "tax_application_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"staff_name" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "benefit_case" ADD CONSTRAINT "benefit_case_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefit_event" ADD CONSTRAINT "benefit_event_case_id_benefit_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."benefit_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_owner_id_staff_account_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_check" ADD CONSTRAINT "article_check_slug_article_slug_fk" FOREIGN KEY ("slug") REFERENCES "public"."article"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_feedback" ADD CONSTRAINT "article_feedback_slug_article_slug_fk" FOREIGN KEY ("slug") REFERENCES "public"."article"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_slug_article_slug_fk" FOREIGN KEY ("slug") REFERENCES "public"."article"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_value" ADD CONSTRAINT "figure_value_key_figure_key_fk" FOREIGN KEY ("key") REFERENCES "public"."figure"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipal_tax" ADD CONSTRAINT "municipal_tax_code_municipality_code_fk" FOREIGN KEY ("code") REFERENCES "public"."municipality"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_application" ADD CONSTRAINT "tax_application_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_application_event" ADD CONSTRAINT "tax_application_event_application_id_tax_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."tax_application"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "benefit_case_worklist" ON "benefit_case" USING btree ("site_id","state","form_date");--> statement-breakpoint
CREATE INDEX "benefit_event_by_case" ON "benefit_event" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "article_feedback_by_article" ON "article_feedback" USING btree ("slug","at");--> statement-breakpoint
CREATE INDEX "article_version_live" ON "article_version" USING btree ("language","slug","publish_at");--> statement-breakpoint
CREATE INDEX "article_version_search" ON "article_version" USING gin ("search");--> statement-breakpoint
CREATE INDEX "article_word_alike" ON "article_word" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "tax_application_worklist" ON "tax_application" USING btree ("site_id","state","received_on");--> statement-breakpoint
CREATE INDEX "tax_application_event_by_application" ON "tax_application_event" USING btree ("application_id","at");
--> statement-breakpoint
-- A figure has one value on one day.
ALTER TABLE "figure_value" ADD CONSTRAINT "figure_value_once"
  EXCLUDE USING gist ("key" WITH =, daterange("valid_from", "valid_to", '[]') WITH &&);
--> statement-breakpoint
-- A search weighs hundreds of these: unpacking them would take most of its time.
ALTER TABLE "article_version" ALTER COLUMN "search" SET STORAGE EXTERNAL;
