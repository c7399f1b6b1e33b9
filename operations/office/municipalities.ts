import { type Municipality, holdsOn } from "#domain/office/municipality.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { LONGEST } from "#domain/longest.ts"
import { addDays, isDay, officeDay } from "#domain/time/office-time.ts"
import { type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { readFresh, readSiteOffice } from "#db/office/reads.ts"
import { lockOffice } from "#db/locks.ts"
import * as write from "#db/office/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { seen } from "./seen.ts"

/** What staff can change about a municipality. Days "YYYY-MM-DD"; what was true before a day stays so. */
export type MunicipalityChange =
  | { what: "partner-begins"; code: string; from: string }
  | { what: "partner-ends"; code: string; to: string }
  | { what: "partner-goes-on"; code: string }
  | { what: "region"; code: string; region: string; from: string }
  | {
      what: "exception"
      code: string
      who: "everyone" | "students"
      residences: string[]
      goes: "here" | "own"
      from: string | null
      to: string | null
      source: string
    }
  | { what: "remove-exception"; code: string; id: string }

export type MunicipalityRefusal =
  | "day-wrong"
  | "day-past"
  | "order-wrong"
  | "unknown"
  /** Somebody saved the same municipality since the page was made. */
  | "changed-meanwhile"
  | "already-partner"
  | "not-partner"
  | "name-missing"
  | "source-missing"
  | "residence-long"

/** What was and what is after a change, for the office's history. */
interface Changed {
  before: unknown
  after: unknown
}
type Done = Result<Changed, MunicipalityRefusal>

/** Makes one change under the office's lock, with its history. Every process re-reads the office afterwards. */
export async function changeMunicipality(
  ctx: Context,
  given: {
    change: MunicipalityChange
    by: StaffMember
    /** The mark of what the page showed of the municipality; null where it showed nothing. */
    seen?: string | null
  },
): Promise<Result<null, MunicipalityRefusal>> {
  const { change, by } = given
  const days = ["from" in change ? change.from : null, "to" in change ? change.to : null].filter((day) => day !== null)
  if (!days.every(isDay)) return refuse("day-wrong")
  const { site } = await readSiteOffice(ctx.db)
  const today = officeDay(ctx.now())
  return transact(ctx.db, async (tx) => {
    await lockOffice(tx, site.id)
    const { municipalities } = await readFresh(tx, site)
    const municipality = municipalities.find((m) => m.code === change.code)
    if (!municipality) return refuse("unknown")
    if (given.seen && given.seen !== seen.municipality(municipality)) return refuse("changed-meanwhile")
    const done = await make(tx, municipality, change, today)
    if (!done.ok) return done
    await write.recordChange(tx, { siteId: site.id, ...by, what: `municipality-${change.what}`, ...done.value })
    await write.raiseVersion(tx, site.id)
    await announce(tx, { siteId: site.id, topics: ["everything"] })
    return ok(null)
  })
}

function make(tx: Transaction, at: Municipality, change: MunicipalityChange, today: string): Promise<Done> {
  switch (change.what) {
    case "partner-begins":
      return beginPartner(tx, at, change.from)
    case "partner-ends":
      return endPartner(tx, at, change.to, today)
    case "partner-goes-on":
      return letGoOn(tx, at, today)
    case "region":
      return setRegion(tx, at, change.region.trim(), change.from)
    case "exception":
      return addException(tx, at, change)
    case "remove-exception":
      return removeException(tx, at, change.id, today)
  }
}

const partnersOf = ({ terms }: Municipality) => terms.filter((t) => t.kind === "partner")

async function beginPartner(tx: Transaction, { code, name, terms }: Municipality, from: string): Promise<Done> {
  if (terms.some((t) => t.kind === "host" && holdsOn(t, from))) return refuse("already-partner")
  // A term that has not ended by that day, or is still to come, would overlap.
  if (terms.some((t) => t.kind === "partner" && (t.to === null || t.to >= from))) return refuse("already-partner")
  await write.insertTerm(tx, { code, kind: "partner", from })
  return ok({ before: null, after: { name, from } })
}

async function endPartner(tx: Transaction, at: Municipality, to: string, today: string): Promise<Done> {
  const { name } = at
  // One that has an end still to come may get another one.
  const term = partnersOf(at).find((t) => t.to === null || t.to >= today)
  if (!term) return refuse("not-partner")
  // What people were told of the days before stays true.
  if (to < addDays(today, -1)) return refuse("day-past")
  const never = term.from !== null && to < term.from
  if (never) await write.deleteTerm(tx, term.id)
  else await write.endTerm(tx, term.id, to)
  return ok({
    before: { name, from: term.from, to: term.to },
    after: never ? { name, from: null, to: null } : { name, from: term.from, to },
  })
}

async function letGoOn(tx: Transaction, at: Municipality, today: string): Promise<Done> {
  const { name } = at
  const partners = partnersOf(at)
  const term = partners.find((t) => t.to !== null && t.to >= addDays(today, -1))
  if (!term || partners.some((t) => t.to === null)) return refuse("not-partner")
  await write.endTerm(tx, term.id, null)
  return ok({ before: { name, from: term.from, to: term.to }, after: { name, from: term.from, to: null } })
}

async function setRegion(
  tx: Transaction,
  { code, name, terms }: Municipality,
  region: string,
  from: string,
): Promise<Done> {
  if (!region) return refuse("name-missing")
  const regions = terms.filter((t) => t.kind === "region")
  for (const term of regions) {
    if (term.from !== null && term.from >= from) await write.deleteTerm(tx, term.id)
    else if (holdsOn(term, from)) await write.endTerm(tx, term.id, addDays(from, -1))
  }
  await write.insertTerm(tx, { code, kind: "region", region, from })
  // With those of later days that it takes the place of.
  const before = { name, regions: regions.map((term) => ({ was: term.region, from: term.from, to: term.to })) }
  return ok({ before, after: { name, region, from } })
}

async function addException(
  tx: Transaction,
  { name }: Municipality,
  change: Extract<MunicipalityChange, { what: "exception" }>,
): Promise<Done> {
  const { what: _what, ...values } = change
  if (values.from !== null && values.to !== null && values.to < values.from) return refuse("order-wrong")
  if (!values.source.trim()) return refuse("source-missing")
  if (values.residences.some((residence) => residence.length > LONGEST.residence)) return refuse("residence-long")
  await write.insertException(tx, { ...values, source: values.source.trim() })
  return ok({ before: null, after: { name, ...values } })
}

async function removeException(
  tx: Transaction,
  { name, exceptions }: Municipality,
  id: string,
  today: string,
): Promise<Done> {
  const gone = exceptions.find((e) => e.id === id)
  if (!gone) return refuse("unknown")
  const yesterday = addDays(today, -1)
  // One that has held ends yesterday, so that what was true stays to be seen; one still to come has never been.
  if (gone.from !== null && gone.from >= today) await write.deleteMunicipalityException(tx, gone.id)
  else if (gone.to === null || gone.to >= today) await write.endMunicipalityException(tx, gone.id, yesterday)
  return ok({ before: { name, ...gone }, after: { name, ...gone, to: yesterday } })
}
