CREATE TABLE "journey_count" (
	"site_id" uuid NOT NULL,
	"week" text NOT NULL,
	"stop" text NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "journey_count_once" PRIMARY KEY("site_id","week","stop"),
	CONSTRAINT "journey_count_amount" CHECK ("journey_count"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "service_measure" (
	"site_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"week" text NOT NULL,
	"measure" text NOT NULL,
	"value" integer NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "service_measure_once" PRIMARY KEY("site_id","week","subject","measure","value"),
	CONSTRAINT "service_measure_amount" CHECK ("service_measure"."amount" > 0 and "service_measure"."value" >= 0)
);
--> statement-breakpoint
ALTER TABLE "journey_count" ADD CONSTRAINT "journey_count_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_measure" ADD CONSTRAINT "service_measure_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visit_event_called_released" ON "visit_event" USING btree ("kind","at") WHERE "visit_event"."kind" in ('called', 'released');--> statement-breakpoint
-- Whoever runs the office sees how it does.
UPDATE "staff_role" SET "permissions" = array_append("permissions", 'see-statistics')
  WHERE 'change-office' = any("permissions") AND NOT 'see-statistics' = any("permissions");
