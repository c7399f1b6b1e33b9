import type { Entry, Says } from "./record.ts"
import type { EventRow, VisitRow, World } from "./world.ts"

/** A request whose answer was lost may still be worked on for so long: a statement is given half a minute. */
const LATE_MS = 40_000

/** What an act says a visit is from then on. `surely`: whoever asked was told so. */
interface Claim {
  set: Partial<Says>
  from: number
  to: number
  surely: boolean
}

/**
 * What each visit says is what was last said of it. Two acts at the same time may have happened in either order, and
 * one whose answer was lost may have happened or not; whatever an acknowledged act came surely after is over.
 */
export function changedVisits({ entries, world }: { entries: readonly Entry[]; world: World }): string[] {
  return world.visits.flatMap((visit) => {
    const own = entries.filter((entry) => entry.visitId === visit.id)
    if (!own.some((entry) => entry.act === "book" && entry.outcome !== "refused")) return unasked(visit)
    const events = world.events.filter((event) => event.visitId === visit.id)
    const claims = [...own.flatMap((entry) => claimOf(entry, world)), ...byClosures(entries, events)]
    const says: Says = { ...visit, startsAt: visit.startsAt.toISOString() }
    return [
      ...(["state", "startsAt", "party", "phone"] as const).flatMap((field) =>
        wrong(visit, field, says[field], claims),
      ),
      ...untold(visit, own, events, world),
    ]
  })
}

/** A visit that nobody asked for: neither is it a hold that came to nothing. */
const unasked = (visit: VisitRow): string[] =>
  visit.state === "held" || visit.state === "lapsed"
    ? []
    : [`${visit.reference} is ${visit.state} and nobody booked it`]

/** The time that an answer takes: the offer's own. */
const taken = (entry: Entry, world: World): string | undefined =>
  world.offers.find((offer) => entry.act === "take" && offer.id === entry.offerId)?.startsAt?.toISOString()

function claimOf(entry: Entry, world: World): Claim[] {
  const startsAt = taken(entry, world)
  if (startsAt !== undefined) return claimOf({ ...entry, act: "move", set: { startsAt } }, world)
  if (!entry.set || entry.outcome === "refused" || entry.act === "hold") return []
  const surely = entry.outcome === "done"
  const when = { from: entry.asked, to: surely ? entry.told : entry.told + LATE_MS }
  // At the time it has, only the counter changes: who has arrived waits on. A repeat says so of a move whose first answer was lost.
  if (/did=seat/.test(entry.answer)) {
    const { state, ...rest } = entry.set
    return [
      { set: rest, ...when, surely },
      { set: state === undefined ? {} : { state }, ...when, surely: false },
    ]
  }
  return [{ set: entry.set, ...when, surely }]
}

/** A closure moves whoever it hits: which ones, only the history says. */
function byClosures(entries: readonly Entry[], events: readonly EventRow[]): Claim[] {
  const closures = entries.filter((entry) => entry.act === "close" && entry.outcome !== "refused")
  return events.flatMap(({ kind, by, at, detail }) => {
    const time = at.getTime()
    const caused =
      kind === "moved" &&
      by === "staff" &&
      closures.some((one) => one.asked <= time && time <= one.told + (one.outcome === "done" ? 0 : LATE_MS))
    return caused ? [{ set: { startsAt: String(detail.to) }, from: time, to: time, surely: true }] : []
  })
}

function wrong<Field extends keyof Says>(
  visit: VisitRow,
  field: Field,
  value: Says[Field],
  all: readonly Claim[],
): string[] {
  const claims = all.filter((claim) => claim.set[field] !== undefined)
  const open = claims.filter(
    (claim) => !claims.some((later) => later !== claim && later.surely && later.from > claim.to),
  )
  // Where nobody was told that it is done, nothing may have happened at all.
  if (!claims.some((claim) => claim.surely) || open.some((claim) => claim.set[field] === value)) return []
  const said = [...new Set(open.map((claim) => String(claim.set[field])))].join(" or ")
  return [`${visit.reference}: ${field} is ${value}, and was said to be ${said}`]
}

/**
 * The history has each act that was acknowledged, and no act of a visitor that nobody asked for. A move to the time
 * that the visit has already is done without a line of its own.
 */
function untold(visit: VisitRow, own: readonly Entry[], events: readonly EventRow[], world: World): string[] {
  const done = own.filter((entry) => entry.outcome === "done")
  const kinds = events.map((event) => event.kind)
  const times = new Set([
    ...events.map((e) => e.detail.to),
    ...own.flatMap((e) => (e.act === "book" ? [e.set?.startsAt] : [])),
  ])
  const missing = done.flatMap((entry) => {
    const { act, set } = entry
    const startsAt = taken(entry, world)
    if (act === "book") return kinds.includes("booked") || kinds.includes("provisional") ? [] : ["booking"]
    if (act === "take") return times.has(startsAt) ? [] : [`taking of ${startsAt}`]
    if (act === "cancel") return kinds.includes("cancelled") ? [] : ["cancelling"]
    return act !== "move" || times.has(set?.startsAt) ? [] : [`move to ${set?.startsAt}`]
  })
  const asked = own.filter((entry) => entry.outcome !== "refused" && entry.by === "visitor")
  const strange = events.filter(({ by, kind, detail }) => {
    if (by !== "visitor") return false
    if (kind === "cancelled") return !asked.some((entry) => entry.act === "cancel")
    const to = (entry: Entry) => taken(entry, world) ?? entry.set?.startsAt
    return kind === "moved" && !asked.some((entry) => entry.act !== "book" && to(entry) === detail.to)
  })
  const begun = kinds.filter((kind) => kind === "booked" || kind === "provisional").length
  return [
    ...missing.map((what) => `${visit.reference}: the history has no ${what}`),
    ...strange.map(
      ({ kind, detail }) => `${visit.reference}: ${kind} to ${detail.to ?? ""}, and no visitor asked for it`,
    ),
    ...(begun > 1 ? [`${visit.reference}: was booked ${begun} times`] : []),
  ]
}
