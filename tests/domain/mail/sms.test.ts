import { describe, expect, test } from "vitest"
import { goesBySms } from "#domain/mail/by-sms.ts"
import { becomes, isFinal, outcomeOf, smsStates } from "#domain/mail/sms-delivery.ts"
import { smsEncoding, smsNumber, smsParts, smsText } from "#domain/mail/sms.ts"

describe("a phone number for SMS", () => {
  test.each([
    ["20 12 34 56", "4520123456"],
    ["+45 20123456", "4520123456"],
    ["0045 20-12-34-56", "4520123456"],
    ["+46 70 123 45 67", "46701234567"],
    ["+44 (0)7911 123456", "447911123456"],
    ["٢٠١٢٣٤٥٦", "4520123456"],
  ])("%s is whole with its country", (typed, number) => expect(smsNumber(typed)).toBe(number))

  test.each(["", " ", "070 123 45 67", "12345678", "call me", "+45 123", "+0 20123456", "+1234567890123456"])(
    "%s is none",
    (typed) => expect(smsNumber(typed)).toBeNull(),
  )
})

describe("a text by SMS", () => {
  test("has ordinary signs of print, so that it is not sent in wide letters", () => {
    const text = smsText("We’re “open”\u00a0–  come\u202fat 10:00…")
    expect(text).toBe('We\'re "open" - come at 10:00...')
    expect(smsEncoding(text)).toBeNull()
    expect(smsParts(text)).toBe(1)
  })

  test("keeps the letters of its language", () => {
    expect(smsText("Dit besøg\nЕлена")).toBe("Dit besøg\nЕлена")
    expect(smsEncoding("Елена")).toBe("UCS2")
  })
})

describe("what goes by SMS", () => {
  const with2 = { email: "elena@example.org", phone: "20123456" }
  test("a changed time, a question about one and a reminder go to everybody who gave a number", () => {
    for (const kind of ["moved", "offered-instead", "asked", "missed", "cancelled", "reminder"] as const) {
      expect(goesBySms(kind, with2)).toBe(true)
      expect(goesBySms(kind, { ...with2, phone: "" })).toBe(false)
      expect(goesBySms(kind, { ...with2, phone: "070 123 45 67" })).toBe(false)
    }
  })

  test("a confirmation goes only to who has no e-mail address", () => {
    for (const kind of ["booked", "corrected"] as const) {
      expect(goesBySms(kind, with2)).toBe(false)
      expect(goesBySms(kind, { ...with2, email: "" })).toBe(true)
    }
    expect(goesBySms("provisional", { ...with2, email: "" })).toBe(false)
  })
})

describe("what the gateway reports", () => {
  test("every state is under way, arrived or failed, and only those under way are not final", () => {
    for (const state of smsStates) expect(isFinal(state)).toBe(outcomeOf(state) !== "under-way")
    expect(smsStates.filter((state) => outcomeOf(state) === "failed")).toEqual([
      "EXPIRED",
      "DELETED",
      "UNDELIVERABLE",
      "REJECTED",
      "SKIPPED",
    ])
  })

  test("a final state stays, in whatever order the reports come", () => {
    expect(becomes(null, "ENROUTE")).toBe("ENROUTE")
    expect(becomes("ENROUTE", "DELIVERED")).toBe("DELIVERED")
    expect(becomes("DELIVERED", "ENROUTE")).toBe("DELIVERED")
    expect(becomes("UNDELIVERABLE", "DELIVERED")).toBe("UNDELIVERABLE")
  })
})
