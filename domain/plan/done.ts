import { isDay } from "#domain/time/office-time.ts"
import type { Answers } from "./answers.ts"
import { type Step, type StepKey, stepKeys } from "./step.ts"
import { tracksOf, wantsPermit } from "./tracks.ts"

/** The day, "YYYY-MM-DD", on which each step was done that somebody has ticked. */
export type Done = { readonly [Key in StepKey]?: string }

export const isStepKey = (key: string): key is StepKey => stepKeys.some((known) => known === key)

/** Ticks out of something of unknown origin; null for anything else. */
export function doneFrom(given: unknown): Done | null {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return null
  const entries = Object.entries(given)
  const fits = ([key, day]: [string, unknown]) => isStepKey(key) && typeof day === "string" && isDay(day)
  return entries.every(fits) ? Object.fromEntries(entries) : null
}

export const ticked = (answers: Answers, key: StepKey, day: string): Answers => ({
  ...answers,
  done: { ...answers.done, [key]: day },
})

export function unticked(answers: Answers, key: StepKey): Answers {
  const { [key]: _gone, ...done } = answers.done
  return { ...answers, done }
}

/** The answers with what the ticks say of them: the day on which one's own permit came. */
export const withTicks = (answers: Answers): Answers =>
  answers.done.permit && answers.permit === null && wantsPermit(tracksOf(answers).you)
    ? { ...answers, permit: answers.done.permit }
    : answers

/**
 * The steps that are done first, by their days, then the others in their order. Nothing is asked of a step that is done, and nobody
 * waits for it. A day that lies ahead counts as today.
 */
export function doneFirst(steps: readonly Step[], done: Done, today: string): Step[] {
  const over = steps.flatMap((step): (Step & { done: string })[] => {
    const day = done[step.key]
    if (!day) return []
    return [{ ...step, deadline: null, act: null, applyFrom: null, notes: [], done: day > today ? today : day }]
  })
  return [
    ...over.toSorted((a, b) => (a.done < b.done ? -1 : a.done > b.done ? 1 : 0)),
    ...steps.filter((step) => !done[step.key]),
  ]
}
