import { describe, expect, test } from "vitest"
import { type ServiceNumber, serviceNumbers, wrongNumbers } from "#domain/office/service-numbers.ts"

const right = {
  minutesFirst: 20,
  minutesFurther: 10,
  largestParty: 4,
  noticeMinutes: 60,
  horizonDays: 90,
  cutoffHours: 24,
}

describe("the numbers of a service", () => {
  test("right ones are none of the wrong", () => expect(wrongNumbers(right)).toEqual([]))

  test.each(Object.entries(serviceNumbers) as [ServiceNumber, { least: number; most: number; step: number }][])(
    "%s is named when it is wrong, and only it",
    (name, { least, most, step }) => {
      for (const number of [least, most]) expect(wrongNumbers({ ...right, [name]: number })).toEqual([])
      for (const number of [least - step, most + step, least + 0.5, Number.NaN])
        expect(wrongNumbers({ ...right, [name]: number })).toEqual([name])
      if (step > 1) expect(wrongNumbers({ ...right, [name]: least + step + 1 })).toEqual([name])
    },
  )

  test("each wrong one is named", () => {
    expect(wrongNumbers({ ...right, minutesFirst: 7, cutoffHours: -1 })).toEqual(["minutesFirst", "cutoffHours"])
  })
})
