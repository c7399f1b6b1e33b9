import type { CountryListVersion } from "#domain/rules/country-lists.ts"
import type { Transaction } from "../client.ts"
import { insertCountryList } from "../rules/writes.ts"
import { FIRST_REVIEW, type FigureSeed, SEEDED_BY, insertFigures } from "./figure-seed.ts"

const residence = {
  source: "international.kk.dk, EU residence document / international.kk.dk, EU-opholdsdokument",
  url: "https://international.kk.dk/artikel/eu-residence-document",
}
const register = {
  source: "cpr.dk, moving from abroad (CPR Act § 16) / cpr.dk, flytning fra udlandet (CPR-loven § 16)",
  url: "https://www.cpr.dk/borgere/flytning/fra-udlandet",
}
const duty = {
  source:
    "Statistics Denmark, immigration (CPR Act § 16(2)) / Danmarks Statistik, indvandringer (CPR-loven § 16, stk. 2)",
  url: "https://explorer.dst.dk/da/TilSalg/Forskningsservice/Dokumentation/hoejkvalitetsvariable/indvandringer-til-danmark",
}
const ahead = {
  source: "University of Copenhagen, before you arrive / Københavns Universitet, før du kommer",
  url: "https://studies.ku.dk/visiting/practical-matters/",
}
const taxCard = { source: "skat.dk, tax card / skat.dk, skattekort", url: "https://skat.dk/en-us/individuals/tax-card" }
const benefit = {
  source:
    "workindenmark.dk, PD U2 (Regulation (EC) 883/2004, art. 64) / workindenmark.dk, PD U2 (forordning (EF) 883/2004, art. 64)",
  url: "https://www.workindenmark.dk/getting-started/unemployment-benefit-from-home-country",
}
const card = {
  source: "International House Copenhagen, health card / International House Copenhagen, sundhedskort",
  url: "https://ihcph.kk.dk/health-insurance-card",
}
const birth = {
  source: "personregistrering.dk, paternity and co-motherhood / personregistrering.dk, faderskab og medmoderskab",
  url: "https://www.personregistrering.dk/hc/en-gb/articles/360021975299-Paternity-and-co-motherhood",
}
const siri = {
  source: "nyidanmark.dk, EU residence / nyidanmark.dk, EU-ophold",
  url: "https://nyidanmark.dk/en-GB/You-want-to-apply/Residence-as-a-Nordic-citizen-or-EU-or-EEA-citizen/EU-employee",
}
const international = {
  source: "international.kk.dk, health card / international.kk.dk, sundhedskort",
  url: "https://international.kk.dk/artikel/how-do-i-change-my-health-insurance-group",
}
const contract = {
  source: "University of Copenhagen, EU residence (an older page) / Københavns Universitet, EU-ophold (en ældre side)",
  url: "https://ism.ku.dk/residence-permit/eu-eea-swiss/",
}

const from = "2023-01-01"
const standing = { from, to: null }

