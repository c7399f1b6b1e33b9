import { expect, test } from "vitest"
import { readSignUp } from "#app/courses/citizen/forms.ts"

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ "name-1": "Ana Costa", email: "ana@example.org", ...fields }))
    data.append(name, value)
  return readSignUp(data, 3)
}

test("a sign-up has those who were written, whichever lines they stand on", () => {
  expect(form({ "name-2": " ", "name-3": "Bo  Costa" })).toMatchObject({
    ok: true,
    value: { names: ["Ana Costa", "Bo Costa"], latinNames: ["", ""] },
  })
})

test("a name the certificate cannot show is asked for in Latin letters, of each person who has one", () => {
  expect(form({ "name-1": "王伟", "name-2": "Ana", "name-3": "გიორგი" })).toMatchObject({
    ok: false,
    errors: { "latin-1": "latin-missing", "latin-3": "latin-missing" },
    typed: { "name-1": "王伟" },
  })
  expect(form({ "name-1": "王伟", "latin-1": "WANG WEI" })).toMatchObject({
    value: { names: ["王伟"], latinNames: ["WANG WEI"] },
  })
  expect(form({ "name-1": "王伟", "latin-1": "王伟" })).toMatchObject({ errors: { "latin-1": "latin-wrong" } })
})

test("every fault of the form is answered at once", () => {
  expect(form({ "name-1": "", "name-2": "x".repeat(101), email: "no" })).toMatchObject({
    errors: { "name-1": "name-missing", "name-2": "name-long", email: "email-wrong" },
  })
})

test("marks that only steer the direction of text are no part of a name", () => {
  expect(form({ "name-1": "An\u200bna \u202aCosta\u202c" })).toMatchObject({ value: { names: ["Anna Costa"] } })
})
