import { I18nextProvider } from "react-i18next"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { OwnPlace } from "#app/courses/citizen/parts/own.tsx"
import type { OwnShown } from "#app/courses/citizen/own.server.ts"
import { translator } from "#locales/translator.ts"

const mine: NonNullable<OwnShown["mine"]> = {
  ended: false,
  names: ["Ana Costa", "王伟 (WANG WEI)"],
  lacksLatin: false,
  mayCorrect: true,
  video: "",
  place: 0,
  visits: [{ id: "v", when: "Thursday 10 December at 12:20", reference: "WVD-JX8T" }],
  others: [{ id: "o", title: "The interview", when: "Friday 11 December at 10:00" }],
  marks: [],
  certificates: [],
  clashes: [{ kind: "visit", when: "Thursday 10 December at 12:20" }],
  movedOften: false,
  moves: [],
  checkIn: "https://ankomst.example/staff/courses/arrive/KTM-4QX7",
}
const shown = (change: Partial<OwnShown>, more: Partial<typeof mine> = {}): OwnShown => ({
  state: "seated",
  says: "seated",
  shut: null,
  confirmed: true,
  email: "ana@example.org",
  reference: "KTM-4QX7",
  size: 2,
  title: "Your Danish CV",
  slug: "cv",
  run: null,
  until: null,
  begun: false,
  over: false,
  rating: null,
  feedback: "",
  mine: { ...mine, ...more },
  ...change,
})
const page = (given: OwnShown) =>
  renderToStaticMarkup(
    <I18nextProvider i18n={translator("en")}>
      <OwnPlace
        shown={given}
        language="en"
        here="/en/my-courses/k"
        giveUp="/en/my-courses/k/give-up"
        names="/en/my-courses/k/names"
        dates="/en/my-courses/k/dates.ics"
        thanks={false}
        typed=""
      />
    </I18nextProvider>,
  )

test("a place names its people, its seats and its reference, and says what is at the same time", () => {
  const text = page(shown({}))
  for (const words of ["You have 2 seats", "Ana Costa", "王伟 (WANG WEI)", "KTM-4QX7", "at the same time", "dates.ics"])
    expect(text).toContain(words)
})

test("other dates of the address stand there without the links that change them", () => {
  const text = page(shown({}))
  expect(text).toContain("WVD-JX8T")
  expect(text).toContain("The interview")
  expect([...text.matchAll(/<a[^>]* href="([^"]*)"/g)].map((m) => m[1])).toEqual([
    "/en/my-courses/k/names",
    "/en/my-courses/k/dates.ics",
    "/en/my-courses/k/give-up",
    "/en/mine",
  ])
})

test("once given up, the page says nothing about visits, least of all that there are none", () => {
  const text = page(
    shown({ state: "cancelled", says: "cancelled" }, { ended: true, visits: [], others: [], clashes: [] }),
  )
  expect(text).toContain("You are no longer signed up")
  expect(text).not.toMatch(/visit/i)
  expect(text).not.toContain("dates.ics")
})

test.each([
  ["removed", "The office has taken you off"],
  ["moved", "You have moved to other dates"],
  ["runCancelled", "The course is cancelled"],
  ["listedBegun", "No seat became free"],
  ["over", "The course is over"],
  ["lapsed", "has passed"],
] as const)("what has become of a place is said as it is: %s", (says, words) => {
  const text = page(shown({ says }))
  expect(text).toContain(words)
  // Nothing is offered that is refused.
  for (const name of ['value="take"', "give-up"]) expect(text).not.toContain(name)
})
