/**
 * The services of ICS East: the ready list that a new office chooses from, and what the demonstration begins with; staff change all
 * of it in the portal. Facts §§ 2–4 for who it is for, what comes before it and which papers; minutes, notice and cut-off are a start.
 */
const ordinary = {
  whoMayBook: "anyone" as const,
  noticeMinutes: 120,
  horizonDays: 42,
  cutoffHours: 24,
  byMunicipality: false,
  checksIdentity: false,
}

interface Text {
  name: string
  shortName: string
  about: string
  first: string
  bring: string[]
  atCounter: string
}

interface ServiceSeed {
  key: string
  topic: "residence" | "cpr" | "after-cpr" | "work"
  skill: string
  minutesFirst: number
  minutesFurther: number
  largestParty: number
  whoMayBook: "anyone"
  noticeMinutes: number
  horizonDays: number
  cutoffHours: number
  byMunicipality: boolean
  checksIdentity: boolean
  texts: { en: Text; da: Text }
}

export const serviceSeeds: ServiceSeed[] = [
  {
    key: "eu-residence",
    topic: "residence",
    skill: "siri",
    minutesFirst: 20,
    minutesFurther: 5,
    largestParty: 9,
    ...ordinary,
    texts: {
      en: {
        name: "EU residence document",
        shortName: "EU doc.",
        about:
          "For citizens of the EU, the EEA and Switzerland, and their family. " +
          "Staff from SIRI, the Agency for International Recruitment and Integration, are at our counters.",
        first: "",
        bring: [
          "Passport for each person (EU and Nordic citizens: or national ID card with photo)",
          "The application, filled in online at nyidanmark.dk before the visit",
          "Proof of the job, the studies or the money that gives you the right to stay",
          "Marriage certificate, if you are married",
          "Birth certificate of each child",
          "If a child moves without one parent: proof of sole custody or that parent’s signed consent",
        ],
        atCounter: "Staff from SIRI check your papers and your right to live in Denmark.",
      },
      da: {
        name: "EU-opholdsdokument",
        shortName: "EU-dok.",
        about:
          "For borgere fra EU, EØS og Schweiz og deres familie. " +
          "Medarbejdere fra SIRI (Styrelsen for International Rekruttering og Integration) sidder ved vores skranker.",
        first: "",
        bring: [
          "Pas for hver person (EU-borgere og nordiske borgere: eller nationalt id-kort med foto)",
          "Ansøgningen, udfyldt på nettet på nyidanmark.dk før besøget",
          "Dokumentation for det arbejde, de studier eller de penge, der giver ret til ophold",
          "Vielsesattest, hvis du er gift",
          "Fødselsattest for hvert barn",
          "Hvis et barn flytter uden den ene forælder: bevis for eneforældremyndighed eller underskrevet samtykke fra den forælder",
        ],
        atCounter: "Medarbejdere fra SIRI ser på dine papirer og din ret til at bo i Danmark.",
      },
    },
  },
  {
    key: "cpr",
    topic: "cpr",
    skill: "cpr",
    minutesFirst: 15,
    minutesFurther: 5,
    largestParty: 9,
    ...ordinary,
    byMunicipality: true,
    texts: {
      en: {
        name: "CPR registration",
        shortName: "CPR",
        about:
          "For people who will stay more than three months and already live at their address. Everyone must come in person.",
        first: "EU residence document or permit. Nordic citizens need neither.",
        bring: [
          "Passport for each person (EU and Nordic citizens: or national ID card with photo)",
          "EU residence document or residence permit, unless you are a Nordic citizen or apply for the document at the same visit",
          "Proof of your address, such as a rental contract",
          "Marriage certificate, if you are married",
          "If you are divorced: marriage and divorce certificates",
          "If you are widowed: marriage and death certificates",
          "Birth certificate of each child",
          "If a child moves without one parent: proof of sole custody or that parent’s signed consent",
          "Your national ID number, if you are a Nordic citizen",
        ],
        atCounter: "We check your passports and papers and register you.",
      },
      da: {
        name: "CPR-registrering",
        shortName: "CPR",
        about: "For dig, der bliver mere end tre måneder og allerede bor på din adresse. Alle skal møde op personligt.",
        first: "EU-opholdsdokument eller opholdstilladelse. Nordiske borgere skal ikke bruge nogen af dem.",
        bring: [
          "Pas for hver person (EU-borgere og nordiske borgere: eller nationalt id-kort med foto)",
          "EU-opholdsdokument eller opholdstilladelse, medmindre du er nordisk borger eller søger om dokumentet ved samme besøg",
          "Dokumentation for din adresse, for eksempel en lejekontrakt",
          "Vielsesattest, hvis du er gift",
          "Hvis du er skilt: vielsesattest og skilsmissebevilling eller -dom",
          "Hvis du er enke eller enkemand: vielsesattest og dødsattest",
          "Fødselsattest for hvert barn",
          "Hvis et barn flytter uden den ene forælder: bevis for eneforældremyndighed eller underskrevet samtykke fra den forælder",
          "Dit personnummer fra hjemlandet, hvis du er nordisk borger",
        ],
        atCounter: "Vi tjekker jeres pas og papirer og registrerer jer.",
      },
    },
  },
  {
    key: "health-card",
    topic: "after-cpr",
    skill: "health",
    minutesFirst: 10,
    minutesFurther: 0,
    largestParty: 9,
    ...ordinary,
    byMunicipality: true,
    texts: {
      en: {
        name: "Health card and doctor",
        shortName: "Health",
        about: "For people with a CPR number who need a doctor or want to change doctor.",
        first: "CPR registration",
        bring: ["Passport for each person (EU and Nordic citizens: or national ID card with photo)"],
        atCounter: "You choose a doctor. The yellow health card comes by post. Put your name on your letterbox.",
      },
      da: {
        name: "Sundhedskort og læge",
        shortName: "Sundh.kort",
        about: "For dig, der har et CPR-nummer og ikke har valgt læge endnu eller vil skifte læge.",
        first: "CPR-registrering",
        bring: ["Pas for hver person (EU-borgere og nordiske borgere: eller nationalt id-kort med foto)"],
        atCounter: "Du vælger læge. Det gule sundhedskort kommer med posten. Husk navn på postkassen.",
      },
    },
  },
  {
    key: "mitid",
    topic: "after-cpr",
    skill: "mitid",
    minutesFirst: 20,
    minutesFurther: 20,
    largestParty: 4,
    ...ordinary,
    texts: {
      en: {
        name: "MitID",
        shortName: "MitID",
        about:
          "Your digital ID for bank, tax and public services. Bring a witness if you can. The witness must be 18 or over, with MitID for over 30 days.",
        first: "CPR registration",
        bring: [
          "Passport for each person (EU and Nordic citizens: or national ID card with photo)",
          "Your phone, if you want the MitID app",
        ],
        atCounter: "We check your identity and give you MitID.",
      },
      da: {
        name: "MitID",
        shortName: "MitID",
        about:
          "Dit digitale id til bank, skat og det offentlige. Tag gerne et vidne med. Vidnet skal være fyldt 18 år og have haft MitID i mere end 30 dage.",
        first: "CPR-registrering",
        bring: [
          "Pas for hver person (EU-borgere og nordiske borgere: eller nationalt id-kort med foto)",
          "Din telefon, hvis du vil bruge MitID-appen",
        ],
        atCounter: "Vi tjekker din identitet og opretter dit MitID.",
      },
    },
  },
  {
    key: "tax-card",
    topic: "after-cpr",
    skill: "tax",
    minutesFirst: 20,
    minutesFurther: 10,
    largestParty: 4,
    ...ordinary,
    texts: {
      en: {
        name: "Tax-card guidance",
        shortName: "Tax",
        about:
          "We show you how to apply for a tax card online. We also help you read your preliminary income assessment.",
        first: "",
        bring: [
          "Passport for each person (EU and Nordic citizens: or national ID card with photo)",
          "Signed employment contract",
          "Residence and work permit, if you need one",
          "Marriage certificate, if you are married",
        ],
        atCounter: "We go through your application together.",
      },
      da: {
        name: "Vejledning om skattekort",
        shortName: "Skat",
        about: "Vi viser dig, hvordan du søger om skattekort på nettet, og hvordan du læser din forskudsopgørelse.",
        first: "",
        bring: [
          "Pas for hver person (EU-borgere og nordiske borgere: eller nationalt id-kort med foto)",
          "Underskrevet kontrakt",
          "Opholds- og arbejdstilladelse, hvis du skal have en",
          "Vielsesattest, hvis du er gift",
        ],
        atCounter: "Vi gennemgår din ansøgning sammen.",
      },
    },
  },
  {
    key: "pd-u2",
    topic: "work",
    skill: "benefit",
    minutesFirst: 20,
    minutesFurther: 10,
    largestParty: 2,
    ...ordinary,
    byMunicipality: true,
    cutoffHours: 4,
    texts: {
      en: {
        name: "Unemployment benefit from home (PD U2)",
        shortName: "PD U2",
        about:
          "For people who bring unemployment benefit from another EU or EEA country or Switzerland. " +
          "Register within 7 days of the date on the front of the form.",
        first: "",
        bring: ["The PD U2 form", "Passport for each person (EU and Nordic citizens: or national ID card with photo)"],
        atCounter: "We register you as a job seeker with benefit from home.",
      },
      da: {
        name: "Dagpenge fra hjemlandet (PD U2)",
        shortName: "PD U2",
        about:
          "For dig, der tager dagpenge med fra et andet EU- eller EØS-land eller Schweiz. Tilmeld dig senest 7 dage efter datoen på forsiden af blanketten.",
        first: "",
        bring: [
          "PD U2-blanketten",
          "Pas for hver person (EU-borgere og nordiske borgere: eller nationalt id-kort med foto)",
        ],
        atCounter: "Vi registrerer dig som jobsøgende med dagpenge fra hjemlandet.",
      },
    },
  },
  {
    key: "career",
    topic: "work",
    skill: "career",
    minutesFirst: 40,
    minutesFurther: 0,
    largestParty: 1,
    ...ordinary,
    texts: {
      en: {
        name: "Job and career guidance",
        shortName: "Career",
        about: "For job seekers. Talk with a guide in English about your CV and where to look for work.",
        first: "",
        bring: ["Your CV, on paper or on your phone"],
        atCounter: "You talk with a guide about your next steps.",
      },
      da: {
        name: "Job- og karrierevejledning",
        shortName: "Karriere",
        about: "For dig, der søger job. Tal på engelsk med en vejleder om dit CV og om, hvor du kan søge job.",
        first: "",
        bring: ["Dit CV på papir eller på telefonen"],
        atCounter: "Du taler med en vejleder om dine næste skridt.",
      },
    },
  },
]
