export const groups = ["nordic", "eu", "other"] as const
/** What a citizenship opens: the Nordic countries; the EU, the EEA and Switzerland; all others. */
export type CitizenshipGroup = (typeof groups)[number]

const NORDIC = "DK FI IS NO SE".split(" ")
/** EU members that are not Nordic, the EEA's Liechtenstein, and Switzerland. */
const EU = "AT BE BG HR CY CZ EE FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES LI CH".split(" ")
const OTHER = (
  "AF AL DZ AD AO AG AR AM AU AZ BS BH BD BB BY BZ BJ BT BO BA BW BR BN BF BI KH CM CA CV CF TD CL CN CO KM CG CD CR CI CU DJ DM DO " +
  "EC EG SV GQ ER SZ ET FJ GA GM GE GH GD GT GN GW GY HT HN IN ID IR IQ IL JM JP JO KZ KE KI KP KR XK KW KG LA LB LS LR LY MG MW MY " +
  "MV ML MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NZ NI NE NG MK OM PK PW PS PA PG PY PE PH QA RU RW KN LC VC WS SM ST SA SN RS " +
  "SC SL SG SB SO ZA SS LK SD SR SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VA VE VN YE ZM ZW TW"
).split(" ")

/** Places that one moves from or is born in, but is no citizen of: by the country whose citizens their people are. */
const PLACES_OF: Readonly<Record<string, string>> = {
  DK: "FO GL",
  FI: "AX",
  NO: "SJ",
  FR: "GP MQ GF RE YT MF BL NC PF WF PM",
  NL: "AW CW SX BQ",
  GB: "GG JE IM GI BM KY FK AI VG MS SH TC",
  US: "PR GU VI MP AS",
  NZ: "CK NU TK",
  AU: "NF CX CC",
  CN: "HK MO",
  // Nobody's: its people have papers of several countries.
  EH: "EH",
}
const realms = new Map(
  Object.entries(PLACES_OF).flatMap(([country, codes]) => codes.split(" ").map((code) => [code, country] as const)),
)

/** "XX" is nobody's citizen. */
export const STATELESS = "XX"
/** ISO 3166 codes of what one can be a citizen of, and of being stateless. */
export const countries: readonly string[] = [...NORDIC, ...EU, ...OTHER, STATELESS]

/** What a code is asked as: the citizenship; a further one; where somebody was born, comes from or lived. */
export type CountryUse = "citizenship" | "further-citizenship" | "place"
const sovereign = countries.filter((code) => code !== STATELESS)
const choices: Readonly<Record<CountryUse, readonly string[]>> = {
  citizenship: countries,
  "further-citizenship": sovereign,
  place: [...sovereign, ...realms.keys()],
}

/** The codes that make sense as an answer: nobody is born in, or moves from, no country at all. */
export const countriesFor = (use: CountryUse): readonly string[] => choices[use]

/** The country that a place belongs to, by whose rules its papers go; a country's own code is its own. */
export const realmOf = (code: string): string => realms.get(code) ?? code

export function groupOf(country: string): CitizenshipGroup {
  const realm = realmOf(country)
  return NORDIC.includes(realm) ? "nordic" : EU.includes(realm) ? "eu" : "other"
}
