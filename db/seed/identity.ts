import { eq } from "drizzle-orm"
import { trainingSubjects } from "#domain/identity/training.ts"
import { addDays } from "#domain/time/office-time.ts"
import type { Transaction } from "../client.ts"
import { insertTraining } from "../identity/writes.ts"
import { service } from "../office/tables.ts"
import { accountsWith } from "../staff/reads.ts"

/**
 * The demonstration registers nobody before their identity has been checked, and those who may check are trained. A real office turns it
 * on by itself (Office, Services), once it has entered who is trained.
 */
export async function seedIdentity(tx: Transaction, today: string, now: Date): Promise<void> {
  await tx.update(service).set({ checksIdentity: true }).where(eq(service.key, "cpr"))
  for (const { id } of await accountsWith(tx, "check-identity"))
    for (const subject of trainingSubjects)
      await insertTraining(tx, {
        staffId: id,
        subject,
        proof: "Kursus i identitetskontrol, bevis i personalesagen",
        passedOn: addDays(today, -200),
        validUntil: addDays(today, 530),
        setBy: "Karen Holm",
        setAt: now,
      })
}
