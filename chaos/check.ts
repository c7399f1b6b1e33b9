import { reminderDue } from "./clock.ts"
import type { Entry, Fault } from "./record.ts"
import { changedVisits } from "./check-says.ts"
import { copiesTooMany, lostMessages, lostTexts, strangeMessages, strangeTexts } from "./check-mail.ts"
import type { LegRow, VisitRow, World } from "./world.ts"

/** All that is held against each other. */
export interface Case {
  entries: readonly Entry[]
  faults: readonly Fault[]
  world: World
  log: readonly { from: string; text: string }[]
}

/** Which promise was broken, and how. */
export interface Violation {
  promise: PromiseName
  what: string
}

/** Every promise by name, with what finds where it was broken. Pure: the same case gives the same answer. */
const promises = {
  overlap: overlaps,
  lost: lostVisits,
  changed: changedVisits,
  broken: brokenVisits,
  "once-per-key": twicePerKey,
  hold: holdsTooLong,
  offer: emptyOffers,
  "message-lost": (the: Case) => [...lostMessages(the), ...lostTexts(the)],
  "message-strange": (the: Case) => [...strangeMessages(the), ...strangeTexts(the)],
  "message-copies": copiesTooMany,
  reminder: wrongReminders,
  queue: stuckJobs,
  answer: badAnswers,
  log: badLines,
} as const
export type PromiseName = keyof typeof promises

export function check(the: Case): Violation[] {
  return Object.entries(promises).flatMap(([promise, find]) =>
    find(the).map((what) => ({ promise: promise as PromiseName, what })),
  )
}

/** A visit that has its place: nobody else may have it, whether it is provisional or not. */
const stands = (visit: VisitRow, now: Date) =>
  ["provisional", "booked", "arrived", "serving"].includes(visit.state) ||
  (visit.state === "held" && visit.holdUntil !== null && visit.holdUntil > now)

/** Two visits at one counter at one time, had or offered, by what they say, and not by what the constraint looks at. */
function overlaps({ world }: Case): string[] {
  const visits = new Map(world.visits.map((visit) => [visit.id, visit]))
  const offered = new Set(
    world.offers.filter((one) => one.state === "open" && one.until! > world.now).map((one) => one.id),
  )
  const taken = world.legs
    .filter((leg) => (leg.current ? stands(visits.get(leg.visitId)!, world.now) : offered.has(leg.offerId ?? "")))
    .toSorted((a, b) => a.counterId.localeCompare(b.counterId) || a.startsAt.getTime() - b.startsAt.getTime())
  const nameOf = (leg: LegRow) => visits.get(leg.visitId)!.reference
  const found: string[] = []
  let longest = taken[0]
  for (const leg of taken.slice(1)) {
    const before = longest!
    if (before.counterId !== leg.counterId) longest = leg
    else {
      if (leg.startsAt < before.endsAt)
        found.push(`${nameOf(before)} and ${nameOf(leg)} at one counter at ${leg.startsAt.toISOString()}`)
      if (leg.endsAt > before.endsAt) longest = leg
    }
  }
  return found
}

/** Whoever was told that a visit is booked has it. */
function lostVisits({ entries, world }: Case): string[] {
  const known = new Map(world.visits.map((visit) => [visit.id, visit]))
  const booked = new Set(world.events.filter((e) => ["booked", "provisional"].includes(e.kind)).map((e) => e.visitId))
  return entries
    .filter((entry) => entry.act === "book" && entry.outcome === "done")
    .flatMap((entry) => {
      const visit = known.get(entry.visitId ?? "")
      if (!visit) return [`visit ${entry.visitId} of ${entry.draft} was booked and is not there`]
      if (visit.state === "held" || visit.state === "lapsed")
        return [`${visit.reference} of ${entry.draft} was booked and is ${visit.state}`]
      return booked.has(visit.id) ? [] : [`${visit.reference} was booked and its history does not say so`]
    })
}

/** A visit that stands has all its legs, one after the other, from its start to its end, for good. */
function brokenVisits({ world }: Case): string[] {
  return world.visits
    .filter((visit) => stands(visit, world.now))
    .flatMap((visit) => {
      const legs = world.legs.filter((leg) => leg.visitId === visit.id && leg.current)
      const says = (what: string) => [`${visit.reference} (${visit.state}) ${what}`]
      if (legs.length === 0) return says("has no legs")
      if (legs.some((leg) => !leg.active)) return says("has legs that keep no place")
      const held = visit.state === "held"
      if (legs.some((leg) => (held ? leg.until?.getTime() !== visit.holdUntil?.getTime() : leg.until !== null)))
        return says(held ? "holds its legs for another time than it says" : "has legs that run out")
      const from = Math.min(...legs.map((leg) => leg.startsAt.getTime()))
      const to = Math.max(...legs.map((leg) => leg.endsAt.getTime()))
      if (from !== visit.startsAt.getTime() || to !== visit.endsAt.getTime())
        return says(`says ${visit.startsAt.toISOString()} and its legs another time`)
      return []
    })
}

