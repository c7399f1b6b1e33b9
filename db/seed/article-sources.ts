/** Addresses of the office's list of facts, § 13, by its keys. */
export const pages = {
  NC1: ["newcitizen.dk: Unions", "https://newcitizen.dk/work/unions/"],
  NC2: ["newcitizen.dk: Practical information", "https://newcitizen.dk/work/practical-information/"],
  DBA: [
    "Danish Business Authority: The labour market model",
    "https://danishbusinessauthority.dk/danish-labour-market-model",
  ],
  "3F1": [
    "3F: Collective agreements",
    "https://tema.3f.dk/en/3fsprog/wages-and-collective-agreements/collective-agreements",
  ],
  NIW: [
    "nyidanmark.dk: Working conditions in Denmark",
    "https://nyidanmark.dk/en-GB/Words-and-concepts/SIRI/Working-conditions-in-Denmark-%E2%80%93-The-Danish-labour-market-model/",
  ],
  CMM: [
    "Center for Menneskerettigheder og Migration: Your rights as an employee",
    "https://cmm.dk/english/choose-language/your-rights-as-an-employee",
  ],
  EC1: [
    "Plesner: Ansættelsesbeviser og arbejdsvilkår",
    "https://plesner.com/da/insights/artikler/2023/05/nye-regler-om-ansaettelsesbeviser-og-arbejdsvilkaar-vedtaget",
  ],
  EC2: [
    "LEAD Roedl: Employment contracts",
    "https://lead-roedl.dk/en/english-news-rules-for-employment-contracts-and-certain-working-conditions/",
  ],
  EC4: [
    "Clemens: Ansættelsesbeviser",
    "https://clemenslaw.adtention.dev/en/aktuelt/ny-lov-om-ansaettelsesbeviser-og-visse-arbejdsvilkaar/",
  ],
  FL1: ["PROSA: Termination and resignation", "https://prosa.dk/english/termination-and-resignation"],
  FL2: [
    "lifeindenmark.borger.dk: Resignation and termination",
    "https://lifeindenmark.borger.dk/working/work-rights/working-conditions/resignation-and-termination",
  ],
  WT1: ["Rivermate: Working hours", "https://www.rivermate.com/guides/denmark/working-hours"],
  WT2: ["ellint.net: Working time", "https://ellint.net/?p=3869"],
  WT3: [
    "Deloitte: The act on working hours",
    "https://www2.deloitte.com/dk/da/pages/legal/articles/the-danish-act-on-working-hours.html",
  ],
  HO1: [
    "SDU: Optjening af ferie",
    "https://sdunet.dk/en/enheder/institutter/iob/personaleforhold_og_arbejdsmiljoe/ansaettelsesforhold/ferie/Optjening_af_ferie",
  ],
  HO2: ["PROSA: The Holiday Act", "https://prosa.dk/english/the-holiday-act"],
  HO3: ["DM: Holidays and days off", "https://dm.dk/english/advice-and-answers/holidays-and-days-off/"],
  "IKK-H": [
    "international.kk.dk: Holiday",
    "https://international.kk.dk/work/holiday-parental-leave-and-illness/holiday",
  ],
  SB1: [
    "elov.dk: Lov om afskaffelse af store bededag",
    "https://www.elov.dk/lov-om-konsekvenser-ved-afskaffelsen-af-store-bededag-som-helligdag/",
  ],
  SI2: ["agriworker.eu: When I am sick", "https://agriworker.eu/en/danmark/working-conditions-menu/when-i-am-sick"],
  PL2: ["Lederne Spring: Barsel", "https://www.ledernespring.dk/faa-hjaelp-og-svar/ansaettelsesvilkaar/barsel"],
  PL3: ["Folketinget: L 96 (2023-24)", "https://ft.dk/samling/20231/lovforslag/l96/20231_l96_som_fremsat.htm"],
  "LID-U": [
    "lifeindenmark.borger.dk: Unemployment benefits",
    "https://lifeindenmark.borger.dk/working/work-rights/unemployment-benefits?cookieSupport=true",
  ],
  AK1: ["min-a-kasse.dk: Hvordan får man dagpenge", "https://min-a-kasse.dk/hvordan-faar-man-dagpenge/"],
  TAX1: ["skat.dk: Tax card", "https://skat.dk/en-us/individuals/tax-card"],
  TAX2: ["skat.dk: When you start to work", "https://skat.dk/iframe/data.aspx?oid=2244407"],
  TAX3: ["skat.dk: Form 04.063", "https://skat.dk/data.aspx?oid=1899274&&layout=2090752"],
  TAX4: [
    "lifeindenmark.borger.dk: Tax card",
    "https://lifeindenmark.borger.dk/ActionPage?selfserviceId=eb44aae3-59fd-4959-8c4a-f091d4438309" +
      "&referringPageId=f154a86c-5f32-4775-897d-3d47326c3fb7&type=DK",
  ],
  TAX5: ["skat.dk: Application by letter or mail", "https://www.skat.dk/skat.aspx?oId=1719978"],
  TAX6: ["Themis: Beløbsgrænser 2026", "https://themis.dk/synopsis/docs/oversigt_over_beloebsgraenser_2026_.html"],
  TAX14: ["skat.dk: Main, secondary and exemption card", "https://skat.dk/skat.aspx?oid=2246546&lang=us"],
  "LID-P": [
    "lifeindenmark.borger.dk: When arriving",
    "https://lifeindenmark.borger.dk/housing-and-moving/practical-matters-to-attend-to-when-arriving",
  ],
  NTX: ["nordisketax.net: Danish tax", "https://www.nordisketax.net/main.asp?url=/files/dan/eng/i04.asp"],
  ICS1: [
    "lifeindenmark.borger.dk: International Citizen Service",
    "https://lifeindenmark.borger.dk/settle-in-denmark/ics-international-citizen-service/ics-east-in-copenhagen?cookieSupport=true",
  ],
  IHC1: [
    "International House Copenhagen: CPR registration",
    "https://ihcph.kk.dk/registration-services/cpr-registration",
  ],
  CPR1: ["cpr.dk: Flytning fra udlandet", "https://www.cpr.dk/borgere/flytning/fra-udlandet"],
  CPR4: [
    "Danmarks Statistik: Indvandringer",
    "https://explorer.dst.dk/da/TilSalg/Forskningsservice/Dokumentation/hoejkvalitetsvariable/indvandringer-til-danmark",
  ],
  IKK1: ["international.kk.dk: EU residence document", "https://international.kk.dk/artikel/eu-residence-document"],
  "SIRI-W": [
    "nyidanmark.dk: EU employee",
    "https://nyidanmark.dk/en-GB/You-want-to-apply/Residence-as-a-Nordic-citizen-or-EU-or-EEA-citizen/EU-employee?anchor=howtoapply",
  ],
  "SIRI-F": [
    "nyidanmark.dk: Family of an EU citizen",
    "https://nyidanmark.dk/en-GB/You-want-to-apply/Residence-as-a-Nordic-citizen-or-EU-or-EEA-citizen/EU-Family-member-EU-citizen",
  ],
  "SIRI-S": [
    "nyidanmark.dk: EU student",
    "https://nyidanmark.dk/en-GB/You-want-to-apply/Residence-as-a-Nordic-citizen-or-EU-or-EEA-citizen/EU-student",
  ],
  IHC3: ["International House Copenhagen: Health insurance card", "https://ihcph.kk.dk/health-insurance-card"],
  IKK2: [
    "international.kk.dk: Health insurance group",
    "https://international.kk.dk/artikel/how-do-i-change-my-health-insurance-group",
  ],
  MI1: ["mitid.dk: Non-citizens", "https://www.mitid.dk/en-gb/help/help-universe/non-citizens/"],
  NK1: [
    "nemkonto.dk: In English",
    "https://www.nemkonto.dk/da/Borger/NemKonto-for-borgere/Udlaendinge-og-NemKonto/In-English",
  ],
  "LID-D": [
    "lifeindenmark.borger.dk: Digital Post",
    "https://lifeindenmark.borger.dk/apps-and-digital-services/Digital-Post?cookieSupport=true",
  ],
  WID1: [
    "workindenmark.dk: Unemployment benefit from home",
    "https://www.workindenmark.dk/getting-started/unemployment-benefit-from-home-country",
  ],
  WID2: [
    "workindenmark.dk: Meet a recruitment consultant",
    "https://workindenmark.dk/job-search-in-denmark/our-best-job-search-tips/meet-a-recruitment-consultant",
  ],
  STAR2: ["star.dk: EEA unemployment benefits", "https://star.dk/en/eea-unemployment-benefits"],
  PEN: [
    "pendlerinfo.org: Jobsøgning med PD U2",
    "https://pendlerinfo.org/pendlerinfo/dk/Leve_og_arbejde_i_Danmark/Social_sikring/Arbejdsloeshedsforsikring/Arbejdssoegning_med_PDU2.php",
  ],
  AK5: [
    "a-kasser.dk: Transfering periods of work",
    "https://www.a-kasser.dk/transfering-periods-of-work-and-insurance-from-another-eea-country/",
  ],
} as const satisfies Record<string, readonly [label: string, url: string]>
