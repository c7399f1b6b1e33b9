import { and, asc, desc, eq, gte, inArray, isNull, or, sql } from "drizzle-orm"
import { type BookingSettings, settingsOf } from "#domain/booking/settings.ts"
import type { Municipality } from "#domain/office/municipality.ts"
import type { Notice } from "#domain/office/notices.ts"
import type { Office } from "#domain/office/opening.ts"
import { officeClock, officeDay } from "#domain/time/office-time.ts"
import type { Reader } from "../client.ts"
import { type OwnText, readOwnTexts } from "../mail/reads.ts"
import { course, courseMeeting, courseRun } from "../courses/tables.ts"
import { statement } from "../statement.ts"
import * as t from "./tables.ts"

export type Site = typeof t.site.$inferSelect
export type Service = typeof t.service.$inferSelect
export type ServiceText = typeof t.serviceText.$inferSelect
export interface ServiceWithTexts extends Service {
  texts: Record<string, ServiceText>
}

/** One site with all that decides its free times. Shared between requests: never change it. */
export interface SiteOffice {
  site: Site
  office: Office
  /** All services in the order of a visit, also those no longer offered (old visits name them). */
  services: ServiceWithTexts[]
  /** Those to come and those that are over too: which of them stand is asked by the day (`noticesOn`). */
  notices: Notice[]
  /** All of Denmark's, by name as Danish sorts. */
  municipalities: Municipality[]
  /** What the office says in its messages in place of the built-in texts. */
  ownTexts: OwnText[]
  /** The numbers of booking that hold. */
  settings: BookingSettings
}

const selectSite = statement((db) =>
  db
    .select()
    .from(t.site)
    .where(sql`${t.site.key} = coalesce(${sql.placeholder("siteKey")}, ${t.site.key})`)
    .orderBy(asc(t.site.key))
    .limit(1)
    .prepare("first_site"),
)

export type SetupCode = typeof t.setupCode.$inferSelect

/** Whether an office has been set up. Until then there is nothing that a page could show. */
export async function officeExists(db: Reader): Promise<boolean> {
  return (await db.select({ id: t.site.id }).from(t.site).limit(1)).length > 0
}

export async function readSetupCode(db: Reader): Promise<SetupCode | null> {
  return (await db.select().from(t.setupCode))[0] ?? null
}

const byDanishName = new Intl.Collator("da")
const copies = new Map<string, SiteOffice>()

/**
 * The site with opening hours, counters, roster and services. Asks the database for the version each time and reads the rest
 * only when that has changed, so the answer is never older than the question.
 */
export async function readSiteOffice(db: Reader, siteKey?: string): Promise<SiteOffice> {
  const [site] = await selectSite(db, { siteKey: siteKey ?? null })
  if (!site)
    throw new Error(siteKey ? `no site ${siteKey}` : "no office: set it up at /setup or with npm run office:new")
  const known = copies.get(site.id)
  if (known && known.site.officeVersion === site.officeVersion) return known
  const fresh = await readFresh(db, site)
  copies.set(site.id, fresh)
  return fresh
}

/** The same, read anew: inside the transaction of a change, before its version is known to others. */
export async function readFresh(db: Reader, site: Site): Promise<SiteOffice> {
  const counters = await db.select().from(t.counter).where(eq(t.counter.siteId, site.id)).orderBy(asc(t.counter.number))
  const series = await readSeries(db, site.id)
  const exceptions = await db
    .select()
    .from(t.openingException)
    .where(eq(t.openingException.siteId, site.id))
    .orderBy(asc(t.openingException.day))
  const closures = await db
    .select()
    .from(t.closure)
    .where(eq(t.closure.siteId, site.id))
    .orderBy(asc(t.closure.firstDay), asc(t.closure.from))
  const roster = counters.length
    ? await db
        .select()
        .from(t.rosterShift)
        .where(
          inArray(
            t.rosterShift.counterId,
            counters.map((c) => c.id),
          ),
        )
        .orderBy(asc(t.rosterShift.weekday), asc(t.rosterShift.starts))
    : []
  const teaching = await readTeaching(db, site.id)
  const services = await readServices(db, site.id)
  const notices = await db
    .select()
    .from(t.notice)
    .where(eq(t.notice.siteId, site.id))
    .orderBy(asc(t.notice.firstDay), asc(t.notice.id))
  const municipalities = await readMunicipalities(db)
  const ownTexts = await readOwnTexts(db)
  return {
    site,
    office: {
      counters: counters.filter((c) => c.active),
      series,
      exceptions,
      closures,
      roster,
      teaching,
    },
    services,
    notices,
    municipalities,
    ownTexts,
    settings: settingsOf(site.settings),
  }
}

