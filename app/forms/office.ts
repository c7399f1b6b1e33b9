import { type ServiceNumber, serviceNumbers } from "#domain/office/service-numbers.ts"
import type { OfficeChange } from "#operations/office/change.ts"

/** "9", "9.00", "9:30" and "0930" as "HH:MM"; anything else as it was typed, for the operation to refuse. */
export function readClock(text: string): string {
  const found = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(text.trim())
  return found ? `${found[1]!.padStart(2, "0")}:${found[2] ?? "00"}` : text.trim()
}

/** A whole number; NaN when it is none. */
const readWhole = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN)

/** The numbers of a service, of what is typed under their names; NaN where it is no whole number. */
export const readServiceNumbers = (typed: (name: string) => string) =>
  Object.fromEntries(Object.keys(serviceNumbers).map((name) => [name, readWhole(typed(name))])) as Record<
    ServiceNumber,
    number
  >

/** Which change a form of the office's pages asks for; null for a form that is none of them. */
export function readChange(form: FormData): OfficeChange | null {
  const text = (name: string) => String(form.get(name) ?? "").trim()
  const number = (name: string) => readWhole(text(name))
  const lines = (name: string) =>
    text(name)
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
  switch (text("what")) {
    case "series":
      return {
        what: "series",
        validFrom: text("validFrom"),
        hours: [1, 2, 3, 4, 5, 6, 7]
          .map((weekday) => ({ weekday, opens: text(`opens-${weekday}`), closes: text(`closes-${weekday}`) }))
          .filter((h) => h.opens !== "" || h.closes !== "")
          .map((h) => ({ weekday: h.weekday, opens: readClock(h.opens), closes: readClock(h.closes) })),
      }
    case "closure":
      return {
        what: "closure",
        kind: text("kind") === "unstaffed" ? "unstaffed" : "closed",
        firstDay: text("firstDay"),
        lastDay: text("lastDay") || text("firstDay"),
        from: text("from") === "" && text("to") === "" ? null : readClock(text("from")),
        to: text("from") === "" && text("to") === "" ? null : readClock(text("to")),
        counters: text("scope") === "some" ? form.getAll("counters").map(String) : null,
        reason: text("reason"),
      }
    case "remove-closure":
    case "remove-exception":
      return { what: text("what") as "remove-closure", id: text("id") }
    case "exception":
      return {
        what: "exception",
        day: text("day"),
        opens: readClock(text("opens")),
        closes: readClock(text("closes")),
        reason: text("exceptionReason"),
      }
    case "new-counter":
      return {
        what: "new-counter",
        number: number("number"),
        group: text("group"),
        skills: form.getAll("skills").map(String),
      }
    case "counter":
      return {
        what: "counter",
        id: text("id"),
        group: text("group"),
        skills: form.getAll("skills").map(String),
        active: text("active") !== "no",
      }
    case "roster":
      return {
        what: "roster",
        counterId: text("counterId"),
        weekday: number("weekday"),
        from: text("from"),
        shifts: [1, 2]
          .map((n) => ({ starts: text(`starts-${n}`), ends: text(`ends-${n}`), staffName: text(`who-${n}`) }))
          .filter((s) => s.starts !== "" || s.ends !== "")
          .map((s) => ({ starts: readClock(s.starts), ends: readClock(s.ends), staffName: s.staffName })),
      }
    case "service":
      return {
        what: "service",
        id: text("id"),
        ...readServiceNumbers(text),
        active: form.get("active") !== null,
        texts: Object.fromEntries(
          form.getAll("language").map((language) => [
            String(language),
            {
              name: text(`name-${language}`),
              about: text(`about-${language}`),
              first: text(`first-${language}`),
              bring: lines(`bring-${language}`),
            },
          ]),
        ),
      }
    default:
      return null
  }
}
