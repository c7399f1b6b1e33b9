import { POLICY_VERSION } from "#domain/retention/notice.ts"
import { addHours, addMinutes } from "date-fns"
import type { BenefitCase } from "#db/benefit/reads.ts"
import type { WholeVisit } from "#db/booking/reads.ts"
import type { Meeting, SignUp, WholeRun } from "#db/courses/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { TaxApplication } from "#db/taxcard/reads.ts"
import { addDays, mondayOf, officeDay, officeInstant } from "#domain/time/office-time.ts"
import type { Language } from "#locales/languages.ts"

/** Somebody who does not exist, for messages that are only looked at: nothing of this is ever stored. */
export const person = { name: "Elena Rossi", email: "elena@example.org", reference: "KTM-4QX7" } as const
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const noCode = { codeRound: 0, codeHash: null, codeExpiresAt: null, codeTriesLeft: 0 }
const NO_KEY = Buffer.alloc(0)

/** A Tuesday of next week, at ten. */
export const nextTuesday = (now: Date): Date => officeInstant(addDays(mondayOf(addDays(officeDay(now), 7)), 1), "10:00")

/** A visit for the first services of the office. */
export function madeUpVisit(at: SiteOffice, language: Language, now: Date): WholeVisit {
  const startsAt = nextTuesday(now)
  const services = at.services.filter((service) => service.active).slice(0, 2)
  const endsAt = addMinutes(startsAt, 20)
  const day = officeDay(startsAt)
  return {
    visit: {
      id: id(1),
      siteId: at.site.id,
      reference: person.reference,
      keyHash: NO_KEY,
      policyVersion: POLICY_VERSION,
      state: "booked",
      party: 2,
      names: [person.name, "Marco Bianchi"],
      contactName: person.name,
      email: person.email,
      mailbox: person.email,
      mailDomain: "",
      phone: "",
      language,
      supportNeeds: "",
      startsAt,
      endsAt,
      cutoffHours: services[0]?.cutoffHours ?? 24,
      holdUntil: null,
      holdExtended: false,
      notBefore: null,
      revision: 1,
      channel: "web",
      municipality: null,
      exceptions: [],
      exceptionReason: "",
      overbookReason: null,
      askedAt: now,
      comingAt: null,
      lateMinutes: null,
      createdAt: now,
      bookedAt: now,
      arrivedAt: null,
      search: "",
    },
    legs: services.map((service, i) => ({
      id: id(2 + i),
      visitId: id(1),
      siteId: at.site.id,
      day,
      position: i,
      serviceId: service.id,
      counterId: id(9),
      startsAt,
      endsAt,
      active: true,
      until: null,
      pool: "public" as const,
      takenAt: null,
      current: true,
      offerId: null,
      startedAt: null,
      finishedAt: null,
      serviceKey: service.key,
      counterNumber: 1,
      counterGroup: "",
    })),
  }
}

/** A course that is held as a run of two meetings. */
export function madeUpCourse(at: SiteOffice, language: Language, title: string, now: Date): WholeRun {
  const first = nextTuesday(now)
  const meeting = (n: number): Meeting => ({
    id: id(n),
    runId: id(2),
    siteId: at.site.id,
    startsAt: addHours(first, 168 * n),
    endsAt: addHours(first, 168 * n + 2),
    roomId: null,
    teacher: "",
    about: {},
    active: true,
    revision: 1,
  })
  const text = { title, lead: "", forWhom: "", gets: [] }
  return {
    course: {
      id: id(3),
      siteId: at.site.id,
      slug: "example",
      topic: "",
      taughtIn: "en",
      level: "",
      texts: { en: text, [language]: text },
      position: 1,
      active: true,
      residentsOnly: false,
      revision: 1,
    },
    run: {
      id: id(2),
      courseId: id(3),
      state: "planned",
      seats: 12,
      taken: 3,
      lastNumber: 3,
      opensAt: now,
      closesAt: first,
      priorities: [],
      largestGroup: 1,
      fewest: 4,
      offerHours: 24,
      videoUrl: "",
      series: null,
      revision: 1,
      createdAt: now,
      endedNoticeAt: null,
      meetings: [meeting(1), meeting(2)],
    },
  }
}

/** Somebody who signed up for it. */
export const madeUpSignUp = (language: Language, now: Date): SignUp => ({
  id: id(1),
  runId: id(2),
  reference: person.reference,
  keyHash: NO_KEY,
  policyVersion: POLICY_VERSION,
  state: "seated",
  names: [person.name],
  latinNames: [""],
  size: 1,
  email: person.email,
  language,
  hopes: "",
  supportNeeds: "",
  channel: "web",
  municipality: null,
  priorities: [],
  rank: 1,
  number: 1,
  moves: 0,
  revision: 1,
  emailConfirmedAt: now,
  confirmedAt: now,
  createdAt: now,
  cancelledAt: null,
  feedbackAt: null,
  rating: null,
  feedback: "",
  offerUntil: addHours(now, 24),
  search: "",
  ...noCode,
})

export function madeUpBenefit(at: SiteOffice, language: Language, now: Date): BenefitCase {
  const today = officeDay(now)
  return {
    id: id(1),
    siteId: at.site.id,
    reference: person.reference,
    keyHash: NO_KEY,
    policyVersion: POLICY_VERSION,
    state: "sent",
    language,
    name: person.name,
    email: person.email,
    phone: "",
    municipality: at.municipalities[0]?.code ?? "",
    country: "IT",
    institution: "INPS",
    formDate: today,
    firstDay: today,
    lastDay: null,
    jobnetCv: false,
    createdAt: now,
    sentAt: now,
    registeredOn: null,
    forwardedTo: "",
    endedAt: null,
    search: "",
    ...noCode,
  }
}

export function madeUpApplication(at: SiteOffice, language: Language, now: Date): TaxApplication {
  return {
    id: id(1),
    siteId: at.site.id,
    reference: person.reference,
    state: "received",
    policyVersion: POLICY_VERSION,
    language,
    name: person.name,
    email: person.email,
    phone: "",
    receivedOn: officeDay(now),
    search: "",
    channel: "counter",
    checklist: {
      form: "there",
      contract: "missing",
      identity: "missing",
      permit: "not-needed",
      marriage: "not-needed",
      "swedish-family": "not-needed",
    },
    forwardedAt: now,
    forwardedBy: null,
    forwardWay: null,
    receipt: "",
    confirmedAt: null,
    createdAt: now,
    touchedAt: now,
  }
}
