import { describe, expect, test } from "vitest"
import { readChange, readService } from "#app/office/forms.ts"
import { formOf } from "../../support/forms.ts"

const read = (fields: Record<string, string | string[]>) => readChange(formOf(fields))

test("a form that is none of the office's is no change", () => {
  expect(read({})).toBeNull()
  expect(read({ what: "party" })).toBeNull()
})

test("weekly hours are those of the days with any, in any way of writing a clock", () => {
  const typed = {
    "opens-1": "9",
    "closes-1": "15.30",
    "opens-4": "0800",
    "closes-4": "",
    "opens-7": " ",
    "closes-7": "",
  }
  expect(read({ what: " series ", validFrom: " 2027-01-04 ", ...typed })).toEqual({
    what: "series",
    validFrom: "2027-01-04",
    hours: [
      { weekday: 1, opens: "09:00", closes: "15:30" },
      { weekday: 4, opens: "08:00", closes: "" },
    ],
  })
})

describe("a closure", () => {
  const closure = { what: "closure", firstDay: "2026-12-10", reason: " Staff day " }

  test("of the whole office for a whole day", () => {
    expect(read({ ...closure, scope: "all", counters: ["c1"] })).toEqual({
      what: "closure",
      kind: "closed",
      firstDay: "2026-12-10",
      lastDay: "2026-12-10",
      from: null,
      to: null,
      counters: null,
      reason: "Staff day",
    })
  })

  test("of counters, of hours, of several days", () => {
    const some = { kind: "unstaffed", scope: "some", counters: ["c1", "c2"], lastDay: "2026-12-11" }
    expect(read({ ...closure, ...some, from: "9", to: "12.30" })).toMatchObject({
      kind: "unstaffed",
      lastDay: "2026-12-11",
      from: "09:00",
      to: "12:30",
      counters: ["c1", "c2"],
    })
    expect(read({ ...closure, kind: "holiday" })).toMatchObject({ kind: "closed", counters: [] })
  })

  test("with one of two hours is no whole day, but half of one, for the rule to refuse", () => {
    expect(read({ ...closure, from: "9" })).toMatchObject({ from: "09:00", to: "" })
    expect(read({ ...closure, to: "noon" })).toMatchObject({ from: "", to: "noon" })
  })
})

test("other hours of one day, and what is taken away again", () => {
  expect(
    read({ what: "exception", day: "2026-12-12", opens: "10", closes: "14", exceptionReason: "Open day", reason: "x" }),
  ).toEqual({ what: "exception", day: "2026-12-12", opens: "10:00", closes: "14:00", reason: "Open day" })
  for (const what of ["remove-closure", "remove-exception", "remove-series"])
    expect(read({ what, id: " 7 " })).toEqual({ what, id: "7" })
})

test("a counter, new or changed, with the names of its group in the other language", () => {
  const typed = { group: "Modtagelse", "group-en": " Reception ", skills: ["cpr", "mitid"] }
  expect(read({ what: "new-counter", number: "13", ...typed })).toEqual({
    what: "new-counter",
    number: 13,
    group: "Modtagelse",
    groupNames: { en: "Reception" },
    skills: ["cpr", "mitid"],
  })
  expect(read({ what: "new-counter", number: "1.5" })).toMatchObject({ number: Number.NaN, skills: [] })
  expect(read({ what: "counter", id: "c1", ...typed, active: "no" })).toMatchObject({ id: "c1", active: false })
  expect(read({ what: "counter", id: "c1", ...typed })).toMatchObject({ active: true, groupNames: { en: "Reception" } })
})

test("a roster has up to two shifts; a line with only a name is none", () => {
  const first = { "starts-1": "9", "ends-1": "12", "who-1": "Karen" }
  expect(
    read({ what: "roster", counterId: "c1", weekday: "2", from: "2027-01-05", ...first, "who-2": "Mette" }),
  ).toEqual({
    what: "roster",
    counterId: "c1",
    weekday: 2,
    from: "2027-01-05",
    onlyThatDay: false,
    shifts: [{ starts: "09:00", ends: "12:00", staffName: "Karen" }],
  })
  const second = { "starts-2": "12.30", "ends-2": "", "who-2": "Mette", onlyThatDay: "on" }
  expect(read({ what: "roster", ...first, ...second })).toMatchObject({
    onlyThatDay: true,
    shifts: [{ staffName: "Karen" }, { starts: "12:30", ends: "", staffName: "Mette" }],
  })
})

