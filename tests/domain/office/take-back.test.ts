import { describe, expect, test } from "vitest"
import { type Entry, takingBack } from "#domain/office/take-back.ts"

const contact = { name: "ICS East", phone: "+45 33 66 10 00" }
const entry = (what: string, before: unknown, after: unknown): Entry => ({ what, before, after })
const phone = entry("contact", contact, { ...contact, phone: "+45 33 66 10 01" })
const notice = { id: "n1", serviceId: null, kind: "important", firstDay: "2026-12-01", lastDay: "2026-12-03" }
const texts = { en: "Closed", da: "Lukket" }

describe("the change that takes another one back", () => {
  test("brings back what was before", () => {
    expect(takingBack(phone, [])).toMatchObject({ what: "contact", ...contact, controller: "" })
    const edited = entry("notice", { ...notice, texts }, { ...notice, texts: { en: "x", da: "x" } })
    expect(takingBack(edited, [])).toEqual({ what: "notice", ...notice, texts })
    expect(takingBack(entry("order-services", { ids: ["a", "b"] }, { ids: ["b", "a"] }), [])).toEqual({
      what: "order-services",
      ids: ["a", "b"],
    })
  })

  test("ends a notice that was new, and lets one that was ended go on, and the other way round", () => {
    expect(takingBack(entry("new-notice", null, { ...notice, texts }), [])).toEqual({ what: "end-notice", id: "n1" })
    const about = { ...notice, texts }
    expect(takingBack(entry("end-notice", about, { ...about, ended: true }), [])).toEqual({
      what: "resume-notice",
      id: "n1",
    })
    expect(takingBack(entry("resume-notice", about, about), [])).toEqual({ what: "end-notice", id: "n1" })
  })

  test("restores a service with its numbers and its texts", () => {
    const words = { name: "CPR", shortName: "CPR", about: "a", first: "", bring: ["Passport"], atCounter: "c" }
    const before = { id: "s1", key: "cpr", skill: "cpr", topic: "cpr", whoMayBook: "staff", minutesFirst: 20 }
    const back = takingBack(entry("service", { ...before, texts: { en: words } }, { key: "cpr" }), [])
    expect(back).toMatchObject({ what: "service", id: "s1", whoMayBook: "staff", minutesFirst: 20, fits: false })
    expect(back).toMatchObject({ active: true, byMunicipality: false, texts: { en: words } })
  })

  test("is none where something newer is about the same, and stands where it is about something else", () => {
    expect(takingBack(phone, [entry("contact", {}, {})])).toBeNull()
    const other = entry("notice", { ...notice, id: "n2" }, { ...notice, id: "n2" })
    expect(takingBack(phone, [other])).not.toBeNull()
    expect(takingBack(entry("notice", { ...notice, texts }, notice), [other])).not.toBeNull()
    expect(takingBack(entry("notice", { ...notice, texts }, notice), [entry("end-notice", notice, notice)])).toBeNull()
  })

  test("is none for a new service, nor for what hits visits", () => {
    expect(takingBack(entry("new-service", null, { key: "licence" }), [])).toBeNull()
    for (const what of ["closure", "roster", "series", "counter", "municipality-region"])
      expect(takingBack(entry(what, { id: "x" }, { id: "x" }), [])).toBeNull()
    expect(takingBack(entry("contact", null, contact), [])).toBeNull()
  })
})
