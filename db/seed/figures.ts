import type { FigureSeed } from "./figure-seed.ts"
import { ruleFigures } from "./rules.ts"
import { settlingFigures } from "./settling-figures.ts"

const skat = { source: "skat.dk, tax card / skat.dk, skattekort", url: "https://skat.dk/en-us/individuals/tax-card" }
const rates = {
  source: "Themis, tax limits of 2026 / Themis, beløbsgrænser 2026",
  url: "https://themis.dk/synopsis/docs/oversigt_over_beloebsgraenser_2026_.html",
}
const ministry = {
  source: "Ministry of Taxation and Growth, municipal tax 2026 / Skatte- og Vækstministeriet, kommuneskat 2026",
  url: "https://svmn.dk/",
}
const house = {
  source: "International House Copenhagen, CPR registration / International House Copenhagen, CPR-registrering",
  url: "https://ihcph.kk.dk/registration-services/cpr-registration",
}
const group = {
  source: "international.kk.dk, health insurance group / international.kk.dk, sikringsgruppe",
  url: "https://international.kk.dk/artikel/how-do-i-change-my-health-insurance-group",
}
const fund = {
  source: "krifa.dk, rules of unemployment benefit / krifa.dk, regler for dagpenge",
  url: "https://krifa.dk/dagpenge/regler",
}
const worker = {
  source: "nyidanmark.dk, EU workers / nyidanmark.dk, arbejdstagere fra EU",
  url: "https://nyidanmark.dk/en-GB/You-want-to-apply/Residence-as-a-Nordic-citizen-or-EU-or-EEA-citizen/EU-employee",
}
const family = {
  source: "nyidanmark.dk, family of an EU citizen / nyidanmark.dk, familie til en EU-borger",
  url: "https://nyidanmark.dk/en-GB/You-want-to-apply/Residence-as-a-Nordic-citizen-or-EU-or-EEA-citizen/EU-Family-member-EU-citizen",
}
const ownMoney = {
  source: "nyidanmark.dk, own money / nyidanmark.dk, egne penge",
  url: "https://nyidanmark.dk/en-GB/You-want-to-apply/Residence-as-a-Nordic-citizen-or-EU-or-EEA-citizen/EU-Self-support",
}
const abroad = {
  source: "workindenmark.dk, unemployment benefit from home / workindenmark.dk, dagpenge fra hjemlandet",
  url: "https://www.workindenmark.dk/getting-started/unemployment-benefit-from-home-country",
}
const mitid = {
  source: "mitid.dk, MitID and documentation / mitid.dk, MitID og dokumentation",
  url: "https://www.mitid.dk/en-gb/help/help-universe/mitid-and-documentation/?language=en-gb",
}
const star = {
  source: "star.dk, the form U1 / star.dk, blanketten U1",
  url: "https://star.dk/til-borgere/dagpenge-kontanthjaelp-og-uddannelseshjaelp/vejledning-til-borgere-om-eos-arbejdsloshedsforsikring/",
}
const periods = {
  source: "a-kasser.dk, periods from another country / a-kasser.dk, perioder fra et andet land",
  url: "https://www.a-kasser.dk/transfering-periods-of-work-and-insurance-from-another-eea-country/",
}
const sickness = {
  source: "lifeindenmark.borger.dk, sickness benefit / lifeindenmark.borger.dk, sygedagpenge",
  url: "https://lifeindenmark.borger.dk/working/work-rights/leave-of-absence/sickness-benefits/sickness-benefits-for-a-salary-earner",
}
const register = {
  source: "retsinformation.dk, CPR Act / retsinformation.dk, CPR-loven",
  url: "https://www.retsinformation.dk/eli/lta/2023/1010",
}

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
    key: "tax.job-allowance",
    unit: "percent",
    yearly: true,
    names: { en: "Job allowance", da: "Jobfradrag" },
    values: [{ ...in2026, value: 4.5, ...rates }],
  },
  {
    key: "tax.job-allowance-from",
    unit: "dkk",
    yearly: true,
    names: { en: "Job allowance: of the pay above, in a year", da: "Jobfradrag: af lønnen over, på et år" },
    values: [{ ...in2026, value: 235_200, ...rates }],
  },
  {
    key: "tax.job-allowance-most",
    unit: "dkk",
    yearly: true,
    names: { en: "Largest job allowance, in a year", da: "Højeste jobfradrag, på et år" },
    values: [{ ...in2026, value: 3_100, ...rates }],
  },
  {
    key: "tax.middle-ceiling",
    unit: "percent",
    yearly: true,
    names: { en: "Tax ceiling, middle tax", da: "Skatteloft, mellemskat" },
    values: [{ ...in2026, value: 44.57, ...rates }],
  },
  {
    key: "tax.top-ceiling",
    unit: "percent",
    yearly: true,
    names: { en: "Tax ceiling, top tax", da: "Skatteloft, topskat" },
    values: [{ ...in2026, value: 52.07, ...rates }],
  },
  {
    key: "tax.top-top-ceiling",
    unit: "percent",
    yearly: true,
    names: { en: "Tax ceiling, extra top tax", da: "Skatteloft, toptopskat" },
    values: [{ ...in2026, value: 57.07, ...rates }],
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
    values: [
      { from: "2022-01-01", to: "2022-12-31", value: 215, ...group },
      {
        from: "2023-01-01",
        to: "2023-12-31",
        value: 220,
        source: "Randers Municipality, health card / Randers Kommune, sundhedskort",
        url: "https://www.randers.dk/borger/sundhed-og-sygdom/sundhedskort-og-laegevalg/sundhedskort/",
      },
      {
        from: "2024-01-01",
        to: "2024-12-31",
        value: 225,
        source: "Middelfart Municipality, health card / Middelfart Kommune, sundhedskort",
        url: "https://middelfart.dk/borgerservice/sygesikring-og-sundhedskort/sundhedskort/",
      },
    ],
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
  {
    key: "health.change-group",
    unit: "months",
    yearly: false,
    names: { en: "Time until one may change health insurance group", da: "Tid, til man må skifte sikringsgruppe" },
    values: [{ ...standing, value: 12, ...group }],
  },
  {
    key: "eu.worker-hours",
    unit: "hours",
    yearly: false,
    names: { en: "Hours a week of an EU worker", da: "Timer om ugen for en arbejdstager fra EU" },
    values: [{ ...standing, value: 10, upTo: 12, ...worker }],
  },
  {
    key: "eu.worker-weeks",
    unit: "weeks",
    yearly: false,
    names: { en: "Weeks of work of an EU worker", da: "Ugers arbejde for en arbejdstager fra EU" },
    values: [{ ...standing, value: 10, upTo: 12, ...worker }],
  },
  {
    key: "eu.cohabitation",
    unit: "months",
    yearly: false,
    names: {
      en: "Time a couple has lived together, for an EU residence document",
      da: "Tid, et par har boet sammen, til et EU-opholdsdokument",
    },
    values: [{ ...standing, value: 18, upTo: 24, ...family }],
  },
  {
    key: "eu.funds",
    unit: "months",
    yearly: false,
    names: {
      en: "Time one’s own money must last, for an EU residence document",
      da: "Tid, egne penge skal række til, til et EU-opholdsdokument",
    },
    values: [{ ...standing, value: 12, ...ownMoney }],
  },
  {
    key: "eu.sponsor-proof",
    unit: "days",
    yearly: false,
    names: {
      en: "Greatest age of the proof of the family member one joins",
      da: "Højeste alder på beviset fra den, man flytter til",
    },
    values: [{ ...standing, value: 30, ...family }],
  },
  {
    key: "benefit.months",
    unit: "months",
    yearly: false,
    names: { en: "How long a PD U2 lasts", da: "Så længe gælder en PD U2" },
    values: [{ ...standing, value: 3, ...abroad }],
  },
  {
    key: "benefit.months-most",
    unit: "months",
    yearly: false,
    names: { en: "How long a PD U2 can last at most", da: "Så længe kan en PD U2 højst gælde" },
    values: [{ ...standing, value: 6, ...abroad }],
  },
  {
    key: "benefit.before",
    unit: "weeks",
    yearly: false,
    names: { en: "Time registered as unemployed before a PD U2", da: "Tid som ledig, før man får en PD U2" },
    values: [{ ...standing, value: 4, ...abroad }],
  },
  {
    key: "benefit.u1-wait",
    unit: "weeks",
    yearly: false,
    names: { en: "Wait for a U1 from STAR", da: "Ventetid på en U1 fra STAR" },
    values: [{ ...standing, value: 6, ...star }],
  },
  {
    key: "mitid.witness-had",
    unit: "days",
    yearly: false,
    names: { en: "How long a witness has had MitID", da: "Så længe skal et vidne have haft MitID" },
    values: [{ ...standing, value: 30, ...mitid }],
  },
  {
    key: "mitid.witness-window",
    unit: "days",
    yearly: false,
    names: { en: "Days in which one may be a witness three times", da: "Dage, hvor man må være vidne tre gange" },
    values: [{ ...standing, value: 120, ...mitid }],
  },
  {
    key: "sick.employer",
    unit: "days",
    yearly: false,
    names: { en: "Sickness benefit from the employer", da: "Sygedagpenge fra arbejdsgiveren" },
    values: [{ ...standing, value: 30, ...sickness }],
  },
  {
    key: "sick.employed",
    unit: "weeks",
    yearly: false,
    names: {
      en: "Time in the job before sickness benefit from the employer",
      da: "Tid i jobbet før sygedagpenge fra arbejdsgiveren",
    },
    values: [{ ...standing, value: 8, ...sickness }],
  },
  {
    key: "sick.hours",
    unit: "hours",
    yearly: false,
    names: {
      en: "Hours worked before sickness benefit from the employer",
      da: "Arbejdstimer før sygedagpenge fra arbejdsgiveren",
    },
    values: [{ ...standing, value: 74, ...sickness }],
  },
  {
    key: "cpr.move-ahead",
    unit: "weeks",
    yearly: false,
    names: { en: "How early one may report a move", da: "Hvor tidligt man må melde flytning" },
    values: [{ ...standing, value: 4, ...register }],
  },
  {
    key: "benefit.u1-join",
    unit: "weeks",
    yearly: false,
    names: {
      en: "Time to join a Danish fund after the old scheme (U1)",
      da: "Tid til at melde sig ind i en dansk a-kasse efter den gamle ordning (U1)",
    },
    values: [{ ...standing, value: 8, ...periods }],
  },
  {
    key: "benefit.u1-hours",
    unit: "hours",
    yearly: false,
    names: {
      en: "Hours to work before time from abroad counts (U1)",
      da: "Timer at arbejde, før tid fra udlandet tæller (U1)",
    },
    values: [{ ...standing, value: 296, ...periods }],
  },
  {
    key: "benefit.u1-work",
    unit: "weeks",
    yearly: false,
    names: { en: "Weeks in which these hours are worked (U1)", da: "Uger, hvor de timer skal arbejdes (U1)" },
    values: [{ ...standing, value: 12, ...periods }],
  },
  ...settlingFigures,
]
