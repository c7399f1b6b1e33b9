import type { FigureSeed } from "./figure-seed.ts"
import { ruleFigures } from "./rules.ts"
import { settlingFigures } from "./settling-figures.ts"

const skat = { source: "skat.dk, Tax card", url: "https://skat.dk/en-us/individuals/tax-card" }
const rates = {
  source: "Themis, Beløbsgrænser 2026",
  url: "https://themis.dk/synopsis/docs/oversigt_over_beloebsgraenser_2026_.html",
}
const ministry = { source: "Ministry of Taxation, Kommuneskattesatser 2026", url: "https://skm.dk/" }
const house = {
  source: "International House Copenhagen, CPR registration",
  url: "https://ihcph.kk.dk/registration-services/cpr-registration",
}
const card = {
  source: "international.kk.dk, health insurance card",
  url: "https://international.kk.dk/artikel/how-do-i-change-my-health-insurance-group",
}
const fund = { source: "min-a-kasse.dk", url: "https://min-a-kasse.dk/hvordan-faar-man-dagpenge/" }

const in2026 = { from: "2026-01-01", to: "2026-12-31" }
const standing = { from: "2023-01-01", to: null }

/** The figures that texts name: values that change, each with the days it holds for and its source. Facts §§ 2, 3 and 4. */
export const figureSeeds: readonly FigureSeed[] = [
  ...ruleFigures,
  {
    key: "tax.labour-market-contribution",
    unit: "percent",
    yearly: false,
    names: { en: "Labour market contribution", da: "Arbejdsmarkedsbidrag" },
    values: [{ ...standing, value: 8, ...skat }],
  },
  {
    key: "tax.personal-allowance",
    unit: "dkk",
    yearly: true,
    names: { en: "Personal allowance", da: "Personfradrag" },
    values: [
      { from: "2025-01-01", to: "2025-12-31", value: 51_600, ...skat },
      { ...in2026, value: 54_100, ...skat },
    ],
  },
  {
    key: "tax.bottom",
    unit: "percent",
    yearly: true,
    names: { en: "Bottom tax", da: "Bundskat" },
    values: [{ ...in2026, value: 12.01, ...rates }],
  },
  {
    key: "tax.middle",
    unit: "percent",
    yearly: true,
    names: { en: "Middle tax", da: "Mellemskat" },
    values: [{ ...in2026, value: 7.5, ...rates }],
  },
  {
    key: "tax.middle-from",
    unit: "dkk",
    yearly: true,
    names: { en: "Middle tax begins at, in a year", da: "Mellemskat begynder ved, på et år" },
    values: [{ ...in2026, value: 641_200, ...rates }],
  },
  {
    key: "tax.top",
    unit: "percent",
    yearly: true,
    names: { en: "Top tax", da: "Topskat" },
    values: [{ ...in2026, value: 7.5, ...rates }],
  },
  {
    key: "tax.top-from",
    unit: "dkk",
    yearly: true,
    names: { en: "Top tax begins at, in a year", da: "Topskat begynder ved, på et år" },
    values: [{ ...in2026, value: 777_900, ...rates }],
  },
  {
    key: "tax.top-top",
    unit: "percent",
    yearly: true,
    names: { en: "Extra top tax", da: "Toptopskat" },
    values: [{ ...in2026, value: 5, ...rates }],
  },
  {
    key: "tax.top-top-from",
    unit: "dkk",
    yearly: true,
    names: { en: "Extra top tax begins at, in a year", da: "Toptopskat begynder ved, på et år" },
    values: [{ ...in2026, value: 2_592_700, ...rates }],
  },
  {
    key: "tax.employment-allowance",
    unit: "percent",
    yearly: true,
    names: { en: "Employment allowance", da: "Beskæftigelsesfradrag" },
    values: [{ ...in2026, value: 12.75, ...rates }],
  },
  {
    key: "tax.employment-allowance-most",
    unit: "dkk",
    yearly: true,
    names: { en: "Largest employment allowance, in a year", da: "Højeste beskæftigelsesfradrag, på et år" },
    values: [{ ...in2026, value: 63_300, ...rates }],
  },
  {
    key: "tax.municipal-average",
    unit: "percent",
    yearly: true,
    names: { en: "Average municipal tax", da: "Gennemsnitlig kommuneskat" },
    values: [{ ...in2026, value: 25.049, ...ministry }],
  },
  {
    key: "cpr.wait",
    unit: "weeks",
    yearly: false,
    names: { en: "Longest wait for the CPR appointment", da: "Længste ventetid på CPR-tiden" },
    values: [{ ...standing, value: 4, ...house }],
  },
  {
    key: "health.new-card",
    unit: "dkk",
    yearly: true,
    names: { en: "New health card or change of doctor", da: "Nyt sundhedskort eller lægeskift" },
    values: [{ from: "2022-01-01", to: "2022-12-31", value: 215, ...card }],
  },
  {
    key: "unemployment.income",
    unit: "dkk",
    yearly: true,
    names: {
      en: "Income needed in three years for benefit, full-time insured",
      da: "Indkomst i tre år for at få dagpenge, fuldtidsforsikret",
    },
    values: [{ from: "2024-01-01", to: "2024-12-31", value: 263_232, ...fund }],
  },
  ...settlingFigures,
]
