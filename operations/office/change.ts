import { type Undecided, mayMake, undecided } from "#domain/office/change.ts"
import { type ChangeFault, type OfficeChange, faultOf } from "#domain/office/changes.ts"
import { effectOn, meetingsIn } from "#domain/office/effect.ts"
import { laterChanges } from "#domain/office/roster.ts"
import type { Choice } from "#domain/office/proposal.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { Allowed } from "#domain/staff/permissions.ts"
import { addDays, officeDay, officeInstant, toMinutes } from "#domain/time/office-time.ts"
import { standingLegs, visitsById } from "#db/booking/reads.ts"
import { recordEvent } from "#db/booking/writes.ts"
import { RollBack, type Transaction, transact, transactOnSnapshot } from "#db/client.ts"
import { type CalendarMeeting, calendarMeetings } from "#db/desk/reads.ts"
import { announce } from "#db/live.ts"
import { type Site, type SiteOffice, allCounters, readFresh, readSiteOffice } from "#db/office/reads.ts"
import { standAgain } from "#db/offers/writes.ts"
import { lockOffice } from "#db/locks.ts"
import * as write from "#db/office/writes.ts"
import { tell } from "../booking/tell.ts"
import { cutoffOf } from "../booking/move.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type ApplyRefusal, apply, rosterOf } from "./apply.ts"
import { type Outcome, type WhyMoved, carryOut } from "./carry-out.ts"
import { type Hit, outside, planHits } from "./hits.ts"
import { markOf, seenBy } from "./seen.ts"
import type { Recorded, Whole } from "./whole.ts"

export type ChangeRefusal =
  | ChangeFault
  | ApplyRefusal
  | "not-allowed"
  /** Somebody saved the same thing since the page was made. */
  | "changed-meanwhile"
  | Undecided

/** What becomes of the visits a change hits, one choice for each in the order of the list, and why, for those who are written to. */
export interface Decision {
  plan: string
  choices: readonly Choice[]
  why: WhyMoved
}

export interface Given extends Allowed {
  change: OfficeChange
  decision: Decision | null
  by: StaffMember
  /** The mark of what the page showed; null where it showed nothing that could be overwritten. Left out: not from a page. */
  seen?: string | null
  /** That the person was asked whether to take something away, and said yes. */
  sure?: boolean
}

interface Found {
  hits: Hit[]
  /** Course meetings in a closure of the whole office: nobody moves them but the coordinator. */
  meetings: CalendarMeeting[]
  plan: string
  effect: ReturnType<typeof effectOn> | null
  /** Days from which the roster would have been another one, which the change takes the place of. */
  replaces: string[]
}

export interface Answer extends Found {
  answer: Result<null, ChangeRefusal>
}

const NOTHING_IN_THE_WAY = "nothing-in-the-way"

/** How far the question "what opens?" looks at a change that holds until further notice. */
const EFFECT_DAYS = 180

/**
 * Makes a change of the office. Visits that it would leave outside working time are answered first, each with a time it could go to,
 * and nothing is changed until the caller decides about exactly that list: so nobody decides about visits or times that have not
 * been seen. The list is worked out on a snapshot without any lock, so that looking keeps nobody from booking, however long it is;
 * the office's lock is held only while the change and what was decided are written down.
 */
export async function changeOffice(ctx: Context, given: Given): Promise<Answer> {
  const fault = faultOf(given.change)
  if (fault) return { answer: refuse(fault), ...nothing() }
  const looked = await look(ctx, given)
  if (!looked.answer.ok) return looked
  const made = await make(ctx, given, looked)
  if (made.ok) return { ...looked, answer: made }
  // Somebody booked, moved or cancelled since the look: the list is another one, and is shown anew.
  if (made.error !== "list-changed") return { ...looked, answer: refuse(made.error) }
  const again = await look(ctx, { ...given, decision: null })
  return again.answer.ok ? { ...again, answer: refuse("visits-hit") } : again
}

const nothing = (): Found => ({ hits: [], meetings: [], plan: "", effect: null, replaces: [] })

/** What the change would do, tried on a snapshot that is rolled back; ok when nothing that was not decided stands in its way. */
async function look(ctx: Context, given: Given): Promise<Answer> {
  const { change, decision } = given
  const { site } = await readSiteOffice(ctx.db)
  const now = ctx.now()
  const today = officeDay(now)
  const found = nothing()
  const answer = await transactOnSnapshot<Result<null, ChangeRefusal | typeof NOTHING_IN_THE_WAY>>(
    ctx.db,
    async (tx) => {
      const tried = await tryChange(ctx, tx, given, site)
      if (!tried.ok) throw new RollBack(tried)
      const { old, fresh, applied, legs } = tried.value
      found.replaces = change.what === "roster" ? laterChanges(rosterOf(old, change), change) : []
      found.hits = await planHits(tx, fresh, newlyOutside(old, fresh, legs), now)
      found.meetings = applied === "same" ? [] : await meetingsHit(tx, site.id, change, now)
      found.plan = planOf(found)
      found.effect = effectOf(old, fresh, change, today)
      const refused = undecided(change, { ...found, meetings: found.meetings.length }, decision, given.sure ?? false)
      throw new RollBack(refused ? refuse(refused) : refuse(NOTHING_IN_THE_WAY))
    },
  )
  if (answer.ok) return { ...found, answer }
  return { ...found, answer: answer.error === NOTHING_IN_THE_WAY ? ok(null) : refuse(answer.error) }
}

