import { rulesFor } from "#app/web/rules.server.ts"
import { lastOpenDays } from "#domain/plan/closed-days.ts"
import { createHmac, timingSafeEqual } from "node:crypto"
import { type RouterContextProvider } from "react-router"
import type { Site } from "#db/office/reads.ts"
import { type Municipality, type WhereToGo, whereToGo } from "#domain/office/municipality.ts"
import { nextOpenDay } from "#domain/office/open-days.ts"
import { type Answers, answersFrom, dayThatDecides, LIVES_IN_SWEDEN } from "#domain/plan/answers.ts"
import { type Plan, planFor } from "#domain/plan/steps.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"

/** In this order in a link, so that the link is short. Appended to, never changed: old links must open. */
const ORDER = [
  "country",
  "purpose",
  "partner",
  "children",
  "municipality",
  "residence",
  "earlierNumber",
  "arrival",
  "moveIn",
  "jobStart",
  "u2",
  "older",
  "permit",
  "basis",
  "birth",
  "done",
] as const
/** Of a link of before, nothing was known of the rest. */
const FIRST = ORDER.indexOf("basis")

/** What most plans have is left out at the end, so that their links stay short. */
function inOrder(answers: Answers): unknown[] {
  const { basis, birth, done } = answers
  const rest = [basis, birth || null, Object.keys(done).length > 0 ? done : null]
  const length = rest.findLastIndex((value) => value !== null) + 1
  return [...ORDER.slice(0, FIRST).map((name) => answers[name]), ...rest.slice(0, length)]
}

/** The plan's answers as part of an address: readable by nobody's eye, signed, and without a word on who asked. */
export function planLink(secret: string, answers: Answers): string {
  const body = Buffer.from(JSON.stringify(inOrder(answers))).toString("base64url")
  return `${body}.${seal(secret, body)}`
}

/** The answers of a link that this portal made; null for any other text. */
export function readPlanLink(secrets: readonly string[], link: string): Answers | null {
  const [body = "", mac = "", ...more] = link.split(".")
  const same = (secret: string) => {
    const wanted = Buffer.from(seal(secret, body))
    const given = Buffer.from(mac)
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  }
  if (more.length > 0 || link.length > 1_000 || !secrets.some(same)) return null
  try {
    const values = JSON.parse(Buffer.from(body, "base64url").toString()) as unknown[]
    return answersFrom(Object.fromEntries(ORDER.map((name, i) => [name, values[i] ?? null])))
  } catch {
    return null
  }
}

const seal = (secret: string, body: string) =>
  createHmac("sha256", secret).update(`plan-link ${body}`).digest("base64url").slice(0, 22)

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
