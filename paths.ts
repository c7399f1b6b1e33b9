/** Every address of the portal is built here and nowhere else. */
export const paths = {
  householdSchema: () => "/schemas/household.json",
  home: (language: string) => `/${language}`,
  /** `where`: what a plan knows of where somebody moves, so that it is not asked again. */
  services: (
    language: string,
    wanted: readonly string[] = [],
    where: { municipality?: string; study?: string } = {},
  ) => {
    const query = [...wanted.map((key) => ["service", key]), ...Object.entries(where)]
    return `/${language}/book/services${query.length > 0 ? `?${new URLSearchParams(query).toString()}` : ""}`
  },
  /** `more`: more people were asked for than the services take. */
  people: (language: string, at: { more?: string } = {}) => withQuery(`/${language}/book/people`, at),
  time: (language: string, at: { month?: string; day?: string; lost?: string; full?: string } = {}) =>
    withQuery(`/${language}/book/time`, at),
  details: (language: string) => `/${language}/book/details`,
  code: (language: string) => `/${language}/book/code`,
  check: (language: string) => `/${language}/book/check`,
  extend: (language: string) => `/${language}/book/extend`,
  letGo: (language: string) => `/${language}/book/let-go`,
  taken: (language: string, at: { day?: string } = {}) => withQuery(`/${language}/book/taken`, at),
  /** The waiting list. */
  waitForTime: (language: string) => `/${language}/book/wait`,
  waitCode: (language: string, query: { sent?: string } = {}) => withQuery(`/${language}/book/wait/code`, query),
  /** One's place on the waiting list, and the time that is held for one there. */
  listed: (language: string, key: string, query: { said?: string } = {}) =>
    withQuery(`/${language}/book/listed/${key}`, query),
  /** A personal link to book with. */
  invited: (language: string, key: string) => `/${language}/book/invited/${key}`,
  plan: (language: string, at: { from?: string } = {}) => withQuery(`/${language}/plan`, at),
  planShown: (language: string, link: string, at: { kept?: string } = {}) => withQuery(`/${language}/plan/${link}`, at),
  planPapers: (language: string, link: string) => `/${language}/plan/${link}/papers`,
  planCalendar: (language: string, link: string) => `/${language}/plan/${link}/plan.ics`,
  prereg: (language: string, at: { saved?: string } = {}) => withQuery(`/${language}/pre-registration`, at),
  preregPage: (language: string, page: string) => `/${language}/pre-registration/page/${page}`,
  preregPeople: (language: string) => `/${language}/pre-registration/people`,
  preregRemove: (language: string, position: number) => `/${language}/pre-registration/remove/${position}`,
  preregCode: (language: string, at: { sent?: string } = {}) => withQuery(`/${language}/pre-registration/code`, at),
  preregStop: (language: string, at: { mailed?: string } = {}) => withQuery(`/${language}/pre-registration/stop`, at),
  preregContinue: (language: string) => `/${language}/pre-registration/continue`,
  preregOpen: (language: string, key: string) => `/${language}/pre-registration/open/${key}`,
  preregCheck: (language: string) => `/${language}/pre-registration/check`,
  preregTime: (language: string) => `/${language}/pre-registration/time`,
  preregPhotos: (language: string, at: { sent?: string; refused?: string } = {}) =>
    withQuery(`/${language}/pre-registration/photos`, at),
  preregPhoto: (language: string, id: string) => `/${language}/pre-registration/photos/${id}`,
  preregWithdraw: (language: string) => `/${language}/pre-registration/withdraw`,
  preregData: (language: string) => `/${language}/pre-registration/data`,
  preregErased: (language: string) => `/${language}/pre-registration/erased`,
  preregAddresses: (language: string) => `/${language}/pre-registration/addresses`,
  preregDownload: (language: string) => `/${language}/pre-registration/my-data.json`,
  guidance: (language: string, at: { q?: string; situation?: string } = {}) => withQuery(`/${language}/guidance`, at),
  article: (language: string, slug: string) => `/${language}/guidance/${slug}`,
  taxCard: (language: string) => `/${language}/tax-card`,
  firstPay: (language: string, at: { card?: string } = {}) => withQuery(`/${language}/tax-card/pay`, at),
  benefit: (language: string, at: { municipality?: string } = {}) => withQuery(`/${language}/benefit-from-home`, at),
  benefitCase: (language: string, key: string, at: { sent?: string } = {}) =>
    withQuery(`/${language}/benefit-from-home/${key}`, at),
  courses: (language: string, at: Record<string, string | undefined> = {}) => withQuery(`/${language}/courses`, at),
  course: (language: string, slug: string) => `/${language}/courses/${slug}`,
  courseCalendar: (language: string, slug: string, run: string) => `/${language}/courses/${slug}/${run}/dates.ics`,
  signUp: (language: string, run: string, at: { municipality?: string | undefined } = {}) =>
    withQuery(`/${language}/courses/sign-up/${run}`, at),
  myCourses: (language: string, key: string, at: { sent?: string; thanks?: string; refused?: string } = {}) =>
    withQuery(`/${language}/my-courses/${key}`, at),
  myCourseDates: (language: string, key: string) => `/${language}/my-courses/${key}/dates.ics`,
  myCourseNames: (language: string, key: string) => `/${language}/my-courses/${key}/names`,
  giveUpCourse: (language: string, key: string) => `/${language}/my-courses/${key}/give-up`,
  certificateFile: (language: string, code: string) => `/${language}/certificate/${code}/certificate.pdf`,
  certificate: (language: string, at: { code?: string } = {}) => withQuery(`/${language}/certificate`, at),
  municipalities: (language: string) => `/${language}/municipalities`,
  /** One's own page: all that stands under one's address. */
  /** `plan`: the link of a plan that is to stand on the page. */
  mine: (language: string, at: { error?: string; plan?: string } = {}) => withQuery(`/${language}/mine`, at),
  mineCode: (language: string, at: { sent?: string; plan?: string } = {}) => withQuery(`/${language}/mine/code`, at),
  mineCopy: (language: string) => `/${language}/mine/my-data.json`,
  visit: (language: string, key: string) => `/${language}/visit/${key}`,
  moveVisit: (language: string, key: string, at: { month?: string; day?: string } = {}) =>
    withQuery(`/${language}/visit/${key}/move`, at),
  visitContact: (language: string, key: string) => `/${language}/visit/${key}/contact`,
  visitPeople: (language: string, key: string, at: { party?: string } = {}) =>
    withQuery(`/${language}/visit/${key}/people`, at),
  visitServices: (language: string, key: string) => `/${language}/visit/${key}/services`,
  visitEmail: (language: string, key: string, at: { sent?: string } = {}) =>
    withQuery(`/${language}/visit/${key}/email`, at),
  offeredTime: (language: string, key: string) => `/${language}/visit/${key}/offer`,
  earlierTime: (language: string, key: string) => `/${language}/visit/${key}/earlier`,
  cancelVisit: (language: string, key: string) => `/${language}/visit/${key}/cancel`,
  /** Where a visitor answers a reminder or an SMS. Short, since it stands in one. */
  answer: (language: string, key: string, at: { did?: string | undefined } = {}) =>
    withQuery(`/${language}/v/${key}`, at),
  /** Where the gateway reports what became of an SMS. */
  smsReport: (proof: string) => `/sms/report/${proof}`,
  visitCalendar: (language: string, key: string) => `/${language}/visit/${key}/visit.ics`,
  /** A walk-in's number on the phone. */
  ticket: (language: string, key: string) => `/${language}/ticket/${key}`,
  /** Where somebody with an appointment says that they are here: a screen in the hall. `here`: the end of the reference just taken. */
  arrive: (language: string, at: { here?: string } = {}) => withQuery(`/${language}/arrive`, at),
  /** The screen that calls, of a site by its key. */
  board: (site: string) => `/board/${site}`,
  privacy: (language: string) => `/${language}/privacy`,
  accessibility: (language: string) => `/${language}/accessibility`,
  /** The short address that every public website has for its statement. */
  was: () => "/was",
  /** Where an office is set up, while there is none. */
  setup: (at: { language?: string } = {}) => withQuery("/setup", at),
  staff: {
    begin: () => "/staff",
    signIn: (back?: string, at: { founded?: string; refused?: "away" | "office" } = {}) =>
      withQuery("/staff/sign-in", { back, ...at }),
    secondFactor: (back?: string) => withQuery("/staff/sign-in/second", { back }),
    office: (back?: string) => withQuery("/staff/sign-in/office", { back }),
    officeAgain: () => withQuery("/staff/sign-in/office", { again: "yes" }),
    officeAnswer: () => "/staff/sign-in/office/answer",
    forgotten: () => "/staff/sign-in/forgotten",
    join: (key: string) => `/staff/join/${key}`,
    confirm: (at: { back?: string; answer?: "yes" | "no" } = {}) => withQuery("/staff/confirm", at),
    signOut: () => "/staff/sign-out",
    account: (at: { did?: string } = {}) => withQuery("/staff/account", at),
    /** Where a calendar program reads visits by a secret link. */
    feed: (key: string) => `/staff/feed/${key}/calendar.ics`,
    newFactor: () => "/staff/account/second-factor",
    people: (at: { did?: string } = {}) => withQuery("/staff/people", at),
    person: (id: string, at: { did?: string } = {}) => withQuery(`/staff/people/${id}`, at),
    roles: (at: { did?: string } = {}) => withQuery("/staff/roles", at),
    role: (key: string) => `/staff/roles/${key}`,
    audit: (at: { who?: string; kind?: string; case?: string; from?: string; to?: string; before?: string } = {}) =>
      withQuery("/staff/audit", at),
    settings: () => "/staff/settings",
    calendar: (
      at: { day?: string; view?: "day" | "table" | "week" | "month"; visit?: string; service?: string } = {},
    ) => withQuery("/staff/calendar", { ...at, view: at.view === "day" ? undefined : at.view }),
    dayList: (day: string, counter?: string) => withQuery("/staff/calendar/list", { day, counter }),
    stream: () => "/staff/calendar/stream",
    queue: (at: { did?: string; send?: string } = {}) => withQuery("/staff/queue", at),
    ticketSlip: (id: string, at: { in?: string } = {}) => withQuery(`/staff/queue/slip/${id}`, at),
    visit: (id: string) => `/staff/visit/${id}`,
    slip: (id: string, at: { in?: string } = {}) => withQuery(`/staff/visit/${id}/slip`, at),
    nextSteps: (id: string, at: { in?: string } = {}) => withQuery(`/staff/visit/${id}/next-steps`, at),
    bookFor: (at: { day?: string; clock?: string; counter?: string; lost?: string } = {}) =>
      withQuery("/staff/book", at),
    bookForWho: (id: string) => `/staff/book/${id}`,
    bookForWhat: (id: string) => `/staff/book/${id}/what`,
    bookForWhen: (id: string, at: { month?: string; day?: string; other?: string; lost?: string } = {}) =>
      withQuery(`/staff/book/${id}/when`, at),
    bookForDone: (id: string) => `/staff/book/${id}/done`,
    bookingLinks: (at: { did?: string } = {}) => withQuery("/staff/booking-links", at),
    waitingList: () => "/staff/waiting-list",
    answers: (at: { show?: string } = {}) => withQuery("/staff/answers", at),
    statistics: (at: Record<string, string> = {}) => withQuery("/staff/statistics", at),
    statisticsFile: (kind: "csv" | "xlsx", at: Record<string, string>) =>
      withQuery(`/staff/statistics/figures.${kind}`, at),
    visitLooks: (id: string) => `/staff/visit/${id}/looks`,
    correctVisit: (id: string) => `/staff/visit/${id}/correct`,
    visitAsk: (id: string, ask: string) => withQuery(`/staff/visit/${id}`, { ask }),
    /** Where staff are asked about another time: a month or a day of free times, one of them, or a counter and a time of their own. */
    moveVisit: (
      id: string,
      at: { month?: string; day?: string; to?: string; clock?: string; counter?: string; leg?: string } = {},
    ) => withQuery(`/staff/visit/${id}`, { ask: "move", ...at }),
    search: () => "/staff/search",
    /** Who keeps much of the calendar, and the switch that protects it. */
    unusual: (at: { kind?: string; key?: string; did?: string; n?: string } = {}) => withQuery("/staff/unusual", at),
    attention: () => "/staff/attention",
    /** Everything of one person, by the number of any one thing of theirs. */
    personCard: (id: string, at: { did?: string } = {}) => withQuery(`/staff/person/${id}`, at),
    undelivered: (at: { did?: string } = {}) => withQuery("/staff/undelivered", at),
    paper: (id: string, upload: string) => `/staff/prereg/${id}/paper/${upload}`,
    paperFile: (id: string, upload: string) => `/staff/prereg/${id}/paper/${upload}/file`,
    handOver: (id: string, at: { did?: string } = {}) => withQuery(`/staff/prereg/${id}/hand-over`, at),
    handOverFile: (id: string, as: string) => `/staff/prereg/${id}/hand-over/${as}`,
    preregs: (at: { show?: string; q?: string } = {}) => withQuery("/staff/prereg", at),
    prereg: (id: string, at: { ask?: string } = {}) => withQuery(`/staff/prereg/${id}`, at),
    identity: (at: { show?: string; q?: string } = {}) => withQuery("/staff/identity", at),
    identityOfVisit: (id: string) => `/staff/identity/visit/${id}`,
    identityCheck: (id: string, at: { did?: string } = {}) => withQuery(`/staff/identity/check/${id}`, at),
    identityLetter: (id: string, at: { of: string; in?: string }) =>
      withQuery(`/staff/identity/check/${id}/letter`, at),
    requirements: () => "/staff/identity/requirements",
    requirement: (paper: string, at: { did?: string } = {}) => withQuery(`/staff/identity/requirements/${paper}`, at),
    supervision: (at: { did?: string } = {}) => withQuery("/staff/identity/supervision", at),
    supervisionReview: (id: string) => `/staff/identity/supervision/${id}`,
    identityReport: (at: { first?: string; last?: string } = {}) => withQuery("/staff/identity/report", at),
    identityReportFile: (ending: "pdf" | "xlsx", at: { first: string; last: string }) =>
      withQuery(`/staff/identity/report.${ending}`, at),
    training: (at: { did?: string } = {}) => withQuery("/staff/identity/training", at),
    guidance: (at: { show?: string } = {}) => withQuery("/staff/guidance", at),
    article: (slug: string, at: { language?: string; from?: string; to?: string } = {}) =>
      withQuery(`/staff/guidance/${slug}`, at),
    newArticle: () => "/staff/guidance/new",
    articlePlace: (slug: string) => `/staff/guidance/${slug}/place`,
    synonyms: (at: { language?: string; phrase?: string } = {}) => withQuery("/staff/synonyms", at),
    taxRates: (at: { year?: string } = {}) => withQuery("/staff/tax-rates", at),
    figureKind: (at: { key?: string } = {}) => withQuery("/staff/figures/name", at),
    figures: (at: { key?: string } = {}) => withQuery("/staff/figures", at),
    benefits: (at: { show?: string; q?: string } = {}) => withQuery("/staff/benefit", at),
    benefit: (id: string, at: { saved?: string } = {}) => withQuery(`/staff/benefit/${id}`, at),
    taxCards: (at: { show?: string } = {}) => withQuery("/staff/tax-cards", at),
    newTaxCard: () => "/staff/tax-cards/new",
    taxCard: (id: string, at: { did?: string } = {}) => withQuery(`/staff/tax-cards/${id}`, at),
    courses: (at: { show?: string } = {}) => withQuery("/staff/courses", at),
    newRun: (at: { course?: string; copy?: string } = {}) => withQuery("/staff/courses/new", at),
    run: (id: string, at: { did?: string } = {}) => withQuery(`/staff/courses/run/${id}`, at),
    runTable: (id: string) => `/staff/courses/run/${id}/participants.xlsx`,
    meeting: (id: string) => `/staff/courses/meeting/${id}`,
    participant: (id: string) => `/staff/courses/participant/${id}`,
    attendanceList: (run: string) => `/staff/courses/run/${run}/list`,
    arriveAtCourse: (reference: string) => `/staff/courses/arrive/${reference}`,
    courseTopics: (at: { topic?: string } = {}) => withQuery("/staff/courses/topics", at),
    courseTexts: (slug: string) => `/staff/courses/course/${slug}`,
    retention: () => "/staff/office/retention",
    /** Who is away on a day, by the counter at which they stand. */
    absence: (at: { day?: string; counter?: string } = {}) => withQuery("/staff/office/absence", at),
    hours: (at: { draft?: string; close?: string; from?: string; to?: string; counter?: string } = {}) =>
      withQuery("/staff/office/hours", at),
    counters: (at: { feed?: string } = {}) => withQuery("/staff/office/counters", at),
    roster: (at: { counter?: string; week?: string } = {}) => withQuery("/staff/office/roster", at),
    services: (at: { service?: string } = {}) => withQuery("/staff/office/services", at),
    messages: () => "/staff/office/messages",
    message: (id: string, at: { saved?: string } = {}) => withQuery(`/staff/office/messages/${id}`, at),
    messagePreview: (id: string, at: { language: string; as: string }) =>
      withQuery(`/staff/office/messages/${id}/preview`, at),
    notices: (at: { notice?: string } = {}) => withQuery("/staff/office/notices", at),
    contact: () => "/staff/office/contact",
    bookingSettings: () => "/staff/office/booking",
    rules: () => "/staff/office/rules",
    rule: (rule: string, at: { saved?: string } = {}) => withQuery(`/staff/office/rules/${rule}`, at),
    municipalities: (at: { code?: string } = {}) => withQuery("/staff/office/municipalities", at),
    history: () => "/staff/office/history",
  },
  demoMailFile: (id: string) => `/demo/mail/${id}/mail.eml`,
  demoMail: (id?: string) => (id ? `/demo/mail/${id}` : "/demo/mail"),
}

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length > 0 ? `${path}?${new URLSearchParams(given).toString()}` : path
}

