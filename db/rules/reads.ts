import { asc } from "drizzle-orm"
import type { CountryListVersion } from "#domain/rules/country-lists.ts"
import { type DatedRules, type Rules, rulesOn } from "#domain/rules/rules.ts"
import type { Reader } from "../client.ts"
import { readFigures } from "../guidance/reads.ts"
import * as t from "./tables.ts"

export interface KeptList extends CountryListVersion {
  id: string
  setBy: string
}

/** Every version of the lists of states, the oldest first. */
export function readCountryLists(db: Reader): Promise<KeptList[]> {
  return db.select().from(t.countryListVersion).orderBy(asc(t.countryListVersion.from))
}

/** All the rules with the days they hold for. */
export async function readDatedRules(db: Reader): Promise<DatedRules> {
  // One after the other: a transaction has one connection.
  return { figures: await readFigures(db), lists: await readCountryLists(db) }
}

/** The rules of a day "YYYY-MM-DD". */
export async function readRules(db: Reader, day: string): Promise<Rules> {
  return rulesOn(await readDatedRules(db), day)
}
