CREATE TABLE "leg_call" (
	"leg_id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"state" text NOT NULL,
	"counter_id" uuid,
	"calls" integer DEFAULT 0 NOT NULL,
	"backs" integer DEFAULT 0 NOT NULL,
	"queued_at" timestamp with time zone,
	"called_at" timestamp with time zone,
	CONSTRAINT "leg_call_counter" CHECK ("leg_call"."state" <> 'called' or "leg_call"."counter_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"day" date NOT NULL,
	"letter" text NOT NULL,
	"number" integer NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"service_id" uuid NOT NULL,
	"party" integer NOT NULL,
	"language" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"counter_id" uuid,
	"calls" integer DEFAULT 0 NOT NULL,
	"backs" integer DEFAULT 0 NOT NULL,
	"called_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "ticket_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "ticket_number_once" UNIQUE("site_id","day","letter","number"),
	CONSTRAINT "ticket_party" CHECK ("ticket"."party" between 1 and 9),
	CONSTRAINT "ticket_counter" CHECK ("ticket"."state" not in ('called', 'serving') or "ticket"."counter_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "ticket_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"staff_id" uuid,
	"staff_name" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ticket_id" uuid NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "late_minutes" integer;--> statement-breakpoint
ALTER TABLE "leg_call" ADD CONSTRAINT "leg_call_leg_id_leg_id_fk" FOREIGN KEY ("leg_id") REFERENCES "public"."leg"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leg_call" ADD CONSTRAINT "leg_call_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leg_call" ADD CONSTRAINT "leg_call_counter_id_counter_id_fk" FOREIGN KEY ("counter_id") REFERENCES "public"."counter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_counter_id_counter_id_fk" FOREIGN KEY ("counter_id") REFERENCES "public"."counter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leg_call_by_visit" ON "leg_call" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "ticket_event_by_ticket" ON "ticket_event" USING btree ("ticket_id","at");