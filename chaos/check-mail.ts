import type { Entry, Fault } from "./record.ts"
import type { EventRow, World } from "./world.ts"

interface Given {
  faults: readonly Fault[]
  world: World
}

/**
 * Faults that come between a message that was taken and the note that it was, and how many of a way may be under way
 * then.
 */
const REPEATS = new Set(["kill-worker", "crash-database", "crash-after-answer", "cut-backends"])
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

/** A message goes twice only where something came between it and the note that it went. */
export function copiesTooMany({ faults, world }: Given): string[] {
  return [...copiesOfWay(mailIds(world), faults, "mail-down"), ...copiesOfWay(textIds(world), faults, "sms-down")]
}

function copiesOfWay(ids: readonly string[], faults: readonly Fault[], down: string): string[] {
  const disturbed = faults.filter(({ kind }) => REPEATS.has(kind) || kind === down).length
  const often = [...countsOf(ids)].filter(([, count]) => count - 1 > disturbed)
  const extra = extraOf(ids)
  return [
    ...often.map(([id, count]) => `${id} was sent ${count} times, and there were ${disturbed} disturbances`),
    ...(extra > disturbed * UNDER_WAY ? [`${extra} messages too many after ${disturbed} disturbances`] : []),
  ]
}

/** The names of all mails that were taken, and of all SMS: a repeat carries the same. */
export const mailIds = (world: Pick<World, "mails">): string[] => world.mails.map(({ messageId }) => messageId)
export const textIds = (world: Pick<World, "texts">): string[] => world.texts.map(({ id }) => `sms ${id}`)

function countsOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** How many of them are repeats. */
export const extraOf = (ids: readonly string[]): number => ids.length - new Set(ids).size

/** What is told by SMS, too: that a time is another one, or is given up. Everybody here has a number that can be written to. */
const TEXTED = new Set(["moved", "overbooked", "cancelled"])

/** Whoever gave a number was told by SMS of the last thing that happened, where that is told by SMS. */
export function lostTexts({ world }: Pick<Given, "world">): string[] {
  const sent = new Set(world.texts.map(({ id }) => id.slice(0, 36)))
  return world.visits.flatMap((visit) => {
    const own = world.events.filter((event) => event.visitId === visit.id)
    const last = own.findLast(tells)
    // A correction that moves is told by mail, as the correction that it is.
    const corrects = own.some(({ kind, at }) => kind === "corrected" && at.getTime() === last?.at.getTime())
    if (!last || visit.phone === "" || !TEXTED.has(last.kind) || corrects || sent.has(last.id)) return []
    return [`${visit.reference}: no SMS said that it was ${last.kind} at ${last.at.toISOString()}`]
  })
}

/** Every SMS is about something that happened to a visit, and went to a number that somebody gave for it. */
export function strangeTexts({ entries, world }: { entries: readonly Entry[]; world: World }): string[] {
  const visits = new Map(world.visits.map((visit) => [visit.id, visit]))
  const eventOf = new Map(world.events.map((event) => [event.id, event.visitId]))
  const numbers = new Map(world.visits.map(({ id, phone }) => [id, new Set([phone.slice(1)])]))
  for (const { visitId, set } of entries) if (visitId && set?.phone) numbers.get(visitId)?.add(set.phone.slice(1))
  return world.texts.flatMap(({ id, to }) => {
    const about = id.slice(0, 36)
    const visit = visits.get(eventOf.get(about) ?? about)
    if (!visit) return [`an SMS about nothing that happened: ${id}`]
    return numbers.get(visit.id)!.has(to) ? [] : [`an SMS about ${visit.reference} went to ${to}`]
  })
}
