import type { ReactNode } from "react"
import { I18nextProvider } from "react-i18next"
import { renderToStaticMarkup } from "react-dom/server"
import { createRoutesStub } from "react-router"
import { expect, test } from "vitest"
import { BookingPage } from "#app/booking/parts/booking-page.tsx"
import { SlotPicker } from "#app/booking/parts/slot-picker.tsx"
import type { MonthShown } from "#app/booking/month.server.ts"
import { translator } from "#locales/translator.ts"

const rendered = (page: ReactNode) => {
  const Stub = createRoutesStub([{ path: "/", Component: () => page }])
  return renderToStaticMarkup(
    <I18nextProvider i18n={translator("en")}>
      <Stub initialEntries={["/"]} />
    </I18nextProvider>,
  )
}

test("the stop where one is, is named in the list and said beneath it", () => {
  const text = rendered(
    <BookingPage step="time" language="en" title="When would you like to come?" back="/en/book/people">
      <h1>When would you like to come?</h1>
    </BookingPage>,
  )
  expect(text).toMatch(/<li class="current" aria-current="step">.*?<span class="label">Time<\/span><\/li>/)
  expect(text).toContain('<p class="journey-now">Step 2 of 4: Time</p>')
})

test("the headings of a month go down one step at a time", () => {
  const month: MonthShown = {
    month: "2026-12",
    title: "December 2026",
    previous: null,
    next: null,
    free: 1,
    first: { value: "2026-12-07 09:00", when: "Monday 7 December at 9:00", month: "2026-12" },
    scale: { from: "9", to: "15" },
    weeks: [
      {
        number: 50,
        days: [
          {
            day: "2026-12-07",
            weekday: "Monday",
            number: 7,
            spoken: "Monday 7 December",
            count: 1,
            closed: false,
            closedFor: null,
            line: null,
          },
        ],
      },
    ],
    chosen: {
      day: "2026-12-07",
      title: "Monday 7 December",
      minutes: 20,
      longest: 20,
      walk: false,
      morning: [{ value: "2026-12-07 09:00", from: "9:00", to: "9:20" }],
      afternoon: [],
    },
  }
  const text = rendered(
    <SlotPicker
      month={month}
      link={() => "/en/book/time"}
      error={null}
      picked={null}
      takes=""
      button="Keep this time and continue"
      note={null}
      phone="+45 33 66 66 06"
      people="1 person"
    />,
  )
  expect([...text.matchAll(/<h([1-6])[^>]*>([^<]*)/g)].map((m) => [Number(m[1]), m[2]])).toEqual([
    [2, "December 2026"],
    [3, "Week 50"],
    [4, "Monday 7 December"],
  ])
})
