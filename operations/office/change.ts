import { type Undecided, mayMake, undecided } from "#domain/office/change.ts"
import { type ChangeFault, type OfficeChange, faultOf } from "#domain/office/changes.ts"
import { effectOn, meetingsIn } from "#domain/office/effect.ts"
import { laterChanges } from "#domain/office/roster.ts"
import type { Choice } from "#domain/office/proposal.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { Allowed } from "#domain/staff/permissions.ts"
import { addDays, officeDay, officeInstant, toMinutes } from "#domain/time/office-time.ts"
import { standingLegs } from "#db/booking/reads.ts"
import { sweepLapsed } from "#db/booking/writes.ts"
import { RollBack, type Transaction, transactUnlessTaken } from "#db/client.ts"
import { type CalendarMeeting, calendarMeetings } from "#db/desk/reads.ts"
import { announce } from "#db/live.ts"
import { allCounters, readFresh, readSiteOffice } from "#db/office/reads.ts"
import { lockOffice } from "#db/locks.ts"
import * as write from "#db/office/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type ApplyRefusal, apply, rosterOf } from "./apply.ts"
import { type Outcome, type WhyMoved, carryOut } from "./carry-out.ts"
import { type Hit, outside, planHits } from "./hits.ts"
import { markOf, seenBy } from "./seen.ts"
import type { Whole } from "./whole.ts"

export type ChangeRefusal =
  | ChangeFault
  | ApplyRefusal
  | "not-allowed"
  /** Somebody saved the same thing since the page was made. */
  | "changed-meanwhile"
  | Undecided
  | "taken"

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

export interface Answer {
  answer: Result<null, ChangeRefusal>
  hits: Hit[]
  /** Course meetings in a closure of the whole office: nobody moves them but the coordinator. */
  meetings: CalendarMeeting[]
  plan: string
  effect: ReturnType<typeof effectOn> | null
  /** Days from which the roster would have been another one, which the change takes the place of. */
  replaces: string[]
}

/** How far the question "what opens?" looks at a change that holds until further notice. */
const EFFECT_DAYS = 180

/**
 * Makes a change of the office. Visits that it would leave outside working time are answered first, each with a time it could go to,
 * and nothing is changed until the caller decides about exactly that list: so nobody decides about visits or times that have not
 * been seen. The list is worked out without the office's lock, so that looking keeps nobody from booking; it is worked out again
 * under the lock when the change is made, and must be the same.
 */
export async function changeOffice(ctx: Context, given: Given): Promise<Answer> {
  const fault = faultOf(given.change)
  if (fault) return { answer: refuse(fault), hits: [], meetings: [], plan: "", effect: null, replaces: [] }
  if (given.decision === null) {
    const looked = await attempt(ctx, given, false)
    if (!looked.answer.ok) return looked
  }
  return attempt(ctx, given, true)
}

const NOTHING_IN_THE_WAY = "nothing-in-the-way"

async function attempt(ctx: Context, given: Given, make: boolean): Promise<Answer> {
  const { change, decision, by } = given
  const { site } = await readSiteOffice(ctx.db)
  const now = ctx.now()
  const today = officeDay(now)
  const found: Omit<Answer, "answer"> = { hits: [], meetings: [], plan: "", effect: null, replaces: [] }
  const answer = await transactUnlessTaken<Result<null, ChangeRefusal | typeof NOTHING_IN_THE_WAY>>(
    ctx.db,
    async (tx) => {
      if (make) {
        await lockOffice(tx, site.id)
        // Lapsed holds look free but still stand in the constraint: the proposals must be able to take their places.
        await sweepLapsed(tx, site.id, today, now, true)
      }
      const old: Whole = { ...(await readFresh(tx, site)), counters: await allCounters(tx, site.id) }
      if (!mayMake(given, change, old.office.closures, today)) throw new RollBack(refuse("not-allowed"))
      if (given.seen !== undefined && given.seen !== seenBy(change, old))
        throw new RollBack(refuse("changed-meanwhile"))
      found.replaces = change.what === "roster" ? laterChanges(rosterOf(old, change), change) : []
      const legs = await standingLegs(tx, site.id, today)
      const outsideBefore = new Set(outside(old, legs))
      const applied = await apply(tx, old, change, now)
      if (!applied.ok) throw new RollBack(applied)
      const fresh = await readFresh(tx, site)
      const ids = outside(fresh, legs).filter((id) => !outsideBefore.has(id))
      found.hits = await planHits(tx, fresh, ids, now)
      found.meetings = applied.value === "same" ? [] : await meetingsHit(tx, site.id, change, now)
      found.plan = planOf(found)
      found.effect = effectOf(old, fresh, change, today)
      const refused = undecided(change, { ...found, meetings: found.meetings.length }, decision, given.sure ?? false)
      if (refused) throw new RollBack(refuse(refused))
      if (!make) throw new RollBack(refuse(NOTHING_IN_THE_WAY))
      if (applied.value === "same") return ok(null)
      const visits = decision ? await carryOut(ctx, tx, { ...decision, hits: found.hits, by, now }) : []
      await record(tx, site.id, change.what, applied.value, visits, by)
      await write.raiseVersion(tx, site.id)
      await announce(tx, { siteId: site.id, topics: ["everything"] })
      return ok(null)
    },
  )
  if (answer.ok) return { ...found, answer }
  return { ...found, answer: answer.error === NOTHING_IN_THE_WAY ? ok(null) : refuse(answer.error) }
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
