CREATE TABLE "own_page" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"code_round" integer DEFAULT 0 NOT NULL,
	"code_hash" "bytea",
	"code_expires_at" timestamp with time zone,
	"code_tries_left" integer DEFAULT 0 NOT NULL,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "own_page_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE INDEX "own_page_by_time" ON "own_page" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "audit_entry_by_visit" ON "audit_entry" USING btree (("detail" ->> 'visitId'));