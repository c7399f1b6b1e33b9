import { holdsOn } from "#domain/office/municipality.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { LONGEST } from "#domain/longest.ts"
import { addDays, isDay, officeDay } from "#domain/time/office-time.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { readFresh, readSiteOffice } from "#db/office/reads.ts"
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
  const yesterday = addDays(today, -1)
  return transact(ctx.db, async (tx) => {
    await write.lockOffice(tx, site.id)
    const { municipalities } = await readFresh(tx, site)
    const municipality = municipalities.find((m) => m.code === change.code)
    if (!municipality) return refuse("unknown")
    if (given.seen && given.seen !== seen.municipality(municipality)) return refuse("changed-meanwhile")
    const { name, terms, exceptions } = municipality
    const partners = terms.filter((t) => t.kind === "partner")
    let before: unknown = null
    let after: unknown = null
    switch (change.what) {
      case "partner-begins": {
        if (terms.some((t) => t.kind === "host" && holdsOn(t, change.from))) return refuse("already-partner")
        // A term that has not ended by that day, or is still to come, would overlap.
        if (partners.some((t) => t.to === null || t.to >= change.from)) return refuse("already-partner")
        await write.insertTerm(tx, { code: change.code, kind: "partner", from: change.from })
        after = { name, from: change.from }
        break
      }
      case "partner-ends": {
        // One that has an end still to come may get another one.
        const term = partners.find((t) => t.to === null || t.to >= today)
        if (!term) return refuse("not-partner")
        // What people were told of the days before stays true.
        if (change.to < yesterday) return refuse("day-past")
        const never = term.from !== null && change.to < term.from
        if (never) await write.deleteTerm(tx, term.id)
        else await write.endTerm(tx, term.id, change.to)
        before = { name, from: term.from, to: term.to }
        after = never ? { name, from: null, to: null } : { name, from: term.from, to: change.to }
        break
      }
      case "partner-goes-on": {
        const term = partners.find((t) => t.to !== null && t.to >= yesterday)
        if (!term || partners.some((t) => t.to === null)) return refuse("not-partner")
        await write.endTerm(tx, term.id, null)
        before = { name, from: term.from, to: term.to }
        after = { name, from: term.from, to: null }
        break
      }
      case "region": {
        const region = change.region.trim()
        if (!region) return refuse("name-missing")
        for (const term of terms.filter((t) => t.kind === "region")) {
          if (term.from !== null && term.from >= change.from) await write.deleteTerm(tx, term.id)
          else if (holdsOn(term, change.from)) await write.endTerm(tx, term.id, addDays(change.from, -1))
        }
        await write.insertTerm(tx, { code: change.code, kind: "region", region, from: change.from })
        // With those of later days that it takes the place of.
        before = {
          name,
          regions: terms.filter((t) => t.kind === "region").map(({ region: was, from, to }) => ({ was, from, to })),
        }
        after = { name, region, from: change.from }
        break
      }
      case "exception": {
        const { what: _what, ...values } = change
        if (values.from !== null && values.to !== null && values.to < values.from) return refuse("order-wrong")
        if (!values.source.trim()) return refuse("source-missing")
        if (values.residences.some((residence) => residence.length > LONGEST.residence)) return refuse("residence-long")
        await write.insertException(tx, { ...values, source: values.source.trim() })
        after = { name, ...values }
        break
      }
      case "remove-exception": {
        const gone = exceptions.find((e) => e.id === change.id)
        if (!gone) return refuse("unknown")
        // One that has held ends yesterday, so that what was true stays to be seen; one still to come has never been.
        if (gone.from !== null && gone.from >= today) await write.deleteMunicipalityException(tx, gone.id)
        else if (gone.to === null || gone.to >= today) await write.endMunicipalityException(tx, gone.id, yesterday)
        before = { name, ...gone }
        after = { name, ...gone, to: yesterday }
        break
      }
    }
    await write.recordChange(tx, {
      siteId: site.id,
      staffId: by.staffId,
      staffName: by.staffName,
      what: `municipality-${change.what}`,
      before,
      after,
    })
    await write.raiseVersion(tx, site.id)
    await announce(tx, { siteId: site.id, topics: ["everything"] })
    return ok(null)
  })
}
