import { createHmac } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { planLink, readPlanLink } from "#operations/plan/link.ts"
import type { Answers } from "#domain/plan/answers.ts"
import { stepKeys } from "#domain/plan/step.ts"

const SECRET = "a secret for tests only, of more than 32 characters"
const answers: Answers = {
  country: "IT",
  purpose: "study",
  partner: "IT",
  children: 2,
  municipality: "165",
  residence: "Morbærhaven",
  earlierNumber: false,
  arrival: "2026-11-21",
  moveIn: null,
  jobStart: null,
  u2: null,
  older: 1,
  permit: null,
  basis: null,
  birth: false,
  done: {},
}

describe("a plan's link", () => {
  test("gives back the answers it was made of", () => {
    expect(readPlanLink([SECRET], planLink(SECRET, answers))).toEqual(answers)
  })

  test("remembers what is done, what the stay rests on, and a birth; without them it is as short as before", () => {
    const more: Answers = { ...answers, country: "GB", basis: "withdrawal", birth: true, done: { cpr: "2026-12-01" } }
    expect(readPlanLink([SECRET], planLink(SECRET, more))).toEqual(more)
    const ticks = { ...answers, done: { cpr: "2026-12-01" } }
    expect(readPlanLink([SECRET], planLink(SECRET, ticks))).toEqual(ticks)
    const [body = ""] = planLink(SECRET, answers).split(".")
    expect(JSON.parse(Buffer.from(body, "base64url").toString())).toHaveLength(13)
  })

  test("with every step ticked it still opens", () => {
    const all = Object.fromEntries(stepKeys.map((key) => [key, "2026-12-01"]))
    const link = planLink(SECRET, { ...answers, done: all })
    expect(readPlanLink([SECRET], link)?.done).toEqual(all)
  })

  test("opens after the secret was rotated, while the old one is known", () => {
    const link = planLink(SECRET, answers)
    expect(readPlanLink(["another secret", SECRET], link)).toEqual(answers)
    expect(readPlanLink(["another secret"], link)).toBeNull()
  })

  test("made before partners had a citizenship, it still opens", () => {
    // The answers as they stood in a link then: eleven of them, the partner a yes.
    const body = Buffer.from(
      JSON.stringify(["IT", "work", true, 2, "165", null, false, "2026-11-21", null, null, null]),
    ).toString("base64url")
    const mac = createHmac("sha256", SECRET).update(`plan-link ${body}`).digest("base64url").slice(0, 22)
    expect(readPlanLink([SECRET], `${body}.${mac}`)).toMatchObject({
      partner: "IT",
      children: 2,
      older: 0,
      permit: null,
    })
  })

  test("with one character changed it is not ours", () => {
    const link = planLink(SECRET, answers)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: link.length - 1 }), fc.constantFrom(..."aB3-_."), (at, other) => {
        fc.pre(link[at] !== other)
        expect(readPlanLink([SECRET], link.slice(0, at) + other + link.slice(at + 1))).toBeNull()
      }),
    )
  })

  test("with something behind it, it is not ours", () => {
    expect(readPlanLink([SECRET], `${planLink(SECRET, answers)}.x`)).toBeNull()
  })

  test("nothing else opens", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(readPlanLink([SECRET], text)).toBeNull()
      }),
    )
  })

  test("a signed text that is no set of answers is refused", () => {
    expect(readPlanLink([SECRET], planLink(SECRET, { ...answers, country: "ZZ" }))).toBeNull()
    expect(readPlanLink([SECRET], planLink(SECRET, { ...answers, arrival: "2026-02-31" }))).toBeNull()
  })
})
