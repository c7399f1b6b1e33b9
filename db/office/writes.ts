import { and, eq, inArray, isNull, lt, or, sql } from "drizzle-orm"
import type { Reader, Transaction } from "../client.ts"
import * as t from "./tables.ts"

/** Lets one set-up of an office wait for another, until the transaction ends: while there is no office there is no row to lock. */
export async function lockFounding(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('founding', 2))`)
}

export async function insertSite(tx: Transaction, values: typeof t.site.$inferInsert): Promise<string> {
  return (await tx.insert(t.site).values(values).returning({ id: t.site.id }))[0]!.id
}

/** A service with its texts, one for each language; answers its id. */
export async function insertService(
  tx: Transaction,
  values: typeof t.service.$inferInsert,
  texts: Readonly<Record<string, Omit<typeof t.serviceText.$inferInsert, "serviceId" | "language">>> = {},
): Promise<string> {
  const [row] = await tx.insert(t.service).values(values).returning({ id: t.service.id })
  const serviceId = row!.id
  const rows = Object.entries(texts).map(([language, text]) => ({ serviceId, language, ...text }))
  if (rows.length > 0) await tx.insert(t.serviceText).values(rows)
  return serviceId
}

/** Puts a new code in the place of the one before, whose tries are forgotten with it. */
export async function putSetupCode(tx: Reader, codeHash: Buffer, expiresAt: Date): Promise<void> {
  const values = { codeHash, expiresAt, wrongTries: 0 }
  await tx.insert(t.setupCode).values(values).onConflictDoUpdate({ target: t.setupCode.id, set: values })
}

/** Counts a wrong code. One statement, so that many at once are all counted. */
export async function countWrongCode(tx: Reader): Promise<void> {
  await tx.update(t.setupCode).set({ wrongTries: sql`${t.setupCode.wrongTries} + 1` })
}

export async function deleteSetupCode(tx: Reader): Promise<void> {
  await tx.delete(t.setupCode)
}

/** Tells every process that its copy of the office is old. */
export async function raiseVersion(tx: Transaction, siteId: string): Promise<void> {
  await tx
    .update(t.site)
    .set({ officeVersion: sql`${t.site.officeVersion} + 1` })
    .where(eq(t.site.id, siteId))
}

export async function recordChange(tx: Transaction, values: typeof t.officeChange.$inferInsert): Promise<void> {
  await tx.insert(t.officeChange).values(values)
}

export async function insertSeries(
  tx: Transaction,
  siteId: string,
  series: { validFrom: string; validTo: string | null; hours: { weekday: number; opens: string; closes: string }[] },
): Promise<void> {
  const rows = await tx
    .insert(t.openingSeries)
    .values({ siteId, validFrom: series.validFrom, validTo: series.validTo })
    .returning({ id: t.openingSeries.id })
  if (series.hours.length > 0)
    await tx.insert(t.openingHours).values(series.hours.map((h) => ({ ...h, seriesId: rows[0]!.id })))
}

/** A series that begins on the same day as another replaces it. */
export async function deleteSeriesFrom(tx: Transaction, siteId: string, validFrom: string): Promise<void> {
  await tx
    .delete(t.openingSeries)
    .where(and(eq(t.openingSeries.siteId, siteId), eq(t.openingSeries.validFrom, validFrom)))
}

export async function deleteSeries(tx: Transaction, siteId: string, id: string): Promise<void> {
  await tx.delete(t.openingSeries).where(and(eq(t.openingSeries.siteId, siteId), eq(t.openingSeries.id, id)))
}

export async function insertClosure(tx: Transaction, values: typeof t.closure.$inferInsert): Promise<void> {
  await tx.insert(t.closure).values(values)
}

export async function deleteClosure(
  tx: Transaction,
  siteId: string,
  id: string,
): Promise<typeof t.closure.$inferSelect | null> {
  const rows = await tx
    .delete(t.closure)
    .where(and(eq(t.closure.siteId, siteId), eq(t.closure.id, id)))
    .returning()
  return rows[0] ?? null
}

export async function putException(tx: Transaction, values: typeof t.openingException.$inferInsert): Promise<void> {
  await tx
    .insert(t.openingException)
    .values(values)
    .onConflictDoUpdate({
      target: [t.openingException.siteId, t.openingException.day],
      set: { opens: values.opens, closes: values.closes, reason: values.reason },
    })
}

export async function deleteException(
  tx: Transaction,
  siteId: string,
  id: string,
): Promise<typeof t.openingException.$inferSelect | null> {
  const rows = await tx
    .delete(t.openingException)
    .where(and(eq(t.openingException.siteId, siteId), eq(t.openingException.id, id)))
    .returning()
  return rows[0] ?? null
}

export async function insertCounter(tx: Transaction, values: typeof t.counter.$inferInsert): Promise<string> {
  return (await tx.insert(t.counter).values(values).returning({ id: t.counter.id }))[0]!.id
}

export async function updateCounter(
  tx: Transaction,
  siteId: string,
  id: string,
  set: Partial<typeof t.counter.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(t.counter)
    .set(set)
    .where(and(eq(t.counter.siteId, siteId), eq(t.counter.id, id)))
    .returning({ id: t.counter.id })
  return rows.length > 0
}

export async function nameCounterGroup(
  tx: Transaction,
  siteId: string,
  group: string,
  groupNames: Record<string, string>,
): Promise<void> {
  await tx
    .update(t.counter)
    .set({ groupNames })
    .where(and(eq(t.counter.siteId, siteId), eq(t.counter.group, group)))
}

export async function deleteShifts(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(t.rosterShift).where(inArray(t.rosterShift.id, [...ids]))
}

export async function endShift(tx: Transaction, id: string, validTo: string): Promise<void> {
  await tx.update(t.rosterShift).set({ validTo }).where(eq(t.rosterShift.id, id))
}

export async function insertShifts(tx: Transaction, values: (typeof t.rosterShift.$inferInsert)[]): Promise<void> {
  if (values.length > 0) await tx.insert(t.rosterShift).values(values)
}

export async function updateService(
  tx: Transaction,
  siteId: string,
  id: string,
  set: Partial<typeof t.service.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(t.service)
    .set(set)
    .where(and(eq(t.service.siteId, siteId), eq(t.service.id, id)))
    .returning({ id: t.service.id })
  return rows.length > 0
}

/** The texts of a service in one language, whether there were any or not. */
export async function putServiceText(tx: Transaction, values: typeof t.serviceText.$inferInsert): Promise<void> {
  const { serviceId: _serviceId, language: _language, ...set } = values
  await tx
    .insert(t.serviceText)
    .values(values)
    .onConflictDoUpdate({ target: [t.serviceText.serviceId, t.serviceText.language], set })
}

export async function updateSite(
  tx: Transaction,
  siteId: string,
  set: Partial<typeof t.site.$inferInsert>,
): Promise<void> {
  await tx.update(t.site).set(set).where(eq(t.site.id, siteId))
}

/** Notes that a day's list is made; false when somebody was quicker. */
export async function noteDayList(tx: Transaction, siteId: string, day: string): Promise<boolean> {
  const noted = await tx
    .update(t.site)
    .set({ dayListDay: day })
    .where(and(eq(t.site.id, siteId), or(isNull(t.site.dayListDay), lt(t.site.dayListDay, day))))
  return noted.rowCount === 1
}

export async function insertNotice(tx: Transaction, values: typeof t.notice.$inferInsert): Promise<string> {
  const rows = await tx.insert(t.notice).values(values).returning({ id: t.notice.id })
  return rows[0]!.id
}

export async function updateNotice(
  tx: Transaction,
  siteId: string,
  id: string,
  set: Partial<typeof t.notice.$inferInsert>,
): Promise<void> {
  await tx
    .update(t.notice)
    .set(set)
    .where(and(eq(t.notice.siteId, siteId), eq(t.notice.id, id)))
}

export async function endTerm(tx: Transaction, id: string, to: string | null): Promise<void> {
  await tx.update(t.municipalityTerm).set({ to }).where(eq(t.municipalityTerm.id, id))
}

/** A term that would have begun after it ends has never been. */
export async function deleteTerm(tx: Transaction, id: string): Promise<void> {
  await tx.delete(t.municipalityTerm).where(eq(t.municipalityTerm.id, id))
}

export async function insertTerm(tx: Transaction, values: typeof t.municipalityTerm.$inferInsert): Promise<void> {
  await tx.insert(t.municipalityTerm).values(values)
}

export async function insertException(
  tx: Transaction,
  values: typeof t.municipalityException.$inferInsert,
): Promise<void> {
  await tx.insert(t.municipalityException).values(values)
}

/** An exception holds until this day, included. */
export async function endMunicipalityException(tx: Transaction, id: string, to: string): Promise<void> {
  await tx.update(t.municipalityException).set({ to }).where(eq(t.municipalityException.id, id))
}

export async function deleteMunicipalityException(tx: Transaction, id: string): Promise<void> {
  await tx.delete(t.municipalityException).where(eq(t.municipalityException.id, id))
}
