import { randomUUID } from "node:crypto"
import { afterAll, describe, expect, test } from "vitest"
import { standingOf } from "#domain/benefit/standing.ts"
import type { BenefitCase } from "#db/benefit/reads.ts"
import { benefitFits, benefitMessage } from "#jobs/benefit/messages.ts"
import { type BenefitMail, benefitMails } from "#domain/mail/kinds.ts"
import { type TestOffice, at, testOffice } from "../support/office.ts"
import { rules } from "../support/rules.ts"

const office: TestOffice = await testOffice()
afterAll(() => office.end())

const theCase = (set: Partial<BenefitCase>): BenefitCase => ({
  id: randomUUID(),
  siteId: randomUUID(),
  reference: "KTM-4QX7",
  keyHash: Buffer.alloc(32),
  state: "sent",
  language: "en",
  name: "Ana Costa",
  email: "ana@example.org",
  phone: "",
  search: "",
  municipality: "101",
  country: "PT",
  institution: "Segurança Social",
  formDate: "2026-11-25",
  firstDay: "2026-11-25",
  lastDay: null,
  jobnetCv: false,
  codeRound: 0,
  codeHash: null,
  codeExpiresAt: null,
  codeTriesLeft: 0,
  policyVersion: "",
  createdAt: new Date(0),
  sentAt: null,
  registeredOn: null,
  forwardedTo: "",
  endedAt: null,
  ...set,
})
const letter = async (kind: BenefitMail, set: Partial<BenefitCase>, today = "2026-11-26") =>
  benefitMessage(kind, theCase(set), {
    at: await office.at(),
    rules,
    link: "https://ankomst.test/en/benefit-from-home/key",
    now: at(today, "10:00"),
  }).text

describe("a letter about a PD U2 says what is true of the case", () => {
  test("in time: when to come", async () => {
    const text = await letter("sent", {})
    expect(text).toContain("Your last day to register as a job seeker is Wednesday 2 December")
    expect(text).toContain("Come to a visit no later than Wednesday 2 December")
    expect(text).not.toContain("We are closed")
  })

  test("a last day on a Sunday names the Friday before", async () => {
    const text = await letter("sent", { formDate: "2026-11-29" }, "2026-11-30")
    expect(text).toContain("We are closed on Sunday 6 December")
    expect(text).toContain("Come to a visit no later than Friday 4 December")
  })

  test("a form dated ahead: from when, until when", async () => {
    const text = await letter("sent", { formDate: "2027-01-06", firstDay: "2027-01-06" })
    expect(text).toMatch(/from Wednesday 6 January 2027 to Wednesday 13 January 2027/)
  })

  test.each(["sent", "too-late"] as const)("too late (%s): come as soon as possible, never in time", async (state) => {
    const text = await letter(state, { state, formDate: "2026-11-10" })
    expect(text).toContain("Come to us as soon as possible")
    expect(text).toContain("counts from the day you register")
    expect(text).not.toContain("no later than")
  })

  test.each([
    ["sent", "2026-11-25"],
    ["sent", "2026-11-10"],
    ["too-late", "2026-11-10"],
  ] as const)("not served (%s, form of %s): where to go, and never to come here", async (state, formDate) => {
    const text = await letter(state, { state, formDate, municipality: "329" })
    expect(text).toContain("In Ringsted, the municipality itself registers job seekers")
    expect(text).not.toMatch(/come to (us|a visit)/i)
    expect(text).not.toContain("free times")
  })

  test("registered and sent on: no word of coming here", async () => {
    const registered = await letter("registered", { state: "registered", registeredOn: "2026-11-26" })
    const forwarded = await letter("forwarded", { state: "forwarded", forwardedTo: "Ringsted" }, "2026-12-05")
    expect(registered).toContain("registered as a job seeker with a PD U2 on Thursday 26 November")
    expect(forwarded).toContain("Your last day was Wednesday 2 December")
    for (const text of [registered, forwarded]) expect(text).not.toMatch(/come to (us|a visit)/i)
  })

  test("no letter promises that a link moves or cancels a visit", async () => {
    for (const kind of benefitMails) expect(await letter(kind, {})).not.toContain("move or cancel the visit")
  })

  test("a late letter is only sent while it is true", () => {
    expect(benefitFits("registered", theCase({ state: "sent" }))).toBe(false)
    expect(benefitFits("registered", theCase({ state: "ended", registeredOn: "2026-11-26" }))).toBe(true)
    expect(benefitFits("registered", theCase({ state: "ended" }))).toBe(false)
    expect(benefitFits("undone", theCase({ state: "registered" }))).toBe(false)
  })

  test("on the letter's day the page stands the same", async () => {
    const { office: open, municipalities } = await office.at()
    const stand = standingOf(theCase({ formDate: "2026-11-29" }), { office: open, municipalities, rules }, "2026-11-30")
    expect(stand).toMatchObject({ standing: "come", lastOpen: "2026-12-04" })
  })
})
