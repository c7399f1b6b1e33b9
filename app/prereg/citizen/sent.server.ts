import { addDays } from "date-fns"
import { paths } from "#paths"
import { eventsShown } from "./events.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type Prereg, preregEvents, visitOf, visitStateOf } from "#db/prereg/reads.ts"
import { awaitsHandOver, handOverOf, isAnyApproved } from "#db/prereg/hand-over-reads.ts"
import { uploadsOf } from "#db/prereg/upload-reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { mayChange } from "#domain/booking/rules.ts"
import { keptFrom } from "#domain/prereg/kept.ts"
import { mayUpload } from "#domain/prereg/uploads.ts"
import { mayWithdraw } from "#domain/prereg/states.ts"
import { PROVISIONAL_WORKING_DAYS } from "#domain/prereg/visit.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import type { Terms } from "#domain/retention/policy.ts"
import { knownLinkKey } from "#operations/link.ts"
import { unfinished } from "#operations/prereg/unfinished.ts"
import { namesOf } from "#operations/prereg/visit.ts"
import { type OpenPrereg, openPages } from "#app/prereg/session.server.ts"
import { askedShown, titleOf } from "./page.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"

/** What a household sees once it has been sent: where it stands, what is asked, the visit, what happened. */
export async function showSent(opened: OpenPrereg) {
  const { prereg, language, portal, now } = opened
  const [visit, visitState, awaits, uploads, events, { site }] = await Promise.all([
    visitOf(portal.db, prereg, now),
    visitStateOf(portal.db, prereg),
    awaitsHandOver(portal.db, prereg),
    uploadsOf(portal.db, prereg.id),
    preregEvents(portal.db, prereg.id),
    readSiteOffice(portal.db),
  ])
  const waiting = new Set(unfinished(opened, opened.residences, opened.today).map((w) => w.page))
  const key = visit && knownLinkKey(portal.ctx.secrets, "visit", visit)
  return {
    state: prereg.state as Exclude<Prereg["state"], "draft">,
    reference: prereg.reference,
    email: emailShown(prereg.email),
    officeEmail: site.email,
    line: ["returned", "accepted", "refused"].includes(prereg.state) ? prereg.decision : "",
    earlier: prereg.earlierNumber,
    names: namesOf(opened.household),
    asked: openPages(opened).map((page) => ({
      key: page.key,
      title: titleOf(opened, page),
      href: paths.preregPage(language, page.key),
      questions: askedShown(opened, page),
      waits: waiting.has(page.key),
    })),
    visit: visit && {
      when: spokenMoment(visit.startsAt, language, now),
      provisional: visit.state === "provisional",
      href: key && paths.visit(language, key),
      changeable: mayChange(visit, { kind: "visitor" }, now).ok,
    },
    mayUpload: mayUpload(prereg) || uploads.length > 0,
    photos: uploads.length,
    workingDays: PROVISIONAL_WORKING_DAYS,
    mayChooseTime: visit === null && ["submitted", "returned", "accepted"].includes(prereg.state),
    mayWithdraw: mayWithdraw(prereg.state, visitState) && !awaits,
    events: eventsShown(events, language, now),
  }
}
export type SentShown = Awaited<ReturnType<typeof showSent>>

/** The day a household's record goes, why it is kept, and by which term. Days of the office's calendar, in words. */
export async function keptUntil(
  opened: OpenPrereg,
): Promise<{ term: keyof Terms; amount: number; day: string; handedOver: boolean }> {
  const { prereg, portal, language, today } = opened
  const [terms, visit, handedOver, approved] = await Promise.all([
    readTerms(portal.db, opened.now),
    visitOf(portal.db, prereg, opened.now),
    handOverOf(portal.db, prereg.id),
    isAnyApproved(portal.db, prereg.id),
  ])
  const { term, from } = keptFrom(prereg, { visit, handedOverAt: handedOver?.whole ? handedOver.at : null, approved })
  const amount = terms[term]
  return {
    term,
    amount,
    handedOver: handedOver?.whole === true && prereg.state === "completed",
    day: spokenDay(officeDay(addDays(from, amount)), language, today),
  }
}
