import { rulesFor } from "#app/web/rules.server.ts"
import { textAt } from "#locales/text-at.ts"
import { type RouterContextProvider } from "react-router"
import {
  openQuestions,
  preregById,
  preregEvents,
  preregNotes,
  verdictsOf,
  visitOf,
  wholeOf,
  worklist,
} from "#db/prereg/reads.ts"
import { handOverOf, isAnyApproved } from "#db/prereg/hand-over-reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { type Municipality, type WhereToGo, whereToGo } from "#domain/office/municipality.ts"
import { readinessOfAll } from "#domain/plan/readiness.ts"
import { type Finding, findingsOf } from "#domain/prereg/findings.ts"
import { isDecidable } from "#domain/prereg/states.ts"
import { type Household, SEALED, type Person, holds, yearsOf } from "#domain/prereg/household.ts"
import { questionsFor } from "#domain/prereg/pages.ts"
import { type PersonPaper, papersOf } from "#domain/prereg/papers.ts"
import { type Part, type Question, questions } from "#domain/prereg/questions.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefMoment, shortDay, spokenMoment } from "#domain/time/spoken.ts"
import { askedText } from "#locales/asked.ts"
import { type Language, isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { addDays } from "date-fns"
import { isId } from "#domain/id.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { nameOf } from "#app/prereg/session.server.ts"
import { keptFrom } from "#domain/prereg/kept.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { type Said, factsOf } from "./facts.server.ts"
import { MOST_ROWS } from "./list.server.ts"
import { askable, inWords } from "./review-words.server.ts"

const personParts = ["person", "belonging", "civil", "parents"] as const

/**
 * One household on one page, in the language of the member of staff whatever language was typed. Null when it is gone.
 */
export async function showReview(context: Readonly<RouterContextProvider>, id: string) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context) as Language
  const { t } = translator(language)
  const prereg = isId(id) ? await preregById(db, id) : null
  if (!prereg || prereg.state === "draft" || !prereg.submittedAt) return null
  const { site, municipalities } = await readSiteOffice(db)
  const now = ctx.now()
  const [whole, events, notes, open, visit, list, terms, handedOver, approved] = await Promise.all([
    wholeOf(db, prereg),
    preregEvents(db, id),
    preregNotes(db, id),
    openQuestions(db, id),
    visitOf(db, prereg, now),
    worklist(db, site.id, MOST_ROWS),
    readTerms(db, now),
    handOverOf(db, id),
    isAnyApproved(db, id),
  ])
  const { household, people } = whole
  const verdicts = await verdictsOf(
    db,
    people.map((p) => p.id),
  )
  const today = officeDay(now)
  const sent = officeDay(prereg.submittedAt)
  const rules = await rulesFor(context, sent)
  const theirs: Language = isLanguage(prereg.language) ? prereg.language : "en"
  const municipality = municipalities.find((m) => m.code === household.parts.to?.municipality)
  const served = servedFrom(household, municipality, today)
  const findings = findingsOf(household, { served, addressKnown: prereg.addressKnown, sent, rules })
  const say = (finding: Finding) => said(finding, language)
  const words = (question: Question, value: string) => inWords(question, value, language, municipalities)
  const papers = household.people.map((person) => papersOf(household, person, rules))
  const waiting = list.filter((row) => row.state === "submitted").map((row) => row.id)
  const found = (about: Finding["about"]) => findings.filter((f) => f.about === about).map(say)
  const kept = keptFrom(prereg, { visit, handedOverAt: handedOver?.whole ? handedOver.at : null, approved })
  const sum = readinessOfAll(papers.flat().map((p) => p.readiness))
  return {
    id,
    reference: prereg.reference,
    state: prereg.state,
    name: nameOf(household.people[0]!, language),
    count: household.people.length,
    sentOn: shortDay(sent, language, today),
    language: theirs,
    email: emailShown(prereg.email),
    earlier: prereg.earlierNumber,
    assigned: prereg.assignedName,
    assignedTo: prereg.assignedTo,
    facts: factsOf(household, { language, municipality: municipality?.name ?? "", email: prereg.email, found }),
    alerts: findings.filter((f) => f.about === "person" || f.about === "papers").map(say),
    people: household.people.map((person) => ({
      id: person.id,
      name: nameOf(person, language),
      relation: relationOf(person, language, today),
      sealed: Object.values(person.parts).some((part) => Object.values(part).includes(SEALED)),
    })),
    papersSum: { ready: sum.ready, count: sum.needed },
    papers: papersAcross(household, papers, verdicts, language),
    answers: answersAcross(household, words, language),
    mayAsk: askable(whole.household, theirs, language),
    open: open.map((a) => askedText(language, a, personNamed(household.people, a.personId, language))),
    visit: visit && {
      when: spokenMoment(visit.startsAt, language, now),
      provisional: visit.state === "provisional",
      id: visit.id,
    },
    /** Its time can be chosen with it: it is sent, and has none that stands. */
    bookable: !visit && ["submitted", "returned", "accepted"].includes(prereg.state),
    decision: prereg.decision,
    decided:
      prereg.decidedBy && prereg.decidedAt ? `${prereg.decidedBy}, ${briefMoment(prereg.decidedAt, language)}` : null,
    ...placeAmong(waiting, id),
    events: events.map((e) => ({
      id: e.id,
      at: briefMoment(e.at, language),
      text: textAt(t, `prereg-staff:event.${e.kind}`),
      who: e.staffName,
    })),
    notes: notes.map((n) => ({ id: n.id, at: briefMoment(n.at, language), who: n.staffName, text: n.text })),
    decidable: isDecidable(prereg.state, visit?.state ?? null),
    handsOver: prereg.state === "completed" || prereg.state === "accepted",
    kept: shortDay(officeDay(addDays(kept.from, terms[kept.term])), language, ""),
  }
}
export type ReviewShown = NonNullable<Awaited<ReturnType<typeof showReview>>>

