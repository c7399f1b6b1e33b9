/** The steps of a booking in their order, as a ladder: each needs those before it. The code confirms the address of the details. */
export const ladder = ["services", "people", "time", "details", "code", "check"] as const
export type Rung = (typeof ladder)[number]

/** The steps as a visitor counts them: confirming an address is part of giving it. */
export const steps = ["services", "people", "time", "details", "check"] as const satisfies readonly Rung[]
export type Step = (typeof steps)[number]

/** A booking on its way, as far as it has been answered. */
export interface Answered {
  services: number
  party: number | null
  /** A time is held for it, and its minutes last. */
  held: boolean
  details: boolean
  addressConfirmed: boolean
}

/** The first step that is still to be answered before `step` may be; null when nothing is missing. */
export function missingBefore(answered: Answered, step: Rung): Rung | null {
  const given: Record<Rung, boolean> = {
    services: answered.services > 0,
    people: answered.party !== null && answered.party > 0,
    time: answered.held,
    details: answered.details,
    code: answered.addressConfirmed,
    check: true,
  }
  return ladder.slice(0, ladder.indexOf(step)).find((rung) => !given[rung]) ?? null
}

/** Where the journey goes on: the first step that is still to be answered, the check when none is. */
export const nextStep = (answered: Answered): Rung => missingBefore(answered, "check") ?? "check"
