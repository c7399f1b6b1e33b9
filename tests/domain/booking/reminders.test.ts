import { addMilliseconds, subMilliseconds } from "date-fns"
import { describe, expect, test } from "vitest"
import { reminderAt, smsReminderAt } from "#domain/booking/reminders.ts"
import { settingsOf } from "#domain/booking/settings.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const early = officeInstant("2026-01-01", "08:00")
const usual = settingsOf({})
const startsAt = officeInstant("2026-12-02", "11:20")

describe("the reminder", () => {
  test("goes out at ten on the day before by the office's clock, also over both clock changes", () => {
    for (const [day, before] of [
      ["2026-03-29", "2026-03-28"],
      ["2026-03-30", "2026-03-29"],
      ["2026-10-25", "2026-10-24"],
      ["2026-10-26", "2026-10-25"],
    ] as const)
      expect(reminderAt(officeInstant(day, "11:00"), early, usual)).toEqual(officeInstant(before, "10:00"))
  })

  test("there is none for a visit booked after that hour", () => {
    const ten = officeInstant("2026-12-01", "10:00")
    expect(reminderAt(startsAt, subMilliseconds(ten, 1), usual)).toEqual(ten)
    expect(reminderAt(startsAt, ten, usual)).toBeNull()
  })

  test("goes out at the day and hour that the office sets", () => {
    const times = settingsOf({ reminderDays: 3, reminderHour: 16 })
    expect(reminderAt(startsAt, early, times)).toEqual(officeInstant("2026-11-29", "16:00"))
    expect(reminderAt(officeInstant("2026-03-30", "09:00"), early, times)).toEqual(officeInstant("2026-03-27", "16:00"))
  })
})

describe("the reminder by SMS", () => {
  const hours = (smsHours: number) => settingsOf({ smsHours })

  test("goes with the mail, unless the office sets hours of its own", () => {
    expect(smsReminderAt(startsAt, early, hours(0))).toEqual(officeInstant("2026-12-01", "10:00"))
    expect(smsReminderAt(startsAt, early, hours(3))).toEqual(officeInstant("2026-12-02", "08:20"))
  })

  test("never at night: what falls there goes the evening before", () => {
    const evening = officeInstant("2026-12-01", "20:00")
    expect(smsReminderAt(officeInstant("2026-12-02", "09:00"), early, hours(2))).toEqual(evening)
    expect(smsReminderAt(officeInstant("2026-12-02", "10:00"), early, hours(2))).toEqual(
      officeInstant("2026-12-02", "08:00"),
    )
    expect(smsReminderAt(officeInstant("2026-12-02", "09:00"), early, hours(12))).toEqual(evening)
    expect(smsReminderAt(officeInstant("2026-12-02", "08:59"), early, hours(13))).toEqual(
      officeInstant("2026-12-01", "19:59"),
    )
  })

  test("counts real hours over a clock change", () => {
    // From 10:00 on 29 March back over the hour that does not exist.
    expect(smsReminderAt(officeInstant("2026-03-29", "10:00"), early, hours(24))).toEqual(
      officeInstant("2026-03-28", "09:00"),
    )
    expect(smsReminderAt(officeInstant("2026-10-25", "10:00"), early, hours(24))).toEqual(
      officeInstant("2026-10-24", "11:00"),
    )
  })

  test("there is none once its hour has passed", () => {
    const at = officeInstant("2026-12-02", "08:20")
    expect(smsReminderAt(startsAt, subMilliseconds(at, 1), hours(3))).toEqual(at)
    expect(smsReminderAt(startsAt, addMilliseconds(at, 1), hours(3))).toBeNull()
  })
})
