import { differenceInHours, differenceInMinutes } from "date-fns"
import { describe, expect, test } from "vitest"
import { givesUp, nextTry, notTaken, usedAfter } from "#domain/mail/delivery.ts"
import { mailSubjectsOf, messageOf } from "#domain/mail/subjects.ts"

const away = notTaken({ code: "ECONNECTION", command: "CONN" })
const noMailbox = notTaken({ code: "EENVELOPE", command: "RCPT TO", responseCode: 550 })
const full = notTaken({ code: "EENVELOPE", command: "RCPT TO", responseCode: 452 })
const start = new Date("2026-11-26T08:00:00Z")

/** Tries until it is given up, and says how often and for how long. */
function triedOut(why: ReturnType<typeof notTaken>) {
  let [used, tries, now] = [0, 0, start]
  const waits: number[] = []
  for (;;) {
    used++
    tries++
    if (givesUp(why, used)) return { tries, hours: differenceInHours(now, start), longest: Math.max(0, ...waits) }
    const next = nextTry(why, used, now)
    waits.push(differenceInMinutes(next, now))
    used = usedAfter(why, used)
    now = next
  }
}

describe("a mail that is not taken", () => {
  test("a mailbox that does not exist ends the sending at once, with the server's code", () => {
    expect(noMailbox).toEqual({ code: "550", permanent: true, mailbox: true })
    expect(triedOut(noMailbox).tries).toBe(1)
    expect(notTaken({ code: "EMESSAGE", command: "DATA", responseCode: 554 }).permanent).toBe(true)
    expect(notTaken({ code: "EENVELOPE", command: "API" }).permanent).toBe(true)
  })

  test("a mailbox that is refused for now is tried 25 times over some hours", () => {
    expect(triedOut(full)).toMatchObject({ tries: 25, hours: 3 })
  })

  test("a server that is away, or does not let us in, is waited for over three days", () => {
    for (const why of [
      away,
      notTaken({ code: "EAUTH", command: "AUTH PLAIN", responseCode: 535 }),
      notTaken({ code: "EENVELOPE", command: "MAIL FROM", responseCode: 550 }),
      notTaken({ code: "EENVELOPE", command: "RCPT TO", responseCode: 421 }),
      notTaken({ code: "ETIMEDOUT" }),
    ]) {
      expect(why.permanent).toBe(false)
      const { hours, longest } = triedOut(why)
      expect(hours).toBeGreaterThanOrEqual(70)
      expect(hours).toBeLessThanOrEqual(76)
      // Whatever ends the outage, the mail is on its way ten minutes later.
      expect(longest).toBeLessThanOrEqual(10)
    }
  })

  test("the first pauses are short: a code lives ten minutes", () => {
    for (const why of [away, full]) expect(differenceInMinutes(nextTry(why, 1, start), start)).toBe(0)
  })

  test("an outage before does not use up what a mailbox is tried", () => {
    expect(givesUp(full, 100)).toBe(false)
  })
})

test("every mail job says whom it is about, and what it said", () => {
  expect(mailSubjectsOf("mail-visit", { visitId: "v", kind: "moved" })).toEqual([{ about: "visit", id: "v" }])
  expect(mailSubjectsOf("mail-booking-link", { invitationId: "i" })).toEqual([{ about: "booking-link", id: "i" }])
  expect(mailSubjectsOf("mail-code", { draftId: "d" })).toEqual([])
  expect(messageOf("mail-visit", { kind: "moved" })).toBe("moved")
  expect(messageOf("mail-reminder", {})).toBe("reminder")
})
