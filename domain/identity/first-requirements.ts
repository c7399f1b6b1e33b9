import type { Asked, RequiredPaper, Requirement } from "./requirements.ts"

const ORDER = {
  source: "BEK 862/2023, § 1, stk. 5-7",
  url: "https://www.retsinformation.dk/eli/lta/2023/862",
} as const
const PAPERS = {
  source: "International House Copenhagen",
  url: "https://ihcph.kk.dk/registration-guidance/step-by-step-guide-nordic-citizens-taking-up-residence-in-greater-copenhagen",
} as const

const text: Asked = {
  taken: true,
  form: "original",
  languages: ["da", "en", "de"],
  months: null,
  stamp: "none",
  look: "",
}
/** Read as it is: its language does not matter. */
const card: Asked = { ...text, languages: [] }
const certificate: Asked = { ...text, stamp: "by-list" }

const LOOK = {
  passport:
    "Billedet er trykt i papiret og ikke klæbet på. Sidetallene og nummeret er ens på alle sider. Under UV-lys er papiret mørkt og mønstret tydeligt.",
  card: "Kortet er af polycarbonat og klinger, når det tappes. Billedet er brændt ind. Kanterne er hele, og teksten kan mærkes.",
  certificate:
    "Segl, stempel og underskrift er originale. Stedet, datoen og myndigheden passer med det, personen har oplyst.",
} as const

/** What an office begins with (facts § 3.4 and § 7; facts-2, C). It holds for every state and purpose until the office says otherwise. */
const first: Record<RequiredPaper, [Asked, { source: string; url: string }]> = {
  passport: [{ ...card, look: LOOK.passport }, ORDER],
  "id-card": [{ ...card, look: LOOK.card }, ORDER],
  "travel-document": [{ ...card, look: LOOK.passport }, ORDER],
  "home-number": [{ ...text, form: "either" }, PAPERS],
  permit: [{ ...card, form: "either" }, PAPERS],
  withdrawal: [{ ...card, form: "either" }, PAPERS],
  address: [{ ...text, form: "either" }, PAPERS],
  marriage: [{ ...certificate, look: LOOK.certificate }, PAPERS],
  "civil-status": [{ ...certificate, look: LOOK.certificate }, PAPERS],
  partnership: [{ ...certificate, look: LOOK.certificate }, PAPERS],
  "partnership-ended": [{ ...certificate, look: LOOK.certificate }, PAPERS],
  birth: [{ ...certificate, look: LOOK.certificate }, PAPERS],
  custody: [text, PAPERS],
  consent: [text, PAPERS],
  "earlier-number": [{ ...card, form: "either" }, PAPERS],
}

/** In force since 1 January 2023 (facts-2, C). */
const FROM = "2023-01-01"
const REVIEW = "2027-06-01"

export const firstRequirements: readonly Requirement[] = (Object.keys(first) as RequiredPaper[]).map((paper) => {
  const [asked, source] = first[paper]
  return { ...asked, ...source, paper, state: null, purpose: null, from: FROM, ended: false, nextReview: REVIEW }
})
