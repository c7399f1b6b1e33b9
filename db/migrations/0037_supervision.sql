CREATE TABLE "supervision_review" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sample_id" uuid NOT NULL,
	"check_id" uuid NOT NULL,
	"finding" text,
	"words" text DEFAULT '' NOT NULL,
	"reviewer_id" uuid,
	"reviewer_name" text,
	"reviewed_at" timestamp with time zone,
	"remedy" text DEFAULT '' NOT NULL,
	"remedied_by" text,
	"remedied_at" timestamp with time zone,
	CONSTRAINT "supervision_review_once" UNIQUE("sample_id","check_id"),
	CONSTRAINT "supervision_review_found" CHECK (("supervision_review"."finding" is null) = ("supervision_review"."reviewed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "supervision_sample" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"month" text NOT NULL,
	"seed" text NOT NULL,
	"drawn_from" jsonb NOT NULL,
	"size" integer NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	CONSTRAINT "supervision_sample_once" UNIQUE("site_id","month")
);
--> statement-breakpoint
ALTER TABLE "supervision_review" ADD CONSTRAINT "supervision_review_sample_id_supervision_sample_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."supervision_sample"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_review" ADD CONSTRAINT "supervision_review_check_id_identity_check_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."identity_check"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_sample" ADD CONSTRAINT "supervision_sample_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "supervision_review_by_check" ON "supervision_review" USING btree ("check_id");