import { isHoliday } from "#domain/office/holidays.ts"
import { type Office, openingOn, stretch } from "#domain/office/opening.ts"
import { whyClosed } from "#domain/office/effect.ts"
import { covers } from "#domain/time/interval.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"
import { counterWorks } from "./slot-days.ts"

export const irregularities = ["closed", "outside-hours", "unstaffed", "lacks-skill", "short-walk"] as const
export type Irregularity = (typeof irregularities)[number]

/**
 * What speaks against placing a visit at a counter, for whoever places it there on purpose to read first: a closed day, a time outside
 * the opening hours, a counter at which nobody works then, services that the counter cannot do. Empty where nothing does.
 */
export function irregularitiesOf(
  office: Office,
  at: { counterId: string; startsAt: Date; endsAt: Date; skills: readonly string[] },
): Irregularity[] {
  const day = officeDay(at.startsAt)
  const opening = openingOn(office, day, isHoliday(day))
  const closed = whyClosed(office, day) !== null
  const [start, end] = [toMinutes(at.startsAt), toMinutes(at.endsAt)]
  const outside = !closed && !covers(opening ? [stretch(day, opening.opens, opening.closes)] : [], start, end)
  const unstaffed = !closed && !outside && !counterWorks(office, day, at.counterId, start, end)
  const counter = office.counters.find((c) => c.id === at.counterId)
  return [
    ...(closed ? (["closed"] as const) : []),
    ...(outside ? (["outside-hours"] as const) : []),
    ...(unstaffed ? (["unstaffed"] as const) : []),
    ...(at.skills.some((skill) => !counter?.skills.includes(skill)) ? (["lacks-skill"] as const) : []),
  ]
}
