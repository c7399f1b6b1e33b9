import { grouped } from "../grouped.ts"
import { officeDay } from "../time/office-time.ts"

/** What a search has found, as far as its order goes. */
export interface Hit {
  id: string
  /** The address it is written to, in small letters; null where none was given. */
  mailbox: string | null
  /** The address is the person's own: it was confirmed by a code or a link mailed to it. */
  confirmed: boolean
  /** When it is or was: the start of a visit, the day something came in. */
  at: Date
}

export type When = "today" | "coming" | "past"
const order: readonly When[] = ["today", "coming", "past"]

export function whenOf({ at }: Pick<Hit, "at">, now: Date): When {
  const day = officeDay(at)
  const today = officeDay(now)
  return day === today ? "today" : day > today ? "coming" : "past"
}

/** What is today first, then what comes, the next first, then what was, the latest first. */
export function inSearchOrder<H extends Hit>(hits: readonly H[], now: Date): H[] {
  return hits.toSorted((a, b) => {
    const when = whenOf(a, now)
    const apart = order.indexOf(when) - order.indexOf(whenOf(b, now))
    const later = a.at.getTime() - b.at.getTime()
    return apart || (when === "past" ? -later : later) || (a.id < b.id ? -1 : 1)
  })
}

/**
 * The hits by person: one confirmed address is one person, anything else stands by itself, since an address that somebody heard on the
 * phone may be another's. Whoever has what comes first stands first.
 */
export const peopleOf = <H extends Hit>(hits: readonly H[], now: Date): H[][] => [
  ...grouped(inSearchOrder(hits, now), (hit) => (hit.confirmed && hit.mailbox ? hit.mailbox : hit.id)).values(),
]
