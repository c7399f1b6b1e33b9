import type { VisitState } from "../booking/states.ts"
import type { Answers } from "./answers.ts"
import type { Done, Step, StepKey } from "./step.ts"
import { tracksOf, wantsPermit } from "./tracks.ts"

export const ticked = (answers: Answers, key: StepKey, day: string): Answers => ({
  ...answers,
  done: { ...answers.done, [key]: day },
})

/** Both plans' ticks in one, where they are the same plan; of a step that both have, the day of `first`. */
export const mergedTicks = (first: Answers, second: Answers): Answers => ({
  ...first,
  done: { ...second.done, ...first.done },
})

/** Whether a plan has ticks that another one lacks. */
export const isAhead = (one: Answers, other: Answers): boolean =>
  (Object.keys(one.done) as StepKey[]).some((key) => !other.done[key])

export function unticked(answers: Answers, key: StepKey): Answers {
  const { [key]: _gone, ...done } = answers.done
  return { ...answers, done }
}

/** Whether two plans have the same answers, whatever is ticked of them. */
export const samePlan = (one: Answers, other: Answers): boolean =>
  (Object.keys(one) as (keyof Answers)[]).every((key) => key === "done" || one[key] === other[key])

/**
 * The answers that were given anew, with the ticks of the plan before. The permit's day has one place: the tick, where there is one; so
 * what is typed moves it, and an empty field takes it back. A tick for the partner's permit is none for one's own.
 */
export function withTicksOf(before: Answers, after: Answers): Answers {
  const own = (answers: Answers) => wantsPermit(tracksOf(answers).you)
  const { permit: permitTick, ...others } = before.done
  if (!permitTick || own(before) !== own(after)) return { ...after, done: others }
  if (!own(after)) return { ...after, done: before.done }
  return after.permit === null
    ? { ...after, done: others }
    : { ...after, permit: null, done: { ...others, permit: after.permit } }
}

/** Steps that are over when a service of the office is: with SIRI's document one leaves later, or not at all. */
const stepOf: Readonly<Record<string, StepKey>> = { cpr: "cpr", "pd-u2": "u2", mitid: "digital" }

/** The answers with what a visit did, by the keys of its services, once it is done. What is ticked already stays. */
export function withVisit(
  answers: Answers,
  { state, services, day }: { state: VisitState; services: readonly string[]; day: string },
): Answers {
  if (state !== "done") return answers
  const steps = services.flatMap((service) => stepOf[service] ?? [])
  return { ...answers, done: { ...Object.fromEntries(steps.map((step) => [step, day])), ...answers.done } }
}

/** The answers with what the ticks say of them: the day on which one's own permit came. */
export const withTicks = (answers: Answers): Answers =>
  answers.done.permit && answers.permit === null && wantsPermit(tracksOf(answers).you)
    ? { ...answers, permit: answers.done.permit }
    : answers

/**
 * The steps that are done, by their days, and those that are open, in their order. Nothing is asked of a step that is done, and nobody
 * waits for it. A day that lies ahead counts as today.
 */
export function partByDone(steps: readonly Step[], done: Done, today: string): { over: Step[]; open: Step[] } {
  const over = steps.flatMap((step): (Step & { done: string })[] => {
    const day = done[step.key]
    if (!day) return []
    return [{ ...step, deadline: null, act: null, applyFrom: null, notes: [], done: day > today ? today : day }]
  })
  return {
    over: over.toSorted((a, b) => (a.done < b.done ? -1 : a.done > b.done ? 1 : 0)),
    open: steps.filter((step) => !done[step.key]),
  }
}
