CREATE TABLE "prereg_hand_over" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"prereg_id" uuid,
	"reference" text NOT NULL,
	"journal" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid NOT NULL,
	"staff_name" text NOT NULL,
	CONSTRAINT "prereg_hand_over_prereg_id_unique" UNIQUE("prereg_id")
);
--> statement-breakpoint
ALTER TABLE "prereg_hand_over" ADD CONSTRAINT "prereg_hand_over_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_hand_over" ADD CONSTRAINT "prereg_hand_over_prereg_id_prereg_id_fk" FOREIGN KEY ("prereg_id") REFERENCES "public"."prereg"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prereg_hand_over_by_day" ON "prereg_hand_over" USING btree ("at");