import type { RouterContextProvider } from "react-router"
import { awaitedAnswers } from "#db/offers/reads.ts"
import { benefitList } from "#db/benefit/reads.ts"
import { calendarLegs, householdVisits, provisionalBefore, visitsSeen } from "#db/desk/reads.ts"
import { undelivered } from "#db/mail/reads.ts"
import { readSiteOffice, type SiteOffice } from "#db/office/reads.ts"
import { verdictsOf, wholeOf, worklist } from "#db/prereg/reads.ts"
import { readDatedRules } from "#db/rules/reads.ts"
import { standingOf } from "#domain/benefit/standing.ts"
import { type Need, dueOn, isPaperRed, isToCall, needsOf, provisionalRisk } from "#domain/desk/attention.ts"
import { legsSeen, officeSeen } from "#domain/desk/scope.ts"
import { papersOf } from "#domain/prereg/papers.ts"
import { rulesOn } from "#domain/rules/rules.ts"
import { addDays, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { briefDay, briefMoment } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { paths } from "#paths"
import { type Portal, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { showDay } from "./day.server.ts"

interface Row {
  kind: Need
  key: string
  who: string
  why: string
  to: string
  /** The visit that it is about, for who sees only some of them. */
  visitId: string | null
}

interface Around {
  portal: Portal
  at: SiteOffice
  language: Language
  now: Date
}

/** Everything that needs a person, as far as its reader may act on it, by kind in the order of the rule. */
export async function showAttention(context: Readonly<RouterContextProvider>) {
  const portal = portalOf(context)
  const who = staffOf(context)
  const around = {
    portal,
    at: await readSiteOffice(portal.db),
    language: localeOf(context),
    now: portal.ctx.now(),
  }
  const mine = needsOf(who)
  const wants = (...kinds: Need[]) => kinds.some((kind) => mine.includes(kind))
  const found = [
    ...(wants("late", "waiting", "nogap") ? await ofToday(around, who.skills) : []),
    ...(wants("deadline") ? await ofBenefits(around) : []),
    ...(wants("household") ? await ofHouseholds(around) : []),
    ...(wants("provisional") ? await ofProvisional(around) : []),
    ...(wants("papers") ? await ofPapers(around) : []),
    ...(wants("answer") ? await ofAnswers(around) : []),
    ...(wants("undelivered") ? await ofMessages(around) : []),
  ]
  const { skills } = who
  const ids = found.flatMap((row) => row.visitId ?? [])
  const seen = skills ? await visitsSeen(portal.db, ids, skills) : null
  const rows = found.filter((row) => wants(row.kind) && (!seen || row.visitId === null || seen.has(row.visitId)))
  return {
    key: around.language,
    read: around.now.getTime(),
    count: rows.length,
    kinds: mine
      .map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) }))
      .filter((group) => group.rows.length > 0),
  }
}

/** Who is late or waits long today, and who has no counter, as the calendar says it. */
async function ofToday({ portal, at, language, now }: Around, skills: readonly string[] | null): Promise<Row[]> {
  const { t } = translator(language)
  const day = officeDay(now)
  const office = officeSeen(at.office, skills)
  const legs = legsSeen(await calendarLegs(portal.db, at.site.id, day, now), office, skills)
  return showDay({ ...at, office }, day, legs, language, now).attention.flatMap((one): Row[] => {
    const { kind, visitId } = one
    // Whoever said that they come later is waited for: nobody need do anything yet.
    if (kind === "said") return []
    const why = t(`person:attention.why.${kind}`, { minutes: one.minutes, when: one.from, counter: one.counter })
    const to = kind === "nogap" ? paths.staff.visitAsk(visitId, "move") : paths.staff.calendar({ day, visit: visitId })
    return [{ kind, key: visitId, visitId, who: one.name, why, to }]
  })
}

