import type { RouterContextProvider } from "react-router"
import type { AgreementField } from "#domain/identity/agreement.ts"
import { type Evidence, HEARING_DAYS, type Lack, lacksOf, maySecond } from "#domain/identity/check.ts"
import { NIDC_DAYS } from "#domain/identity/referral.ts"
import { isRegistrationPaper, registrationPapers } from "#domain/identity/requirements.ts"
import { pradoUrl } from "#domain/identity/states-of-issue.ts"
import { type TrainingSubject, substitutes, trainedUntil } from "#domain/identity/training.ts"
import { mayReopen } from "#domain/identity/states.ts"
import { isId } from "#domain/id.ts"
import { languageName } from "#domain/manner.ts"
import { standsAt } from "#domain/office/roster.ts"
import { may } from "#domain/staff/permissions.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { briefMoment, fullDate } from "#domain/time/spoken.ts"
import { visitById } from "#db/booking/reads.ts"
import { type IdentityCheck, checkById, checkEvents, otherChecksOf, readTrainings } from "#db/identity/reads.ts"
import { accountsWith } from "#db/staff/reads.ts"
import type { Language } from "#locales/languages.ts"
import { textAt } from "#locales/text-at.ts"
import { translator } from "#locales/translator.ts"
import { type Basis, basisOf, evidenceOf } from "#operations/identity/beside.ts"
import { noteOpenedCase } from "#operations/staff/opened.ts"
import { officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { citizenshipName, countryNames } from "#app/web/place-names.server.ts"
import { rulesFor } from "#app/web/rules.server.ts"
import { askedWords, dayWords } from "./words.server.ts"

type Context = Readonly<RouterContextProvider>

/** One check with everything that was entered, what is asked, and what is still wanting; null when there is none. */
export async function showCheck(context: Context, id: string, cameFrom: string | null) {
  const { db, ctx } = portalOf(context)
  const check = isId(id) ? await checkById(db, id) : null
  if (!check) return null
  const language = localeOf(context)
  const evidence = evidenceOf(ctx, check)
  const [others, basis, events, rules] = await Promise.all([
    otherChecksOf(db, check),
    basisOf(ctx, db, check, evidence),
    checkEvents(db, id),
    rulesFor(context, check.day),
  ])
  // Whose answers stand beside the document reads who opened them.
  if (basis.compared && check.preregId)
    await noteOpenedCase(ctx, { staffId: staffOf(context).id, of: "household", case: check.preregId, cameFrom })
  const visit = check.visitId && check.state === "approved" ? await visitById(db, check.visitId) : null
  const { t } = translator(language)
  const today = officeDay(ctx.now())
  const day = (date: string | null) => date && fullDate(date, language)
  const lacks = check.state === "open" ? lacksOf(evidence, basis.beside) : []
  const words = (lack: Lack) => t(`identity-staff:lack.${lack.why}`, { what: about(lack, language) })
  return {
    id,
    revision: check.revision,
    /** The person's language, where a letter is written in it beside Danish. */
    theirs: check.language === "da" ? null : { code: check.language, name: languageName(check.language, language) },
    name: check.name,
    reference: check.reference,
    state: check.state,
    visitId: check.visitId,
    today,
    document: documentShown(evidence, basis, language),
    compared: basis.compared,
    agreement: agreementShown(evidence, basis, language),
    evidence: check.evidence,
    papers: basis.papers.map(({ paper, state }) => ({
      paper,
      label: t(`identity-staff:paper.${paper}`),
      asked: askedWords(basis.asked.get(paper) ?? null, state, rules, language),
      look: basis.asked.get(paper)?.look ?? "",
    })),
    more: registrationPapers
      .filter((paper) => !basis.papers.some((one) => one.paper === paper))
      .map((paper) => ({ value: paper, text: t(`identity-staff:paper.${paper}`) })),
    lacks: {
      open: lacks.filter((l) => l.why === "open" || l.why === "unexplained").map(words),
      doubts: lacks.filter((l) => l.why !== "open" && l.why !== "unexplained").map(words),
    },
    others: others.map((one) => ({ id: one.id, state: one.state, day: fullDate(one.day, language) })),
    officer: check.officerName,
    doubt: check.doubt,
    mayReopen: visit !== null && mayReopen(check, visit.visit.state, today),
    mayLookTwice: maySecond(check, { staffId: staffOf(context).id }),
    second: check.secondName && { who: check.secondName, words: check.secondWords },
    nidc: nidcShown(check, language, today),
    hearing: {
      grounds: check.grounds,
      facts: check.facts,
      theirs: check.factsTheirs,
      heardOn: day(check.heardOn),
      answerBy: day(check.answerBy),
      usualBy: addDays(today, HEARING_DAYS),
      answered: check.answered,
      decided: check.decidedOn && { who: check.decidedBy ?? "", day: day(check.decidedOn)!, words: check.decidedWords },
    },
    ability: await abilityOf(context, check, today),
    states: countryNames(language),
    events: events.map((event) => ({
      when: briefMoment(event.at, language),
      who: event.staffName ?? "",
      what: textAt(t, `identity-staff:event.${event.kind}`),
    })),
  }
}
export type CheckShown = NonNullable<Awaited<ReturnType<typeof showCheck>>>

/** What a lack is about, in the words of the page. */
function about({ about: at }: Lack, language: Language): string {
  const { t } = translator(language)
  const [kind, name] = at.split(":") as [string, string | undefined]
  if (kind === "paper" && name !== undefined && isRegistrationPaper(name)) return t(`identity-staff:paper.${name}`)
  if (kind === "field")
    return t("identity-staff:lack.differs", { field: t(`identity-staff:agreement.of.${name as AgreementField}`) })
  return at === "document" || at === "zone" ? t(`identity-staff:lack.${at}`) : textAt(t, `identity-staff:steps.${at}`)
}

function documentShown({ document, byHand }: Evidence, { asked, beside }: Basis, language: Language) {
  if (!document) return null
  const { t } = translator(language)
  const requirement = asked.get(document.kind)
  const why = byHand && (byHand.words || t(`identity-staff:reason.${byHand.reason}`))
  return {
    kind: t(`identity-staff:kind.${document.kind}`),
    state: document.state ? citizenshipName(document.state, language) : t("identity-staff:document.stateUnknown"),
    number: document.number,
    expires: document.expires ? fullDate(document.expires, language) : t("identity-staff:document.noExpiry"),
    expired: document.expires !== "" && document.expires < beside.today,
    taken: requirement?.taken ?? true,
    zone: document.format !== null,
    wrong: document.wrong.map((digit) => t(`identity-staff:document.digit.${digit}`)),
    why,
    look: requirement?.look ?? "",
    prado: pradoUrl(document.state || null, language),
  }
}

function agreementShown({ document }: Evidence, { said, beside }: Basis, language: Language) {
  const { t } = translator(language)
  const country = (code: string) => (code === "" ? "" : citizenshipName(code, language))
  const sex = (code: string) => (code === "" ? "" : textAt(t, `identity-staff:agreement.sex.${code}`))
  const hidden = (number: string) =>
    number === "" ? "" : t("identity-staff:agreement.hidden", { end: number.slice(-3) })
  const two: Record<AgreementField, [string, string]> = {
    name: [said.name, `${document?.surname ?? ""} ${document?.given ?? ""}`.trim()],
    born: [dayWords(said.born, language), dayWords(document?.born ?? "", language)],
    sex: [sex(said.sex), sex(document?.sex ?? "")],
    citizenship: [
      [said.citizenship, said.otherCitizenship].filter(Boolean).map(country).join(", "),
      country(document?.citizenship ?? ""),
    ],
    number: [hidden(said.number), document?.number ?? ""],
  }
  return beside.agreement.map(({ field, is }) => ({ field, is, said: two[field][0], shows: two[field][1] }))
}

function nidcShown(check: IdentityCheck, language: Language, today: string) {
  const day = (date: string | null) => date && fullDate(date, language)
  return {
    sentOn: day(check.nidcSentOn),
    reference: check.nidcReference,
    late: check.nidcSentOn !== null && check.nidcAnsweredOn === null && addDays(check.nidcSentOn, NIDC_DAYS) < today,
    lateDays: NIDC_DAYS,
    answeredOn: day(check.nidcAnsweredOn),
    answer: check.nidcAnswer,
    words: check.nidcWords,
  }
}

/** Whether the one who reads can complete what comes next, until when, and who can where they cannot. */
async function abilityOf(context: Context, check: IdentityCheck, today: string) {
  const { db } = portalOf(context)
  const subject: TrainingSubject = check.state === "open" ? "check" : "second-look"
  const me = staffOf(context)
  const [trainings, accounts, { office }] = await Promise.all([
    readTrainings(db),
    accountsWith(db, "check-identity"),
    officeOf(context),
  ])
  const until = trainedUntil(trainings, me.id, subject, today)
  const holds = until !== null && until >= today && may(me, "check-identity")
  const staff = accounts.map(({ id, name }) => ({ staffId: id, name, here: standsAt(office, name, today).length > 0 }))
  const not = check.state === "doubtful" ? [me.id, check.officerId] : [me.id]
  return {
    until: holds ? fullDate(until, localeOf(context)) : null,
    others: substitutes(staff, trainings, { subject, not, today }).map(({ name, here: at }) => ({ name, here: at })),
  }
}
