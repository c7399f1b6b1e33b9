import { sql } from "drizzle-orm"
import { type Evidence, steps } from "#domain/identity/check.ts"
import type { RegistrationPaper } from "#domain/identity/requirements.ts"
import { type TrainingSubject, trainingSubjects } from "#domain/identity/training.ts"
import { readZone } from "#domain/identity/zone.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { addDays, fromMinutes, officeDay } from "#domain/time/office-time.ts"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { transact } from "#db/client.ts"
import { checkById } from "#db/identity/reads.ts"
import { insertCheck } from "#db/identity/writes.ts"
import type { Context } from "#operations/context.ts"
import { arrive, serve } from "#operations/desk/serve.ts"
import { beginCheck } from "#operations/identity/begin.ts"
import { enterTraining } from "#operations/identity/training.ts"
import { filledHousehold } from "./household.ts"
import { MONDAY, bookAt, testOffice } from "./office.ts"
import { account } from "./staff.ts"

const digitOf = (field: string): string => {
  const value = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign === "<" ? 0 : sign.charCodeAt(0) - 55)
  return String([...field].reduce((sum, sign, i) => sum + value(sign) * [7, 3, 1][i % 3]!, 0) % 10)
}

/** The two lines of a passport, with their check digits as ICAO 9303 reckons them. Days "YYMMDD". */
export function passportLines(own: {
  surname: string
  given: string
  number: string
  born: string
  sex: "F" | "M"
  expires: string
  state?: string
}): string {
  const state = own.state ?? "ITA"
  const first = `P<${state}${own.surname}<<${own.given.replaceAll(" ", "<")}`.padEnd(44, "<")
  const number = own.number.padEnd(9, "<")
  const personal = "<".repeat(14)
  const born = own.born + digitOf(own.born)
  const expires = own.expires + digitOf(own.expires)
  const whole = number + digitOf(number) + born + expires + personal + digitOf(personal)
  return `${first}\n${number}${digitOf(number)}${state}${born}${own.sex}${expires}${personal}${digitOf(personal)}${digitOf(whole)}`
}

/** Elena's passport, as `filledHousehold` has it. */
export const elenasLines = passportLines({
  surname: "ROSSI",
  given: "ELENA",
  number: "YA1234567",
  born: "880314",
  sex: "F",
  expires: "300506",
})

/** Those of her husband and of her daughter. */
export const marcosLines = passportLines({
  surname: "BIANCHI",
  given: "MARCO",
  number: "YB1234567",
  born: "900702",
  sex: "M",
  expires: "310101",
})
export const giuliasLines = passportLines({
  surname: "BIANCHI",
  given: "GIULIA",
  number: "YC1234567",
  born: "200519",
  sex: "F",
  expires: "290101",
})

/** Everything seen, everything in order. */
export function goodEvidence(
  lines: string = elenasLines,
  papers: readonly RegistrationPaper[] = ["address", "marriage", "birth"],
): Evidence {
  const document = readZone(lines, "2026-11-23")
  if (!document.ok) throw new Error(document.error)
  return {
    document: document.value,
    byHand: null,
    steps: Object.fromEntries(steps.map((step) => [step, { is: "fine", reason: null, words: "" }])),
    papers: Object.fromEntries(papers.map((paper) => [paper, { is: "original", reason: null, words: "" }])),
    agreement: {},
  }
}

/** Who enters what others are trained in. */
export const supervisor = { staffId: "00000000-0000-4000-8000-000000000009", staffName: "Karen" }

/** Somebody who may check, and is trained in these until a day. */
export async function officer(
  ctx: Context,
  name: string,
  trained: { subjects?: readonly TrainingSubject[]; until?: string } = {},
): Promise<StaffMember> {
  const { id } = await account(ctx, "caseworker", name)
  const by = { staffId: id, staffName: name }
  const today = officeDay(ctx.now())
  for (const subject of trained.subjects ?? trainingSubjects) {
    const entered = await enterTraining(ctx, {
      staffId: id,
      subject,
      proof: "Course 2026, journal 26/1",
      passedOn: today,
      validUntil: trained.until ?? addDays(today, 365),
      by: supervisor,
    })
    if (!entered.ok) throw new Error(entered.error)
  }
  return by
}