/** The figures that are rules of the plan and of the paper lists, as they stood when the portal was written. Facts § 3. */
export const ruleFigures: readonly FigureSeed[] = [
  {
    key: "tax.without-card",
    unit: "percent",
    yearly: false,
    names: { en: "Tax without a tax card", da: "Skat uden skattekort" },
    values: [{ ...standing, value: 55, ...taxCard }],
  },
  {
    key: "siri.wait",
    unit: "days",
    yearly: false,
    names: { en: "Wait for the EU residence document", da: "Ventetid på EU-opholdsdokumentet" },
    values: [{ ...standing, value: 0, upTo: 30, ...siri }],
  },
  {
    key: "siri.wait-family",
    unit: "days",
    yearly: false,
    names: {
      en: "Wait for the EU residence document, family",
      da: "Ventetid på EU-opholdsdokumentet, familie",
    },
    values: [{ ...standing, value: 0, upTo: 90, ...siri }],
  },
  {
    key: "health.card-wait",
    unit: "weeks",
    yearly: false,
    names: { en: "Wait for the health card", da: "Ventetid på sundhedskortet" },
    values: [{ ...standing, value: 2, upTo: 4, ...international }],
  },
  {
    key: "stay.free",
    unit: "months",
    yearly: false,
    names: { en: "Stay without an EU residence document", da: "Ophold uden EU-opholdsdokument" },
    values: [{ ...standing, value: 3, ...residence }],
  },
  {
    key: "stay.job-seeker",
    unit: "months",
    yearly: false,
    names: {
      en: "Stay without an EU residence document, looking for work",
      da: "Ophold uden EU-opholdsdokument som arbejdssøgende",
    },
    values: [{ ...standing, value: 6, ...residence }],
  },
  {
    key: "cpr.register",
    unit: "days",
    yearly: false,
    names: { en: "Time to register in CPR", da: "Frist for at anmelde tilflytning" },
    values: [{ ...standing, value: 5, ...register }],
  },
  {
    key: "cpr.short-stay",
    unit: "months",
    yearly: false,
    names: { en: "Longest stay without registration in CPR", da: "Længste ophold uden registrering i CPR" },
    values: [{ ...standing, value: 3, ...register }],
  },
  {
    key: "cpr.duty",
    unit: "months",
    yearly: false,
    names: {
      en: "Stay from which Nordic and EU citizens must register",
      da: "Ophold, fra hvilket nordiske statsborgere og EU-borgere skal registreres",
    },
    values: [{ ...standing, value: 6, ...duty }],
  },
  {
    key: "cpr.apply-ahead",
    unit: "months",
    yearly: false,
    names: { en: "How early one may apply for registration", da: "Hvor tidligt man må søge om registrering" },
    values: [{ ...standing, value: 1, ...ahead }],
  },
  {
    key: "birth.parents",
    unit: "days",
    yearly: false,
    names: {
      en: "Time for unmarried parents to declare that they care for a newborn together",
      da: "Frist for ugifte forældre til at afgive omsorgs- og ansvarserklæring",
    },
    values: [{ ...standing, value: 28, ...birth }],
  },
  {
    key: "tax.card-ahead",
    unit: "months",
    yearly: false,
    names: { en: "How early one may apply for a tax card", da: "Hvor tidligt man må søge om skattekort" },
    values: [{ ...standing, value: 1, ...taxCard }],
  },
  {
    key: "tax.form-wait",
    unit: "weeks",
    yearly: false,
    names: { en: "Wait for a tax card by form 04.063", da: "Ventetid på skattekort med blanket 04.063" },
    values: [{ ...standing, value: 2, ...taxCard }],
  },
  {
    key: "tax.tastselv-wait",
    unit: "days",
    yearly: false,
    names: { en: "Wait for a tax card in TastSelv", da: "Ventetid på skattekort i TastSelv" },
    values: [{ ...standing, value: 5, ...taxCard }],
  },
  {
    key: "benefit.u2",
    unit: "days",
    yearly: false,
    names: { en: "Time to register with a PD U2", da: "Frist for at melde sig med en PD U2" },
    values: [{ ...standing, value: 7, ...benefit }],
  },
  {
    key: "siri.card-wait",
    unit: "weeks",
    yearly: false,
    names: { en: "Wait for the residence card", da: "Ventetid på opholdskortet" },
    values: [{ ...standing, value: 2, upTo: 4, ...card }],
  },
  {
    key: "post.own-age",
    unit: "years",
    yearly: false,
    names: {
      en: "Age for one’s own card, doctor and Digital Post",
      da: "Alder for eget kort, egen læge og egen Digital Post",
    },
    values: [{ ...standing, value: 15, ...card }],
  },
  {
    key: "papers.contract-age",
    unit: "months",
    yearly: false,
    names: { en: "Greatest age of a work contract", da: "En arbejdskontrakts højeste alder" },
    values: [{ ...standing, value: 1, ...contract }],
  },
  {
    key: "papers.permit-left",
    unit: "days",
    yearly: false,
    names: {
      en: "A permit is looked at when fewer days are left",
      da: "En tilladelse ses efter, når der er færre dage tilbage",
    },
    values: [{ ...standing, value: 92, ...register }],
  },
]

const members = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ")

export const countryListSeeds: readonly CountryListVersion[] = [
  {
    list: "no-stamp",
    from,
    // The EEA and Switzerland, Europe's other states but those the list names, and five overseas.
    countries: [...members, ..."IS NO LI CH AD GB MC MD ME MK RS SM VA US CA AU NZ TR".split(" ")].toSorted(),
    source:
      "Statsforvaltningen, certificates from abroad (an older list) / Statsforvaltningen, attester fra udlandet (en ældre liste)",
    url: "https://statsforvaltning.dk/site.aspx?p=9288",
    nextReview: FIRST_REVIEW,
  },
  {
    list: "multilingual-form",
    from,
    countries: members.toSorted(),
    source: "European e-Justice Portal, public documents / Den europæiske e-justice-portal, offentlige dokumenter",
    url: "https://e-justice.europa.eu/551/EN/public_documents",
    nextReview: FIRST_REVIEW,
  },
]

/** Brings the rules that are not there yet: no office stands without them, and those it has stay as it has made them. */
export async function seedRules(tx: Transaction, now: Date): Promise<void> {
  await insertFigures(tx, ruleFigures, now)
  for (const list of countryListSeeds)
    await insertCountryList(tx, { ...list, countries: [...list.countries], setBy: SEEDED_BY, setAt: now })
}