/** One draft is one visit, however often its button was pressed. */
function twicePerKey({ entries, world }: Case): string[] {
  const told = new Map<string, Set<string>>()
  for (const { act, outcome, draft, visitId } of entries)
    if (act === "book" && outcome === "done" && draft && visitId)
      told.set(draft, (told.get(draft) ?? new Set()).add(visitId))
  const kept = new Map<string, string[]>()
  for (const visit of world.visits)
    if (visit.email !== "" && visit.state !== "held" && visit.state !== "lapsed")
      kept.set(visit.email, [...(kept.get(visit.email) ?? []), visit.reference])
  return [
    ...[...told].filter(([, ids]) => ids.size > 1).map(([draft, ids]) => `${draft} was told of ${ids.size} visits`),
    ...[...kept].filter(([, all]) => all.length > 1).map(([email, all]) => `${email} has ${all.join(" and ")}`),
  ]
}

const HOLD_MS = 10 * 60_000

/** Ten minutes, and ten more once; and what has run out is nobody's, whoever asks for it. */
function holdsTooLong({ entries, faults, world }: Case): string[] {
  const long = world.visits
    .filter((v) => v.holdUntil !== null && v.holdUntil.getTime() - v.createdAt.getTime() > 2 * HOLD_MS + 1000)
    .map((v) => `${v.reference} is held until ${v.holdUntil!.toISOString()}, from ${v.createdAt.toISOString()}`)
  const ranOut = new Map(faults.flatMap((fault) => (fault.lapsed ?? []).map((id) => [id, fault.at] as const)))
  const late = entries
    .filter(
      (entry) =>
        entry.act === "book" && entry.outcome === "done" && entry.asked > (ranOut.get(entry.visitId ?? "") ?? Infinity),
    )
    .map((entry) => `${entry.visitId} of ${entry.draft} was booked after its hold had run out`)
  const kept = world.legs
    .filter((leg) => leg.active && leg.until === null)
    .filter((leg) =>
      world.visits.some((v) => v.id === leg.visitId && ["held", "lapsed", "cancelled"].includes(v.state)),
    )
    .map((leg) => `visit ${leg.visitId} keeps a place that it no longer has, without an end`)
  return [...long, ...late, ...kept]
}

/** Whoever is offered a time has it kept for them until they must have answered, and nobody keeps one beside that. */
function emptyOffers({ world }: Case): string[] {
  const open = world.offers.filter((offer) => offer.state === "open" && offer.until! > world.now)
  return open.flatMap((offer) => {
    const legs = world.legs.filter((leg) => leg.offerId === offer.id && leg.active)
    const from = Math.min(...legs.map((leg) => leg.startsAt.getTime()))
    if (legs.length === 0 || from !== offer.startsAt!.getTime())
      return [`visit ${offer.visitId} is offered ${offer.startsAt!.toISOString()} and it is not kept`]
    return legs.some((leg) => leg.until !== null && leg.until < offer.until!)
      ? [`visit ${offer.visitId} has until ${offer.until!.toISOString()} to answer, and the time is kept for less`]
      : []
  })
}

/** A visit that stands is reminded of at ten on the day before; one that does not is not reminded of. */
function wrongReminders({ world }: Case): string[] {
  const jobs = new Map(world.jobs.flatMap((job) => (job.key ? [[job.key, job] as const] : [])))
  return world.visits.flatMap((visit) => {
    const job = jobs.get(`reminder ${visit.id}`)
    if (visit.state === "cancelled" || visit.state === "lapsed")
      return job ? [`${visit.reference} is ${visit.state} and will be reminded of`] : []
    if (visit.state !== "booked") return []
    const due = reminderDue(visit.startsAt)
    // Around the hour itself it may have been sent already.
    if (due.getTime() < world.now.getTime() + 5 * 60_000) return []
    if (!job) return [`${visit.reference} will not be reminded of`]
    return job.runAt.getTime() === due.getTime()
      ? []
      : [`${visit.reference} is reminded of at ${job.runAt.toISOString()}, not at ${due.toISOString()}`]
  })
}

/** Nothing waits that should have been done, and nothing was given up. Whoever replaces a job that runs takes its key: the newer one does it. */
function stuckJobs({ world }: Case): string[] {
  return world.jobs
    .filter((job) => job.key !== null && job.runAt <= world.now && !["erase", "audit-anchor"].includes(job.task))
    .map((job) => `${job.task} ${job.key ?? ""} waits since ${job.runAt.toISOString()} (try ${job.attempts})`)
}

/** Never a 500, and no answer that makes no sense to whoever pressed a button. */
function badAnswers({ entries }: Case): string[] {
  return entries
    .filter((entry) => /^500|^unexpected|, then unexpected/.test(entry.answer))
    .map((entry) => `${entry.client} asked to ${entry.act} ${entry.visitId ?? entry.draft ?? ""}: ${entry.answer}`)
}

const ERROR_LEVEL = 50
/**
 * The job queue prints this by itself, past any logger, when the database goes away under it; the worker then waits
 * for the database.
 */
const QUEUE_LOST =
  /^Trace: .*(ECONNREFUSED|ECONNRESET|Connection terminated|terminating connection|connection error|database system)/

/** A process says nothing at the level of an error, and nothing that is not a line of its log. */
function badLines({ log }: Case): string[] {
  const tracing = new Set<string>()
  return log.flatMap(({ from, text }) => {
    if (QUEUE_LOST.test(text)) tracing.add(from)
    else if (!/^[\s}]/.test(text)) tracing.delete(from)
    const level = /^\{"level":(\d+),/.exec(text)?.[1]
    if (tracing.has(from) || (level !== undefined && Number(level) < ERROR_LEVEL)) return []
    return [`${from}: ${text.slice(0, 300)}`]
  })
}
