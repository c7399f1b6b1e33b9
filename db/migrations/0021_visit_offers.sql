CREATE TABLE "earlier_wish" (
	"visit_id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"weekdays" integer[] DEFAULT '{}' NOT NULL,
	"part" text DEFAULT 'any' NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"unanswered" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "earlier_wish_days" CHECK ("earlier_wish"."first_day" <= "earlier_wish"."last_day")
);
--> statement-breakpoint
CREATE TABLE "visit_offer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"visit_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"starts_at" timestamp with time zone,
	"until" timestamp with time zone,
	"made_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"staff_id" uuid,
	"staff_name" text,
	CONSTRAINT "visit_offer_open" CHECK ("visit_offer"."state" <> 'open' or ("visit_offer"."starts_at" is not null and "visit_offer"."until" is not null))
);
--> statement-breakpoint
ALTER TABLE "leg" ADD COLUMN "offer_id" uuid;--> statement-breakpoint
ALTER TABLE "earlier_wish" ADD CONSTRAINT "earlier_wish_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_wish" ADD CONSTRAINT "earlier_wish_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_offer" ADD CONSTRAINT "visit_offer_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_offer" ADD CONSTRAINT "visit_offer_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "earlier_wish_by_site" ON "earlier_wish" USING btree ("site_id");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_offer_one_open" ON "visit_offer" USING btree ("visit_id") WHERE "visit_offer"."state" in ('planned', 'open');--> statement-breakpoint
CREATE INDEX "visit_offer_by_visit" ON "visit_offer" USING btree ("visit_id","made_at");--> statement-breakpoint
CREATE INDEX "leg_by_offer" ON "leg" USING btree ("offer_id") WHERE "leg"."offer_id" is not null;--> statement-breakpoint
CREATE INDEX "visit_asked" ON "visit" USING btree ("starts_at") WHERE "visit"."asked_at" is not null;