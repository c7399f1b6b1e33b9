CREATE TABLE "prereg_upload" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prereg_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"paper" text NOT NULL,
	"kind" text NOT NULL,
	"scan" text NOT NULL,
	"bytes" integer NOT NULL,
	"sealed" "bytea",
	"uploaded_at" timestamp with time zone NOT NULL,
	"verdict" text,
	"reason" text,
	"words" text DEFAULT '' NOT NULL,
	"judged_by" text,
	"judged_at" timestamp with time zone,
	CONSTRAINT "prereg_upload_content" CHECK (("prereg_upload"."sealed" is null) = ("prereg_upload"."scan" = 'infected'))
);
--> statement-breakpoint
ALTER TABLE "prereg_upload" ADD CONSTRAINT "prereg_upload_prereg_id_prereg_id_fk" FOREIGN KEY ("prereg_id") REFERENCES "public"."prereg"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prereg_upload" ADD CONSTRAINT "prereg_upload_person_id_prereg_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."prereg_person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prereg_upload_by_prereg" ON "prereg_upload" USING btree ("prereg_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "prereg_upload_by_day" ON "prereg_upload" USING btree ("uploaded_at");