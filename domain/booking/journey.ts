/** The steps of a booking in their order, as a ladder: each needs those before it. The code confirms the address of the details. */
export const ladder = ["services", "people", "time", "details", "code", "check"] as const
export type Rung = (typeof ladder)[number]

/** The steps as a visitor counts them: how many come is asked with the services, and confirming an address is part of giving it. */
export const steps = ["services", "time", "details", "check"] as const satisfies readonly Rung[]
export type Step = (typeof steps)[number]

/** The same where the address is confirmed before a time is held: the time is chosen, and becomes the visitor's after the code. */
const confirmFirstLadder = ["services", "people", "details", "code", "time", "check"] as const satisfies readonly Rung[]
const confirmFirstSteps = ["services", "details", "time", "check"] as const satisfies readonly Step[]
export const stepsOf = (confirmFirst: boolean): readonly Step[] => (confirmFirst ? confirmFirstSteps : steps)

/** A booking on its way, as far as it has been answered. */
export interface Answered {
  services: number
  party: number | null
  /** A time is held for it, and its minutes last. */
  held: boolean
  details: boolean
  addressConfirmed: boolean
  /** Many times were taken when the visitor chose one: see `mayHold`. */
  confirmFirst: boolean
}

/** The first step that is still to be answered before `step` may be; null when nothing is missing. Times may always be looked at. */
export function missingBefore(answered: Answered, step: Rung): Rung | null {
  const given: Record<Rung, boolean> = {
    services: answered.services > 0,
    people: answered.party !== null && answered.party > 0,
    time: answered.held,
    details: answered.details,
    code: answered.addressConfirmed,
    check: true,
  }
  const rungs: readonly Rung[] = answered.confirmFirst && step !== "time" ? confirmFirstLadder : ladder
  return rungs.slice(0, rungs.indexOf(step)).find((rung) => !given[rung]) ?? null
}

/** Where the journey goes on: the first step that is still to be answered, the check when none is. */
export const nextStep = (answered: Answered): Rung => missingBefore(answered, "check") ?? "check"
