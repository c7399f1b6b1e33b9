import type { RouterContextProvider } from "react-router"
import { addDays } from "date-fns"
import { isId } from "#domain/id.ts"
import { checkThatCounts } from "#domain/identity/states.ts"
import { planAnswersOf } from "#domain/prereg/plan-answers.ts"
import { mayHandOver } from "#domain/prereg/hand-over.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { checksOfPeople } from "#db/identity/reads.ts"
import { preregById, visitStateOf, wholeOf } from "#db/prereg/reads.ts"
import { handOverOf } from "#db/prereg/hand-over-reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { translator } from "#locales/translator.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { nameOf } from "#app/prereg/session.server.ts"

/** A household that is to be handed over, or was: its people with how each was checked, and the receipt. Null when it is gone. */
export async function showHandOver(context: Readonly<RouterContextProvider>, id: string) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const { t } = translator(language)
  const prereg = isId(id) ? await preregById(db, id) : null
  if (!prereg || prereg.state === "draft") return null
  const { household } = await wholeOf(db, prereg)
  const [checks, visitState, receipt, terms] = await Promise.all([
    checksOfPeople(
      db,
      household.people.map((person) => person.id),
    ),
    visitStateOf(db, prereg),
    handOverOf(db, id),
    readTerms(db, ctx.now()),
  ])
  const days = terms.preregVisitDays
  return {
    id,
    name: nameOf(household.people[0]!, language),
    reference: prereg.reference,
    nextSteps: prereg.visitId && planAnswersOf(household, officeDay(ctx.now())) ? prereg.visitId : null,
    ready: mayHandOver(prereg, checks, visitState),
    days,
    people: household.people.map((person) => {
      const check = checkThatCounts(checks, person.id)
      return {
        id: person.id,
        name: nameOf(person, language),
        relation: t(`prereg-staff:relation.${person.relation}`),
        check: check ? { id: check.id, state: t(`identity-staff:state.${check.state}`) } : null,
      }
    }),
    receipt: receipt && {
      journal: receipt.journal,
      who: receipt.staffName,
      day: fullDate(officeDay(receipt.at), language),
      // Where others of the household still come, it is kept for them.
      /** The others have been registered since: they are to be handed over as well. */
      again: prereg.state === "completed" && !receipt.whole,
      erased:
        prereg.state === "completed" && receipt.whole ? fullDate(officeDay(addDays(receipt.at, days)), language) : null,
    },
  }
}
export type HandOverShown = NonNullable<Awaited<ReturnType<typeof showHandOver>>>
