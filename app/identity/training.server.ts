import type { RouterContextProvider } from "react-router"
import { REMIND_DAYS } from "#domain/identity/training.ts"
import { addDays, daysBetween, officeDay } from "#domain/time/office-time.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { readTrainings } from "#db/identity/reads.ts"
import { accountsWith } from "#db/staff/reads.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"

/** Who is told that it ends soon: as early as the first reminder goes out. */
const SOON_DAYS = Math.max(...REMIND_DAYS)
const USUAL_DAYS = 2 * 365

/** The register of training: who is trained in what, until when, on which proof. */
export async function showTraining(context: Readonly<RouterContextProvider>) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const today = officeDay(ctx.now())
  const [trainings, staff] = await Promise.all([readTrainings(db), accountsWith(db, "check-identity")])
  return {
    staff: staff.map(({ id, name }) => ({ value: id, text: name })),
    usual: { passedOn: today, validUntil: addDays(today, USUAL_DAYS) },
    rows: trainings.map((one) => {
      const left = daysBetween(today, one.validUntil)
      return {
        id: one.id,
        name: one.name,
        subject: one.subject,
        proof: one.proof,
        passedOn: fullDate(one.passedOn, language),
        validUntil: fullDate(one.validUntil, language),
        ended: one.endedOn && { day: fullDate(one.endedOn, language), why: one.endedWhy },
        left,
        state: one.endedOn ? "ended" : left < 0 ? "lapsed" : left <= SOON_DAYS ? "soon" : "holds",
      } as const
    }),
  }
}
