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

/** ISO 3166 codes of countries one can be a citizen of; "XX" is nobody's citizen. */
export const STATELESS = "XX"
export const countries: readonly string[] = [...NORDIC, ...EU, ...OTHER, STATELESS]

export function groupOf(country: string): CitizenshipGroup {
  return NORDIC.includes(country) ? "nordic" : EU.includes(country) ? "eu" : "other"
}
