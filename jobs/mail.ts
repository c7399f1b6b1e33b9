import { paths } from "#paths"
import { mayChange } from "#domain/booking/rules.ts"
import { householdOfVisit } from "#db/prereg/reads.ts"
import type { TaskList } from "graphile-worker"
import { benefitById } from "#db/benefit/reads.ts"
import { draftById, eventById, visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { openQuestions, preregById, preregByVisit, visitOf, wholeOf } from "#db/prereg/reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { taxApplicationById } from "#db/taxcard/reads.ts"
import { type Language, isLanguage } from "#locales/languages.ts"
import type { BenefitMail } from "#operations/benefit/mail.ts"
import { noteSent } from "#operations/booking/note-sent.ts"
import { knownLinkKey, knownVisitKey } from "#operations/context.ts"
import { codeToSend } from "#operations/email-code.ts"
import { type CodeFor, addressFor, codeBoundTo } from "#operations/prereg/confirm.ts"
import type { PreregMail } from "#operations/prereg/mail.ts"
import { knownPreregKey } from "#operations/prereg/resume.ts"
import type { TaxMail } from "#operations/taxcard/pass-on.ts"
import { benefitFits, benefitMessage } from "./messages/benefit.ts"
import { courseMailTasks } from "./courses.ts"
import type { Doing } from "./doing.ts"
import { preregFits, preregMessage } from "./messages/prereg.ts"
import { taxCardFits, taxCardMessage } from "./messages/taxcard.ts"
import {
  type Message,
  type VisitMessage,
  codeMessage,
  linksMessage,
  messageFits,
  reminderFits,
  visitMessage,
} from "./messages/templates.ts"

/**
 * Every job that sends a mail: what its payload says, what it does. Payloads carry ids, never personal data. `send` hands a message to
 * the mail server, under an id that is the same when it is sent again.
 */
export function mailTasks(doing: Doing, send: (message: Message, id: string) => Promise<void>): TaskList {
  const { ctx, portalUrl } = doing
  const language = (text: string): Language => (isLanguage(text) ? text : "en")
  const linkOf = (visit: { id: string; keyHash: Buffer; language: string }) => {
    const key = knownVisitKey(ctx.secrets, visit)
    return key ? `${portalUrl}${paths.visit(language(visit.language), key)}` : null
  }
  const sendVisit = async (
    kind: VisitMessage,
    visitId: string,
    id: string,
    fits?: (v: Parameters<typeof reminderFits>[0]) => boolean,
    eventId: string | null = null,
  ) => {
    const found = await visitById(ctx.db, visitId)
    if (!found || found.visit.email === "" || (fits && !fits(found.visit))) return
    const at = await readSiteOffice(ctx.db)
    const detail = (eventId && (await eventById(ctx.db, eventId))?.detail) || {}
    const household = await householdOfVisit(ctx.db, visitId)
    const around = { at, link: linkOf(found.visit), household, portalUrl, now: ctx.now(), detail }
    await send(visitMessage(kind, found, around), id)
    await noteSent(ctx, { visitId, kind, language: found.visit.language })
  }
  const sendPrereg = async (kind: PreregMail, preregId: string, id: string) => {
    const prereg = await preregById(ctx.db, preregId)
    // Only an address that has shown that it is theirs is written to.
    if (!prereg?.confirmedEmail || !preregFits(kind, prereg)) return
    const [whole, asked, visit, { site }] = await Promise.all([
      wholeOf(ctx.db, prereg),
      openQuestions(ctx.db, prereg.id),
      visitOf(ctx.db, prereg, ctx.now()),
      readSiteOffice(ctx.db),
    ])
    const key = knownPreregKey(ctx, prereg)
    const around = {
      site,
      asked,
      link: key && `${portalUrl}${paths.preregOpen(language(prereg.language), key)}`,
      visit: visit && {
        startsAt: visit.startsAt,
        provisional: visit.state === "provisional",
        changeable: mayChange(visit, { kind: "visitor" }, ctx.now()).ok,
        link: linkOf(visit),
      },
      now: ctx.now(),
    }
    await send(preregMessage(kind, whole, around), id)
  }
  return {
    ...courseMailTasks(doing, send),
    async "mail-visit"(payload) {
      const { kind, visitId, eventId, revision } = payload as {
        kind: Exclude<VisitMessage, "reminder">
        visitId: string
        eventId: string
        revision: number
      }
      await sendVisit(kind, visitId, `${eventId}.${kind}`, (visit) => messageFits(kind, visit, revision), eventId)
    },
    async "mail-reminder"(payload) {
      const { visitId, revision } = payload as { visitId: string; revision: number }
      await sendVisit("reminder", visitId, `${visitId}.${revision}.reminder`, (visit) =>
        reminderFits(visit, revision, ctx.now()),
      )
    },
    async "mail-code"(payload) {
      const { draftId, round } = payload as { draftId: string; round: number }
      const draft = await draftById(ctx.db, draftId)
      const code = draft && codeToSend(ctx, draft, draft.email, round)
      if (!draft || !code) return
      const { site } = await readSiteOffice(ctx.db)
      await send(
        codeMessage({ to: draft.email, code, language: language(draft.language), site }),
        `${draftId}.${round}.code`,
      )
    },
    async "mail-prereg-code"(payload) {
      const { preregId, round, for: purpose } = payload as { preregId: string; round: number; for: CodeFor }
      const prereg = await preregById(ctx.db, preregId)
      // The address may have been changed since: the code was not made for the new one.
      const code = prereg && codeToSend(ctx, prereg, codeBoundTo(prereg, purpose), round)
      if (!prereg || !code) return
      const { site } = await readSiteOffice(ctx.db)
      await send(
        codeMessage({ to: addressFor(prereg, purpose), code, language: language(prereg.language), site }),
        `${preregId}.${round}.code`,
      )
    },
    async "mail-prereg"(payload) {
      const { kind, preregId, eventId } = payload as { kind: PreregMail; preregId: string; eventId: string }
      await sendPrereg(kind, preregId, `${eventId}.${kind}`)
    },
    async "mail-prereg-late"(payload) {
      const { visitId, revision } = payload as { visitId: string; revision: number }
      const found = await visitById(ctx.db, visitId)
      const prereg = await preregByVisit(ctx.db, visitId)
      if (found?.visit.state !== "provisional" || found.visit.revision !== revision || !prereg) return
      await sendPrereg("late", prereg.id, `${visitId}.${revision}.late`)
    },
    async "mail-links"(payload) {
      const { visitIds, language: wanted, at } = payload as { visitIds: string[]; language: string; at: string }
      const { site } = await readSiteOffice(ctx.db)
      const found = (await Promise.all(visitIds.map((id) => visitById(ctx.db, id)))).filter((v) => v !== null)
      const visits = found.flatMap(({ visit }) => {
        const link = linkOf(visit)
        return link && (visit.state === "booked" || visit.state === "provisional")
          ? [{ startsAt: visit.startsAt, reference: visit.reference, link }]
          : []
      })
      if (visits.length === 0) return
      await send(
        linksMessage({ to: found[0]!.visit.email, language: language(wanted), visits, site, now: ctx.now() }),
        `${visitIds[0]}.${Date.parse(at)}.links`,
      )
    },
    async "mail-benefit-code"(payload) {
      const { caseId, round } = payload as { caseId: string; round: number }
      const benefit = await benefitById(ctx.db, caseId)
      const code = benefit && codeToSend(ctx, benefit, benefit.email, round)
      if (!benefit || !code) return
      const { site } = await readSiteOffice(ctx.db)
      await send(
        codeMessage({ to: benefit.email, code, language: language(benefit.language), site }),
        `${caseId}.${round}.code`,
      )
    },
    async "mail-benefit"(payload) {
      const { kind, caseId, eventId } = payload as { kind: BenefitMail; caseId: string; eventId: string }
      const benefit = await benefitById(ctx.db, caseId)
      if (!benefit || !benefitFits(kind, benefit)) return
      const at = await readSiteOffice(ctx.db)
      const key = knownLinkKey(ctx.secrets, "benefit", benefit)
      const link = key && `${portalUrl}${paths.benefitCase(language(benefit.language), key)}`
      await send(benefitMessage(kind, benefit, { at, link, now: ctx.now() }), `${eventId}.${kind}`)
    },
    async "mail-tax-card"(payload) {
      const { kind, applicationId, eventId } = payload as { kind: TaxMail; applicationId: string; eventId: string }
      const application = await taxApplicationById(ctx.db, applicationId)
      if (!application?.email || !taxCardFits(kind, application)) return
      const [{ site }, terms] = await Promise.all([readSiteOffice(ctx.db), readTerms(ctx.db)])
      await send(
        taxCardMessage(kind, application, { site, now: ctx.now(), keptDays: terms.taxCardDays }),
        `${eventId}.${kind}`,
      )
    },
  }
}
