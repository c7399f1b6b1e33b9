import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readPrintedCode, writePrintedCode } from "#domain/prereg/printed-code.ts"

describe("a printed code", () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
  test("is read back as typed in any case, with other hyphens, spaces, and look-alikes", () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const code = writePrintedCode(given)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
        for (const typed of [
          code,
          code.toLowerCase(),
          code.replaceAll("-", " "),
          code.replaceAll("0", "o").replaceAll("1", "l"),
        ])
          expect(readPrintedCode(typed, 10)).toEqual(given)
      }),
    )
  })
  test.each(["", "ABCD", "ABCD-EFGH-JKMN-PQR", "ABCD-EFGH-JKMN-PQRSX", "ABCD-EFGH-JKMN-PQR!", "UUUU-UUUU-UUUU-UUUU"])(
    "%j is none",
    (typed) => {
      expect(readPrintedCode(typed, 10)).toBeNull()
    },
  )
})
