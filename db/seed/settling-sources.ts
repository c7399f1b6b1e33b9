/** Addresses of what the articles on settling rest on: laws first, then authorities. */
export const settlingPages = {
  "BEK-CPR": [
    "retsinformation.dk: Bekendtgørelse om folkeregistrering (862/2023)",
    "https://www.retsinformation.dk/eli/lta/2023/862",
  ],
  "BEK-EU": [
    "retsinformation.dk: EU-opholdsbekendtgørelsen (1457/2020)",
    "https://www.retsinformation.dk/eli/lta/2020/1457",
  ],
  "LBK-ACCOUNT": [
    "retsinformation.dk: Lov om betalingskonti (407/2022)",
    "https://www.retsinformation.dk/eli/lta/2022/407",
  ],
  "LOV-TRANSPORT": ["retsinformation.dk: Lov 616/2026", "https://www.retsinformation.dk/eli/lta/2026/616"],
  "EC-DK": [
    "Europa-Kommissionen / European Commission: EHIC, Denmark",
    "https://ec.europa.eu/social/main.jsp?intPageId=1734",
  ],
  "NOR-CARE": [
    "norden.org: Right to healthcare services in Denmark",
    "https://www.norden.org/en/info-norden/right-healthcare-services-denmark",
  ],
  "LID-SH": [
    "lifeindenmark.borger.dk: Special health insurance card",
    "https://lifeindenmark.borger.dk/healthcare/health-insurance/special-health-insurance-card",
  ],
  "LID-CB": [
    "lifeindenmark.borger.dk: Cross-border worker and health insurance",
    "https://lifeindenmark.borger.dk/working/cross-border-commuters/cross-border-worker-and-health-insurance",
  ],
  "KER-MOVE": [
    "kerteminde.dk: Flytning og folkeregister",
    "https://kerteminde.dk/borger/borgerservice/flytning-og-folkeregister",
  ],
  "KU-HOUSING": ["Housing Foundation Copenhagen: Your arrival", "https://housingfoundation.ku.dk/your_arrival"],
  "LEASE-TERMS": ["propstep.com: Depositum og forudbetalt leje", "https://propstep.com/da-DK/ordbog/indskud"],
  "BASIC-ACCOUNT": ["basalbetalingskonto.dk", "https://basalbetalingskonto.dk"],
  FSA: ["Finanstilsynet / Danish FSA", "https://www.finanstilsynet.dk"],
  "EU-BANK": [
    "Your Europe: Bank accounts",
    "https://europa.eu/youreurope/citizens/consumers/financial-products-and-services/bank-accounts-eu/index_en.htm",
  ],
  "DA-VEJLE": ["Sprogcenter Vejle: Depositum og klippekort", "https://sprogcentervejle.dk"],
  "DA-SPEAK": ["Speak: Regler for danskuddannelse", "https://speakspeak.dk/da/regler-for-danskuddannelse"],
  "NY-UA": [
    "nyidanmark.dk: Ukraine",
    "https://nyidanmark.dk/en-GB/You-are-waiting-for-an-answer/Fordreven-fra-Ukraine/",
  ],
  NY: ["nyidanmark.dk: SIRI / Udlændingestyrelsen", "https://nyidanmark.dk"],
  "BOR-CHILD": [
    "borger.dk: Børne- og ungeydelse",
    "https://www.borger.dk/familie-og-boern/Familieydelser-oversigt/Boerne-ungeydelse",
  ],
  "BOR-CHILD-EU": [
    "borger.dk: Familieydelser i EU og EØS",
    "https://www.borger.dk/familie-og-boern/Familieydelser-oversigt/Boerne-ungeydelse/familieydelser-eu-eoes",
  ],
  "LID-CHILD": [
    "lifeindenmark.borger.dk: Child and youth benefits",
    "https://lifeindenmark.borger.dk/family-and-children/family-benefits/child-and-youth-benefits",
  ],
  "NOR-CHILD": ["norden.org: Danske børnepenge", "https://www.norden.org/da/info-norden/danske-boernepenge"],
  "LID-DAYCARE": [
    "lifeindenmark.borger.dk: Day care",
    "https://lifeindenmark.borger.dk/family-and-children/day-care/family-daycare--nurseries-and-kindergartens",
  ],
  "NOR-DAYCARE": ["norden.org: Childcare in Denmark", "https://www.norden.org/en/info-norden/childcare-denmark"],
  "KK-DAYCARE": [
    "international.kk.dk: Childminding guarantee",
    "https://international.kk.dk/indhold/questions-childminding-guarantee",
  ],
  "TAX-PRE": ["skat.dk: Forskudsopgørelsen", "https://skat.dk/data.aspx?oid=2244336"],
  "TAX-YEAR": ["skat.dk: Tax assessment notice (årsopgørelse)", "https://skat.dk/assessmentnotice"],
  SVM: ["Skatte- og Vækstministeriet (svmn.dk)", "https://svmn.dk"],
  "SU-WORK": [
    "su.dk: You work in Denmark (EU rules)",
    "https://www.su.dk/foreign-citizen/gb-foreign-citizen/eu-rules/you-work-in-denmark",
  ],
  "AU-LEAVE": ["Aarhus Universitet: Leaving Denmark", "https://ias.au.dk/leaving-denmark"],
  "HED-LEAVE": ["Hedensted Kommune: Leaving Denmark", "https://hedensted.dk/english/leaving"],
  "TAX-COMMUTE": [
    "skat.dk: Cross-border commuters, Øresund",
    "https://skat.dk/en-us/individuals/income-preliminary-income-assessment-and-tax-assessment-notice/other-tax-issues/cross-border-commuters/",
  ],
  ORE: ["Øresunddirekt", "https://www.oresunddirekt.se"],
  FSTYR: ["Færdselsstyrelsen / Danish Road Traffic Authority", "https://www.fstyr.dk"],
  MOTOR: ["Motorstyrelsen / Danish Motor Vehicle Agency", "https://motorst.dk"],
  LBN: [
    "ast.dk: Ligebehandlingsnævnet",
    "https://ast.dk/naevn/ligebehandlingsnaevnet/hvis-du-vil-klage-til-ligebehandlingsnaevnet",
  ],
  AT: ["Arbejdstilsynet", "https://at.dk"],
  AES: ["Arbejdsmarkedets Erhvervssikring (AES)", "https://www.aes.dk"],
  DT: ["Datatilsynet", "https://www.datatilsynet.dk"],
  "TAX-RESEARCH": ["skat.dk: Tax scheme for researchers", "https://skat.dk/data.aspx?oid=2244911"],
  WPD: ["workplacedenmark.dk: Taxes and VAT", "https://workplacedenmark.dk/en/taxes-and-vat"],
  VIRK: ["virk.dk", "https://virk.dk"],
  "LID-ADDRESS": [
    "lifeindenmark.borger.dk: Protection of name and address",
    "https://lifeindenmark.borger.dk/housing-and-moving/moving/protection-of-name-and-address",
  ],
  "HIL-ADDRESS": ["hillerod.dk: Adresseoplysning og beskyttelse", "https://www.hillerod.dk"],
  LUV: ["Lev Uden Vold", "https://levudenvold.dk"],
  LIFELINE: ["Livslinien", "https://www.livslinien.dk"],
  ATP: ["ATP", "https://www.atp.dk"],
} as const satisfies Record<string, readonly [label: string, url: string]>
