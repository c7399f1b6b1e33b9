import { titleOf } from "#app/plan/parts/title.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import type { OpenedPlan } from "./link.server.ts"

/** How far a plan is, in one line: how many steps are done, the next one, and until when. Empty for a plan that is none any more. */
export function progressOf(opened: OpenedPlan | null, language: Language): string {
  if (!opened) return ""
  const { plan, answers, today } = opened
  const t = translator(language).getFixedT(language, "plan")
  const open = plan.steps.filter((step) => step.done === null)
  const first = plan.today.find((item) => item.is === "step")
  const next = open.find((step) => step.key === (first?.is === "step" ? first.key : null)) ?? open[0]
  if (!next) return t("done.all")
  const count = plan.steps.length
  const step = titleOf(t, next.key, answers.basis)
  const lines = [
    t("done.progress", { done: count - open.length, count }),
    next.deadline
      ? t("done.nextBy", { step, day: spokenDay(next.deadline.day, language, today) })
      : t("done.next", { step }),
  ]
  return `${lines[0]}. ${lines[1]}`
}
