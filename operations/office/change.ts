import { type Result, ok, refuse } from "#domain/result.ts"
import { wrongNumbers } from "#domain/office/service-numbers.ts"
import { addDays, isClock, isDay, officeDay, toMinutes } from "#domain/time/office-time.ts"
import { counterWorks } from "#domain/booking/slot-days.ts"
import { type WholeVisit, nextFreeTimes, standingLegs, visitById } from "#db/booking/reads.ts"
import { RollBack, type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { type SiteOffice, readFresh, readSiteOffice } from "#db/office/reads.ts"
import { sweepLapsed } from "#db/booking/writes.ts"
import { type HitMeeting, hitMeetings } from "../courses/hit-meetings.ts"
import * as write from "#db/office/writes.ts"
import type { Context } from "../context.ts"
import { relocate } from "../booking/move.ts"
import type { StaffMember } from "../desk/serve.ts"

/** Everything staff can change about the office. Days "YYYY-MM-DD", clock times "HH:MM". */
export type OfficeChange =
  | { what: "series"; validFrom: string; hours: { weekday: number; opens: string; closes: string }[] }
  | {
      what: "closure"
      kind: "closed" | "unstaffed"
      firstDay: string
      lastDay: string
      from: string | null
      to: string | null
      counters: string[] | null
      reason: string
    }
  | { what: "remove-closure"; id: string }
  | { what: "exception"; day: string; opens: string; closes: string; reason: string }
  | { what: "remove-exception"; id: string }
  | { what: "new-counter"; number: number; group: string; skills: string[] }
  | { what: "counter"; id: string; group: string; skills: string[]; active: boolean }
  | {
      what: "roster"
      counterId: string
      weekday: number
      from: string
      shifts: { starts: string; ends: string; staffName: string }[]
    }
  | {
      what: "service"
      id: string
      minutesFirst: number
      minutesFurther: number
      largestParty: number
      noticeMinutes: number
      horizonDays: number
      cutoffHours: number
      active: boolean
      texts: Record<string, { name: string; about: string; first: string; bring: string[] }>
    }

export type ChangeRefusal =
  | "day-wrong"
  | "clock-wrong"
  | "order-wrong"
  | "overlap"
  | "reason-missing"
  | "counter-unknown"
  | "counter-number-taken"
  | "number-wrong"
  | "skills-missing"
  | "name-missing"
  | "unknown"
  | "in-the-past"
  | "visits-hit"
  | "taken"

/** What becomes of the visits a change hits: they move to the proposed times, or stay and show as "without a counter". */
export type Decision = { what: "move" | "keep"; plan: string }

/** A booked visit that the change leaves without an open, staffed counter, and the nearest time it could move to. */
export interface Hit {
  visitId: string
  reference: string
  firstName: string
  party: number
  serviceKeys: string[]
  startsAt: Date
  proposal: Date | null
}

/**
 * Makes a change of the office. Visits that it would leave outside working time are answered first, each with the next time
 * it could move to, and nothing is changed until the caller decides about exactly that plan: so nobody decides about visits
 * or times that have not been seen. The change and the moves are made for real in the transaction and rolled back for the
 * list, so that the list is what will happen.
 */
export async function changeOffice(
  ctx: Context,
  given: { change: OfficeChange; decision: Decision | null; by: StaffMember },
): Promise<{ answer: Result<null, ChangeRefusal>; hits: Hit[]; meetings: HitMeeting[]; plan: string }> {
  const { change, decision, by } = given
  const wrong = check(change)
  if (wrong) return { answer: refuse(wrong), hits: [], meetings: [], plan: "" }
  const { site } = await readSiteOffice(ctx.db)
  const now = ctx.now()
  const today = officeDay(now)
  let hits: Hit[] = []
  let meetings: HitMeeting[] = []
  let plan = ""
  const answer = await transact<null, ChangeRefusal>(ctx.db, async (tx) => {
    await write.lockOffice(tx, site.id)
    // Lapsed holds look free but still stand in the constraint: the proposals below must be able to take their places.
    await sweepLapsed(tx, site.id, today, now, true)
    const old = await readFresh(tx, site)
    const outsideBefore = outside(old, await standingLegs(tx, site.id, today))
    const refused = await apply(tx, old, change, today, by)
    if (refused) throw new RollBack(refuse(refused))
    await write.raiseVersion(tx, site.id)
    const fresh = await readFresh(tx, site)
    const ids = outside(fresh, await standingLegs(tx, site.id, today)).filter((id) => !outsideBefore.includes(id))
    hits = await propose(ctx, tx, fresh, ids, by, now, decision?.what === "keep")
    meetings = await hitMeetings(tx, old, fresh, now)
    plan = planOf(hits, meetings)
    if ((ids.length > 0 || meetings.length > 0) && (decision === null || decision.plan !== plan))
      throw new RollBack(refuse("visits-hit"))
    await announce(tx, { siteId: site.id, days: ["*"] })
    return ok(null)
  })
  return { answer: answer as Result<null, ChangeRefusal>, hits, meetings, plan }
}

/** The plan that a person decided about: which visits, and where each would go; which course meetings stay on a closed day. */
function planOf(hits: readonly Hit[], meetings: readonly HitMeeting[]): string {
  return [
    ...hits.map((hit) => `${hit.visitId}@${hit.proposal?.toISOString() ?? "-"}`),
    ...meetings.map((m) => m.id),
  ].join(",")
}

function check(change: OfficeChange): ChangeRefusal | null {
  const days = [
    "validFrom" in change ? change.validFrom : null,
    "firstDay" in change ? change.firstDay : null,
    "lastDay" in change ? change.lastDay : null,
    "day" in change ? change.day : null,
    change.what === "roster" ? change.from : null,
  ].filter((d) => d !== null)
  if (!days.every(isDay)) return "day-wrong"
  if ("id" in change && !isId(change.id)) return "unknown"
  const counters =
    change.what === "closure" ? (change.counters ?? []) : change.what === "roster" ? [change.counterId] : []
  if (!counters.every(isId)) return "counter-unknown"
  const spans: [string, string][] = []
  if (change.what === "series") spans.push(...change.hours.map((h): [string, string] => [h.opens, h.closes]))
  if (change.what === "exception") spans.push([change.opens, change.closes])
  if (change.what === "closure" && (change.from !== null || change.to !== null))
    spans.push([change.from ?? "", change.to ?? ""])
  if (change.what === "roster") spans.push(...change.shifts.map((s): [string, string] => [s.starts, s.ends]))
  if (!spans.flat().every((clock) => isClock(clock) && /[05]$/.test(clock))) return "clock-wrong"
  if (!spans.every(([from, to]) => from < to)) return "order-wrong"
  if (change.what === "closure" && change.firstDay > change.lastDay) return "order-wrong"
  if ((change.what === "closure" || change.what === "exception") && !change.reason.trim()) return "reason-missing"
  if (change.what === "closure" && change.counters?.length === 0) return "counter-unknown"
  if ((change.what === "counter" || change.what === "new-counter") && change.skills.length === 0)
    return "skills-missing"
  if (change.what === "new-counter" && !(Number.isInteger(change.number) && change.number >= 1 && change.number <= 99))
    return "number-wrong"
  if ((change.what === "counter" || change.what === "new-counter") && !change.group.trim()) return "name-missing"
  if (change.what === "roster") {
    const sorted = change.shifts.toSorted((a, b) => a.starts.localeCompare(b.starts))
    if (sorted.some((s, i) => i > 0 && s.starts < sorted[i - 1]!.ends)) return "overlap"
    if (sorted.some((s) => !s.staffName.trim())) return "name-missing"
  }
  if (change.what === "service") {
    if (wrongNumbers(change).length > 0) return "number-wrong"
    if (Object.values(change.texts).some((text) => !text.name.trim() || !text.about.trim())) return "name-missing"
  }
  return null
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Visits with a leg outside its counter's working time, or at a counter that can no longer do the service. Visits that staff placed there on purpose do not count. */
function outside(at: SiteOffice, legs: Awaited<ReturnType<typeof standingLegs>>): string[] {
  const skills = new Map(at.office.counters.map((c) => [c.id, c.skills]))
  const skillOf = new Map(at.services.map((s) => [s.id, s.skill]))
  const cannot = (leg: (typeof legs)[number]) => !skills.get(leg.counterId)?.includes(skillOf.get(leg.serviceId) ?? "")
  const ids = legs
    .filter((leg) => leg.overbookReason === null)
    .filter(
      (leg) =>
        cannot(leg) || !counterWorks(at.office, leg.day, leg.counterId, toMinutes(leg.startsAt), toMinutes(leg.endsAt)),
    )
    .map((leg) => leg.visitId)
  return [...new Set(ids)]
}

/** Works out the moves; with `undo` they are taken back in a savepoint, and only the list remains. */
async function propose(
  ctx: Context,
  tx: Transaction,
  fresh: SiteOffice,
  ids: string[],
  by: StaffMember,
  now: Date,
  undo: boolean,
): Promise<Hit[]> {
  if (!undo) return settle(ctx, tx, fresh, ids, by, now)
  let hits: Hit[] = []
  try {
    await tx.transaction(async (inner) => {
      hits = await settle(ctx, inner, fresh, ids, by, now)
      throw new RollBack(refuse("undone"))
    })
  } catch (error) {
    if (!(error instanceof RollBack)) throw error
  }
  return hits
}

/** Moves each visit to its next free time, in the order of the clock, so that no two are sent to the same place. */
async function settle(
  ctx: Context,
  tx: Transaction,
  fresh: SiteOffice,
  ids: string[],
  by: StaffMember,
  now: Date,
): Promise<Hit[]> {
  const found: WholeVisit[] = []
  for (const id of ids) {
    const visit = await visitById(tx, id)
    if (visit) found.push(visit)
  }
  const hits: Hit[] = []
  for (const { visit, legs } of found.toSorted((a, b) => a.visit.startsAt.getTime() - b.visit.startsAt.getTime())) {
    const services = fresh.services
      .filter((s) => legs.some((leg) => leg.serviceId === s.id))
      .map((s) => ({ ...s, noticeMinutes: 0 }))
    const next = await nextFreeTimes(
      tx,
      fresh,
      { services, party: visit.party, except: visit.id },
      officeDay(visit.startsAt),
      1,
      now,
    )
    const slot = next[0]?.slot ?? null
    if (slot) await relocate(ctx, tx, visit, slot, { by: { kind: "staff", ...by }, now })
    hits.push({
      visitId: visit.id,
      reference: visit.reference,
      firstName: visit.contactName.trim().split(/\s+/)[0] ?? "",
      party: visit.party,
      serviceKeys: legs.map((leg) => leg.serviceKey),
      startsAt: visit.startsAt,
      proposal: slot ? new Date(slot.start * 60_000) : null,
    })
  }
  return hits
}

async function apply(
  tx: Transaction,
  old: SiteOffice,
  change: OfficeChange,
  today: string,
  by: StaffMember,
): Promise<ChangeRefusal | null> {
  const { site, office } = old
  const record = (before: unknown, after: unknown) =>
    write.recordChange(tx, {
      siteId: site.id,
      staffId: by.staffId,
      staffName: by.staffName,
      what: change.what,
      before,
      after,
    })
  switch (change.what) {
    case "series":
      if (change.validFrom < today) return "in-the-past"
      await record(office.series.at(-1) ?? null, { validFrom: change.validFrom, hours: change.hours })
      await write.deleteSeriesFrom(tx, site.id, change.validFrom)
      await write.insertSeries(tx, site.id, { validFrom: change.validFrom, validTo: null, hours: change.hours })
      return null
    case "closure": {
      if (change.lastDay < today) return "in-the-past"
      const { what: _what, ...values } = change
      if (change.counters && !change.counters.every((id) => office.counters.some((c) => c.id === id)))
        return "counter-unknown"
      await write.insertClosure(tx, { siteId: site.id, ...values, reason: change.reason.trim() })
      await record(null, { ...values, counters: numbers(old, change.counters) })
      return null
    }
    case "remove-closure": {
      const gone = await write.deleteClosure(tx, site.id, change.id)
      if (!gone) return "unknown"
      await record({ ...gone, counters: numbers(old, gone.counters) }, null)
      return null
    }
    case "exception": {
      if (change.day < today) return "in-the-past"
      const { what: _what, ...values } = change
      await write.putException(tx, { siteId: site.id, ...values, reason: change.reason.trim() })
      await record(office.exceptions.find((e) => e.day === change.day) ?? null, values)
      return null
    }
    case "remove-exception": {
      const gone = await write.deleteException(tx, site.id, change.id)
      if (!gone) return "unknown"
      await record(gone, null)
      return null
    }
    case "new-counter":
      if (office.counters.some((c) => c.number === change.number)) return "counter-number-taken"
      await write.insertCounter(tx, {
        siteId: site.id,
        number: change.number,
        group: change.group.trim(),
        skills: change.skills,
      })
      await record(null, { number: change.number, group: change.group, skills: change.skills })
      return null
    case "counter": {
      const was = office.counters.find((c) => c.id === change.id)
      if (
        !(await write.updateCounter(tx, site.id, change.id, {
          group: change.group.trim(),
          skills: change.skills,
          active: change.active,
        }))
      )
        return "unknown"
      await record(was ?? null, {
        number: was?.number,
        group: change.group,
        skills: change.skills,
        active: change.active,
      })
      return null
    }
    case "roster": {
      const counter = office.counters.find((c) => c.id === change.counterId)
      if (!counter || change.weekday < 1 || change.weekday > 7) return "counter-unknown"
      if (change.from < today) return "in-the-past"
      const was = office.roster.filter((r) => r.counterId === counter.id && r.weekday === change.weekday)
      await write.endShifts(tx, counter.id, change.weekday, change.from, addDays(change.from, -1))
      await write.insertShifts(
        tx,
        change.shifts.map((s) => ({
          ...s,
          staffName: s.staffName.trim(),
          counterId: counter.id,
          weekday: change.weekday,
          validFrom: change.from,
        })),
      )
      await record(
        { counter: counter.number, weekday: change.weekday, shifts: was },
        { counter: counter.number, weekday: change.weekday, from: change.from, shifts: change.shifts },
      )
      return null
    }
    case "service": {
      const was = old.services.find((s) => s.id === change.id)
      if (!was) return "unknown"
      const { what: _what, id, texts, ...numbersOf } = change
      await write.updateService(tx, site.id, id, numbersOf)
      for (const [language, text] of Object.entries(texts)) await write.updateServiceText(tx, id, language, text)
      await record({ ...was }, { key: was.key, ...numbersOf, texts })
      return null
    }
  }
}

/** Counter numbers instead of ids, for the history that people read. */
function numbers(at: SiteOffice, ids: string[] | null): number[] | null {
  return ids?.map((id) => at.office.counters.find((c) => c.id === id)?.number ?? 0) ?? null
}
