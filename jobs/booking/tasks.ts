import { officeDay } from "#domain/time/office-time.ts"
import { bookingInvitationById } from "#db/invitations/reads.ts"
import { invitationState } from "#domain/booking/invitation.ts"
import { draftById, eventById, visitById } from "#db/booking/reads.ts"
import { listedById, openOffer } from "#db/offers/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { papersOfVisit } from "#operations/prereg/bring.ts"
import { formerEmailOf, newEmailOf } from "#db/correction/reads.ts"
import { forgetFormerEmail } from "#operations/booking/new-email.ts"
import { noteSent } from "#operations/booking/note-sent.ts"
import { codeToSend } from "#operations/email-code.ts"
import { type MailTasks, type Mailing, answerLink, linkTo } from "../doing.ts"
import { codeMessage, languageOf } from "../message.ts"
import { invitedMessage } from "./invited.ts"
import { listedMessage, timeFreeMessage } from "./listed.ts"
import { messageFits, reminderFits } from "./fits.ts"
import { type VisitMessage, formerMessage, isOffer, visitMessage } from "./messages.ts"

/** The mails about visits: what happened to one, the reminder, a code, and links that were asked for. */
export const bookingTasks: MailTasks = (mailing) => ({
  async "mail-visit"({ kind, visitId, eventId, revision }) {
    // Nobody is asked about a time that is held for them no more.
    if (isOffer(kind) && !(await openOffer(mailing.ctx.db, visitId))) return
    await sendVisit(mailing, kind, {
      visitId,
      id: `${eventId}.${kind}`,
      eventId,
      fits: (visit) => messageFits(kind, visit, revision),
    })
  },
  async "mail-reminder"({ visitId, revision }) {
    const now = mailing.ctx.now()
    await sendVisit(mailing, "reminder", {
      visitId,
      id: `${visitId}.${revision}.reminder`,
      eventId: null,
      fits: (visit) => reminderFits(visit, revision, now, "mail"),
    })
  },
  async "mail-visit-code"({ visitId, round }) {
    const { ctx, send } = mailing
    const [found, waiting] = [await visitById(ctx.db, visitId), await newEmailOf(ctx.db, visitId)]
    const code = waiting && codeToSend(ctx, { ...waiting, id: visitId }, waiting.email, round)
    if (!found || !waiting || !code) return
    const at = await readSiteOffice(ctx.db)
    const { language } = found.visit
    await send(codeMessage({ to: waiting.email, code, language, at, purpose: "address" }), `${visitId}.${round}.code`)
  },
  async "mail-visit-former"({ visitId, eventId }) {
    const { ctx, send } = mailing
    const [found, former] = [await visitById(ctx.db, visitId), await formerEmailOf(ctx.db, eventId)]
    if (!found || !former) return
    const at = await readSiteOffice(ctx.db)
    const { reference } = found.visit
    const language = languageOf(former.language)
    await send(formerMessage({ to: former.email, language, reference, at }), `${eventId}.former`)
    await forgetFormerEmail(ctx, { eventId })
  },
  async "mail-code"({ draftId, round }) {
    const { ctx, send } = mailing
    const draft = await draftById(ctx.db, draftId)
    const code = draft && codeToSend(ctx, draft, draft.email, round)
    if (!draft || !code) return
    const at = await readSiteOffice(ctx.db)
    const { email: to, language } = draft
    await send(codeMessage({ to, code, language, at, purpose: "booking" }), `${draftId}.${round}.code`)
  },
  async "mail-booking-link"({ invitationId }) {
    const { ctx, send } = mailing
    const invitation = await bookingInvitationById(ctx.db, invitationId)
    const now = ctx.now()
    if (!invitation || invitationState(invitation, now) !== "open") return
    const link = linkTo(mailing, "booking-link", invitation)
    if (!link) return
    const at = await readSiteOffice(ctx.db)
    await send(invitedMessage(invitation, { at, link, now }), `${invitation.id}.booking-link`)
  },
  async "mail-waitlist"({ draftId, visitId }) {
    const { ctx, send } = mailing
    const own = await listedById(ctx.db, draftId)
    const link = own && linkTo(mailing, "waitlist", own.draft)
    if (!own || !link) return
    const [at, now] = [await readSiteOffice(ctx.db), ctx.now()]
    // What is typed while booking is nobody's address yet.
    const to = { ...own.draft, email: own.draft.confirmedEmail!, party: own.draft.party! }
    if (visitId === null) return send(listedMessage(to, { at, link, now }), `${draftId}.listed`)
    const held = own.draft.visitId === visitId ? (await visitById(ctx.db, visitId))?.visit : null
    // Nobody is asked about a time that is held for them no more.
    if (held?.state !== "held" || held.holdUntil! <= now) return
    await send(
      timeFreeMessage(to, { startsAt: held.startsAt, until: held.holdUntil! }, { at, link, now }),
      `${visitId}.free`,
    )
  },
})

async function sendVisit(
  mailing: Mailing,
  kind: VisitMessage,
  about: {
    visitId: string
    id: string
    eventId: string | null
    fits(visit: Parameters<typeof reminderFits>[0]): boolean
  },
): Promise<void> {
  const { ctx, portalUrl, send } = mailing
  const { visitId, eventId } = about
  const found = await visitById(ctx.db, visitId)
  if (!found || found.visit.email === "" || !about.fits(found.visit)) return
  const at = await readSiteOffice(ctx.db)
  const detail = (eventId && (await eventById(ctx.db, eventId))?.detail) || {}
  const now = ctx.now()
  const papers = await papersOfVisit(ctx.db, visitId, officeDay(now))
  const link = linkTo(mailing, "visit", found.visit)
  const answer = answerLink(mailing, found.visit)
  await send(visitMessage(kind, found, { at, link, answer, papers, portalUrl, now, detail }), about.id)
  await noteSent(ctx, { visitId, kind, language: found.visit.language, way: "mail" })
}