/** The office registers nobody unchecked; a visit for a registration. */
export const requireChecks = (ctx: Context) =>
  ctx.db.execute(sql`update service set checks_identity = true where key = 'cpr'`)

/** The household of Elena, Marco and Giulia comes to a visit that is theirs. Answers who they are, in their order. */
export async function householdComes(ctx: Context, visitId: string): Promise<string[]> {
  const { preregId } = await filledHousehold(ctx)
  await ctx.db.execute(sql`update prereg set visit_id = ${visitId} where id = ${preregId}`)
  const arrived = await arrive(ctx, { visitId, by: null, sure: true })
  if (!arrived.ok) throw new Error(arrived.error)
  const people = await ctx.db.execute<{ id: string }>(
    sql`select id from prereg_person where prereg_id = ${preregId} order by position`,
  )
  return people.rows.map(({ id }) => id)
}

/** Begins the check of one person. Answers what an act on it is given. */
export async function begun(ctx: Context, visitId: string, personId: string | null, by: StaffMember, name = "") {
  const done = await beginCheck(ctx, { visitId, personId, name, by })
  if (!done.ok) throw new Error(done.error)
  return onCheckNow(ctx, done.value, by)
}

/** A check as it stands, in somebody's hands. */
export async function onCheckNow(ctx: Context, id: string, by: StaffMember) {
  return { id, revision: (await checkById(ctx.db, id))!.revision, by }
}

/** Nothing but the outcome is said of a check that is completed. */
export const nothingSaid = { doubt: "", grounds: [], facts: { danish: "", theirs: "" } }
/** What somebody is heard about, in Danish and in their language. */
export const toldFacts = { danish: "Billedet er klistret på.", theirs: "The picture is glued on." }

/** So many completed checks of a month, by one officer; every fourth one went to a second. */
export async function checksOfMonth(
  ctx: Context,
  given: { siteId: string; month: string; count: number; by: StaffMember; second: StaffMember },
): Promise<void> {
  const at = new Date(`${given.month}-05T08:00:00Z`)
  await transact(ctx.db, async (tx) => {
    for (let i = 0; i < given.count; i++)
      await insertCheck(tx, {
        siteId: given.siteId,
        reference: `ID-${given.month}-${i}`,
        name: `Person ${i}`,
        language: "en",
        state: "approved",
        day: `${given.month}-${String((i % 28) + 1).padStart(2, "0")}`,
        documentKind: "passport",
        documentState: ["IT", "IN"][i % 2]!,
        evidence: { byHand: null, steps: {}, papers: {}, agreement: {} },
        officerId: given.by.staffId,
        officerName: given.by.staffName,
        officerTrainedUntil: "2099-01-01",
        ...(i % 4 === 0
          ? { doubt: "The picture", secondId: given.second.staffId, secondName: given.second.staffName }
          : {}),
        startedAt: at,
        completedAt: at,
      })
  })
}

/** An office that registers nobody unchecked, with two officers who are trained in everything. */
export async function identityOffice() {
  const office = await testOffice()
  const { ctx, db } = office
  await requireChecks(ctx)
  const anna = await officer(ctx, "Anna")
  const bo = await officer(ctx, "Bo")
  /** The first time that is free for a registration of so many. */
  async function freeTime(party: number): Promise<Date> {
    const at = await office.at()
    const services = at.services.filter(({ key }) => key === "cpr")
    const [next] = await nextFreeTimes(db, at, { services, party }, "2026-11-24", 1, MONDAY)
    return fromMinutes(next!.slot.start)
  }
  /** A visit for a registration, with Elena's household that is here and served. */
  async function visitHere() {
    const visitId = await bookAt(ctx, await freeTime(3), { party: 3 })
    const people = await householdComes(ctx, visitId)
    const done = await serve(ctx, { visitId, by: anna, sure: true })
    if (!done.ok) throw new Error(done.error)
    return { visitId, people }
  }
  return { office, ctx, db, anna, bo, freeTime, visitHere }
}
