CREATE TABLE "audit_head" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"position" bigint NOT NULL,
	"digest" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_link" (
	"position" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"digest" "bytea" NOT NULL,
	CONSTRAINT "audit_link_entry_id_unique" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_try" (
	"key_hash" "bytea" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_invitation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "staff_invitation_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "staff_recovery_code" (
	"staff_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "staff_recovery_code_staff_id_code_hash_pk" PRIMARY KEY("staff_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "staff_role" (
	"key" text PRIMARY KEY NOT NULL,
	"names" jsonb NOT NULL,
	"permissions" text[] NOT NULL,
	"skills" text[],
	"built_in" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
-- The roles every installation has; the office edits them. An administrator may everything, whatever stands here.
INSERT INTO "staff_role" ("key", "names", "permissions", "skills", "built_in") VALUES
  ('reception', '{"en": "Reception", "da": "Reception"}',
   '{see-calendar,serve-visits,change-visits,see-prereg,read-benefit,serve-benefit,read-tax-cards,serve-tax-cards,attend-own-courses,attend-courses,see-office,record-absence}', NULL, true),
  ('caseworker', '{"en": "Case worker", "da": "Sagsbehandler"}',
   '{see-calendar,serve-visits,change-visits,see-prereg,read-prereg,review-prereg,read-benefit,serve-benefit,read-tax-cards,serve-tax-cards,attend-own-courses,attend-courses,edit-guidance,see-office,record-absence}', NULL, true),
  ('coordinator', '{"en": "Coordinator", "da": "Koordinator"}',
   '{see-calendar,serve-visits,change-visits,overbook,see-prereg,read-prereg,review-prereg,read-benefit,serve-benefit,read-tax-cards,serve-tax-cards,attend-own-courses,attend-courses,run-courses,edit-guidance,see-office,record-absence,change-office}', NULL, true),
  ('siri', '{"en": "SIRI", "da": "SIRI"}', '{see-calendar,serve-visits,see-office}', '{siri}', true),
  ('teacher', '{"en": "Teacher", "da": "Underviser"}', '{attend-own-courses}', NULL, true),
  ('admin', '{"en": "Administrator", "da": "Administrator"}', '{}', NULL, true);
--> statement-breakpoint
ALTER TABLE "staff_account" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_account" ADD COLUMN "totp_secret" "bytea";--> statement-breakpoint
ALTER TABLE "staff_account" ADD COLUMN "totp_step" bigint;--> statement-breakpoint
ALTER TABLE "staff_account" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "staff_session" ADD COLUMN "complete_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "staff_session" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_staff_id_staff_account_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_recovery_code" ADD CONSTRAINT "staff_recovery_code_staff_id_staff_account_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_invitation_by_staff" ON "staff_invitation" USING btree ("staff_id");--> statement-breakpoint
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_account_role_staff_role_key_fk" FOREIGN KEY ("role") REFERENCES "public"."staff_role"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_by_staff" ON "audit_entry" USING btree ("staff_id","at");--> statement-breakpoint
CREATE INDEX "audit_entry_by_case" ON "audit_entry" USING btree (("detail" ->> 'case'));--> statement-breakpoint
CREATE UNIQUE INDEX "staff_subject_once" ON "staff_account" USING btree ("subject");--> statement-breakpoint
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_totp_whole" CHECK ("staff_account"."totp_step" is null or "staff_account"."totp_secret" is not null);
--> statement-breakpoint
ALTER TABLE "staff_account" DROP COLUMN "failed_sign_ins";--> statement-breakpoint
ALTER TABLE "staff_account" DROP COLUMN "locked_until";
--> statement-breakpoint
-- Whoever is signed in stays so.
UPDATE "staff_session" SET "complete_at" = "created_at";
--> statement-breakpoint
-- The audit trail can neither be emptied nor edited, and each entry is chained to the one before it when it is committed.
CREATE TRIGGER "audit_is_not_emptied" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
--> statement-breakpoint
CREATE TRIGGER "audit_link_only_grows" BEFORE UPDATE OR DELETE ON "audit_link"
  FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
--> statement-breakpoint
CREATE TRIGGER "audit_link_is_not_emptied" BEFORE TRUNCATE ON "audit_link"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
--> statement-breakpoint
INSERT INTO "audit_head" ("position", "digest") VALUES (0, sha256(''));
--> statement-breakpoint
CREATE FUNCTION audit_digest(before bytea, entry "audit_entry") RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(before || convert_to(concat_ws(E'\n', entry.id, (extract(epoch FROM entry.at) * 1000000)::bigint,
    coalesce(entry.staff_id::text, '-'), entry.kind, entry.detail::text), 'UTF8'))
$$;
--> statement-breakpoint
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head "audit_head";
BEGIN
  SELECT * INTO head FROM "audit_head" FOR UPDATE;
  head.position := head.position + 1;
  head.digest := audit_digest(head.digest, NEW);
  INSERT INTO "audit_link" VALUES (head.position, NEW.id, head.digest);
  UPDATE "audit_head" SET "position" = head.position, "digest" = head.digest;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- At the commit, so that no transaction holds the end of the chain while it waits for something else.
CREATE CONSTRAINT TRIGGER "audit_chain" AFTER INSERT ON "audit_entry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_chain();
--> statement-breakpoint
-- Entries of before are chained in the order in which they came.
DO $$
DECLARE
  entry "audit_entry";
  head "audit_head";
BEGIN
  SELECT * INTO head FROM "audit_head";
  FOR entry IN SELECT * FROM "audit_entry" ORDER BY "id" LOOP
    head.position := head.position + 1;
    head.digest := audit_digest(head.digest, entry);
    INSERT INTO "audit_link" VALUES (head.position, entry.id, head.digest);
  END LOOP;
  UPDATE "audit_head" SET "position" = head.position, "digest" = head.digest;
END $$;
