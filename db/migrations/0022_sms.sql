CREATE TABLE "sms_message" (
	"id" text PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"message" text NOT NULL,
	"gateway_id" text,
	"state" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mail_failure" DROP CONSTRAINT "mail_failure_once";--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "coming_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail_failure" ADD COLUMN "way" text DEFAULT 'mail' NOT NULL;--> statement-breakpoint
ALTER TABLE "caught_mail" ADD COLUMN "way" text DEFAULT 'mail' NOT NULL;--> statement-breakpoint
ALTER TABLE "sms_message" ADD CONSTRAINT "sms_message_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sms_message_by_visit" ON "sms_message" USING btree ("visit_id");--> statement-breakpoint
ALTER TABLE "mail_failure" ADD CONSTRAINT "mail_failure_once" UNIQUE("about","of_id","message","way");