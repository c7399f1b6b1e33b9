import { rightsOf } from "../../support/rights.ts"
import { afterAll, expect, test } from "vitest"
import type { OfficeChange } from "#domain/office/changes.ts"
import { allCounters } from "#db/office/reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { changeOffice } from "#operations/office/change.ts"
import { seen as marks } from "#operations/office/seen.ts"
import { setTerms } from "#operations/retention/set-terms.ts"
import { type By, type Opened, karen, secondIsRefused } from "../../support/second-person.ts"
import { type TestOffice, booked, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
const { ctx, db } = office
afterAll(() => office.end())

const counterRows = async () => allCounters(db, (await office.at()).site.id)
const counter = async () => (await counterRows()).at(-1)!
const service = async () => (await office.at()).services.find((s) => s.key === "career")!

interface OfficeForm {
  form: string
  refused: "changed-meanwhile" | "exception-there" | "counter-number-taken"
  /** What the first and what the second person says. */
  change: (n: 1 | 2) => Promise<OfficeChange>
  /** The mark that both pages carry; null where nothing could be overwritten. */
  mark: () => Promise<string | null>
}

const save = (change: OfficeChange, seen: string | null) => async (by: By) =>
  (await changeOffice(ctx, { change, decision: null, by, ...rightsOf("coordinator"), seen })).answer
async function stands() {
  const { office: now, services, site } = await office.at()
  const { officeVersion: _version, ...contact } = site
  return { now, services, contact, counters: await counterRows() }
}

const forms: OfficeForm[] = [
  {
    form: "opening hours",
    refused: "changed-meanwhile",
    change: async (n) => ({
      what: "series",
      validFrom: `2027-0${n + 4}-01`,
      hours: (await office.at()).office.series.at(-1)!.hours,
    }),
    mark: async () => marks.series((await office.at()).office),
  },
  {
    form: "the hours of one day",
    refused: "exception-there",
    change: async (n) => ({
      what: "exception",
      day: "2027-02-06",
      opens: "09:00",
      closes: `1${n}:00`,
      reason: "Open day",
    }),
    mark: async () => null,
  },
  {
    form: "a roster",
    refused: "changed-meanwhile",
    change: async (n) => ({
      what: "roster",
      counterId: (await counter()).id,
      weekday: 1,
      from: "2027-06-07",
      onlyThatDay: false,
      shifts: [{ starts: "09:00", ends: "12:00", staffName: `Person ${n}` }],
    }),
    mark: async () => marks.roster((await office.at()).office, (await counter()).id, 1),
  },
  {
    form: "a counter",
    refused: "changed-meanwhile",
    change: async (n) => ({ ...(await counter()), what: "counter", group: `Group ${n}` }),
    mark: async () => marks.counter(await counter()),
  },
  {
    form: "a new counter",
    refused: "counter-number-taken",
    change: async (n) => ({ what: "new-counter", number: 77, group: `New ${n}`, skills: ["career"] }),
    mark: async () => null,
  },
  {
    form: "a service",
    refused: "changed-meanwhile",
    change: async (n) => {
      const { id, minutesFirst, minutesFurther, noticeMinutes, horizonDays, cutoffHours, active } = await service()
      const numbers = { minutesFirst, minutesFurther, noticeMinutes, horizonDays, cutoffHours, active }
      return { what: "service", id, ...booked(await service()), ...numbers, largestParty: 6 + n, texts: {} }
    },
    mark: async () => marks.service(await service()),
  },
  {
    form: "the contact data",
    refused: "changed-meanwhile",
    change: async (n) => ({ what: "contact", ...(await office.at()).site, phone: `+45 33 66 10 0${n}` }),
    mark: async () => marks.contact((await office.at()).site),
  },
]

test.each(forms)("two people have $form open: the second save is refused ($refused)", ({ refused, change, mark }) =>
  secondIsRefused(async () => {
    const seen = await mark()
    return { first: save(await change(1), seen), second: save(await change(2), seen), stands }
  }, refused),
)

const overwriting = forms.filter(({ refused }) => refused === "changed-meanwhile")
test.each(overwriting)("a form of $form that does not say what it showed saves nothing", async ({ change }) => {
  const before = await stands()
  expect(await save(await change(2), null)(karen)).toEqual({ ok: false, error: "changed-meanwhile" })
  expect(await stands()).toEqual(before)
})

test("two people have the terms of keeping open: the second save is refused", () =>
  secondIsRefused(async (): Promise<Opened> => {
    const terms = await readTerms(db, ctx.now())
    const saveTerms = (visitDays: number, seen: string | null) => async (by: By) =>
      (await setTerms(ctx, { terms: { ...terms, visitDays }, by, seen })).answer
    expect(await saveTerms(80, null)(karen)).toEqual({ ok: false, error: "changed-meanwhile" })
    const seen = marks.terms(terms)
    return { first: saveTerms(70, seen), second: saveTerms(90, seen), stands: () => readTerms(db, ctx.now()) }
  }, "changed-meanwhile"))
