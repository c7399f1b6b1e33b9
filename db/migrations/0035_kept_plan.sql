CREATE TABLE "kept_plan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"answers" jsonb NOT NULL,
	"policy_version" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"touched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kept_plan_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE INDEX "kept_plan_by_touch" ON "kept_plan" USING btree ("touched_at");