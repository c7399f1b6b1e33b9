/** Questions for the articles on settling, as people write them: a third misspelt, or without æ, ø and å. */
export const settlingQuestions: Record<string, { en: string[]; da: string[] }> = {
  "complaints-and-free-help": {
    en: [
      "my employer does not pay me",
      "where can i complain without a union",
      "free legal aid",
      "were to complian about my boss",
      "unpayed wages help",
    ],
    da: [
      "hvor kan jeg klage uden fagforening",
      "min arbejdsgiver betaler ikke min løn",
      "gratis retshjælp",
      "gratis retshjaelp",
      "snydt for loen",
    ],
  },
  "self-employed-and-posted": {
    en: [
      "start my own business in denmark",
      "freelancer vat registration",
      "sent to denmark by my employer rut",
      "self employd cvr",
      "posted wroker from abroad",
    ],
    da: [
      "starte egen virksomhed",
      "hvornår skal jeg momsregistreres",
      "udstationeret i danmark rut",
      "selvstaendig med cvr",
      "udstationert medarbejder",
    ],
  },
  "living-in-sweden": {
    en: [
      "i live in malmö and work in copenhagen",
      "tax when living in sweden",
      "working from home in sweden",
      "oresund comuter",
      "swedish personbevis tax numbr",
    ],
    da: [
      "jeg bor i sverige og arbejder i danmark",
      "øresundspendler skat",
      "hjemmearbejde i sverige",
      "oeresundspendler",
      "graensegaenger sverige",
    ],
  },
  "tax-year": {
    en: [
      "when do i get tax money back",
      "tax return deadline 1 may",
      "deduction for transport to work",
      "anual statement tax",
      "tax reffund when",
    ],
    da: [
      "hvornår får jeg skat tilbage",
      "årsopgørelse frist",
      "befordringsfradrag",
      "aarsopgoerelse",
      "koerselsfradrag",
    ],
  },
  "researchers-tax-scheme": {
    en: [
      "researcher tax scheme",
      "flat tax for expats",
      "27 percent tax highly paid",
      "reseacher tax seven years",
      "forskerskat expat schem",
    ],
    da: [
      "forskerskatteordningen",
      "27 procent skat høj løn",
      "skat for expats",
      "forskerskateordning",
      "skat naar man er forsker",
    ],
  },
  "finding-a-home": {
    en: [
      "how much deposit can a landlord ask for",
      "proof of address for cpr",
      "rental scam fake advert",
      "apartmnt lease contract",
      "depositt sublet",
    ],
    da: [
      "hvor meget må jeg betale i depositum",
      "bevis for min adresse",
      "svindel med lejlighed",
      "vaerelse til leje",
      "fremlej samtykke",
    ],
  },
  "after-the-cpr-visit": {
    en: [
      "when does my cpr number come",
      "what happens after registration",
      "name on the letterbox",
      "my aplication was refused can i complain",
      "what next after registraton visit",
    ],
    da: [
      "hvornår kommer mit cpr-nummer",
      "hvad sker der efter besøget",
      "navn på postkassen",
      "hvad skal jeg goere efter besoeget",
      "afslag klage partshoering",
    ],
  },
  "family-and-other-permits": {
    en: [
      "family reunification with my husband",
      "british citizen after brexit",
      "permit for ukrainians",
      "ukrane residence permit",
      "spouse visa accompaning family",
    ],
    da: [
      "familiesammenføring",
      "brite efter brexit",
      "opholdstilladelse til ukrainere",
      "familiesammenfoering med min kone",
      "medfolgende familie",
    ],
  },
  "looking-for-work-without-benefit": {
    en: [
      "eu citizen looking for work without benefit",
      "can i get a cpr number as a job seeker",
      "how long can i stay as a job seeker",
      "job seaker no benefit six months",
      "loking for work no cpr number",
    ],
    da: [
      "søge job uden dagpenge",
      "cpr-nummer som jobsøgende",
      "hvor længe må jeg blive som jobsøgende",
      "jobsoegende uden dagpenge",
      "kontanthjaelp eu borger",
    ],
  },
  "health-cover-before-cpr": {
    en: [
      "european health insurance card ehic",
      "special health insurance card",
      "health insurance without cpr number",
      "specail health card commuter",
      "s1 form helth insurance",
    ],
    da: [
      "det blå kort ehic",
      "særligt sundhedskort",
      "sygesikring uden cpr-nummer",
      "saerligt sundhedskort",
      "blaa kort sygesikring",
    ],
  },
  "if-you-are-ill": {
    en: [
      "emergency number at night",
      "1813 doctor closed",
      "how much is the dentist",
      "tooth ache dentst",
      "emergancy hospital",
    ],
    da: ["akut læge om natten", "hvad koster tandlæge", "ring 1813", "tandlaege", "skadestue laegevagt"],
  },
  "bank-account": {
    en: [
      "open a bank account",
      "the bank refused me",
      "basic payment account",
      "bank acount without cpr number",
      "basic acount refusd",
    ],
    da: [
      "oprette en bankkonto",
      "banken siger nej",
      "basal betalingskonto",
      "aabne konto i bank",
      "basal betalingskonot",
    ],
  },
  "learning-danish": {
    en: [
      "danish lessons free",
      "language school deposit",
      "learn danish",
      "danish clases voucher",
      "lern danish language",
    ],
    da: ["danskundervisning", "lære dansk gratis", "sprogskole depositum", "laere dansk", "danskuddanelse klippekort"],
  },
  "child-benefit": {
    en: [
      "child benefit how much",
      "money for my children",
      "do i get child cheque as an eu citizen",
      "childrens benifit",
      "child benfit waiting rule",
    ],
    da: ["børnepenge", "børnecheck hvor meget", "børne- og ungeydelse eu-borger", "boernepenge", "boernecheck"],
  },
  "day-care-and-school": {
    en: [
      "kindergarten waiting list",
      "school for my child",
      "nursery place for baby",
      "kindergarden place",
      "day car guarantee",
    ],
    da: [
      "vuggestue venteliste",
      "skole til mit barn",
      "hvordan får jeg en plads i børnehave",
      "boernehave",
      "modtageklase skole",
    ],
  },
  students: {
    en: [
      "su for eu students",
      "how many hours may a student work",
      "exchange student papers",
      "studnet grant su",
      "univeristy student work hours",
    ],
    da: [
      "kan jeg få su som eu-borger",
      "hvor mange timer må en studerende arbejde",
      "udvekslingsstuderende papirer",
      "studerend arbejdstimer",
      "uddannelsesstoette",
    ],
  },
  "driving-licence-and-car": {
    en: [
      "exchange my driving licence",
      "bring my car to denmark",
      "registration tax on a car",
      "drivers lisence exchange",
      "foreign numbr plates car",
    ],
    da: [
      "bytte mit kørekort",
      "tage min bil med til danmark",
      "registreringsafgift",
      "koerekort",
      "udenlandske numerplader",
    ],
  },
  "pension-and-insurance": {
    en: [
      "which insurance do i need",
      "what is atp pension",
      "home contents insurance",
      "liabilty insurance home",
      "pention from work",
    ],
    da: ["hvilke forsikringer skal jeg have", "hvad er atp", "indboforsikring", "folkepention", "ansvarsforsikrng"],
  },
  "moving-within-denmark": {
    en: [
      "change my address",
      "report a move within denmark",
      "i moved to a new flat",
      "chnage of adress",
      "moveing to another municipality",
    ],
    da: [
      "anmelde flytning",
      "jeg har fået ny adresse",
      "flytte til en anden kommune",
      "adresseaendring",
      "anmeld flytnig",
    ],
  },
  "leaving-denmark": {
    en: [
      "leaving denmark what to do",
      "deregister when moving abroad",
      "holiday money when i leave",
      "leving denmark deregister",
      "moving abraod mitid",
    ],
    da: [
      "flytte fra danmark",
      "anmelde udrejse",
      "feriepenge når jeg rejser fra danmark",
      "udrejse flytte til udlandt",
      "framelde mig naar jeg rejser hjem",
    ],
  },
  "protection-and-helplines": {
    en: [
      "hide my address",
      "violence at home help",
      "suicide helpline",
      "domestic violance",
      "adress protection secret",
    ],
    da: ["hemmelig adresse", "vold i hjemmet", "adressebeskyttelse", "krisecenter vold hjaelp", "selvmordstnaker"],
  },
}
