import type { RouterContextProvider } from "react-router"
import { type WholeVisit, visitByReference } from "#db/booking/reads.ts"
import { mayChange, mayPromise } from "#domain/booking/rules.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { isAnswerKey, referenceInAnswerKey } from "#operations/link.ts"
import { portalOf } from "#app/web/context.server.ts"
import { paths } from "#paths"
import { type OpenedVisit, offerShown, openFound, openVisit } from "./visit.server.ts"

type Provider = Readonly<RouterContextProvider>

/** The visit behind the link of an SMS; null when it is cut off, too old, or the visit is erased. */
export async function openByAnswer(context: Provider, key: string): Promise<OpenedVisit | null> {
  const { db, ctx } = portalOf(context)
  const reference = referenceInAnswerKey(key)
  const found: WholeVisit | null = reference === null ? null : await visitByReference(db, reference)
  return found && isAnswerKey(ctx.secrets, found.visit, key) ? openFound(context, found) : null
}

/** Moving and cancelling say no more than the time: either link opens them. */
export const openEither = async (context: Provider, key: string): Promise<OpenedVisit | null> =>
  (await openVisit(context, key)) ?? openByAnswer(context, key)

/** The page that a link came from. */
export const homeOf = (language: string, key: string): string =>
  referenceInAnswerKey(key) === null ? paths.visit(language, key) : paths.answer(language, key)

type Says = "ask" | "coming" | "asked" | "provisional" | "cancelled" | "missed" | "here" | "over"

/** What the page says, and which answers it takes. */
function saying({ found: { visit }, now }: OpenedVisit): Says {
  if (visit.state === "cancelled" || visit.state === "missed") return visit.state
  if (visit.endsAt <= now || visit.state === "done") return "over"
  if (visit.state === "arrived" || visit.state === "serving") return "here"
  if (visit.askedAt !== null) return "asked"
  if (visit.state === "provisional") return "provisional"
  if (visit.comingAt !== null) return "coming"
  return mayPromise(visit, now) ? "ask" : "here"
}

/** Of the visit only what the SMS says too: when and where. */
export function answerShown(opened: OpenedVisit, language: Language) {
  const { at, found, now } = opened
  const { visit } = found
  const says = saying(opened)
  const stands = ["ask", "coming", "asked", "provisional"].includes(says)
  return {
    says,
    stands,
    offer: stands ? offerShown(opened, language) : null,
    changeable: mayChange(visit, { kind: "visitor" }, now).ok,
    startsAt: visit.startsAt.toISOString(),
    day: spokenDay(officeDay(visit.startsAt), language, officeDay(now)),
    clock: spokenClock(visit.startsAt, language),
    when: spokenMoment(visit.startsAt, language, now),
    address: `${at.site.name}, ${at.site.address}, ${at.site.postalLine}`,
    phone: at.site.phone,
    hasEmail: visit.email !== "",
  }
}
