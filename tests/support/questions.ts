import { settlingQuestions } from "./settling-questions.ts"

/** Five plain questions in each language for every article: what somebody who does not know its title would type. */
export const questions: Record<string, { en: string[]; da: string[] }> = {
  ...settlingQuestions,
  "danish-model": {
    en: [
      "is there a minimum wage in denmark",
      "what is a collective agreement",
      "do i have to join a union",
      "danish labour market model",
      "who decides pay if not the law",
    ],
    da: [
      "er der en mindsteløn i danmark",
      "hvad er en overenskomst",
      "skal jeg melde mig ind i en fagforening",
      "den danske model",
      "fagforening frivillig",
    ],
  },
  "your-contract": {
    en: [
      "what must stand in my employment contract",
      "when do i get my contract in writing",
      "probation period how long",
      "may i have a second job beside my work",
      "written terms 7 days",
    ],
    da: [
      "hvad skal der stå i min kontrakt",
      "ansættelsesbevis hvornår",
      "hvor lang er en prøvetid",
      "må jeg have et bijob",
      "kontrakt på skrift",
    ],
  },
  "pay-and-payslip": {
    en: [
      "how do i read my payslip",
      "when do i get my salary",
      "what is taken from my wages payslip",
      "payslip wrong what to do",
      "salary account nemkonto payslip",
    ],
    da: [
      "hvordan læser jeg min lønseddel",
      "hvornår får jeg løn",
      "lønseddel",
      "fejl på min lønseddel",
      "hvad bliver trukket af lønnen",
    ],
  },
  "working-hours-and-rest": {
    en: [
      "how many hours is full time",
      "how many hours may i work in a week",
      "right to a day off every week",
      "break and rest between two shifts",
      "37 hours overtime",
    ],
    da: [
      "hvor mange timer er fuld tid",
      "hvor meget må jeg arbejde om ugen",
      "ret til fridag",
      "hviletid mellem to vagter",
      "37 timer arbejdstid",
    ],
  },
  holiday: {
    en: [
      "how many holidays do i have",
      "when can i take vacation",
      "holiday pay when i am new",
      "annual leave days",
      "store bededag",
    ],
    da: [
      "hvor meget ferie har jeg",
      "hvornår må jeg holde ferie",
      "feriepenge som ny",
      "ferieår",
      "optjener jeg ferie",
    ],
  },
  sickness: {
    en: ["i am ill what do i do about work", "who pays when i am sick", "sick pay", "sick leave rules", "call in sick"],
    da: ["jeg er syg hvad gør jeg", "hvem betaler når jeg er syg", "sygedagpenge", "sygemelding", "løn under sygdom"],
  },
  "parental-leave": {
    en: [
      "maternity leave how long",
      "paternity leave weeks",
      "having a baby leave from work",
      "pregnant and working",
      "parental leave benefit",
    ],
    da: ["hvor lang er barsel", "fars barsel uger", "gravid og i arbejde", "forældreorlov", "barselsdagpenge"],
  },
  "notice-and-dismissal": {
    en: [
      "how long is my notice",
      "i was fired",
      "i want to quit my job",
      "my employer dismissed me",
      "resign from job notice period",
    ],
    da: [
      "hvor lang er min opsigelse",
      "jeg er blevet fyret",
      "jeg vil sige mit job op",
      "opsigelsesvarsel",
      "afskedigelse",
    ],
  },
  "equal-treatment": {
    en: [
      "discrimination at work",
      "same pay for men and women",
      "my boss treats me differently because i am foreign",
      "equal rights part-time",
      "harassment and unequal treatment",
    ],
    da: [
      "diskrimination på arbejdet",
      "lige løn for mænd og kvinder",
      "forskelsbehandling",
      "ligebehandling deltid",
      "behandlet dårligt fordi jeg er udlænding",
    ],
  },
  "health-and-safety": {
    en: [
      "accident at work",
      "is my workplace safe",
      "work injury insurance",
      "safety rules employer",
      "dangerous work",
    ],
    da: [
      "ulykke på arbejdet",
      "er min arbejdsplads sikker",
      "arbejdsskade forsikring",
      "arbejdsmiljø",
      "sikkerhed på arbejde",
    ],
  },
  "your-obligations": {
    en: [
      "what are my duties as an employee",
      "what must i do when i live in denmark",
      "obligations",
      "must i read digital post",
      "tell about changes in income and address",
    ],
    da: [
      "hvilke pligter har jeg",
      "hvad skal jeg selv gøre",
      "mine pligter som ansat",
      "pligt til at læse digital post",
      "ændret adresse og indkomst pligt",
    ],
  },
  "unemployment-insurance": {
    en: [
      "what is an a-kasse",
      "insurance against unemployment",
      "how do i get dagpenge",
      "should i join an unemployment fund",
      "money when i lose my job a-kasse",
    ],
    da: [
      "hvad er en a-kasse",
      "forsikring mod arbejdsløshed",
      "hvordan får jeg dagpenge",
      "skal jeg melde mig ind i en a-kasse",
      "ledig dansk a-kasse",
    ],
  },
  "how-danish-tax-works": {
    en: [
      "how does tax work in denmark",
      "what is municipal tax",
      "top tax",
      "how much income tax will i pay",
      "labour market contribution am-bidrag",
    ],
    da: [
      "hvordan virker skat i danmark",
      "hvad er kommuneskat",
      "topskat",
      "hvor meget skal jeg betale i skat",
      "arbejdsmarkedsbidrag",
    ],
  },
  "apply-for-your-tax-card": {
    en: [
      "how do i apply for a tax card",
      "get a tax card online",
      "form 04.063 digital",
      "tastselv new in denmark",
      "tax number first job",
    ],
    da: [
      "hvordan søger jeg om skattekort",
      "få skattekort på nettet",
      "skattekort ny i danmark",
      "skattenummer",
      "ansøg om skattekort første job",
    ],
  },
  "tax-card-types": {
    en: [
      "what is the difference between hovedkort and bikort",
      "frikort",
      "two jobs which tax card",
      "main card and secondary card",
      "exemption card student job",
    ],
    da: ["forskel på hovedkort og bikort", "frikort", "to job hvilket skattekort", "bikort", "frikort studiejob"],
  },
  "preliminary-assessment": {
    en: [
      "what is forskudsopgørelse",
      "correct my preliminary income assessment",
      "change my expected income",
      "my tax rate is wrong",
      "preliminary assessment tastselv",
    ],
    da: [
      "hvad er en forskudsopgørelse",
      "ret min forskudsopgørelse",
      "min forventede indkomst er forkert",
      "ændre trækprocent",
      "forskud skat",
    ],
  },
  "without-a-tax-card": {
    en: [
      "i have no tax card",
      "why did they take 55 percent",
      "first salary without tax card",
      "too much tax taken no card",
      "55% tax",
    ],
    da: [
      "jeg har ikke noget skattekort",
      "hvorfor har de trukket 55 procent",
      "løn uden skattekort",
      "for meget skat uden kort",
      "55 % skat",
    ],
  },
  "manual-tax-card-application": {
    en: [
      "apply for tax card on paper",
      "send form 04.063 by post",
      "paper form tax card",
      "hand in tax form at your office",
      "tax card by letter",
    ],
    da: [
      "søg skattekort på papir",
      "send blanket 04.063 med post",
      "papirblanket skattekort",
      "aflever ansøgning om skattekort hos jer",
      "skattekort med brev",
    ],
  },
  "cpr-number": {
    en: [
      "how do i get a cpr number",
      "register my address when i move to denmark",
      "danish personal number",
      "civil registration documents",
      "must i register with the cpr",
    ],
    da: [
      "hvordan får jeg et cpr-nummer",
      "registrere mig når jeg flytter til danmark",
      "personnummer",
      "folkeregister",
      "tilflytning cpr",
    ],
  },
  "eu-residence-document": {
    en: [
      "eu residence document",
      "how long can eu citizens stay",
      "siri application eu worker",
      "right of residence family member eu",
      "registration certificate eu student",
    ],
    da: [
      "eu-opholdsdokument",
      "hvor længe må eu-borgere blive",
      "siri eu arbejdstager",
      "opholdsbevis",
      "ophold familie til eu-borger",
    ],
  },
  "health-card-and-doctor": {
    en: ["yellow card", "how do i find a doctor", "health insurance card", "change my gp", "group 1 or group 2"],
    da: ["det gule kort", "hvordan får jeg en læge", "sundhedskort", "skift læge", "sikringsgruppe 1 eller 2"],
  },
  "mitid-nemkonto-digital-post": {
    en: [
      "how do i get mitid",
      "nemkonto foreign bank account",
      "digital post exempt",
      "log on to public websites",
      "bank account for money from the state",
    ],
    da: [
      "hvordan får jeg mitid",
      "nemkonto udenlandsk konto",
      "fritaget for digital post",
      "log på offentlige sider",
      "e-boks",
    ],
  },
  "benefit-from-home": {
    en: [
      "pd u2",
      "bring my unemployment benefit from germany",
      "register u2 in 7 days",
      "export unemployment benefit",
      "u2 jobnet cv",
    ],
    da: ["pd u2", "tage dagpenge med fra tyskland", "melde mig med u2", "dagpenge fra hjemlandet", "u2 forlængelse"],
  },
  "u1-insurance-periods": {
    en: [
      "pd u1",
      "count work from another country",
      "insurance periods from abroad",
      "u1 form when leaving denmark",
      "transfer insurance to a danish fund u1",
    ],
    da: [
      "pd u1",
      "få talt arbejde fra udlandet med",
      "forsikringsperioder fra andet land",
      "u1 når jeg rejser fra danmark",
      "overføre forsikring fra eu",
    ],
  },
  "looking-for-a-job": {
    en: ["find a job", "jobs in english", "workindenmark", "help to find work", "job search course"],
    da: ["finde et job", "job på engelsk", "workindenmark", "hjælp til at søge arbejde", "jobsøgningskursus"],
  },
}
