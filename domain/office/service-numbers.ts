/** What each number of a service may be; minutes go in steps. */
export const serviceNumbers = {
  minutesFirst: { least: 5, most: 240, step: 5 },
  minutesFurther: { least: 0, most: 240, step: 5 },
  largestParty: { least: 1, most: 9, step: 1 },
  noticeMinutes: { least: 0, most: 43_200, step: 1 },
  horizonDays: { least: 1, most: 365, step: 1 },
  cutoffHours: { least: 0, most: 720, step: 1 },
} as const
export type ServiceNumber = keyof typeof serviceNumbers

/** The numbers that a service cannot have, in the order of the form. Anything that is no whole number is one of them. */
export function wrongNumbers(given: Readonly<Record<ServiceNumber, number>>): ServiceNumber[] {
  return (Object.keys(serviceNumbers) as ServiceNumber[]).filter((name) => {
    const { least, most, step } = serviceNumbers[name]
    const number = given[name]
    return !Number.isInteger(number) || number < least || number > most || number % step !== 0
  })
}
