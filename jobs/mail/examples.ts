import { addDays, addHours } from "date-fns"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { benefitMails, courseMails, preregMails, taxMails, visitMails } from "#domain/mail/kinds.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { askedText } from "#locales/asked.ts"
import type { Language } from "#locales/languages.ts"
import { mailWords } from "#locales/mail-words.ts"
import { preregLetter } from "#locales/prereg-letter.ts"
import { translator } from "#locales/translator.ts"
import { paths } from "#paths"
import { benefitMessage } from "../benefit/messages.ts"
import { invitedMessage } from "../booking/invited.ts"
import { listedMessage, timeFreeMessage } from "../booking/listed.ts"
import { formerMessage, visitMessage } from "../booking/messages.ts"
import { courseMessage } from "../courses/messages.ts"
import { type Message, codeMessage, composed } from "../message.ts"
import { taxCardMessage } from "../taxcard/messages.ts"
import {
  madeUpApplication,
  madeUpBenefit,
  madeUpCourse,
  madeUpSignUp,
  madeUpVisit,
  nextTuesday,
  person,
} from "./made-up.ts"
import type { Rules } from "#domain/rules/rules.ts"

export interface Around {
  /** The office, with the texts that are tried in place of those it has. */
  at: SiteOffice
  language: Language
  portalUrl: string
  now: Date
  /** How long an application for a tax card is kept. */
  keptDays: number
  rules: Rules
}

/** The last part of a link that opens nothing. */
const KEY = "example"
const oneOf = <Kind extends string>(kinds: readonly Kind[], name: string): Kind | null =>
  kinds.find((kind) => kind === name) ?? null

/** A message as somebody who does not exist would get it; one that shares its texts with others is shown by one of them. */
export function exampleMessage(id: string, around: Around): Message | null {
  const [, group, name] = /^(all|visit|prereg|course|benefit|tax-card)-(.+)$/.exec(id) ?? []
  switch (group) {
    case "all":
      return name === "code" ? code(around) : ofVisit("booked", around)
    case "visit":
      return ofVisit(name === "shared" ? "booked" : name!, around)
    case "prereg":
      return ofPrereg(name === "shared" ? "submitted" : name!, around)
    case "course":
      return ofCourse(name === "shared" ? "seated" : name!, around)
    case "benefit":
      return ofBenefit(name === "shared" ? "sent" : name!, around)
    case "tax-card":
      return ofTaxCard(name === "shared" ? "received" : name!, around)
    default:
      return null
  }
}

const code = ({ at, language }: Around): Message =>
  codeMessage({ to: person.email, code: "12345678", language, at, purpose: "booking" })

function ofVisit(name: string, { at, language, portalUrl, now }: Around): Message | null {
  const whole = madeUpVisit(at, language, now)
  const { visit } = whole
  const link = `${portalUrl}${paths.visit(language, KEY)}`
  const answer = `${portalUrl}${paths.answer(language, `${visit.reference.replace("-", "")}${KEY}`)}`
  if (name === "former") return formerMessage({ to: visit.email, language, reference: visit.reference, at })
  if (name === "invited") {
    const services = at.services.filter((service) => service.active && service.whoMayBook !== "staff").slice(0, 2)
    const invitation = { ...person, language, services: services.map((s) => s.key), party: 2, endsAt: visit.startsAt }
    return invitedMessage(invitation, { at, link: `${portalUrl}${paths.invited(language, KEY)}`, now })
  }
  if (name === "listed" || name === "time-free") {
    const services = at.services.filter((service) => service.active && service.whoMayBook === "anyone").slice(0, 2)
    const own = { ...person, language, services: services.map((s) => s.key), party: 2 }
    const around = { at, link: `${portalUrl}${paths.listed(language, KEY)}`, now }
    const held = { startsAt: visit.startsAt, until: addHours(now, 2) }
    return name === "listed" ? listedMessage(own, around) : timeFreeMessage(own, held, around)
  }
  const kind = oneOf([...visitMails, "reminder"], name)
  const before = addDays(visit.startsAt, -1).toISOString()
  return (
    kind &&
    visitMessage(kind, whole, {
      at,
      link,
      answer,
      papers: null,
      portalUrl,
      now,
      detail: { from: before, why: "illness" },
    })
  )
}

function ofPrereg(name: string, { at, language, portalUrl, now }: Around): Message | null {
  const kind = oneOf(preregMails, name)
  if (!kind) return null
  const { t } = translator(language)
  const timed = kind === "late"
  const { subject, blocks } = preregLetter(kind, mailWords(at, language), {
    contact: person.name,
    reference: person.reference,
    asked: [askedText(language, { part: "papers", question: "birth", template: "stamp-missing" }, "Giulia Bianchi")],
    decision: kind === "refused" || kind === "returned" ? t(`mail-staff:example.${kind}`) : "",
    earlierNumber: false,
    visit: timed
      ? {
          when: spokenMoment(nextTuesday(now), language, now),
          provisional: true,
          changeable: true,
          link: `${portalUrl}${paths.visit(language, KEY)}`,
        }
      : null,
    link: `${portalUrl}${paths.preregOpen(language, KEY)}`,
    plan: `${portalUrl}${paths.planShown(language, KEY)}`,
    site: at.site,
  })
  return composed({ to: person.email, language, subject, blocks, at })
}

function ofCourse(name: string, { at, language, portalUrl, now }: Around): Message | null {
  const { t } = translator(language)
  const title = t("mail-staff:example.course")
  const own = madeUpSignUp(language, now)
  const whole = madeUpCourse(at, language, title, now)
  const { run } = whole
  const link = `${portalUrl}${paths.myCourses(language, KEY)}`
  const [first] = run.meetings
  const kind = oneOf(courseMails, name)
  if (!kind) return null
  const text = kind === "message" ? t("mail-staff:example.message") : t("mail-staff:example.reason")
  return courseMessage(kind, own, whole, {
    at,
    rooms: [],
    link,
    portalUrl,
    now,
    others: [run],
    meetings: run.meetings,
    text,
    was: addHours(first!.startsAt, -24),
    meeting: first,
    certificates: [],
    had: false,
  })
}

function ofBenefit(name: string, { at, rules, language, portalUrl, now }: Around): Message | null {
  const kind = oneOf(benefitMails, name)
  if (!kind) return null
  const benefit = madeUpBenefit(at, language, now)
  const stands = {
    ...benefit,
    state: kind === "undone" ? benefit.state : kind,
    registeredOn: kind === "registered" ? officeDay(now) : null,
    forwardedTo: kind === "forwarded" ? (at.municipalities[0]?.name ?? at.site.name) : "",
  }
  return benefitMessage(kind, stands, { at, rules, link: `${portalUrl}${paths.benefitCase(language, KEY)}`, now })
}

function ofTaxCard(name: string, { at, language, now, keptDays, rules, portalUrl }: Around): Message | null {
  const kind = oneOf(taxMails, name)
  const privacyUrl = `${portalUrl}${paths.privacy(language)}#tax-card`
  return (
    kind &&
    taxCardMessage(kind, madeUpApplication(at, language, now), {
      at,
      now,
      keptDays,
      formWeeks: rules.taxFormWeeks,
      privacyUrl,
    })
  )
}

/** The office as it would speak with these texts in place of those it has. */
export const trying = (at: SiteOffice, texts: SiteOffice["ownTexts"]): SiteOffice => ({
  ...at,
  ownTexts: [
    ...at.ownTexts.filter((own) => !texts.some((text) => text.key === own.key && text.language === own.language)),
    ...texts,
  ],
})
