import { expect, test } from "vitest"
import { datesFile, methodOf } from "#domain/calendar-file.ts"
import { datesOfRun, datesOfSignUp } from "#domain/courses/calendar-file.ts"
import { signUpStates } from "#domain/courses/seats.ts"

const meeting = (id: string, change = {}) => ({
  id,
  revision: 3,
  active: true,
  startsAt: new Date("2027-01-13T16:15:00Z"),
  endsAt: new Date("2027-01-13T18:15:00Z"),
  ...change,
})
const around = {
  host: "ankomst.example",
  summary: "Your Danish CV",
  description: "Bring your CV, and a pen; \nReference: KTM-4QX7",
  url: "https://ankomst.example/en/courses/cv",
  place: () => "Room 1, Gyldenløvesgade 11",
}
const now = new Date("2026-11-26T10:00:00Z")
const office = { name: "ICS East", email: "office@example.org" }

test("a cancelled meeting stands in the file as cancelled, with a higher sequence, beside those that are held", () => {
  const events = datesOfRun([meeting("a"), meeting("b", { active: false })], around)
  expect(events.map((e) => [e.uid, e.status, e.sequence])).toEqual([
    ["a@ankomst.example", "confirmed", 3],
    ["b@ankomst.example", "cancelled", 4],
  ])
  const file = datesFile(events, office, now)
  expect(file).toContain("METHOD:PUBLISH\r\n")
  expect(file.match(/STATUS:CANCELLED\r\n/g)).toHaveLength(1)
  // A cancelled date rings no bell.
  expect(file.match(/BEGIN:VALARM/g)).toHaveLength(1)
})

test("a run of which all is cancelled makes a file that cancels", () => {
  const events = datesOfRun([meeting("a", { active: false })], around)
  expect(methodOf(events)).toBe("CANCEL")
  expect(datesFile(events, office, now)).toContain("METHOD:CANCEL\r\n")
})

test("the file ends with a line end, has no line of more than 75 octets, names its organizer and its page", () => {
  const file = datesFile(datesOfRun([meeting("a")], around), office, now)
  expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true)
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const unfolded = file.replaceAll("\r\n ", "")
  expect(unfolded).toMatch(/\r\nORGANIZER;CN="ICS East":mailto:office@example.org\r\n/i)
  expect(unfolded).toContain("\r\nURL;VALUE=URI:https://ankomst.example/en/courses/cv\r\n")
  expect(unfolded).toContain("Bring your CV\\, and a pen\\; \\nReference: KTM-4QX7")
  expect(unfolded).toContain("\r\nDTSTAMP:20261126T100000Z\r\n")
  expect(unfolded).toContain("\r\nTRIGGER:-PT2H\r\n")
})

test("a sign-up's dates are sure with a seat, tentative while offered, absent on the list, cancelled when given up", () => {
  const of = (state: (typeof signUpStates)[number]) =>
    datesOfSignUp({ id: "s", state }, [meeting("a")], around).map((e) => e.status)
  expect(Object.fromEntries(signUpStates.map((state) => [state, of(state)]))).toEqual({
    unconfirmed: [],
    listed: [],
    offered: ["tentative"],
    seated: ["confirmed"],
    lapsed: ["cancelled"],
    cancelled: ["cancelled"],
  })
})

test("whoever signs up again has other entries than those that were cancelled", () => {
  const uid = (id: string) => datesOfSignUp({ id, state: "seated" }, [meeting("a")], around)[0]!.uid
  expect(uid("first")).not.toBe(uid("second"))
})