/** Makes the change that was looked at, if it hits the same visits still. */
async function make(ctx: Context, given: Given, looked: Found): Promise<Result<null, ChangeRefusal | "list-changed">> {
  const { change, decision, by } = given
  const { site } = await readSiteOffice(ctx.db)
  return transact<Result<null, ChangeRefusal | "list-changed">>(ctx.db, async (tx) => {
    await lockOffice(tx, site.id)
    const now = ctx.now()
    const tried = await tryChange(ctx, tx, given, site)
    if (!tried.ok) throw new RollBack(tried)
    const { old, fresh, applied, legs } = tried.value
    const listed = looked.hits.map((hit) => `${hit.visitId} ${hit.startsAt.toISOString()}`)
    if (listed.toSorted().join() !== (await startsOf(tx, newlyOutside(old, fresh, legs))).join())
      throw new RollBack(refuse("list-changed"))
    if (applied === "same") return ok(null)
    const meetings = await meetingsHit(tx, site.id, change, now)
    if (meetings.some(({ id }) => !looked.meetings.some((shown) => shown.id === id)))
      throw new RollBack(refuse("list-changed"))
    const visits = decision ? await carryOut(tx, site.id, { ...decision, hits: looked.hits, by, now }) : []
    await keepAfterAll(tx, fresh, newlyOutside(fresh, old, legs), { by, now })
    await record(tx, site.id, change.what, applied, visits, by)
    await write.raiseVersion(tx, site.id)
    await announce(tx, { siteId: site.id, topics: ["everything"] })
    return ok(null)
  })
}

/** Writes the change, if it may be made: the office before and after it, and the legs that stand. */
async function tryChange(
  ctx: Context,
  tx: Transaction,
  given: Given,
  site: Site,
): Promise<
  Result<
    { old: Whole; fresh: SiteOffice; applied: Recorded | "same"; legs: Awaited<ReturnType<typeof standingLegs>> },
    ChangeRefusal
  >
> {
  const now = ctx.now()
  const today = officeDay(now)
  const old: Whole = { ...(await readFresh(tx, site)), counters: await allCounters(tx, site.id) }
  if (!mayMake(given, given.change, old.office.closures, today)) return refuse("not-allowed")
  if (given.seen !== undefined && given.seen !== seenBy(given.change, old)) return refuse("changed-meanwhile")
  const legs = await standingLegs(tx, site.id, today)
  const applied = await apply(tx, old, given.change, now)
  return applied.ok ? ok({ old, fresh: await readFresh(tx, site), applied: applied.value, legs }) : applied
}

/** Visits that lie outside working time after a change, and did not before. */
function newlyOutside(before: SiteOffice, after: SiteOffice, legs: Awaited<ReturnType<typeof standingLegs>>): string[] {
  const was = new Set(outside(before, legs))
  return outside(after, legs).filter((id) => !was.has(id))
}

const startsOf = async (tx: Transaction, ids: readonly string[]): Promise<string[]> =>
  (await visitsById(tx, ids)).map(({ visit }) => `${visit.id} ${visit.startsAt.toISOString()}`).toSorted()

/** A closure is gone, and with it the reason why these visitors were asked for another time: they are told that theirs stands. */
async function keepAfterAll(
  tx: Transaction,
  at: SiteOffice,
  ids: readonly string[],
  { by, now }: { by: StaffMember; now: Date },
): Promise<void> {
  for (const { visit, legs } of await visitsById(tx, ids)) {
    if (visit.askedAt === null) continue
    await standAgain(tx, visit.id, cutoffOf(at, legs), now)
    const eventId = await recordEvent(tx, { visitId: visit.id, at: now, kind: "kept-after-all", by: "staff", ...by })
    await tell(tx, "kept-after-all", visit, eventId)
  }
}

/** What a person decided about, as one short mark: which visits, where each would go, which meetings. */
function planOf({ hits, meetings }: Pick<Answer, "hits" | "meetings">): string {
  return markOf([hits.map((hit) => [hit.visitId, hit.startsAt, hit.slot?.legs ?? null]), meetings.map((m) => m.id)])
}

async function meetingsHit(
  tx: Transaction,
  siteId: string,
  change: OfficeChange,
  now: Date,
): Promise<CalendarMeeting[]> {
  if (change.what !== "closure" || change.counters !== null) return []
  const opens = officeInstant(change.firstDay, "00:00")
  const all = await calendarMeetings(tx, siteId, opens > now ? opens : now, officeInstant(change.lastDay, "24:00"))
  return meetingsIn(
    change,
    all.map((m) => ({
      ...m,
      day: officeDay(m.startsAt),
      start: toMinutes(m.startsAt),
      end: toMinutes(m.endsAt),
    })),
  )
}

/** What removing something gives back or takes, for the question before it. */
function effectOf(old: Whole, fresh: Whole | Omit<Whole, "counters">, change: OfficeChange, today: string) {
  if (change.what === "remove-closure") {
    const gone = old.office.closures.find((c) => c.id === change.id)
    return gone ? effectOn(old.office, fresh.office, gone.firstDay > today ? gone.firstDay : today, gone.lastDay) : null
  }
  if (change.what === "remove-exception") {
    const gone = old.office.exceptions.find((e) => e.id === change.id)
    return gone ? effectOn(old.office, fresh.office, gone.day, gone.day) : null
  }
  if (change.what === "remove-series") {
    const gone = old.office.series.find((s) => s.id === change.id)
    return gone ? effectOn(old.office, fresh.office, gone.validFrom, addDays(gone.validFrom, EFFECT_DAYS)) : null
  }
  return null
}

async function record(
  tx: Transaction,
  siteId: string,
  what: string,
  { before, after }: { before: unknown; after: unknown },
  visits: readonly Outcome[],
  by: StaffMember,
): Promise<void> {
  const withVisits = visits.length > 0 ? { ...((after ?? {}) as object), visits } : after
  await write.recordChange(tx, { siteId, ...by, what, before, after: withVisits })
}
