CREATE TABLE "visit_former_email" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_new_email" (
	"visit_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"code_round" integer DEFAULT 0 NOT NULL,
	"code_hash" "bytea",
	"code_expires_at" timestamp with time zone,
	"code_tries_left" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "visit_former_email" ADD CONSTRAINT "visit_former_email_event_id_visit_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."visit_event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_new_email" ADD CONSTRAINT "visit_new_email_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE cascade ON UPDATE no action;