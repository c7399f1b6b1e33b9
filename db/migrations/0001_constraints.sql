CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- No counter ever has two active legs that overlap. Holds, provisional, booked and cooling legs are all in here.
ALTER TABLE "leg" ADD CONSTRAINT "leg_counter_once"
  EXCLUDE USING gist ("counter_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("active");
--> statement-breakpoint
-- A visit that is confirmed has at least one current leg, and all of its current legs are active; checked at commit.
CREATE FUNCTION visit_has_its_legs() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted text;
  total integer;
  lasting integer;
BEGIN
  SELECT state INTO wanted FROM visit WHERE id = NEW.id;
  IF wanted IN ('booked', 'arrived', 'serving') THEN
    SELECT count(*), count(*) FILTER (WHERE active AND until IS NULL) INTO total, lasting
      FROM leg WHERE visit_id = NEW.id AND current;
    IF total = 0 OR total <> lasting THEN
      RAISE EXCEPTION 'visit % is % with % of % legs', NEW.id, wanted, lasting, total USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "visit_has_its_legs" AFTER INSERT OR UPDATE OF "state", "starts_at" ON "visit"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION visit_has_its_legs();
--> statement-breakpoint
-- The audit trail only grows. Erasing by policy is done by the owner of the table with the trigger off.
CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail only grows';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_only_grows" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