/** Where people of the address go from the day they move in: one that is not on the list serves its own. */
function servedFrom(household: Household, municipality: Municipality | undefined, today: string): WhereToGo {
  if (!municipality) return { goes: "own", why: "no-partner", exception: null }
  const { contact, to } = household.parts
  const student = contact?.purpose === "study"
  return whereToGo(municipality, { student, residence: to?.residence ?? null }, to?.moveIn ?? today)
}

function said(finding: Finding, language: Language): Said {
  const { t } = translator(language)
  return {
    about: finding.about,
    level: finding.level,
    text: textAt(t, `prereg-staff:finding.${finding.kind}`, {
      count: finding.days ?? 0,
      who: finding.person ? nameOf(finding.person, language) : "",
    }),
  }
}

/** Where a case stands among those that wait. Who has decided goes on with the case that has waited longest. */
function placeAmong(waiting: readonly string[], id: string) {
  const place = waiting.indexOf(id)
  return {
    nextCase: waiting[place < 0 ? 0 : place + 1] ?? waiting.find((other) => other !== id) ?? null,
    place:
      place < 0
        ? null
        : {
            number: place + 1,
            count: waiting.length,
            previous: waiting[place - 1] ?? null,
            next: waiting[place + 1] ?? null,
          },
  }
}

/** Papers down, people across; null where a person needs none. `papers` are those of each person. */
function papersAcross(
  household: Household,
  papers: readonly PersonPaper[][],
  verdicts: Awaited<ReturnType<typeof verdictsOf>>,
  language: Language,
) {
  const { t } = translator(language)
  return [...new Set(papers.flat().map((p) => p.paper))].map((paper) => ({
    paper,
    label: t(`plan:papers.${paper}`),
    cells: household.people.map((person, i) => {
      const own = papers[i]!.find((p) => p.paper === paper)
      return own ? cellOf(own, person, verdicts) : null
    }),
  }))
}

/** Facts down, people across; null where a person is not asked. What nobody has answered has no row. */
function answersAcross(household: Household, words: (question: Question, value: string) => string, language: Language) {
  const { t } = translator(language)
  const cellFor = (part: (typeof personParts)[number], question: Question, person: Person) => {
    const given = person.parts[part] ?? {}
    const asked =
      partConcerns(part, person) &&
      questionsFor(household, { part, person }).includes(question) &&
      (!question.shownIf || holds(question.shownIf, given))
    const value = given[question.name] ?? ""
    return asked ? { text: value === SEALED ? SEALED : words(question, value) } : null
  }
  return personParts.flatMap((part) =>
    questions[part].flatMap((question) => {
      const cells = household.people.map((person) => cellFor(part, question, person))
      if (cells.every((c) => c === null || c.text === "")) return []
      const label = textAt(t, `prereg-staff:q.${question.name}`)
      return [{ key: `${part}.${question.name}`, label, cells }]
    }),
  )
}

const partConcerns = (part: Part, person: Person) =>
  part === "civil" ? person.relation !== "child" : part === "parents" ? person.relation === "child" : true
const personNamed = (people: readonly Person[], id: string | null, language: Language) => {
  const person = people.find((p) => p.id === id)
  return person ? nameOf(person, language) : null
}

function relationOf(person: Person, language: Language, today: string): string {
  const { t } = translator(language)
  const years = yearsOf(person, today)
  const text = t(`prereg-staff:relation.${person.relation}`)
  return years === null ? text : `${text}, ${t("prereg-staff:years", { count: years })}`
}

function cellOf(own: PersonPaper, person: Person, verdicts: Awaited<ReturnType<typeof verdictsOf>>) {
  const verdict = verdicts.find((v) => v.personId === person.id && v.paper === own.paper)
  return {
    personId: person.id,
    says: own.readiness,
    stamp: own.stamp === "usually-needed",
    verdict: verdict?.verdict ?? null,
    by: verdict?.staffName ?? null,
  }
}
