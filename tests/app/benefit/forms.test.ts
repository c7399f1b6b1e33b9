import { expect, test } from "vitest"
import { readBenefit } from "#app/benefit/forms.ts"
import { dateOf, formOf } from "../../support/forms.ts"

const given = {
  name: "Ana Costa",
  email: "ana@example.org",
  phone: "",
  municipality: "101",
  country: "ES",
  institution: " SEPE  Madrid ",
  ...dateOf("formDate", "20", "november", "2026"),
  ...dateOf("firstDay", "23", "11", "2026"),
  ...dateOf("lastDay", "", "", ""),
  jobnetCv: "yes",
}
const read = (changed: Record<string, string> = {}) => readBenefit(formOf({ ...given, ...changed }))

test("a registration with its days; the last one need not be known", () => {
  const value = {
    name: "Ana Costa",
    email: "ana@example.org",
    phone: "",
    municipality: "101",
    country: "ES",
    institution: "SEPE Madrid",
    formDate: "2026-11-20",
    firstDay: "2026-11-23",
    lastDay: null,
    jobnetCv: true,
  }
  expect(read()).toEqual({ ok: true, value })
  expect(read({ jobnetCv: "no", ...dateOf("lastDay", "22", "2", "2027") })).toEqual({
    ok: true,
    value: { ...value, jobnetCv: false, lastDay: "2027-02-22" },
  })
})

test("without anything each question that must be answered has its code", () => {
  const empty = readBenefit(formOf({}))
  expect(empty.ok ? null : empty.errors).toEqual({
    name: "name-missing",
    email: "email-missing",
    municipality: "municipality-missing",
    country: "country-missing",
    institution: "institution-missing",
    formDate: "date-missing",
    firstDay: "date-missing",
    jobnetCv: "cv-missing",
  })
})

test("bad input keeps what was typed", () => {
  const wrong = {
    email: "ana@",
    phone: "x",
    country: "DK",
    institution: "x".repeat(151),
    municipality: "10",
    ...dateOf("firstDay", "31", "11", "2026"),
  }
  const answer = read(wrong)
  expect(answer).toMatchObject({
    ok: false,
    typed: wrong,
    errors: { institution: "institution-long", phone: "phone-wrong", municipality: "municipality-missing" },
  })
  expect(answer).toMatchObject({ errors: { email: "email-wrong", country: "country-missing", firstDay: "date-wrong" } })
  expect(read({ institution: "x".repeat(150), name: "x".repeat(101) })).toMatchObject({
    errors: { name: "name-long" },
  })
})
