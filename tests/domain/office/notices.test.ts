import { expect, test } from "vitest"
import { LONGEST } from "#domain/longest.ts"
import { type Notice, noticeProblems, noticesOn, standingOf } from "#domain/office/notices.ts"

const notice = (given: Partial<Notice> = {}): Notice => ({
  id: "n",
  serviceId: null,
  kind: "information",
  firstDay: "2026-12-01",
  lastDay: "2026-12-03",
  texts: { en: "The lift is out of order.", da: "Elevatoren er i stykker." },
  endedAt: null,
  ...given,
})

test.each([
  ["2026-11-30", "coming"],
  ["2026-12-01", "now"],
  ["2026-12-03", "now"],
  ["2026-12-04", "past"],
] as const)("on %s a notice of 1 to 3 December is %s", (today, standing) => {
  expect(standingOf(notice(), today)).toBe(standing)
})

test("one that was ended is over, on its days and before them", () => {
  const ended = notice({ endedAt: new Date("2026-12-01T09:00:00Z") })
  expect(standingOf(ended, "2026-12-01")).toBe("past")
  expect(standingOf(ended, "2026-11-01")).toBe("past")
})

test("those that stand: what is important first, then the newest", () => {
  const all = [
    notice({ id: "old" }),
    notice({ id: "new", firstDay: "2026-12-02" }),
    notice({ id: "loud", kind: "important" }),
    notice({ id: "over", lastDay: "2026-12-01" }),
  ]
  expect(noticesOn(all, "2026-12-02").map((n) => n.id)).toEqual(["loud", "new", "old"])
})

test("a notice has days in order and says the same in every language", () => {
  expect(noticeProblems(notice())).toEqual([])
  expect(noticeProblems(notice({ lastDay: "2026-11-30", texts: { en: "x", da: " " } }))).toEqual([
    { field: "lastDay", code: "order-wrong" },
    { field: "text-da", code: "language-missing" },
  ])
  expect(noticeProblems(notice({ firstDay: "2026-02-30", lastDay: "", serviceId: "tax" }))).toEqual([
    { field: "serviceId", code: "unknown" },
    { field: "firstDay", code: "day-wrong" },
    { field: "lastDay", code: "day-wrong" },
  ])
  const full = "x".repeat(LONGEST.notice)
  expect(noticeProblems(notice({ texts: { en: full, da: full } }))).toEqual([])
  expect(noticeProblems(notice({ texts: { en: `${full}x`, da: full } }))).toEqual([
    { field: "text-en", code: "text-long" },
  ])
})
