import type { Answers } from "./answers.ts"
import { type Entry, type EventKind, type Step, type StepKey, beginsOn } from "./step.ts"

/**
 * Steps by the day on which they begin: a form for a tax card waits for no registration, and a PD U2 that can only be handed in later
 * holds nothing up. One whose day is not known stands behind all that come before it.
 */
export function byDay(steps: readonly Step[], today: string): Step[] {
  let last = ""
  const dated = steps.map((step) => {
    const day = beginsOn(step, today)
    if (day !== null && day > last) last = day
    return { step, day: day ?? last }
  })
  return dated.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ step }) => step)
}

/**
 * Puts what happens between the steps, each event before the first step that begins after it. The order of steps stays: those that are
 * done first.
 */
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
  const put = (count: number) => {
    for (const { kind, day } of order.splice(0, count)) entries.push({ is: "event", kind, day, past: day < today })
  }
  const until = (day: string) => order.filter((e) => e.day <= day).length
  const now = () => order.findIndex((e) => e.kind === "today")
  const over = steps.filter((step) => step.done !== null).length
  for (const [index, step] of steps.entries()) {
    // What is done stands before today, what is open behind it.
    if (index === over) put(until(today))
    const day = beginsOn(step, today)
    if (day !== null) put(index < over ? Math.min(until(day), now()) : until(day))
    entries.push({ is: "step", number: index + 1, step })
  }
  put(order.length)
  return entries
}

/** The step to do next: what today asks for first, or else the first that is open. Null when all is done. */
export function nextStep(steps: readonly Step[], today: readonly TodayDo[]): Step | null {
  const open = steps.filter((step) => step.done === null)
  const first = today.find((item) => item.is === "step")
  return open.find((step) => step.key === first?.key) ?? open[0] ?? null
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
