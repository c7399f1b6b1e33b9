import { rulesFor } from "#app/web/rules.server.ts"
import type { RouterContextProvider } from "react-router"
import { preregById, visitOf, wholeOf } from "#db/prereg/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { mayChange } from "#domain/booking/rules.ts"
import { papersOf } from "#domain/prereg/papers.ts"
import { approvedAll } from "#domain/prereg/verdicts.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Found, readAsked } from "./forms.ts"
import { askedText } from "#locales/asked.ts"
import { isLanguage } from "#locales/languages.ts"
import { mailWords } from "#locales/mail-words.ts"
import { preregLetter } from "#locales/prereg-letter.ts"
import { portalOf } from "#app/web/context.server.ts"

type Context = Readonly<RouterContextProvider>

/** The letter of each decision. */
export const letterOf = { accept: "accepted", return: "returned", refuse: "refused" } as const
export type Decided = keyof typeof letterOf

/** The letter that a decision would send, as it stands in the form; null when the case is gone. Its links lead nowhere. */
export async function showLetter(
  context: Context,
  preregId: string,
  given: { decision: Decided; asked: ReturnType<typeof readAsked>; text: string },
) {
  const { db, ctx } = portalOf(context)
  const prereg = await preregById(db, preregId)
  if (!prereg) return null
  const now = ctx.now()
  const [{ household }, visit, at] = await Promise.all([
    wholeOf(db, prereg),
    visitOf(db, prereg, now),
    readSiteOffice(db),
  ])
  const language = isLanguage(prereg.language) ? prereg.language : "en"
  const nameOf = (id: string | null) => household.people.find((p) => p.id === id)?.parts.person?.passportName ?? null
  const letter = preregLetter(letterOf[given.decision], mailWords(at, language), {
    contact: household.people[0]?.parts.person?.passportName ?? "",
    reference: prereg.reference,
    asked: given.asked.map((a) => askedText(language, a, nameOf(a.personId))),
    decision: given.text.trim(),
    earlierNumber: prereg.earlierNumber,
    visit: visit && {
      when: spokenMoment(visit.startsAt, language, now),
      provisional: visit.state === "provisional",
      changeable: mayChange(visit, { kind: "visitor" }, now).ok,
      link: null,
    },
    link: "",
    plan: null,
    site: at.site,
  })
  return { ...letter, language }
}
export type LetterShown = NonNullable<Awaited<ReturnType<typeof showLetter>>>

/** The findings of a form with all papers of one person approved that have not been seen. */
export async function approvedOf(
  context: Context,
  preregId: string,
  personId: string,
  found: readonly Found[],
): Promise<Found[]> {
  const { db } = portalOf(context)
  const prereg = await preregById(db, preregId)
  const household = prereg ? (await wholeOf(db, prereg)).household : null
  const person = household?.people.find((p) => p.id === personId)
  if (!household || !person) return [...found]
  const rules = await rulesFor(context)
  return approvedAll(found, personId, new Map(papersOf(household, person, rules).map((p) => [p.paper, p.readiness])))
}