async function ofBenefits({ portal, at, language, now }: Around): Promise<Row[]> {
  const { t } = translator(language)
  const today = officeDay(now)
  const dated = await readDatedRules(portal.db)
  return (await benefitList(portal.db, at.site.id, ["sent"], 300)).flatMap((one): Row[] => {
    const { by, lastOpen } = standingOf(one, { ...at, rules: rulesOn(dated, one.formDate) }, today)
    const due = dueOn(lastOpen ?? by, today)
    if (!due) return []
    const why = t(`person:attention.why.${due}`, { day: briefDay(by, language) })
    return [{ kind: "deadline", key: one.id, who: one.name, why, to: paths.staff.benefit(one.id), visitId: null }]
  })
}

async function ofHouseholds({ portal, at, language, now }: Around): Promise<Row[]> {
  const { t } = translator(language)
  const today = officeDay(now)
  return (await worklist(portal.db, at.site.id, 300)).flatMap((one): Row[] => {
    const due = one.state === "submitted" && one.notifyBy ? dueOn(one.notifyBy, today) : null
    if (!due) return []
    const why = t(`person:attention.why.${due}`, { day: briefDay(one.notifyBy ?? today, language) })
    return [{ kind: "household", key: one.id, who: one.name, why, to: paths.staff.prereg(one.id), visitId: null }]
  })
}

const riskWords = { over: "provisionalOver", today: "provisionalToday", soon: "provisionalSoon" } as const

async function ofProvisional({ portal, at, language, now }: Around): Promise<Row[]> {
  const { t } = translator(language)
  const days = at.settings.attentionDays
  const before = officeInstant(addDays(officeDay(now), days + 1), "00:00")
  return (await provisionalBefore(portal.db, at.site.id, before)).flatMap((one): Row[] => {
    const risk = provisionalRisk(one.startsAt, now, days)
    if (!risk) return []
    return [
      {
        kind: "provisional",
        key: one.id,
        visitId: one.id,
        who: one.name,
        why: t(`person:attention.why.${riskWords[risk]}`, { when: briefMoment(one.startsAt, language) }),
        to: one.preregId ? paths.staff.prereg(one.preregId) : paths.staff.visit(one.id),
      },
    ]
  })
}

async function ofPapers({ portal, at, language, now }: Around): Promise<Row[]> {
  const { t } = translator(language)
  const until = officeInstant(addDays(officeDay(now), at.settings.attentionDays + 1), "00:00")
  const visits = await householdVisits(portal.db, at.site.id, now, until)
  const dated = await readDatedRules(portal.db)
  const rows: Row[] = []
  for (const { id, name, startsAt, prereg } of visits) {
    const { household, people } = await wholeOf(portal.db, prereg)
    const verdicts = await verdictsOf(
      portal.db,
      people.map((person) => person.id),
    )
    const rules = rulesOn(dated, officeDay(prereg.submittedAt ?? now))
    const red = household.people.flatMap((person) =>
      papersOf(household, person, rules).filter((own) =>
        isPaperRed(
          own.readiness,
          verdicts.find((one) => one.personId === person.id && one.paper === own.paper)?.verdict ?? null,
        ),
      ),
    )
    if (red.length === 0) continue
    const why = t("person:attention.why.papers", { count: red.length, when: briefMoment(startsAt, language) })
    rows.push({ kind: "papers", key: id, visitId: id, who: name, why, to: paths.staff.prereg(prereg.id) })
  }
  return rows
}

async function ofAnswers({ portal, language, now }: Around): Promise<Row[]> {
  const { t } = translator(language)
  return (await awaitedAnswers(portal.db, now)).filter(isToCall).map((one) => ({
    kind: "answer",
    key: one.visitId,
    visitId: one.visitId,
    who: one.name,
    why: t("person:attention.why.answer", { when: briefMoment(one.startsAt, language) }),
    to: paths.staff.visitAsk(one.visitId, "move"),
  }))
}

async function ofMessages({ portal, language }: Around): Promise<Row[]> {
  const { t } = translator(language)
  return (await undelivered(portal.db)).map((one) => ({
    kind: "undelivered",
    key: one.id,
    visitId: one.about === "visit" ? one.ofId : null,
    who: one.name || one.reference,
    why: t("person:attention.why.undelivered", {
      kind: t(`person:kind.${one.about}`),
      when: briefMoment(one.at, language),
    }),
    to: paths.staff.undelivered(),
  }))
}
