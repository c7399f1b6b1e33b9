import type { Topic } from "#domain/guidance/article.ts"
import type { Purpose } from "#domain/plan/answers.ts"
import type { StepKey } from "#domain/plan/step.ts"
import { pages } from "./article-sources.ts"
import { settlingArticles } from "./settling-articles.ts"
import { settlingPages } from "./settling-sources.ts"

const addresses = { ...pages, ...settlingPages }

/** Where each article stands and what it rests on; its texts are in `locales/<language>/guidance/<slug>.md`. */
export interface ArticleSeed {
  slug: string
  topic: Topic
  steps?: StepKey[]
  services?: string[]
  situations?: Purpose[]
  related: string[]
  legalSource?: string
  sources: (keyof typeof addresses)[]
  /** The day it was read against its sources, where that is another than the first ones'. */
  readOn?: string
}

export const sourcesOf = (seed: ArticleSeed) =>
  seed.sources.map((key) => ({ label: addresses[key][0], url: addresses[key][1] }))

export const articleSeeds: readonly ArticleSeed[] = [
  {
    slug: "danish-model",
    topic: "work",
    situations: ["work", "short-work", "job-seeking", "looking-for-work"],
    related: ["your-contract", "pay-and-payslip", "unemployment-insurance"],
    sources: ["NC1", "DBA", "3F1", "NIW", "CMM"],
  },
  {
    slug: "your-contract",
    topic: "work",
    situations: ["work", "short-work"],
    related: ["danish-model", "notice-and-dismissal", "apply-for-your-tax-card"],
    legalSource: "Lov om ansættelsesbeviser og visse arbejdsvilkår",
    sources: ["EC1", "EC2", "EC4"],
  },
  {
    slug: "pay-and-payslip",
    topic: "work",
    situations: ["work", "short-work"],
    related: ["how-danish-tax-works", "without-a-tax-card", "danish-model"],
    sources: ["NC1", "DBA", "TAX1", "NK1"],
  },
  {
    slug: "working-hours-and-rest",
    topic: "work",
    situations: ["work", "short-work"],
    related: ["holiday", "health-and-safety", "your-contract"],
    legalSource: "Arbejdstidsloven; arbejdsmiljøloven",
    sources: ["NC2", "WT1", "WT2", "WT3"],
  },
  {
    slug: "holiday",
    topic: "work",
    situations: ["work", "short-work"],
    related: ["working-hours-and-rest", "pay-and-payslip", "sickness"],
    legalSource: "Ferieloven",
    sources: ["HO1", "HO2", "HO3", "IKK-H", "SB1"],
  },
  {
    slug: "sickness",
    topic: "work",
    situations: ["work"],
    related: ["health-card-and-doctor", "your-obligations", "notice-and-dismissal"],
    legalSource: "Sygedagpengeloven",
    sources: ["SI2", "FL1"],
  },
  {
    slug: "parental-leave",
    topic: "work",
    situations: ["work", "family"],
    related: ["equal-treatment", "holiday", "notice-and-dismissal"],
    legalSource: "Barselsloven",
    sources: ["PL2", "PL3"],
  },
  {
    slug: "notice-and-dismissal",
    topic: "work",
    situations: ["work"],
    related: ["your-contract", "unemployment-insurance", "sickness"],
    legalSource: "Funktionærloven",
    sources: ["FL1", "FL2"],
  },
  {
    slug: "equal-treatment",
    topic: "work",
    situations: ["work", "job-seeking", "looking-for-work"],
    related: ["danish-model", "parental-leave", "health-and-safety"],
    sources: ["CMM", "NIW"],
  },
  {
    slug: "health-and-safety",
    topic: "work",
    situations: ["work", "short-work"],
    related: ["working-hours-and-rest", "equal-treatment", "sickness"],
    sources: ["NC1", "CMM"],
  },
  {
    slug: "your-obligations",
    topic: "work",
    situations: ["work", "short-work"],
    related: ["preliminary-assessment", "cpr-number", "mitid-nemkonto-digital-post"],
    sources: ["TAX1", "CMM", "LID-D"],
  },
  {
    slug: "unemployment-insurance",
    topic: "work",
    situations: ["work", "job-seeking", "looking-for-work"],
    related: ["u1-insurance-periods", "benefit-from-home", "danish-model"],
    sources: ["LID-U", "AK1"],
  },
  {
    slug: "how-danish-tax-works",
    topic: "tax",
    steps: ["tax-card"],
    situations: ["work", "short-work"],
    related: ["apply-for-your-tax-card", "preliminary-assessment", "tax-card-types"],
    sources: ["TAX1", "TAX6", "NTX", "LID-P"],
  },
  {
    slug: "apply-for-your-tax-card",
    topic: "tax",
    steps: ["tax-card", "short-work"],
    services: ["tax-card"],
    situations: ["work", "short-work"],
    related: ["tax-card-types", "how-danish-tax-works", "manual-tax-card-application"],
    sources: ["TAX1", "TAX4"],
  },
  {
    slug: "tax-card-types",
    topic: "tax",
    steps: ["tax-card"],
    services: ["tax-card"],
    situations: ["work", "short-work", "study"],
    related: ["apply-for-your-tax-card", "preliminary-assessment", "how-danish-tax-works"],
    sources: ["TAX1", "TAX14"],
  },
  {
    slug: "preliminary-assessment",
    topic: "tax",
    situations: ["work"],
    related: ["tax-card-types", "how-danish-tax-works", "your-obligations"],
    sources: ["NTX", "LID-P", "TAX1"],
  },
  {
    slug: "without-a-tax-card",
    topic: "tax",
    steps: ["short-work"],
    services: ["tax-card"],
    situations: ["work", "short-work"],
    related: ["apply-for-your-tax-card", "pay-and-payslip", "tax-card-types"],
    sources: ["TAX2", "TAX1"],
  },
  {
    slug: "manual-tax-card-application",
    topic: "tax",
    steps: ["short-work"],
    situations: ["short-work"],
    related: ["apply-for-your-tax-card", "without-a-tax-card"],
    sources: ["TAX3", "TAX4", "TAX5"],
  },
  {
    slug: "cpr-number",
    topic: "arriving",
    steps: ["cpr"],
    services: ["cpr"],
    situations: ["work", "study", "family", "self-support", "job-seeking", "looking-for-work"],
    related: ["eu-residence-document", "health-card-and-doctor", "mitid-nemkonto-digital-post"],
    legalSource: "CPR-loven §§ 16 og 20–22",
    sources: ["CPR1", "CPR4", "IHC1", "ICS1"],
  },
  {
    slug: "eu-residence-document",
    topic: "arriving",
    steps: ["eu-residence"],
    services: ["eu-residence"],
    situations: ["work", "study", "family", "self-support", "job-seeking", "looking-for-work"],
    related: ["cpr-number", "looking-for-a-job"],
    legalSource: "EU-opholdsbekendtgørelsen",
    sources: ["IKK1", "SIRI-W", "SIRI-S", "SIRI-F"],
  },
  {
    slug: "health-card-and-doctor",
    topic: "arriving",
    steps: ["health-card"],
    services: ["health-card"],
    situations: ["work", "study", "family", "self-support"],
    related: ["cpr-number", "sickness", "mitid-nemkonto-digital-post"],
    legalSource: "Sundhedsloven",
    sources: ["IHC3", "IKK2"],
  },
  {
    slug: "mitid-nemkonto-digital-post",
    topic: "arriving",
    steps: ["digital"],
    services: ["mitid"],
    situations: ["work", "study", "family", "self-support"],
    related: ["cpr-number", "your-obligations", "pay-and-payslip"],
    sources: ["MI1", "NK1", "LID-D", "ICS1"],
  },
  {
    slug: "benefit-from-home",
    topic: "arriving",
    steps: ["u2"],
    services: ["pd-u2"],
    situations: ["job-seeking"],
    related: ["u1-insurance-periods", "looking-for-a-job", "unemployment-insurance"],
    legalSource: "Forordning (EF) 883/2004 artikel 64; forordning (EF) 987/2009 artikel 55",
    sources: ["WID1", "PEN", "ICS1"],
  },
  {
    slug: "u1-insurance-periods",
    topic: "arriving",
    situations: ["job-seeking", "looking-for-work", "work"],
    related: ["benefit-from-home", "unemployment-insurance"],
    legalSource: "Forordning (EF) 883/2004",
    sources: ["AK5", "STAR2"],
  },
  {
    slug: "looking-for-a-job",
    topic: "arriving",
    services: ["career"],
    situations: ["job-seeking", "looking-for-work", "family"],
    related: ["benefit-from-home", "danish-model", "your-contract"],
    sources: ["WID2", "ICS1", "IKK1"],
  },
  ...settlingArticles,
]