/** Meetings of courses that stand, back to what the calendar is still looked at for; planning, moving and cancelling one raises the version. */
async function readTeaching(db: Reader, siteId: string) {
  const rows = await db
    .select({ teacher: courseMeeting.teacher, startsAt: courseMeeting.startsAt, endsAt: courseMeeting.endsAt })
    .from(courseMeeting)
    .innerJoin(courseRun, eq(courseRun.id, courseMeeting.runId))
    .where(
      and(
        eq(courseMeeting.siteId, siteId),
        eq(courseMeeting.active, true),
        eq(courseRun.state, "planned"),
        sql`${courseMeeting.teacher} <> '' and ${courseMeeting.endsAt} > now() - interval '60 days'`,
      ),
    )
    .orderBy(asc(courseMeeting.startsAt))
  return rows.map(({ teacher, startsAt, endsAt }) => ({
    teacher,
    day: officeDay(startsAt),
    from: officeClock(startsAt),
    to: officeClock(endsAt),
  }))
}

/** The series of weekly hours, each with its hours. */
async function readSeries(db: Reader, siteId: string) {
  const series = await db
    .select()
    .from(t.openingSeries)
    .where(eq(t.openingSeries.siteId, siteId))
    .orderBy(asc(t.openingSeries.validFrom))
  const hours = series.length
    ? await db
        .select()
        .from(t.openingHours)
        .where(
          inArray(
            t.openingHours.seriesId,
            series.map((s) => s.id),
          ),
        )
        .orderBy(asc(t.openingHours.weekday))
    : []
  return series.map((s) => ({ ...s, hours: hours.filter((h) => h.seriesId === s.id) }))
}

async function readServices(db: Reader, siteId: string) {
  const services = await db
    .select()
    .from(t.service)
    .where(eq(t.service.siteId, siteId))
    .orderBy(asc(t.service.position))
  const texts = services.length
    ? await db
        .select()
        .from(t.serviceText)
        .where(
          inArray(
            t.serviceText.serviceId,
            services.map((s) => s.id),
          ),
        )
    : []
  return services.map((s) => ({
    ...s,
    texts: Object.fromEntries(texts.filter((x) => x.serviceId === s.id).map((x) => [x.language, x])),
  }))
}

/** Every municipality with its terms and exceptions, by its Danish name. */
export async function readMunicipalities(db: Reader): Promise<Municipality[]> {
  const municipalities = await db.select().from(t.municipality)
  const terms = await db.select().from(t.municipalityTerm).orderBy(asc(t.municipalityTerm.from))
  const municipalityExceptions = await db.select().from(t.municipalityException)
  return municipalities
    .map((m) => ({
      ...m,
      terms: terms.filter((term) => term.code === m.code),
      exceptions: municipalityExceptions.filter((e) => e.code === m.code),
    }))
    .toSorted((a, b) => byDanishName.compare(a.name, b.name))
}

/** Counters with those that are no longer in use, for the office's own pages. */
export function allCounters(db: Reader, siteId: string) {
  return db.select().from(t.counter).where(eq(t.counter.siteId, siteId)).orderBy(asc(t.counter.number))
}

/** The latest changes of the office, newest first. */
export function recentChanges(db: Reader, siteId: string, limit = 50) {
  return db
    .select()
    .from(t.officeChange)
    .where(eq(t.officeChange.siteId, siteId))
    .orderBy(desc(t.officeChange.at))
    .limit(limit)
}

/** The latest changes of some kinds, the newest first: the history of one part of the office. */
export const changesOf = (db: Reader, siteId: string, whats: readonly string[], limit = 200) =>
  db
    .select()
    .from(t.officeChange)
    .where(and(eq(t.officeChange.siteId, siteId), inArray(t.officeChange.what, [...whats])))
    .orderBy(desc(t.officeChange.at))
    .limit(limit)

/** Closures and exceptions that are not over yet. */
export async function comingExceptions(db: Reader, siteId: string, today: string) {
  const closures = await db
    .select()
    .from(t.closure)
    .where(and(eq(t.closure.siteId, siteId), or(gte(t.closure.lastDay, today), isNull(t.closure.lastDay))))
    .orderBy(asc(t.closure.firstDay), asc(t.closure.from))
  const exceptions = await db
    .select()
    .from(t.openingException)
    .where(and(eq(t.openingException.siteId, siteId), gte(t.openingException.day, today)))
    .orderBy(asc(t.openingException.day))
  return { closures, exceptions }
}

/** When somebody teaches from an instant on, for the roster. */
export function teachingFrom(db: Reader, after: Date) {
  return db
    .select({
      teacher: courseMeeting.teacher,
      startsAt: courseMeeting.startsAt,
      endsAt: courseMeeting.endsAt,
      texts: course.texts,
    })
    .from(courseMeeting)
    .innerJoin(courseRun, eq(courseRun.id, courseMeeting.runId))
    .innerJoin(course, eq(course.id, courseRun.courseId))
    .where(and(eq(courseMeeting.active, true), eq(courseRun.state, "planned"), gte(courseMeeting.startsAt, after)))
    .orderBy(asc(courseMeeting.startsAt))
    .limit(60)
}
