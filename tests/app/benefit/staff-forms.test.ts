import { expect, test } from "vitest"
import { readDeskAct, shown } from "#app/benefit/staff/forms.ts"
import { benefitStates } from "#domain/benefit/registration.ts"
import { formOf } from "../../support/forms.ts"

const typed = { on: "2026-11-23", to: "Jobcenter Malmö", u3: "work", u3On: "2026-12-01", note: "Called" }
const read = (fields: Record<string, string>) => readDeskAct(formOf({ ...typed, seen: "s1", ...fields }))

test.each([
  ["registered", { is: "deed", deed: { what: "registered", on: "2026-11-23" } }, "on"],
  ["forwarded", { is: "deed", deed: { what: "forwarded", to: "Jobcenter Malmö" } }, "to"],
  ["too-late", { is: "deed", deed: { what: "too-late" } }, "main"],
  ["ended", { is: "deed", deed: { what: "ended" } }, "main"],
  ["note", { is: "note", text: "Called" }, "note"],
  ["undo", { is: "undo" }, "main"],
  ["u4", null, "main"],
])("the button %j", (intent, act, field) => {
  expect(read({ intent })).toEqual({ act, field, seen: "s1", typed })
})

test("a U3 tells one of the events there are, and the day of it", () => {
  expect(read({ intent: "u3" })).toMatchObject({ act: { is: "u3", event: "work", on: "2026-12-01" }, field: "u3On" })
  expect(read({ intent: "u3", u3: "winning" })).toEqual({
    act: null,
    field: "u3On",
    seen: "s1",
    typed: { ...typed, u3: "winning" },
  })
})

test("of an empty form nothing is done", () => {
  expect(readDeskAct(formOf({}))).toEqual({
    act: null,
    seen: "",
    field: "main",
    typed: { on: "", to: "", u3: "", u3On: "", note: "" },
  })
})

test("each state of a case but the unconfirmed stands in one of the lists", () => {
  const listed = Object.values(shown).flat()
  expect(listed.toSorted()).toEqual(benefitStates.filter((s) => s !== "unconfirmed").toSorted())
})
