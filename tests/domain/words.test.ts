import { expect, test } from "vitest"
import { folded, holdsAllWords } from "#domain/words.ts"

test.each([
  ["Løn", "loen"],
  ["børn", "boern"],
  ["Å", "aa"],
  ["Łukasz Wójcik", "lukasz wojcik"],
  ["Şirin", "sirin"],
  ["Nguyễn", "nguyen"],
])("%s is compared as %s", (text, expected) => {
  expect(folded(text)).toBe(expected)
})

const person = ["Łukasz Sørensen García", "l.s@example.org", "+45 12 34 56 78", "KTM-4QX7"]
test.each([
  ["garcia lukasz", true],
  ["Sorensen", true],
  ["soerensen", true],
  ["SØRENSEN", true],
  ["l.s@example", true],
  ["4qx7", true],
  ["1234 5678", true],
  ["12345678", true],
  ["lukasz jensen", false],
  ["99999", false],
])("a search for %j", (words, found) => {
  expect(holdsAllWords(person, words)).toBe(found)
})
