ALTER TABLE "prereg_hand_over" ADD COLUMN "whole" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- A receipt of before says nothing of how much it was of: it is made again for the whole.
ALTER TABLE "prereg_hand_over" ALTER COLUMN "whole" DROP DEFAULT;
