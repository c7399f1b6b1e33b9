import { rulesFor } from "#app/web/rules.server.ts"
import { lastOpenDays } from "#domain/plan/closed-days.ts"
import { type RouterContextProvider } from "react-router"
import type { Site } from "#db/office/reads.ts"
import { type Municipality, type WhereToGo, whereToGo } from "#domain/office/municipality.ts"
import { nextOpenDay } from "#domain/office/open-days.ts"
import { type Answers, dayThatDecides, LIVES_IN_SWEDEN } from "#domain/plan/answers.ts"
import { type Plan, planFor } from "#domain/plan/steps.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { readPlanLink } from "#operations/plan/link.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"

export interface OpenedPlan {
  answers: Answers
  plan: Plan
  /** Null for somebody who does not live in Denmark. */
  municipality: Municipality | null
  served: WhereToGo
  today: string
  site: Site
  /** The last day on which one can come, of each deadline that is met here and falls on a closed day, by step. */
  lastOpen: ReadonlyMap<string, string>
}

/** The plan behind a link, worked out anew for today. Null when the link is not one of ours. */
export async function openPlan(context: Readonly<RouterContextProvider>, link: string): Promise<OpenedPlan | null> {
  const answers = readPlanLink(portalOf(context).ctx.secrets, link)
  return answers && planOf(context, answers)
}

/** The plan of answers, worked out for today. Null where their municipality is none any more. */
export async function planOf(context: Readonly<RouterContextProvider>, answers: Answers): Promise<OpenedPlan | null> {
  const { ctx } = portalOf(context)
  const { site, office, municipalities } = await officeOf(context)
  const municipality = municipalities.find((m) => m.code === answers.municipality) ?? null
  if (!municipality && answers.municipality !== LIVES_IN_SWEDEN) return null
  const today = officeDay(ctx.now())
  const served: WhereToGo = municipality
    ? whereToGo(
        municipality,
        { student: answers.purpose === "study", residence: answers.residence },
        dayThatDecides(answers, today),
      )
    : { goes: "own", why: "no-partner", exception: null }
  const rules = await rulesFor(context, today)
  const plan = planFor(answers, { served, rules, today, nextOpen: (day) => nextOpenDay(office, day) })
  const lastOpen = lastOpenDays(plan.steps, office, today)
  return { answers, municipality, served, today, site, lastOpen, plan }
}
