/**
 * Where the articles' facts come from, by a short name: acts, authorities, and pages that quote them. A label has a name in English and
 * one in Danish, with " / " between (`sourceName`).
 */
export const pages = {
  DBA: [
    "Danish Business Authority: the Danish labour market model / Erhvervsstyrelsen: den danske arbejdsmarkedsmodel (på engelsk)",
    "https://danishbusinessauthority.dk/danish-labour-market-model",
  ],
  NIW: [
    "nyidanmark.dk: working conditions in Denmark / nyidanmark.dk: arbejdsvilkår i Danmark (på engelsk)",
    "https://nyidanmark.dk/en-GB/Words-and-concepts/SIRI/Working-conditions-in-Denmark-%E2%80%93-The-Danish-labour-market-model/",
  ],
  CMM: [
    "Center for Human Rights and Migration: your rights as an employee / Center for Menneskerettigheder og Migration: dine rettigheder som ansat (på engelsk)",
    "https://cmm.dk/english/choose-language/your-rights-as-an-employee",
  ],
  FL2: [
    "lifeindenmark.borger.dk: resignation and termination / lifeindenmark.borger.dk: opsigelse (på engelsk)",
    "https://lifeindenmark.borger.dk/working/work-rights/working-conditions/resignation-and-termination",
  ],
  "IKK-H": [
    "international.kk.dk: holiday / international.kk.dk: ferie (på engelsk)",
    "https://international.kk.dk/work/holiday-parental-leave-and-illness/holiday",
  ],
  "LID-U": [
    "lifeindenmark.borger.dk: unemployment benefit / lifeindenmark.borger.dk: dagpenge (på engelsk)",
    "https://lifeindenmark.borger.dk/working/work-rights/unemployment-benefits?cookieSupport=true",
  ],
  TAX1: ["skat.dk: tax card / skat.dk: skattekort (på engelsk)", "https://skat.dk/en-us/individuals/tax-card"],
  TAX2: [
    "skat.dk: when you start to work / skat.dk: når du begynder at arbejde (på engelsk)",
    "https://skat.dk/iframe/data.aspx?oid=2244407",
  ],
  TAX3: ["skat.dk: form 04.063 / skat.dk: blanket 04.063", "https://skat.dk/data.aspx?oid=1899274&&layout=2090752"],
  TAX4: [
    "lifeindenmark.borger.dk: tax card / lifeindenmark.borger.dk: skattekort (på engelsk)",
    "https://lifeindenmark.borger.dk/ActionPage?selfserviceId=eb44aae3-59fd-4959-8c4a-f091d4438309" +
      "&referringPageId=f154a86c-5f32-4775-897d-3d47326c3fb7&type=DK",
  ],
  TAX5: [
    "skat.dk: application by letter or mail / skat.dk: ansøgning med brev eller mail",
    "https://www.skat.dk/skat.aspx?oId=1719978",
  ],
  TAX6: [
    "Themis: tax limits of 2026 (in Danish) / Themis: beløbsgrænser i 2026",
    "https://themis.dk/synopsis/docs/oversigt_over_beloebsgraenser_2026_.html",
  ],
  TAX14: [
    "skat.dk: main, secondary and exemption card / skat.dk: hovedkort, bikort og frikort (på engelsk)",
    "https://skat.dk/skat.aspx?oid=2246546&lang=us",
  ],
  "LID-P": [
    "lifeindenmark.borger.dk: when you arrive / lifeindenmark.borger.dk: når du kommer (på engelsk)",
    "https://lifeindenmark.borger.dk/housing-and-moving/practical-matters-to-attend-to-when-arriving",
  ],
  ICS1: [
    "lifeindenmark.borger.dk: International Citizen Service / lifeindenmark.borger.dk: International Citizen Service (på engelsk)",
    "https://lifeindenmark.borger.dk/settle-in-denmark/ics-international-citizen-service/ics-east-in-copenhagen?cookieSupport=true",
  ],
  IHC1: [
    "International House Copenhagen: CPR registration / International House Copenhagen: CPR-registrering (på engelsk)",
    "https://ihcph.kk.dk/registration-services/cpr-registration",
  ],
  CPR1: [
    "cpr.dk: moving to Denmark from abroad (in Danish) / cpr.dk: flytning fra udlandet",
    "https://www.cpr.dk/borgere/flytning/fra-udlandet",
  ],
  CPR4: [
    "Statistics Denmark: immigration (in Danish) / Danmarks Statistik: indvandringer",
    "https://explorer.dst.dk/da/TilSalg/Forskningsservice/Dokumentation/hoejkvalitetsvariable/indvandringer-til-danmark",
  ],
  IKK1: [
    "international.kk.dk: EU residence document / international.kk.dk: EU-opholdsdokument (på engelsk)",
    "https://international.kk.dk/artikel/eu-residence-document",
  ],
  "SIRI-W": [
    "nyidanmark.dk: EU workers / nyidanmark.dk: arbejdstagere fra EU (på engelsk)",
    "https://nyidanmark.dk/en-GB/You-want-to-apply/Residence-as-a-Nordic-citizen-or-EU-or-EEA-citizen/EU-employee?anchor=howtoapply",
  ],
  "SIRI-F": [
    "nyidanmark.dk: family of an EU citizen / nyidanmark.dk: familie til en EU-borger (på engelsk)",
    "https://nyidanmark.dk/en-GB/You-want-to-apply/Residence-as-a-Nordic-citizen-or-EU-or-EEA-citizen/EU-Family-member-EU-citizen",
  ],
  "SIRI-S": [
    "nyidanmark.dk: EU students / nyidanmark.dk: studerende fra EU (på engelsk)",
    "https://nyidanmark.dk/en-GB/You-want-to-apply/Residence-as-a-Nordic-citizen-or-EU-or-EEA-citizen/EU-student",
  ],
  IHC3: [
    "International House Copenhagen: health card / International House Copenhagen: sundhedskort (på engelsk)",
    "https://ihcph.kk.dk/health-insurance-card",
  ],
  IKK2: [
    "international.kk.dk: health insurance group / international.kk.dk: sikringsgruppe (på engelsk)",
    "https://international.kk.dk/artikel/how-do-i-change-my-health-insurance-group",
  ],
  MI1: [
    "mitid.dk: people from abroad / mitid.dk: for dig fra et andet land (på engelsk)",
    "https://www.mitid.dk/en-gb/help/help-universe/non-citizens/",
  ],
  NK1: [
    "nemkonto.dk: people from abroad / nemkonto.dk: for dig fra et andet land (på engelsk)",
    "https://www.nemkonto.dk/da/Borger/NemKonto-for-borgere/Udlaendinge-og-NemKonto/In-English",
  ],
  "LID-D": [
    "lifeindenmark.borger.dk: Digital Post / lifeindenmark.borger.dk: Digital Post (på engelsk)",
    "https://lifeindenmark.borger.dk/apps-and-digital-services/Digital-Post?cookieSupport=true",
  ],
  WID1: [
    "workindenmark.dk: unemployment benefit from home / workindenmark.dk: dagpenge fra hjemlandet (på engelsk)",
    "https://www.workindenmark.dk/getting-started/unemployment-benefit-from-home-country",
  ],
  WID2: [
    "workindenmark.dk: meet a recruitment consultant / workindenmark.dk: mød en rekrutteringskonsulent (på engelsk)",
    "https://workindenmark.dk/job-search-in-denmark/our-best-job-search-tips/meet-a-recruitment-consultant",
  ],
  STAR2: [
    "star.dk: the forms U1 and U2 / star.dk: blanketterne U1 og U2 (på engelsk)",
    "https://star.dk/en/eea-unemployment-benefits",
  ],
  AK5: [
    "a-kasser.dk: periods from another country / a-kasser.dk: perioder fra et andet land (på engelsk)",
    "https://www.a-kasser.dk/transfering-periods-of-work-and-insurance-from-another-eea-country/",
  ],
  "ANS-L": [
    "retsinformation.dk: Act on employment contracts (in Danish) / retsinformation.dk: ansættelsesbevisloven",
    "https://www.retsinformation.dk/eli/lta/2023/501",
  ],
  "FUL-L": [
    "retsinformation.dk: Salaried Employees Act (in Danish) / retsinformation.dk: funktionærloven",
    "https://www.retsinformation.dk/eli/lta/2017/1002",
  ],
  "FERIE-L": [
    "retsinformation.dk: Holiday Act (in Danish) / retsinformation.dk: ferieloven",
    "https://www.retsinformation.dk/eli/lta/2024/152",
  ],
  "SBD-L": [
    "retsinformation.dk: Act on Great Prayer Day (in Danish) / retsinformation.dk: loven om store bededag",
    "https://www.retsinformation.dk/eli/lta/2023/214",
  ],
  "AML-L": [
    "retsinformation.dk: Working Environment Act (in Danish) / retsinformation.dk: arbejdsmiljøloven",
    "https://www.retsinformation.dk/eli/lta/2025/1108",
  ],
  "CPR-L": [
    "retsinformation.dk: CPR Act (in Danish) / retsinformation.dk: CPR-loven",
    "https://www.retsinformation.dk/eli/lta/2023/1010",
  ],
  "LBL-L": [
    "retsinformation.dk: Equal Treatment Act (in Danish) / retsinformation.dk: ligebehandlingsloven",
    "https://www.retsinformation.dk/eli/lta/2024/942",
  ],
  EUB: [
    "elov.dk: executive order on EU residence (in Danish) / elov.dk: EU-opholdsbekendtgørelsen",
    "https://www.elov.dk/eu-opholdsbekendtgorelsen/paragraf/22/",
  ],
  "AT-R": [
    "Danish Working Environment Authority: working time and rest (in Danish) / Arbejdstilsynet: arbejdstid og hvileperiode",
    "https://at.dk/nyheder/2024/07/regler-om-arbejdstid-og-hvileperiode/",
  ],
  "AT-Q": [
    "amid.dk: questions about working time (in Danish) / amid.dk: spørgsmål og svar om arbejdstid",
    "https://amid.dk/emner/psykisk-arbejdsmiljoe/arbejdstid/spoergsmaal-og-svar/",
  ],
  "BOR-AES": [
    "borger.dk: injuries at work (in Danish) / borger.dk: arbejdsskader",
    "https://www.borger.dk/arbejde-dagpenge-ferie/arbejdsskader/aes-arbejdsskader",
  ],
  "VIRK-AES": [
    "virk.dk: report an injury at work / virk.dk: anmeld en arbejdsulykke (på engelsk)",
    "https://indberet.virk.dk/myndigheder/stat/AES/Report_a_work_accident_as_a_victim",
  ],
  "LID-S": [
    "lifeindenmark.borger.dk: sickness benefit / lifeindenmark.borger.dk: sygedagpenge (på engelsk)",
    "https://lifeindenmark.borger.dk/working/work-rights/leave-of-absence/sickness-benefits/sickness-benefits-for-a-salary-earner",
  ],
  "LID-B": [
    "lifeindenmark.borger.dk: benefit during parental leave / lifeindenmark.borger.dk: barselsdagpenge (på engelsk)",
    "https://lifeindenmark.borger.dk/family-and-children/family-benefits/maternity-paternity-benefits",
  ],
  "NOR-B": [
    "Info Norden: parental benefit in Denmark / Info Norden: barselsdagpenge i Danmark (på engelsk)",
    "https://www.norden.org/en/info-norden/parental-benefit-denmark",
  ],
  LBN: [
    "Board of Equal Treatment: how to complain (in Danish) / Ligebehandlingsnævnet: sådan klager du",
    "https://ast.dk/naevn/ligebehandlingsnaevnet/hvis-du-vil-klage-til-ligebehandlingsnaevnet/hvem-kan-klage",
  ],
  "BM-LBN": [
    "Ministry of Employment: unequal treatment (in Danish) / Beskæftigelsesministeriet: forskelsbehandling",
    "https://bm.dk/arbejdsomraader/arbejdsvilkaar/forskelsbehandling/ligebehandlingsnaevnet/",
  ],
  "TAX-E": ["skat.dk: annual statement / skat.dk: årsopgørelse (på engelsk)", "https://skat.dk/assessmentnotice"],
  "TAX-F": [
    "skat.dk: preliminary income assessment (in Danish) / skat.dk: forskudsopgørelse",
    "https://skat.dk/data.aspx?oid=2244336",
  ],
  "HC-O": [
    "Odense Municipality: health card (in Danish) / Odense Kommune: sundhedskort",
    "https://odense.dk/borger/sundhed-og-sygdom/sygesikring-og-laegevalg/sundhedskort",
  ],
  "EC-H": [
    "European Commission: health care in Denmark / Europa-Kommissionen: sundhed i Danmark (på engelsk)",
    "https://ec.europa.eu/social/main.jsp?intPageId=1734",
  ],
  "LID-SH": [
    "lifeindenmark.borger.dk: special health card / lifeindenmark.borger.dk: særligt sundhedskort (på engelsk)",
    "https://lifeindenmark.borger.dk/healthcare/health-insurance/special-health-insurance-card",
  ],
  MI2: [
    "mitid.dk: MitID and documentation / mitid.dk: MitID og dokumentation (på engelsk)",
    "https://www.mitid.dk/en-gb/help/help-universe/mitid-and-documentation/?language=en-gb",
  ],
  KRIFA: [
    "krifa.dk: rules of unemployment benefit (in Danish) / krifa.dk: regler for dagpenge",
    "https://krifa.dk/dagpenge/regler",
  ],
} as const satisfies Record<string, readonly [label: string, url: string]>
