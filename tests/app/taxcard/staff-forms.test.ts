import { expect, test } from "vitest"
import { readChecklist, receiveForm } from "#app/taxcard/staff/forms.ts"
import { parseFields } from "#app/parts/parse.ts"
import { formOf } from "../../support/forms.ts"

const given = {
  name: " Li  Wei ",
  email: "",
  phone: "",
  language: "en",
  receivedOn: "2026-11-23",
  channel: "letter",
}
const read = (changed: Record<string, string> = {}) => parseFields(formOf({ ...given, ...changed }), receiveForm)

test("an application that came by letter needs a name and no address", () => {
  expect(read()).toEqual({
    ok: true,
    value: { name: "Li Wei", email: "", phone: "", language: "en", receivedOn: "2026-11-23", channel: "letter" },
  })
  expect(read({ email: "li@example.org", phone: "+86 10 1234 5678" })).toMatchObject({
    value: { email: "li@example.org", phone: "+86 10 1234 5678" },
  })
})

test("what is wrong has its code each, and stays as it was typed", () => {
  const wrong = { name: " ", email: "li", phone: "x", language: "zh", receivedOn: "2026-02-30", channel: "fax" }
  expect(read(wrong)).toEqual({
    ok: false,
    typed: wrong,
    errors: {
      name: "name-missing",
      email: "email-wrong",
      phone: "phone-wrong",
      language: "language-wrong",
      receivedOn: "day-wrong",
      channel: "channel-missing",
    },
  })
  expect(read({ name: "x".repeat(100) })).toMatchObject({ ok: true })
  expect(read({ name: "x".repeat(101) })).toMatchObject({ errors: { name: "name-long" } })
})

test("of the checklist what was not answered, or with no answer of ours, is missing", () => {
  expect(readChecklist(formOf({}))).toEqual({
    form: "missing",
    contract: "missing",
    identity: "missing",
    permit: "missing",
    marriage: "missing",
    "swedish-family": "missing",
  })
  expect(
    readChecklist(
      formOf({
        "enclosure-form": "there",
        "enclosure-permit": "not-needed",
        "enclosure-marriage": "perhaps",
        contract: "there",
      }),
    ),
  ).toMatchObject({ form: "there", permit: "not-needed", marriage: "missing", contract: "missing" })
})
