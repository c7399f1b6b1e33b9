import type { FigureSeed } from "./figure-seed.ts"

const ministry = {
  source:
    "Ministry of Taxation and Growth, child and youth benefit / Skatte- og Vækstministeriet, børne- og ungeydelse",
  url: "https://svmn.dk",
}
const transport = {
  source: "Act 616 of 2026, transport deduction / Lov nr. 616 af 2026, befordringsfradrag",
  url: "https://www.retsinformation.dk/eli/lta/2026/616",
}
const bridges = {
  source: "Beierholm, tax limits of 2026 / Beierholm, vigtige beløbsgrænser 2026",
  url: "https://www.beierholm.dk",
}
const research = {
  source: "skat.dk, tax scheme for researchers / skat.dk, forskerskatteordningen",
  url: "https://skat.dk/data.aspx?oid=2244911",
}

const in2026 = { from: "2026-01-01", to: "2026-12-31" }
const in2027 = { from: "2027-01-01", to: "2027-12-31" }

/** The child and youth benefit for one child of an age, in both years that are known. */
const benefit = (key: string, names: FigureSeed["names"], now: number, next: number): FigureSeed => ({
  key,
  unit: "dkk",
  yearly: true,
  names,
  values: [
    { ...in2026, value: now, ...ministry },
    { ...in2027, value: next, ...ministry },
  ],
})

/** The figures of the articles on settling. */
export const settlingFigures: readonly FigureSeed[] = [
  benefit(
    "child.benefit-0-2",
    { en: "Child benefit in a quarter, 0–2 years", da: "Børneydelse i et kvartal, 0–2 år" },
    5_370,
    5_478,
  ),
  benefit(
    "child.benefit-3-6",
    { en: "Child benefit in a quarter, 3–6 years", da: "Børneydelse i et kvartal, 3–6 år" },
    4_248,
    4_332,
  ),
  benefit(
    "child.benefit-7-14",
    { en: "Child benefit in a quarter, 7–14 years", da: "Børneydelse i et kvartal, 7–14 år" },
    3_342,
    3_408,
  ),
  benefit(
    "child.benefit-15-17",
    { en: "Youth benefit in a month, 15–17 years", da: "Ungeydelse på en måned, 15–17 år" },
    1_114,
    1_136,
  ),
  {
    key: "child.benefit-limit",
    unit: "dkk",
    yearly: true,
    names: {
      en: "Income above which child benefit falls, in a year",
      da: "Indkomst, hvor børneydelsen falder, på et år",
    },
    values: [{ ...in2026, value: 961_100, ...ministry }],
  },
  {
    key: "tax.transport-near",
    unit: "dkk",
    yearly: true,
    names: { en: "Transport deduction for a km, 25–120 km", da: "Befordringsfradrag for en km, 25–120 km" },
    values: [{ ...in2026, value: 3.17, ...transport }],
  },
  {
    key: "tax.transport-far",
    unit: "dkk",
    yearly: true,
    names: { en: "Transport deduction for a km, above 120 km", da: "Befordringsfradrag for en km, over 120 km" },
    values: [{ ...in2026, value: 1.59, ...transport }],
  },
  {
    key: "tax.bridge-car",
    unit: "dkk",
    yearly: true,
    names: { en: "Øresund crossing by car, deduction", da: "Fradrag for Øresundsforbindelsen i bil" },
    values: [{ ...in2026, value: 50, ...bridges }],
  },
  {
    key: "tax.bridge-public",
    unit: "dkk",
    yearly: true,
    names: {
      en: "Øresund crossing by train or bus, deduction",
      da: "Fradrag for Øresundsforbindelsen med tog eller bus",
    },
    values: [{ ...in2026, value: 8, ...bridges }],
  },
  {
    key: "research.pay",
    unit: "dkk",
    yearly: true,
    names: { en: "Pay for the researchers' tax scheme, in a month", da: "Løn for forskerskatteordningen, på en måned" },
    values: [{ ...in2026, value: 65_400, ...research }],
  },
  {
    key: "research.rate",
    unit: "percent",
    yearly: true,
    names: { en: "Researchers' tax scheme, with contribution", da: "Forskerskatteordningen, med bidrag" },
    values: [{ ...in2026, value: 32.84, ...research }],
  },
]
