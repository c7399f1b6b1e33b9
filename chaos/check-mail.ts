import type { Fault } from "./record.ts"
import type { EventRow, World } from "./world.ts"

interface Given {
  faults: readonly Fault[]
  world: World
}

/**
 * Faults that come between a mail that was taken and the note that it was, and how many mails may be under way then.
 */
const REPEATS = new Set(["kill-worker", "crash-database", "crash-after-answer", "cut-backends", "mail-down"])
const UNDER_WAY = 3

/** The local part of the Message-ID, which names what the mail is about. */
const idOf = (messageId: string) => /^<?([^@>]+)@/.exec(messageId)?.[1] ?? messageId

/** Events that write to the visitor. A correction writes where it moved the visit or changed what the mail says. */
const tells = (event: EventRow): boolean =>
  ["booked", "provisional", "moved", "overbooked", "moved-back", "restored", "cancelled"].includes(event.kind) ||
  (event.kind === "corrected" && "party-to" in event.detail)

/** What last happened to a visit was written to its visitor; so was the code of whoever still waits for one. */
export function lostMessages({ world }: Given): string[] {
  const sent = world.mails.map((mail) => idOf(mail.messageId))
  const events = world.visits.flatMap((visit) => {
    const own = world.events.filter((event) => event.visitId === visit.id)
    const last = own.findLast(tells)
    if (!last || visit.email === "") return []
    // A correction that moves is two events of one moment, and one mail.
    const same = own.filter((event) => event.at.getTime() === last.at.getTime()).map((event) => `${event.id}.`)
    const told = sent.some((id) => same.some((start) => id.startsWith(start)))
    return told ? [] : [`${visit.reference}: nobody was told that it was ${last.kind} at ${last.at.toISOString()}`]
  })
  const codes = world.drafts
    .filter((draft) => draft.codeRound > 0 && draft.confirmedEmail !== draft.email && draft.email !== "")
    .filter((draft) => draft.codeExpiresAt !== null && draft.codeExpiresAt > world.now)
    .filter((draft) => !sent.includes(`${draft.id}.${draft.codeRound}.code`))
    .map((draft) => `${draft.email} never got its code`)
  return [...events, ...codes]
}

/** Every mail is about something that happened, and went to whom it concerns. */
export function strangeMessages({ world }: Given): string[] {
  const events = new Map(world.events.map((event) => [event.id, event]))
  const visits = new Map(world.visits.map((visit) => [visit.id, visit]))
  const drafts = new Map(world.drafts.map((draft) => [draft.id, draft]))
  return [...new Map(world.mails.map((mail) => [mail.messageId, mail])).values()].flatMap(({ messageId, to }) => {
    const id = idOf(messageId)
    const about = id.slice(0, 36)
    const visit = visits.get(events.get(about)?.visitId ?? about)
    if (visit) return visit.email === to ? [] : [`a mail about ${visit.reference} went to ${to}`]
    if (world.householdEvents.includes(about)) return []
    if (!id.endsWith(".code")) return [`a mail about nothing that happened: ${id} to ${to}`]
    const draft = drafts.get(about)
    return draft && draft.email !== to ? [`the code of ${draft.email} went to ${to}`] : []
  })
}

/** A mail goes twice only where something came between it and the note that it went. */
export function copiesTooMany({ faults, world }: Given): string[] {
  const disturbed = faults.filter((fault) => REPEATS.has(fault.kind)).length
  const counts = copiesOf(world)
  const extra = [...counts.values()].reduce((sum, count) => sum + count - 1, 0)
  const often = [...counts].filter(([, count]) => count - 1 > disturbed)
  return [
    ...often.map(([id, count]) => `${id} was sent ${count} times, and there were ${disturbed} disturbances`),
    ...(extra > disturbed * UNDER_WAY ? [`${extra} mails too many after ${disturbed} disturbances`] : []),
  ]
}

/** How often each Message-ID was taken. */
export function copiesOf(world: Pick<World, "mails">): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { messageId } of world.mails) counts.set(messageId, (counts.get(messageId) ?? 0) + 1)
  return counts
}
