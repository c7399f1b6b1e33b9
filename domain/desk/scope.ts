import type { Office } from "#domain/office/opening.ts"

/** The office as somebody sees it who works with some skills only: the counters that can do one of them; null for all. */
export const officeSeen = (office: Office, skills: readonly string[] | null): Office =>
  skills
    ? { ...office, counters: office.counters.filter((counter) => counter.skills.some((one) => skills.includes(one))) }
    : office

/** Those of some legs that are at counters of an office as somebody sees it; all of them for who sees all. */
export const legsSeen = <Leg extends { counterId: string }>(
  legs: readonly Leg[],
  office: Office,
  skills: readonly string[] | null,
): Leg[] => legs.filter((leg) => !skills || office.counters.some((counter) => counter.id === leg.counterId))
