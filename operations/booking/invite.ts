import { randomUUID } from "node:crypto"
import { type Exception, exceptionsIn, isGiven } from "#domain/booking/for-others.ts"
import { MOST_INVITED_DAYS, invitable, invitationEnds, invitationState } from "#domain/booking/invitation.ts"
import { MAX_PARTY, partyFits } from "#domain/booking/rules.ts"
import type { ServedRefusal } from "#domain/booking/served.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { draftsOfInvitation, invitationByKey } from "#db/invitations/reads.ts"
import { insertDraft } from "#db/booking/writes.ts"
import { deleteDraftsOfInvitation, insertInvitation, lockInvitation, updateInvitation } from "#db/invitations/writes.ts"
import { transact } from "#db/client.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { enqueue } from "#db/queue.ts"
import { appendAudit } from "#db/staff/writes.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"
import { linkKey } from "../link.ts"
import { letGo } from "./let-go.ts"

export interface InvitationForm {
  name: string
  email: string
  language: string
  services: string[]
  party: number
  municipality: string | null
  residence: string | null | undefined
  days: number
  reason: string
}

export type InviteRefusal =
  | "no-service"
  | "unknown-service"
  | "party-size"
  | "party-too-large"
  | "days-wrong"
  | "reason-missing"
  | Exclude<ServedRefusal, "not-served">

/** What is out of the ordinary in a personal link. A service by invitation is what the link is for, and the bound of an address stays. */
function madeBy(
  at: Awaited<ReturnType<typeof readSiteOffice>>,
  given: Pick<InvitationForm, "services" | "municipality" | "residence">,
  now: Date,
): Result<Exception[], Exclude<ServedRefusal, "not-served">> {
  const services = at.services.filter((s) => given.services.includes(s.key))
  const where = { municipality: given.municipality, residence: given.residence }
  return exceptionsIn(services, at.municipalities, where, { invited: true, over: false }, officeDay(now))
}

/** What a link would do out of the ordinary; empty while it cannot be told. */
export async function exceptionsOfLink(ctx: Context, given: Parameters<typeof madeBy>[1]): Promise<Exception[]> {
  const made = madeBy(await readSiteOffice(ctx.db), given, ctx.now())
  return made.ok ? made.value : []
}

/** Mails somebody a link of their own to book with: services and party are chosen, the time is theirs to choose. */
export async function invite(
  ctx: Context,
  given: InvitationForm & { by: StaffMember },
): Promise<Result<{ id: string }, InviteRefusal>> {
  const now = ctx.now()
  const at = await readSiteOffice(ctx.db)
  const { by, days, party } = given
  const wanted = at.services.filter((s) => s.active && invitable(s) && given.services.includes(s.key))
  if (given.services.length === 0) return refuse("no-service")
  if (wanted.length !== new Set(given.services).size) return refuse("unknown-service")
  if (!Number.isInteger(party) || party < 1 || party > MAX_PARTY) return refuse("party-size")
  if (!partyFits(wanted, party).ok) return refuse("party-too-large")
  if (!Number.isInteger(days) || days < 1 || days > MOST_INVITED_DAYS) return refuse("days-wrong")
  const made = madeBy(at, given, now)
  if (!made.ok) return made
  const reason = given.reason.trim()
  if (!isGiven(made.value, reason)) return refuse("reason-missing")
  const id = randomUUID()
  return transact(ctx.db, async (tx) => {
    await insertInvitation(tx, {
      id,
      siteId: at.site.id,
      keyHash: hashSecret(linkKey(ctx.secrets[0], "booking-link", id)),
      name: given.name,
      email: given.email,
      language: given.language,
      services: wanted.map((s) => s.key),
      party,
      municipality: given.municipality,
      exceptions: made.value,
      exceptionReason: made.value.length > 0 ? reason : "",
      ...by,
      createdAt: now,
      endsAt: invitationEnds(now, days),
    })
    await enqueue(tx, { task: "mail-booking-link", payload: { invitationId: id }, key: `booking-link ${id}` })
    await appendAudit(tx, {
      at: now,
      staffId: by.staffId,
      kind: "booking-link-sent",
      detail: { invitationId: id, exceptions: made.value.join(" ") },
    })
    return ok({ id })
  })
}

/** Takes a link back that nobody has booked with; a time that is held with it goes at once. Twice is the same as once. */
export async function takeBackInvitation(
  ctx: Context,
  given: { id: string; by: StaffMember },
): Promise<Result<null, "unknown" | "used" | "lapsed">> {
  const now = ctx.now()
  return transact<Result<null, "unknown" | "used" | "lapsed">>(ctx.db, async (tx) => {
    const invitation = await lockInvitation(tx, given.id)
    if (!invitation) return refuse("unknown")
    const state = invitationState(invitation, now)
    if (state === "taken-back") return ok(null)
    if (state !== "open") return refuse(state)
    await updateInvitation(tx, invitation.id, { takenBackAt: now, takenBackBy: given.by.staffName })
    for (const draft of await draftsOfInvitation(tx, invitation.id)) await letGo(tx, draft.visitId)
    await deleteDraftsOfInvitation(tx, invitation.id)
    await appendAudit(tx, {
      at: now,
      staffId: given.by.staffId,
      kind: "booking-link-taken-back",
      detail: { invitationId: invitation.id },
    })
    return ok(null)
  })
}

/**
 * Begins the booking of a personal link: all but the time is filled in, and the address it was mailed to has shown by the link that it is
 * theirs. Begun again, the one before ends and gives its time up, so that one link never keeps two.
 */
export async function beginInvited(
  ctx: Context,
  given: { key: string },
): Promise<Result<{ draftKey: string }, "gone">> {
  const known = await invitationByKey(ctx.db, hashSecret(given.key))
  if (!known) return refuse("gone")
  const now = ctx.now()
  const draftKey = newSecret()
  return transact(ctx.db, async (tx) => {
    const invitation = await lockInvitation(tx, known.id)
    if (!invitation || invitationState(invitation, now) !== "open") return refuse("gone")
    for (const draft of await draftsOfInvitation(tx, invitation.id)) await letGo(tx, draft.visitId)
    await deleteDraftsOfInvitation(tx, invitation.id)
    const { siteId, services, party, municipality, language, email, name, exceptions, exceptionReason } = invitation
    await insertDraft(tx, {
      siteId,
      services,
      party,
      municipality,
      language,
      email,
      exceptions,
      exceptionReason,
      keyHash: hashSecret(draftKey),
      contactName: name,
      names: [name],
      confirmedEmail: email,
      invitationId: invitation.id,
      createdAt: now,
      touchedAt: now,
    })
    return ok({ draftKey })
  })
}
