/**
 * Where the facts of the articles on settling come from: acts first, then authorities, and pages that quote them. A label has a name in
 * English and one in Danish, with " / " between.
 */
export const settlingPages = {
  "BEK-CPR": [
    "retsinformation.dk: executive order on civil registration (in Danish) / retsinformation.dk: bekendtgørelse om folkeregistrering",
    "https://www.retsinformation.dk/eli/lta/2023/862",
  ],
  "BEK-EU": [
    "retsinformation.dk: executive order on EU residence (in Danish) / retsinformation.dk: EU-opholdsbekendtgørelsen",
    "https://www.retsinformation.dk/eli/lta/2020/1457",
  ],
  "LBK-ACCOUNT": [
    "retsinformation.dk: Act on payment accounts (in Danish) / retsinformation.dk: lov om betalingskonti",
    "https://www.retsinformation.dk/eli/lta/2022/407",
  ],
  "LOV-TRANSPORT": [
    "retsinformation.dk: Act 616 of 2026 (in Danish) / retsinformation.dk: lov nr. 616 af 2026",
    "https://www.retsinformation.dk/eli/lta/2026/616",
  ],
  "EU-CARE": [
    "European Commission: health care in Denmark / Europa-Kommissionen: sundhed i Danmark (på engelsk)",
    "https://ec.europa.eu/social/main.jsp?intPageId=1734",
  ],
  "NOR-CARE": [
    "Info Norden: health care in Denmark / Info Norden: sundhed i Danmark (på engelsk)",
    "https://www.norden.org/en/info-norden/right-healthcare-services-denmark",
  ],
  "SPECIAL-CARD": [
    "lifeindenmark.borger.dk: special health card / lifeindenmark.borger.dk: særligt sundhedskort (på engelsk)",
    "https://lifeindenmark.borger.dk/healthcare/health-insurance/special-health-insurance-card",
  ],
  "COMMUTER-CARE": [
    "lifeindenmark.borger.dk: cross-border workers / lifeindenmark.borger.dk: grænsegængere (på engelsk)",
    "https://lifeindenmark.borger.dk/working/cross-border-commuters/cross-border-worker-and-health-insurance",
  ],
  "KER-MOVE": [
    "Kerteminde Municipality: moving (in Danish) / Kerteminde Kommune: flytning og folkeregister",
    "https://kerteminde.dk/borger/borgerservice/flytning-og-folkeregister",
  ],
  "KU-HOUSING": [
    "Housing Foundation Copenhagen: your arrival / Housing Foundation Copenhagen: når du kommer (på engelsk)",
    "https://housingfoundation.ku.dk/your_arrival",
  ],
  "LEASE-TERMS": [
    "propstep.com: deposit and rent in advance (in Danish) / propstep.com: depositum og forudbetalt leje",
    "https://propstep.com/da-DK/ordbog/indskud",
  ],
  "BASIC-ACCOUNT": [
    "basalbetalingskonto.dk: basic account (in Danish) / basalbetalingskonto.dk: basal betalingskonto",
    "https://basalbetalingskonto.dk",
  ],
  FSA: ["Danish FSA (in Danish) / Finanstilsynet", "https://www.finanstilsynet.dk"],
  "EU-BANK": [
    "Your Europe: bank accounts / Dit Europa: bankkonti (på engelsk)",
    "https://europa.eu/youreurope/citizens/consumers/financial-products-and-services/bank-accounts-eu/index_en.htm",
  ],
  "DA-VEJLE": [
    "Sprogcenter Vejle: deposit and voucher (in Danish) / Sprogcenter Vejle: depositum og klippekort",
    "https://sprogcentervejle.dk",
  ],
  "DA-SPEAK": [
    "Speak: rules of Danish lessons (in Danish) / Speak: regler for danskuddannelse",
    "https://speakspeak.dk/da/regler-for-danskuddannelse",
  ],
  NY: [
    "nyidanmark.dk: SIRI and the Danish Immigration Service / nyidanmark.dk: SIRI og Udlændingestyrelsen",
    "https://nyidanmark.dk",
  ],
  "NY-UA": [
    "nyidanmark.dk: people from Ukraine / nyidanmark.dk: fordrevne fra Ukraine (på engelsk)",
    "https://nyidanmark.dk/en-GB/You-are-waiting-for-an-answer/Fordreven-fra-Ukraine/",
  ],
  "BOR-CHILD": [
    "borger.dk: child and youth benefit (in Danish) / borger.dk: børne- og ungeydelse",
    "https://www.borger.dk/familie-og-boern/Familieydelser-oversigt/Boerne-ungeydelse",
  ],
  "BOR-CHILD-EU": [
    "borger.dk: family benefits, EU and EEA (in Danish) / borger.dk: familieydelser i EU og EØS",
    "https://www.borger.dk/familie-og-boern/Familieydelser-oversigt/Boerne-ungeydelse/familieydelser-eu-eoes",
  ],
  "LID-CHILD": [
    "lifeindenmark.borger.dk: child and youth benefit / lifeindenmark.borger.dk: børne- og ungeydelse (på engelsk)",
    "https://lifeindenmark.borger.dk/family-and-children/family-benefits/child-and-youth-benefits",
  ],
  "NOR-CHILD": [
    "Info Norden: child benefit (in Danish) / Info Norden: danske børnepenge",
    "https://www.norden.org/da/info-norden/danske-boernepenge",
  ],
  "LID-DAYCARE": [
    "lifeindenmark.borger.dk: day care / lifeindenmark.borger.dk: dagtilbud (på engelsk)",
    "https://lifeindenmark.borger.dk/family-and-children/day-care/family-daycare--nurseries-and-kindergartens",
  ],
  "NOR-DAYCARE": [
    "Info Norden: childcare in Denmark / Info Norden: børnepasning i Danmark (på engelsk)",
    "https://www.norden.org/en/info-norden/childcare-denmark",
  ],
  "KK-DAYCARE": [
    "international.kk.dk: the guarantee of a place / international.kk.dk: pasningsgaranti (på engelsk)",
    "https://international.kk.dk/indhold/questions-childminding-guarantee",
  ],
  "TAX-EXPECTED": [
    "skat.dk: preliminary income assessment (in Danish) / skat.dk: forskudsopgørelse",
    "https://skat.dk/data.aspx?oid=2244336",
  ],
  "TAX-STATEMENT": [
    "skat.dk: annual statement / skat.dk: årsopgørelse (på engelsk)",
    "https://skat.dk/assessmentnotice",
  ],
  SVM: ["Ministry of Taxation and Growth (in Danish) / Skatte- og Vækstministeriet", "https://svmn.dk"],
  "SU-WORK": [
    "su.dk: SU for EU workers / su.dk: SU til EU-arbejdstagere (på engelsk)",
    "https://www.su.dk/foreign-citizen/gb-foreign-citizen/eu-rules/you-work-in-denmark",
  ],
  "AU-LEAVE": [
    "Aarhus University: leaving Denmark / Aarhus Universitet: når du rejser fra Danmark (på engelsk)",
    "https://ias.au.dk/leaving-denmark",
  ],
  "HED-LEAVE": [
    "Hedensted Municipality: leaving Denmark / Hedensted Kommune: når du rejser fra Danmark (på engelsk)",
    "https://hedensted.dk/english/leaving",
  ],
  "TAX-COMMUTE": [
    "skat.dk: cross-border commuters / skat.dk: grænsegængere (på engelsk)",
    "https://skat.dk/en-us/individuals/income-preliminary-income-assessment-and-tax-assessment-notice/other-tax-issues/cross-border-commuters/",
  ],
  ORE: ["Øresunddirekt", "https://www.oresunddirekt.se"],
  FSTYR: ["Danish Road Traffic Authority / Færdselsstyrelsen", "https://www.fstyr.dk"],
  MOTOR: ["Danish Motor Vehicle Agency / Motorstyrelsen", "https://motorst.dk"],
  "COMPLAIN-EQUAL": [
    "Board of Equal Treatment: if you want to complain (in Danish) / Ligebehandlingsnævnet: hvis du vil klage",
    "https://ast.dk/naevn/ligebehandlingsnaevnet/hvis-du-vil-klage-til-ligebehandlingsnaevnet",
  ],
  AT: ["Danish Working Environment Authority / Arbejdstilsynet", "https://at.dk"],
  AES: ["Labour Market Insurance / Arbejdsmarkedets Erhvervssikring (AES)", "https://www.aes.dk"],
  DT: ["Danish Data Protection Agency / Datatilsynet", "https://www.datatilsynet.dk"],
  "TAX-RESEARCH": [
    "skat.dk: tax scheme for researchers / skat.dk: forskerskatteordningen",
    "https://skat.dk/data.aspx?oid=2244911",
  ],
  WPD: [
    "workplacedenmark.dk: taxes and VAT / workplacedenmark.dk: skat og moms (på engelsk)",
    "https://workplacedenmark.dk/en/taxes-and-vat",
  ],
  VIRK: ["virk.dk: businesses (in Danish) / virk.dk: virksomheder", "https://virk.dk"],
  "LID-ADDRESS": [
    "lifeindenmark.borger.dk: name and address protection / lifeindenmark.borger.dk: navne- og adressebeskyttelse (på engelsk)",
    "https://lifeindenmark.borger.dk/housing-and-moving/moving/protection-of-name-and-address",
  ],
  LUV: ["Lev Uden Vold (violence at home) / Lev Uden Vold", "https://levudenvold.dk"],
  LIFELINE: ["Livslinien (lifeline) / Livslinien", "https://www.livslinien.dk"],
  ATP: ["ATP (in Danish) / ATP", "https://www.atp.dk"],
  BORGER: ["borger.dk: state pension (in Danish) / borger.dk: folkepension", "https://www.borger.dk"],
} as const satisfies Record<string, readonly [label: string, url: string]>
