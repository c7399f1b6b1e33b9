import type { RouterContextProvider } from "react-router"
import { type DatedRules, type Rules, rulesOn } from "#domain/rules/rules.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { readDatedRules } from "#db/rules/reads.ts"
import { portalOf } from "./context.server.ts"

/** Rules change a few times a year; a page may be this much behind. */
const KEPT_MS = 1_000

/** The rules of a day "YYYY-MM-DD", of today where none is named. */
export async function rulesFor(context: Readonly<RouterContextProvider>, day?: string): Promise<Rules> {
  return rulesOn(await datedRulesOf(context), day ?? officeDay(portalOf(context).ctx.now()))
}

/** The rules with the days they hold for, where those of several days are asked for. */
export function datedRulesOf(context: Readonly<RouterContextProvider>): Promise<DatedRules> {
  const { live, db } = portalOf(context)
  return live.share("rules", () => readDatedRules(db), KEPT_MS)
}