describe("a service", () => {
  const numbers = {
    minutesFirst: "20",
    minutesFurther: "10",
    largestParty: "5",
    noticeMinutes: "0",
    horizonDays: "60",
    cutoffHours: " 12 ",
  }

  test("has its numbers, and its words in each language of the form", () => {
    const words = {
      "name-en": "CPR number ",
      "about-en": "You get it",
      "first-en": "Arrive",
      "bring-en": " Passport\n\n Lease ",
    }
    const booked = { topic: "cpr", skill: "cpr", whoMayBook: "invited", byMunicipality: "on" }
    const empty = { name: "", shortName: "", about: "", first: "", bring: [], atCounter: "" }
    expect(read({ what: "service", id: "s1", ...numbers, ...booked, active: "on", ...words })).toEqual({
      what: "service",
      id: "s1",
      fits: false,
      topic: "cpr",
      skill: "cpr",
      whoMayBook: "invited",
      byMunicipality: true,
      checksIdentity: false,
      minutesFirst: 20,
      minutesFurther: 10,
      largestParty: 5,
      noticeMinutes: 0,
      horizonDays: 60,
      cutoffHours: 12,
      active: true,
      texts: {
        en: { ...empty, name: "CPR number", about: "You get it", first: "Arrive", bring: ["Passport", "Lease"] },
        da: empty,
      },
    })
    expect(read({ what: "service", ...numbers, fits: "on" })).toMatchObject({ active: false, fits: true })
  })

  test("that is new is served by counters of its own until others are named", () => {
    expect(read({ what: "new-service", key: "driving-licence", ...numbers })).toMatchObject({
      what: "new-service",
      key: "driving-licence",
      skill: "driving-licence",
      whoMayBook: "anyone",
    })
    expect(read({ what: "new-service", key: "driving-licence", skill: "cpr" })).toMatchObject({ skill: "cpr" })
    expect(read({ what: "order-services", order: "b a " })).toEqual({ what: "order-services", ids: ["b", "a"] })
  })

  test.each(["", "-1", "2.5", "ten", "1234567890"])("%j is no number of it", (typed) => {
    expect(readService(() => typed)).toMatchObject({
      minutesFirst: Number.NaN,
      minutesFurther: Number.NaN,
      largestParty: Number.NaN,
      noticeMinutes: Number.NaN,
      horizonDays: Number.NaN,
      cutoffHours: Number.NaN,
    })
  })
})

test("contact data are kept as others can use them; what is none stays as it was typed", () => {
  const typed = {
    name: " ICS  East ",
    phone: "+45\u00a033\u00a066 10 00",
    email: "Office@KØBENHAVN.dk",
    mapUrl: " https://x.dk ",
  }
  expect(read({ what: "contact", ...typed, controllerCvr: "12 34 56 78", officerEmail: "nobody" })).toEqual({
    what: "contact",
    name: "ICS East",
    address: "",
    postalLine: "",
    phone: "+45 33 66 10 00",
    email: "Office@xn--kbenhavn-54a.dk",
    mapUrl: "https://x.dk",
    controller: "",
    controllerAddress: "",
    controllerCvr: "12345678",
    officerEmail: "nobody",
    officerPhone: "",
  })
})

test("a notice has its days and a text in every language; no service is the whole office", () => {
  const typed = { serviceId: "", kind: "important", firstDay: "2026-12-01", lastDay: "2026-12-03" }
  expect(read({ what: "new-notice", ...typed, "text-en": " The lift  is out. \n", "text-da": "" })).toEqual({
    what: "new-notice",
    serviceId: null,
    kind: "important",
    firstDay: "2026-12-01",
    lastDay: "2026-12-03",
    texts: { en: "The lift is out.", da: "" },
  })
  expect(read({ what: "notice", id: "n1", kind: "loud" })).toMatchObject({ id: "n1", kind: "information" })
  expect(read({ what: "end-notice", id: "n1" })).toEqual({ what: "end-notice", id: "n1" })
})
