CREATE TABLE "staff_feed" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"staff_id" uuid,
	"counter_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_feed_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "staff_feed_staff_id_unique" UNIQUE("staff_id"),
	CONSTRAINT "staff_feed_counter_id_unique" UNIQUE("counter_id"),
	CONSTRAINT "staff_feed_of_one" CHECK (("staff_feed"."staff_id" is null) <> ("staff_feed"."counter_id" is null))
);
--> statement-breakpoint
ALTER TABLE "staff_feed" ADD CONSTRAINT "staff_feed_staff_id_staff_account_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_feed" ADD CONSTRAINT "staff_feed_counter_id_counter_id_fk" FOREIGN KEY ("counter_id") REFERENCES "public"."counter"("id") ON DELETE no action ON UPDATE no action;