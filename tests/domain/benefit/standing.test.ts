import { expect, test } from "vitest"
import { standingOf } from "#domain/benefit/standing.ts"
import type { BenefitState } from "#domain/benefit/registration.ts"
import type { Municipality } from "#domain/office/municipality.ts"
import type { Office } from "#domain/office/opening.ts"
import { rules } from "../../support/rules.ts"

const office: Office = {
  counters: [],
  series: [
    {
      id: "s",
      validFrom: "2026-01-01",
      validTo: null,
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "09:00", closes: "15:00" })),
    },
  ],
  exceptions: [],
  closures: ["2026-12-01", "2026-12-24"].map((day) => ({
    id: day,
    kind: "closed",
    firstDay: day,
    lastDay: day,
    from: null,
    to: null,
    counters: null,
    reason: "test",
  })),
  roster: [],
}
const term = (kind: "host" | "partner") => ({ id: kind, kind, region: "", from: null, to: null })
const students = { from: null, to: null, source: "", id: "x" }
const municipalities: Municipality[] = [
  { code: "101", name: "København", terms: [term("host")], exceptions: [] },
  { code: "329", name: "Ringsted", terms: [], exceptions: [] },
  {
    code: "147",
    name: "Frederiksberg",
    terms: [term("partner")],
    exceptions: [{ ...students, who: "students", residences: [], goes: "own" }],
  },
  {
    code: "165",
    name: "Albertslund",
    terms: [term("partner")],
    exceptions: [
      { ...students, who: "everyone", residences: [], goes: "own" },
      { ...students, who: "students", residences: ["Vognporten"], goes: "here" },
    ],
  },
]

const rows: [what: string, formDate: string, today: string, code: string, state: BenefitState, expected: object][] = [
  [
    "in time",
    "2026-11-25",
    "2026-11-26",
    "101",
    "sent",
    { standing: "come", by: "2026-12-02", lastOpen: "2026-12-02", late: false },
  ],
  [
    "the last day on a closed Tuesday",
    "2026-11-24",
    "2026-11-26",
    "101",
    "sent",
    { standing: "come", lastOpen: "2026-11-30" },
  ],
  ["the last day on a Sunday", "2026-11-29", "2026-11-30", "101", "sent", { standing: "come", lastOpen: "2026-12-04" }],
  [
    "the weekend before a Sunday's last day",
    "2026-11-29",
    "2026-12-05",
    "101",
    "sent",
    { standing: "closed", lastOpen: null },
  ],
  ["over Christmas", "2026-12-18", "2026-12-24", "101", "sent", { standing: "closed", by: "2026-12-25" }],
  ["the last day itself", "2026-11-25", "2026-12-02", "101", "sent", { standing: "come", late: false }],
  ["the day after", "2026-11-25", "2026-12-03", "101", "sent", { standing: "come-late", late: true }],
  ["noted as too late", "2026-11-25", "2026-12-03", "101", "too-late", { standing: "come-late", late: true }],
  ["dated ahead", "2027-01-04", "2026-11-26", "101", "sent", { standing: "come", lastOpen: "2027-01-11" }],
  ["Ringsted", "2026-11-25", "2026-11-26", "329", "sent", { standing: "elsewhere", late: false }],
  ["Ringsted too late", "2026-11-10", "2026-11-26", "329", "sent", { standing: "elsewhere", late: true }],
  ["Ringsted noted as too late", "2026-11-10", "2026-11-26", "329", "too-late", { standing: "elsewhere" }],
  [
    "Albertslund, where only some students are served",
    "2026-11-25",
    "2026-11-26",
    "165",
    "sent",
    { standing: "elsewhere" },
  ],
  ["Frederiksberg, where only students are not", "2026-11-25", "2026-11-26", "147", "sent", { standing: "come" }],
  ["registered in Ringsted by mistake", "2026-11-25", "2026-11-26", "329", "registered", { standing: "registered" }],
  ["ended", "2026-11-25", "2026-11-26", "101", "ended", { standing: "ended" }],
]

test.each(rows)("%s: form of %s on %s", (_, formDate, today, municipality, state, expected) => {
  expect(standingOf({ state, formDate, municipality }, { office, municipalities, rules }, today)).toMatchObject(
    expected,
  )
})
