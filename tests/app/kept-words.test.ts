import { expect, test } from "vitest"
import { type Kept, keptAfter, keptOnPage } from "#app/parts/kept-words.ts"

const typed: Kept = { base: "", text: "Half a sen", at: 1_000, sent: false }
const calm = { gone: false, refused: false }
const empty = { value: "", made: "" }

test("what is typed is kept until the field says again what it said before", () => {
  expect(keptAfter(null, { value: "Half a sen", made: "" }, 1_000, false)).toEqual(typed)
  expect(keptAfter(typed, empty, 2_000, false)).toBeNull()
})

test("sending does not make the text newer", () => {
  expect(keptAfter(typed, { value: "Half a sen", made: "" }, 9_000, true)).toEqual({ ...typed, sent: true })
})

test("a text that came back with an error is still over what stood there at first", () => {
  const answer = { value: "Half a sentence", made: "Half a sen" }
  expect(keptAfter(typed, answer, 2_000, false)).toMatchObject({ base: "", text: "Half a sentence" })
  expect(keptAfter(typed, { value: "Half a sen", made: "Half a sen" }, 2_000, true)).toMatchObject({ base: "" })
})

test("a text comes back into a field that says what it said then, and not over a newer one", () => {
  expect(keptOnPage(typed, empty, calm, 2_000).putBack).toBe(true)
  const newer = { value: "A colleague's", made: "A colleague's" }
  expect(keptOnPage(typed, newer, calm, 2_000)).toEqual({ keep: typed, putBack: false })
  expect(keptOnPage(typed, null, calm, 2_000)).toEqual({ keep: typed, putBack: false })
})

test("what was sent is forgotten when a page answers, and comes back when none did", () => {
  const sent = { ...typed, sent: true }
  expect(keptOnPage(sent, empty, calm, 2_000)).toEqual({ keep: null, putBack: false })
  expect(keptOnPage(sent, empty, { ...calm, gone: true }, 2_000)).toEqual({ keep: typed, putBack: true })
})

test("what a page refused, or left in its field, is not saved yet", () => {
  const sent = { ...typed, sent: true }
  const back = { value: "Half a sen", made: "Half a sen" }
  expect(keptOnPage(sent, back, { ...calm, refused: true }, 2_000).keep).toEqual(typed)
  expect(keptOnPage(sent, back, calm, 2_000).keep).toBeNull()
  expect(keptOnPage(sent, { value: "Half a sen", made: "" }, calm, 2_000).keep).toEqual(typed)
})

test("a text of the day before is not offered any more, to the millisecond", () => {
  const day = 24 * 60 * 60_000
  expect(keptOnPage(typed, empty, calm, 1_000 + day).putBack).toBe(true)
  expect(keptOnPage(typed, empty, calm, 1_001 + day)).toEqual({ keep: null, putBack: false })
})
