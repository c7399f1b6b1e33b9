import { addDays } from "date-fns"
import type { RouterContextProvider } from "react-router"
import { portalOf } from "#app/web/context.server.ts"
import { readOwnPage } from "#app/web/own-page.server.ts"
import { keptPlanOf } from "#db/plan/reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { samePlan } from "#domain/plan/done.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import type { OpenedPlan } from "./link.server.ts"

/** Whether a plan stands on the own page that is open in this browser, and until when; `other`: another one does. */
export interface KeptShown {
  until: string | null
  other: boolean
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
  if (!kept || !samePlan(kept.answers, answers)) return { until: null, other: kept !== null }
  const { planDays } = await readTerms(db, ctx.now())
  return { until: spokenDay(officeDay(addDays(kept.touchedAt, planDays)), language, today), other: false }
}
