import { expect, test } from "vitest"
import { readNames } from "#app/courses/forms.ts"
import { formOf } from "../../support/forms.ts"

test("names are tidied, each with the name for the certificate beside it", () => {
  expect(readNames(formOf({ "name-1": "  Ana \n Costa ", "name-2": "王伟", "latin-2": " WANG  WEI" }), 2)).toEqual({
    names: ["Ana Costa", "王伟"],
    latinNames: ["", "WANG WEI"],
    errors: {},
  })
})

test("as many are read as take part, no more and no fewer", () => {
  const two = formOf({ "name-1": "Ana", "name-2": "Bo" })
  expect(readNames(two, 1).names).toEqual(["Ana"])
  expect(readNames(two, 3)).toMatchObject({ names: ["Ana", "Bo", ""], errors: { "name-3": "name-missing" } })
})

test("a hundred letters are a name, of either kind, also letters outside the basic plane", () => {
  expect(readNames(formOf({ "name-1": "x".repeat(100), "latin-1": "y".repeat(100) }), 1).errors).toEqual({})
  expect(readNames(formOf({ "name-1": "𐐀".repeat(100), "latin-1": "Ana" }), 1).errors).toEqual({})
  expect(readNames(formOf({ "name-1": "x".repeat(101), "latin-1": "y".repeat(101) }), 1).errors).toEqual({
    "name-1": "name-long",
    "latin-1": "name-long",
  })
})

test.each([
  [{ "name-1": "გიორგი" }, { "latin-1": "latin-missing" }],
  [{ "name-1": "გიორგი", "latin-1": "გიორგი" }, { "latin-1": "latin-wrong" }],
  [{ "name-1": "Ana", "latin-1": "Ana 2" }, { "latin-1": "latin-wrong" }],
  [{ "name-1": "", "latin-1": "Ana" }, { "name-1": "name-missing" }],
  [{ "name-1": "Łukasz O’Brien-Şirin" }, {}],
])("%j: %j", (fields, errors) => {
  expect(readNames(formOf(fields), 1).errors).toEqual(errors)
})