/** Whether an address belongs to the staff's side: its pages hydrate, the citizens' are HTML with one small script. */
export function isStaffPath(path: string): boolean {
  return /^\/staff(\/|$)/i.test(decoded(path))
}

/** Whether an address is shown in a frame of ours: a message as people get it, in a frame that may do nothing. */
export const isFramed = (path: string): boolean => /^\/staff\/office\/messages\/[a-z-]+\/preview$/.test(path)

/** Whether an address is one at which a calendar program reads visits. */
export const isFeed = (path: string): boolean => /^\/staff\/feed\/[\w-]+\/calendar\.ics$/.test(path)

/** Whether an address is the one at which the SMS gateway reports. */
export const isSmsReport = (path: string): boolean => /^\/sms\/report\/[\w-]+$/.test(path)

/** A path as the router reads it, which takes "/Staff" and "/st%61ff" for "/staff". */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A path without the secret of a visit's, a household's, a benefit's, a sign-up's or a feed's link or the answers of a plan's, for logs. */
export const withoutLink = (path: string) =>
  decoded(path).replace(
    /(\/(?:visit|v|ticket|sms\/report|plan|book\/invited|book\/listed|pre-registration\/open|benefit-from-home|my-courses|certificate|staff\/join|staff\/feed)\/)[^/]+/gi,
    "$1…",
  )

/** The same page in another language. Only the first part of the address differs. */
export function inLanguage(path: string, language: string): string {
  return path.replace(/^\/[a-z]{2}(?=\/|$|\?)/, `/${language}`)
}

/** An address inside the portal that may be returned to; anything else becomes `otherwise`. */
export function safeBack(back: string | null, otherwise: string): string {
  return back && /^\/[a-z][\x21-\x7e]*$/.test(back) && !back.includes("//") && !back.includes("\\") ? back : otherwise
}
