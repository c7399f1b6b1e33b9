import type { TFunction } from "i18next"
import type { Handler, Why } from "#domain/plan/step.ts"
import type { PlanShown } from "../shown.server.ts"

type T = TFunction<"plan">
type StepShown = Extract<PlanShown["entries"][number], { is: "step" }>

/** When a step begins, or comes by itself. */
export function whenText(t: T, { step, begins, until }: StepShown): string {
  const { when } = step
  if (when.kind === "between") return t("when.between", { from: begins!, until: until! })
  if (when.kind === "day") return t("when.day", { day: begins! })
  if (when.kind === "weeks-after-cpr") return t("when.weeks-after-cpr", { least: when.least, most: when.most })
  return t(`when.${when.kind}`)
}

/** Who deals with a step, and where. */
export const whereText = (t: T, handler: Handler, { office, municipality }: PlanShown): string =>
  t(`handler.${handler}`, { address: office, municipality: municipality ?? "" })

/** Why a deadline is that date, in words with the rule's own number. */
export function becauseText(t: T, why: Why, from: string, rules: PlanShown["rules"]): string {
  const months =
    why === "free-stay" ? rules.freeStayMonths : why === "job-seeker-stay" ? rules.jobSeekerMonths : rules.taxCardMonths
  const days = why === "u2-days" ? rules.u2Days : rules.registerDays
  return t(`because.${why}`, { months, days, from })
}
