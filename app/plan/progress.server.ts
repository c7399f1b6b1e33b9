import { titleOf } from "#app/plan/parts/title.ts"
import { nextStep } from "#domain/plan/line.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import type { OpenedPlan } from "./opened.server.ts"

/** How far a plan is, in one line: how many steps are done, the next one, and until when. Empty for a plan that is none any more. */
export function progressOf(opened: OpenedPlan | null, language: Language): string {
  if (!opened) return ""
  const { plan, answers, today } = opened
  const t = translator(language).getFixedT(language, "plan")
  const next = nextStep(plan.steps, plan.today)
  if (!next) return t("done.all")
  const count = plan.steps.length
  const done = plan.steps.filter((step) => step.done !== null).length
  const step = titleOf(t, next.key, answers.basis)
  return next.deadline
    ? t("done.nextBy", { done, count, step, day: spokenDay(next.deadline.day, language, today) })
    : t("done.next", { done, count, step })
}
