import type { Answers } from "./answers.ts"
import { type Entry, type EventKind, type Step, type StepKey, beginsOn } from "./step.ts"

/** The form for a tax card waits for no registration: it stands before the steps that begin later than it. */
export function formFirst(steps: readonly Step[], today: string): Step[] {
  const form = steps.find((step) => step.key === "tax-card" && step.notes.includes("tax-form"))
  const day = form && beginsOn(form, today)
  if (!form || !day) return [...steps]
  const rest = steps.filter((step) => step !== form)
  const later = rest.findIndex((step) => (beginsOn(step, today) ?? "") > day)
  const at = steps.indexOf(form)
  const where = later < 0 ? at : Math.min(later, at)
  return [...rest.slice(0, where), form, ...rest.slice(where)]
}

/** A PD U2 that can only be handed in later waits for nothing and holds nothing up: it stands behind the steps that begin before it. */
export function benefitInTime(steps: readonly Step[], today: string): Step[] {
  const benefit = steps.find((step) => step.key === "u2")
  const day = benefit && beginsOn(benefit, today)
  if (!benefit || !day) return [...steps]
  const rest = steps.filter((step) => step !== benefit)
  const begins = rest.map((step) => beginsOn(step, today))
  const later = begins.findIndex((own) => own !== null && own > day)
  const before = later < 0 ? begins : begins.slice(0, later)
  const where = before.findLastIndex((own) => own !== null && own < day) + 1
  return [...rest.slice(0, where), benefit, ...rest.slice(where)]
}

/** Puts what happens between the steps, each event before the first step that begins after it. The order of steps stays. */
export function withEvents(
  steps: readonly Step[],
  dates: Pick<Answers, "arrival" | "moveIn" | "jobStart">,
  today: string,
): Entry[] {
  const { arrival, moveIn, jobStart } = dates
  const happens: { kind: EventKind; day: string }[] = [
    { kind: "arrival", day: arrival },
    ...(moveIn === null ? [] : [{ kind: "move-in" as const, day: moveIn }]),
    ...(jobStart === null ? [] : [{ kind: "job-start" as const, day: jobStart }]),
  ]
  const events = [
    ...happens.filter((e) => e.day < today),
    { kind: "today" as const, day: today },
    ...happens.filter((e) => e.day >= today),
  ]
  const order = events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const entries: Entry[] = []
  const put = (until: string | null) => {
    const count = until === null ? order.length : order.filter((e) => e.day <= until).length
    for (const { kind, day } of order.splice(0, count)) entries.push({ is: "event", kind, day, past: day < today })
  }
  put(today)
  for (const [index, step] of steps.entries()) {
    const day = beginsOn(step, today)
    if (day !== null) put(day)
    entries.push({ is: "step", number: index + 1, step })
  }
  put(null)
  return entries
}

/** What is to be done on the day the plan is read: a step, or sending the household's pre-registration ahead of the visit. */
export type TodayDo = { is: "step"; key: StepKey; overdue: boolean } | { is: "preregister" }

/**
 * The one list of what to do today: what is late first, then what is due soonest, then the rest in the plan's order. A household may
 * be pre-registered as soon as one may apply, also while the visit itself must wait. Empty when today asks nothing.
 */
export function doToday(steps: readonly Step[], today: string): TodayDo[] {
  const last = (step: Step) => step.deadline?.day ?? "9999-12-31"
  const now = steps
    .filter((step) => step.when.kind === "now" && step.act !== null)
    .toSorted((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : 0))
    .map((step) => ({ is: "step" as const, key: step.key, overdue: last(step) < today }))
  const cpr = steps.find((step) => step.key === "cpr")
  const ahead =
    cpr?.handler === "office" &&
    cpr.applyFrom === null &&
    !["after-home", "after-permit", "after-document"].includes(cpr.when.kind)
  return [...now, ...(ahead ? [{ is: "preregister" as const }] : [])]
}
