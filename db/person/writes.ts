import { sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import { personNote } from "./tables.ts"

export async function insertPersonNote(tx: Transaction, values: typeof personNote.$inferInsert): Promise<void> {
  await tx.insert(personNote).values(values)
}

/**
 * Erases notes about people of whom nothing else is left: neither what they were written at, nor anything with their confirmed address.
 * Answers how many went.
 */
export async function eraseLoneNotes(tx: Transaction): Promise<number> {
  const gone = await tx.execute(sql`
    delete from person_note n where
      not exists (select from visit x where x.id = n.of_id)
      and not exists (select from prereg x where x.id = n.of_id)
      and not exists (select from benefit_case x where x.id = n.of_id)
      and not exists (select from tax_application x where x.id = n.of_id)
      and not exists (select from sign_up x where x.id = n.of_id)
      and not exists (select from booking_invitation x where x.id = n.of_id)
      and (n.mailbox = '' or not (
        exists (select from visit x where lower(x.email) = n.mailbox)
        or exists (select from prereg x where lower(x.confirmed_email) = n.mailbox)
        or exists (select from benefit_case x where lower(x.email) = n.mailbox and x.state <> 'unconfirmed')
        or exists (select from sign_up x where lower(x.email) = n.mailbox and x.email_confirmed_at is not null)))`)
  return gone.rowCount ?? 0
}
