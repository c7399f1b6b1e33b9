import { expect, test } from "vitest"
import { officeNotices, serviceNotices } from "#app/web/notices.server.ts"
import type { Notice } from "#domain/office/notices.ts"

const notice = (id: string, given: Partial<Notice> = {}): Notice => ({
  id,
  serviceId: null,
  kind: "information",
  firstDay: "2026-12-01",
  lastDay: "2026-12-03",
  texts: { en: "The lift is out of order.", da: "Elevatoren er i stykker." },
  endedAt: null,
  ...given,
})
const all = [notice("calm"), notice("loud", { kind: "important" }), notice("mitid", { serviceId: "s1" })]

test("what is important is said everywhere, the rest where somebody is about to come", () => {
  expect(officeNotices(all, "2026-12-01", "da")).toEqual({
    everywhere: [{ id: "loud", kind: "important", text: "Elevatoren er i stykker." }],
    here: [{ id: "calm", kind: "information", text: "Elevatoren er i stykker." }],
  })
  expect(officeNotices(all, "2026-12-04", "da")).toEqual({ everywhere: [], here: [] })
})

test("a service's notice is said with that service alone", () => {
  expect(serviceNotices(all, [{ id: "s1" }], "2026-12-01", "en").map((n) => n.id)).toEqual(["mitid"])
  expect(serviceNotices(all, [{ id: "s2" }], "2026-12-01", "en")).toEqual([])
})

test("a language nobody wrote it in reads English, and is told that it is", () => {
  const [shown] = officeNotices([notice("n")], "2026-12-01", "pl").here
  expect(shown).toEqual({ id: "n", kind: "information", text: "The lift is out of order.", lang: "en" })
})
