import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { withoutNumbers } from "#domain/identity/words.ts"

describe("free words of a check", () => {
  it.each([
    ["Passport L898902C3 was reported stolen", "Passport ••••• 2C3 was reported stolen"],
    ["l898 902 c3, and again L-898902-C3.", "••••• 2c3, and again ••••• 2C3."],
    ["She says 010190-1234 or 0101901234", "She says ••••• 234 or ••••• 234"],
    ["AL898902C3 is another one", "AL898902C3 is another one"],
    ["Call 33 66 66 06 before 15 December 2026", "Call 33 66 66 06 before 15 December 2026"],
  ])("%s", (typed, kept) => expect(withoutNumbers(typed, "L898902C3")).toBe(kept))

  it("say what they said where there is no number, or one as short as a word", () => {
    expect(withoutNumbers("Seen 1234 times", "1234")).toBe("Seen 1234 times")
    expect(withoutNumbers("Nothing", "")).toBe("Nothing")
  })

  it("never keep the document's number, whatever stands around it", () => {
    const number = fc.stringMatching(/^[A-Z0-9]{5,12}$/)
    const between = fc.constantFrom("", " ", "-", ".")
    fc.assert(
      fc.property(number, between, fc.constantFrom("", "see ", "("), (own, sign, before) => {
        const kept = withoutNumbers(`${before}${[...own].join(sign)}, ${own}`, own)
        return (
          !kept
            .toUpperCase()
            .replace(/[^A-Z0-9]/g, "")
            .includes(own) || /^(.)\1*$/.test(own)
        )
      }),
    )
  })
})
