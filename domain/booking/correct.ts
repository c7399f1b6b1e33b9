import { type Result, ok, refuse } from "#domain/result.ts"
import { maskEmail, maskPhone } from "#domain/mask.ts"
import type { Actor } from "#domain/staff/actor.ts"
import { MAX_PARTY, type VisitTimes, mayChange } from "./rules.ts"

/** What a visit says that can be put right: who comes, for what, who is written to, and how. */
export interface VisitSays {
  /** Keys of its services, in the order of the visit. */
  services: readonly string[]
  party: number
  /** The contact first; as many as there are people, or none where nobody gave names. */
  names: readonly string[]
  contactName: string
  email: string
  phone: string
  /** Language of messages. */
  language: string
  supportNeeds: string
}
export type Correction = Partial<VisitSays>
export const correctable = [
  "services",
  "party",
  "names",
  "contactName",
  "email",
  "phone",
  "language",
  "supportNeeds",
] as const satisfies readonly (keyof VisitSays)[]
export type CorrectField = (typeof correctable)[number]

/** What decides how many minutes a visit takes: with these its place is fitted anew. */
const takesTime: ReadonlySet<CorrectField> = new Set(["services", "party"])
/** What stands in the mail of a visit: when it changes, the visitor is written to. */
const stands: ReadonlySet<CorrectField> = new Set(["services", "party", "names", "contactName", "email", "language"])

export const changesMinutes = (fields: readonly CorrectField[]) => fields.some((field) => takesTime.has(field))
export const changesMail = (fields: readonly CorrectField[]) => fields.some((field) => stands.has(field))

/** What the rows of a visit say. */
export const visitSays = (visit: Omit<VisitSays, "services">, legs: readonly { serviceKey: string }[]): VisitSays => ({
  services: [...new Set(legs.map((leg) => leg.serviceKey))],
  party: visit.party,
  names: visit.names,
  contactName: visit.contactName,
  email: visit.email,
  phone: visit.phone,
  language: visit.language,
  supportNeeds: visit.supportNeeds,
})

/**
 * The visit as it would stand. The contact is one of the party, first in its names: another name of theirs changes there, too.
 * Names beyond the party go.
 */
export function corrected(before: VisitSays, change: Correction): VisitSays {
  const after = { ...before, ...change }
  const [first, ...others] = after.names
  const contact = first === undefined || first === before.contactName ? after.contactName : first
  return { ...after, names: [contact, ...others].slice(0, after.party) }
}

const sameList = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((x, i) => x === b[i])

/** The fields that differ. The order in which services were named makes no difference. */
export function changedFields(before: VisitSays, after: VisitSays): CorrectField[] {
  return correctable.filter((field) => {
    if (field === "services") return !sameList(before.services.toSorted(), after.services.toSorted())
    if (field === "names") return !sameList(before.names, after.names)
    return before[field] !== after[field]
  })
}

/**
 * A short sign of what a visit says and when it is, for a form to carry: whoever sends the form over another sign has not seen what
 * changed meanwhile. It tells versions apart and hides nothing.
 */
export function signOf(says: VisitSays, startsAt: Date): string {
  const text = JSON.stringify([startsAt.getTime(), ...correctable.map((field) => says[field])])
  let [a, b] = [0x811c9dc5, 0x1b873593]
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(i), 0x5bd1e995)
  }
  return [a, b].map((half) => (half >>> 0).toString(36)).join("-")
}

export type MayCorrectRefusal = "too-late" | "not-booked" | "household"

/**
 * Visitors correct a visit for as long as they may move it; staff until it is over, and what is only written down (names, address,
 * phone) also afterwards. Minutes cannot change once somebody is called to a counter. Who comes from a pre-registered household, and
 * under which names, is said in the pre-registration.
 */
export function mayCorrect(
  visit: VisitTimes & { begun: boolean; fromHousehold: boolean },
  by: Actor,
  fields: readonly CorrectField[],
  now: Date,
): Result<null, MayCorrectRefusal> {
  if (by.kind !== "staff") {
    const allowed = mayChange(visit, by, now)
    if (!allowed.ok) return allowed
    return visit.fromHousehold && fields.some((f) => f === "party" || f === "names") ? refuse("household") : ok(null)
  }
  if (["held", "lapsed", "cancelled"].includes(visit.state)) return refuse("not-booked")
  if (!changesMinutes(fields)) return ok(null)
  return visit.begun ? refuse("not-booked") : mayChange(visit, by, now)
}

export const isParty = (party: number): boolean => Number.isInteger(party) && party >= 1 && party <= MAX_PARTY

/**
 * Until when the visitor may change the visit after its services did: by those it has now. Where the office itself moved the visit
 * the visitor may choose until it begins, and a correction that keeps the time takes nothing of that away.
 */
export const cutoffAfter = (
  hours: number,
  services: { before: readonly { cutoffHours: number }[]; after: readonly { cutoffHours: number }[] },
  choseTime: boolean,
): number => {
  const longest = (of: readonly { cutoffHours: number }[]) => Math.max(0, ...of.map((s) => s.cutoffHours))
  return choseTime || hours === longest(services.before) ? longest(services.after) : hours
}

/**
 * What the history keeps of a correction: before and after of what is no secret, and only a mark of the rest. E-mail and phone are
 * masked; of those who come along it is kept that their names changed, and of support needs, which may speak of health, whether any
 * were given.
 */
export function historyOf(before: VisitSays, after: VisitSays): Record<string, string | number> {
  const told: Record<string, string | number> = {}
  const tell = (field: string, from: string | number, to: string | number) => {
    told[`${field}-from`] = from
    told[`${field}-to`] = to
  }
  for (const field of changedFields(before, after)) {
    if (field === "services") tell(field, before.services.join(), after.services.join())
    else if (field === "names") {
      const others = (says: VisitSays) => says.names.slice(1)
      const shared = Math.min(before.party, after.party) - 1
      if (!sameList(others(before).slice(0, shared), others(after).slice(0, shared))) told.names = "others"
    } else if (field === "email") tell(field, maskEmail(before.email), maskEmail(after.email))
    else if (field === "phone")
      tell(field, before.phone && maskPhone(before.phone), after.phone && maskPhone(after.phone))
    else if (field === "supportNeeds")
      told.supportNeeds = after.supportNeeds === "" ? "removed" : before.supportNeeds === "" ? "given" : "changed"
    else tell(field, before[field], after[field])
  }
  return told
}

/** One thing that a correction changed, as the history tells it. */
export interface ToldChange {
  field: CorrectField
  from: string
  to: string
}

/** The changes that an event keeps, in the order of the fields. */
export function toldChanges(detail: Readonly<Record<string, unknown>>): ToldChange[] {
  const text = (key: string) => String(detail[key] ?? "")
  return correctable.flatMap((field): ToldChange[] => {
    if (field === "names" || field === "supportNeeds")
      return detail[field] === undefined ? [] : [{ field, from: "", to: text(field) }]
    return detail[`${field}-to`] === undefined ? [] : [{ field, from: text(`${field}-from`), to: text(`${field}-to`) }]
  })
}
