import type { RouterContextProvider } from "react-router"
import { portalOf } from "#app/web/context.server.ts"
import { readOwnPage } from "#app/web/own-page.server.ts"
import { keptPlanOf } from "#db/plan/reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { goesAt } from "#domain/mine/kept.ts"
import { isAhead, samePlan } from "#domain/plan/done.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import type { OpenedPlan } from "./opened.server.ts"

/**
 * Whether a plan stands on the own page that is open in this browser, and until when; `other`: another one does; `ahead`: this one has ticks
 * that the page does not know.
 */
export interface KeptShown {
  open: boolean
  until: string | null
  other: boolean
  ahead: boolean
}

export async function showKept(
  request: Request,
  context: Readonly<RouterContextProvider>,
  { answers, today }: OpenedPlan,
  language: Language,
): Promise<KeptShown> {
  const page = await readOwnPage(request, context)
  const { db, ctx } = portalOf(context)
  const kept = page && (await keptPlanOf(db, page.email))
  const open = page !== null
  if (!kept || !samePlan(kept.answers, answers)) return { open, until: null, other: kept !== null, ahead: false }
  const { touchedAt } = kept
  const facts = { kind: "plan", state: "kept", createdAt: touchedAt, touchedAt, decidedAt: null, endsAt: null } as const
  const goes = goesAt(facts, await readTerms(db, ctx.now()))
  const ahead = isAhead(answers, kept.answers)
  return { open, until: spokenDay(officeDay(goes), language, today), other: false, ahead }
}
