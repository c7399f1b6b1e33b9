import { isId } from "#domain/id.ts"
import { readClock } from "#domain/time/typed-clock.ts"
import { type Priority, priorities } from "#domain/courses/seats.ts"
import { isClock, isDay, officeClock, officeDay, officeInstant } from "#domain/time/office-time.ts"
import type { RunPlan } from "#operations/courses/plan.ts"

export const weekdayCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const

const text = (form: FormData, name: string) =>
  String(form.get(name) ?? "")
    .trim()
    .slice(0, 500)
const whole = (form: FormData, name: string) =>
  /^\d{1,3}$/.test(text(form, name)) ? Number(text(form, name)) : Number.NaN

/** An instant from a field of the kind datetime-local, by the office's clock; null when it is none. */
export function readInstant(typed: string): Date | null {
  const [day = "", clock = ""] = typed.split("T")
  return isDay(day) && isClock(clock.slice(0, 5)) ? officeInstant(day, clock.slice(0, 5)) : null
}

export const instantValue = (at: Date) => `${officeDay(at)}T${officeClock(at)}`

export interface RunRules {
  seats: number
  opensAt: Date
  closesAt: Date
  priorities: Priority[]
  largestGroup: number
  fewest: number
  offerHours: number
  videoUrl: string
}

/** The rules of a run; a code when a number or a time cannot be read. */
export function readRules(form: FormData): RunRules | "number-wrong" | "time-wrong" | "opens-missing" {
  if (text(form, "opens") === "") return "opens-missing"
  const [opensAt, closesAt] = [readInstant(text(form, "opens")), readInstant(text(form, "closes"))]
  if (!opensAt || !closesAt) return "time-wrong"
  const numbers = {
    seats: whole(form, "seats"),
    largestGroup: whole(form, "largest"),
    fewest: whole(form, "fewest"),
    offerHours: whole(form, "offerHours"),
  }
  if (
    Object.values(numbers).some(Number.isNaN) ||
    numbers.largestGroup < 1 ||
    numbers.largestGroup > 9 ||
    numbers.offerHours < 1 ||
    numbers.offerHours > 168
  )
    return "number-wrong"
  return {
    ...numbers,
    opensAt,
    closesAt,
    priorities: priorities.filter((p) => form.getAll("priority").includes(p)),
    videoUrl: text(form, "video"),
  }
}

/** A run to plan, with its rule made from weekdays, how often and how many times. */
export function readRunPlan(form: FormData): RunPlan | "number-wrong" | "time-wrong" | "opens-missing" | "unknown" {
  const rules = readRules(form)
  if (typeof rules === "string") return rules
  const days = weekdayCodes.filter((code) => form.getAll("weekday").includes(code))
  const count = whole(form, "count")
  if (Number.isNaN(count) || count < 1) return "number-wrong"
  const courseId = text(form, "course")
  const roomId = text(form, "room")
  if (!isId(courseId) || (roomId !== "" && !isId(roomId))) return "unknown"
  const interval = text(form, "every") === "2" ? ";INTERVAL=2" : ""
  return {
    ...rules,
    courseId,
    roomId: roomId === "" ? null : roomId,
    teacher: text(form, "teacher").slice(0, 80),
    series: {
      first: text(form, "first"),
      rule: `FREQ=WEEKLY${interval}${days.length > 0 ? `;BYDAY=${days.join(",")}` : ""};COUNT=${count}`,
      from: readClock(text(form, "from")),
      to: readClock(text(form, "to")),
    },
  }
}
