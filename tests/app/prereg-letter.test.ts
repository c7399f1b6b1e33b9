import { expect, test } from "vitest"
import { preregLetter } from "#locales/prereg-letter.ts"
import { translator } from "#locales/translator.ts"

const facts = {
  contact: "Elena",
  reference: "KTM-4QX7",
  asked: [],
  decision: "",
  earlierNumber: false,
  link: "https://ankomst.test/en/pre-registration/open/key",
  plan: null,
  site: { phone: "+45 33 66 10 00", email: "office@example.org" },
}
const late = (changeable: boolean) =>
  JSON.stringify(
    preregLetter("late", translator("en"), {
      ...facts,
      visit: { when: "Wednesday 9 December at 12:00", provisional: true, changeable, link: "https://ankomst.test/v" },
    }).blocks,
  )

test("whose provisional time comes near is offered to move it only where that is possible", () => {
  expect(late(true)).toContain("or move it to a later day")
  expect(late(true)).not.toContain("too late")
  expect(late(false)).toContain("too late to move it online: call us on +45 33 66 10 00")
  expect(late(false)).not.toContain("or move it to a later day")
})
