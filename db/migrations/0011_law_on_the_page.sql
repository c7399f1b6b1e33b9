ALTER TABLE "benefit_case" ADD COLUMN "policy_version" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "policy_version" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_up" ADD COLUMN "policy_version" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "controller" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "controller_address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "controller_cvr" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "officer_email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "officer_phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "prereg" ADD COLUMN "policy_version" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "retention_term" ADD COLUMN "former" integer;--> statement-breakpoint
ALTER TABLE "retention_term" ADD COLUMN "holds_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tax_application" ADD COLUMN "policy_version" text DEFAULT '' NOT NULL;