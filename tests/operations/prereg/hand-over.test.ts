import { sql } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { z } from "zod"
import { preregById } from "#db/prereg/reads.ts"
import { handOverOf, toHandOver } from "#db/prereg/hand-over-reads.ts"
import { transact } from "#db/client.ts"
import { completePreregOf } from "#db/prereg/writes.ts"
import { completeCheck } from "#operations/identity/complete.ts"
import { handOver, takeHousehold } from "#operations/prereg/hand-over.ts"
import { erasePrereg, withdrawPrereg } from "#operations/prereg/end.ts"
import { erase } from "#operations/retention/erase.ts"
import { householdCsv, householdJson, householdPdf } from "#app/prereg/staff/hand-over-files.server.ts"
import { householdSchema } from "#app/prereg/staff/schema.server.ts"
import { sentHousehold } from "../../support/household.ts"
import { begun, elenasLines, goodEvidence, identityOffice, nothingSaid } from "../../support/identity.ts"
import { count } from "../../support/office.ts"

const { office, ctx, db, anna, bo, visitHere } = await identityOffice()
afterAll(() => office.end())
const around = async () => ({ at: await office.at(), portalUrl: "https://ankomst.test", now: ctx.now() })

/** A household that is here, with Elena approved. */
async function elenaApproved() {
  const { people } = await visitHere()
  const { rows } = await db.execute<{ id: string; visit: string }>(
    sql`update prereg set state = 'accepted', submitted_at = now() where id = (select prereg_id from prereg_person where id = ${people[0]}) returning id, visit_id as visit`,
  )
  const { id: preregId, visit } = rows[0]!
  const on = await begun(ctx, visit, people[0]!, anna)
  const done = await completeCheck(ctx, {
    ...on,
    ...nothingSaid,
    evidence: goodEvidence(elenasLines, ["address", "marriage"]),
    outcome: "approved",
  })
  if (!done.ok) throw new Error(done.error)
  return { preregId, people }
}
const taken = async (preregId: string) => {
  const done = await takeHousehold(ctx, { preregId, as: "json", by: anna })
  if (!done.ok) throw new Error(done.error)
  return done.value
}
const ready = await elenaApproved()

describe("until it is handed over", () => {
  it("a household of which somebody was approved can neither be withdrawn nor erased, and is in the list", async () => {
    const { preregId } = ready
    const { site } = await office.at()
    // Elena is served still: nobody knows how much of it there will be.
    expect(await handOver(ctx, { preregId, journal: "26/1", seen: "", by: anna })).toMatchObject({ error: "not-ready" })
    expect(await toHandOver(db, site.id, 10)).toEqual([])
    await db.execute(
      sql`update visit set state = 'done' where id = (select visit_id from prereg where id = ${preregId})`,
    )
    expect((await toHandOver(db, site.id, 10)).map(({ id }) => id)).toEqual([preregId])
    expect(await erasePrereg(ctx, { preregId })).toMatchObject({ error: "not-handed-over" })
    // Also with a new visit before it.
    await db.execute(
      sql`update visit set state = 'booked' where id = (select visit_id from prereg where id = ${preregId})`,
    )
    expect(await withdrawPrereg(ctx, { preregId })).toMatchObject({ error: "not-editable" })
    await db.execute(
      sql`update visit set state = 'done' where id = (select visit_id from prereg where id = ${preregId})`,
    )
  })
})

describe("the files of a household", () => {
  it("are only made of one that is registered, or has somebody who was approved", async () => {
    const { preregId } = await sentHousehold(ctx)
    expect(await takeHousehold(ctx, { preregId, as: "csv", by: anna })).toMatchObject({ error: "not-ready" })
    expect(await handOver(ctx, { preregId, journal: "26/1", seen: "", by: anna })).toMatchObject({ error: "not-ready" })
  })

  it("record who took them, before anything leaves", async () => {
    const before = await count(office, "audit_entry where kind = 'household-taken'")
    await taken(ready.preregId)
    expect(await count(office, "audit_entry where kind = 'household-taken'")).toBe(before + 1)
  })

  it("are a structured file that keeps to the published schema, with every number in the clear", async () => {
    const file: unknown = JSON.parse(householdJson(await taken(ready.preregId), await around()))
    const read = householdSchema.parse(file)
    expect(read.people.map(({ check }) => check?.state ?? null)).toEqual(["approved", null, null])
    expect(read.people[0]!.answers.person).toMatchObject({ passportName: "Elena Rossi", passportNumber: "YA1234567" })
    expect(read.household.contact!.wishes).toEqual(["eu-residence", "mitid"])
    expect(z.toJSONSchema(householdSchema)).toMatchObject({ type: "object", additionalProperties: false })
    expect(householdSchema.safeParse({ ...read, more: 1 }).success).toBe(false)
  })

  it("are a table with a line for each person, in Danish", async () => {
    const csv = householdCsv(await taken(ready.preregId), await around())
    const lines = csv.trim().split("\r\n")
    expect(lines).toHaveLength(4)
    expect(lines.map((line) => line.split(";").length)).toEqual(lines.map(() => lines[0]!.split(";").length))
    expect(lines[1]).toContain('"Elena Rossi"')
    expect(lines[1]).toContain('"YA1234567"')
    expect(lines[1]).toContain('"Gladsaxe"')
    expect(lines[1]).toContain('"14-03-1988"')
  })

  it("write no answer as a formula", async () => {
    const whole = await taken(ready.preregId)
    whole.people[0]!.answers.person.passportName = '=HYPERLINK("https://evil.example")'
    expect(householdCsv(whole, await around())).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
  })

  it("are a document that can be archived, also where a name has letters that its fonts lack", async () => {
    const whole = await taken(ready.preregId)
    whole.people[0]!.answers.person.nativeName = "سارة 王芳"
    const plain = (await householdPdf(await taken(ready.preregId), await around())).length
    // It says that the structured file has them.
    expect((await householdPdf(whole, await around())).length).toBeGreaterThan(plain)
    const pdf = Buffer.from(await householdPdf(await taken(ready.preregId), await around())).toString("latin1")
    expect(pdf.startsWith("%PDF-1.7")).toBe(true)
    expect(pdf).toContain("<pdfaid:part>2</pdfaid:part>")
    expect(pdf).toContain("<pdfaid:conformance>B</pdfaid:conformance>")
  })
})

describe("a hand-over", () => {
  it("wants the journal number, and is made once however many press", async () => {
    const { preregId } = ready
    const given = { preregId, journal: " 26/4711 ", seen: "" }
    expect(await handOver(ctx, { ...given, journal: "  ", by: anna })).toMatchObject({ error: "journal-missing" })
    const twice = await Promise.all([handOver(ctx, { ...given, by: anna }), handOver(ctx, { ...given, by: bo })])
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    expect(twice.find(({ ok }) => !ok)).toMatchObject({ error: "handed-over" })
    expect(await handOverOf(db, preregId)).toMatchObject({ journal: "26/4711" })
    const mails = await count(
      office,
      "graphile_worker._private_jobs where payload->>'preregId' = $1 and payload->>'kind' = 'handed-over'",
      [preregId],
    )
    expect(mails).toBe(1)
  })

  it("has its number put right by whoever sees the one that stands", async () => {
    const { preregId } = ready
    const at = (await handOverOf(db, preregId))!.at
    office.setClock(new Date(at.getTime() + 60_000))
    expect(await handOver(ctx, { preregId, journal: "26/4712", seen: "26/0000", by: bo })).toMatchObject({
      error: "handed-over",
    })
    expect(await handOver(ctx, { preregId, journal: "26/4712", seen: "26/4711", by: bo })).toMatchObject({ ok: true })
    // The days count from when it was handed over.
    expect(await handOverOf(db, preregId)).toMatchObject({ journal: "26/4712", at })
  })

  it("is of the whole no more once Finish is taken back", async () => {
    const { people, visitId } = await visitHere()
    const { rows } = await db.execute<{ id: string }>(
      sql`update prereg set state = 'completed', submitted_at = now() where id = (select prereg_id from prereg_person where id = ${people[0]}) returning id`,
    )
    const preregId = rows[0]!.id
    const give = (seen: string) => handOver(ctx, { preregId, journal: "26/9", seen, by: anna })
    expect(await give("")).toMatchObject({ ok: true })
    await transact(db, (tx) => completePreregOf(tx, visitId, false, ctx.now()))
    expect(await handOverOf(db, preregId)).toMatchObject({ whole: false })
    await transact(db, (tx) => completePreregOf(tx, visitId, true, ctx.now()))
    const { site } = await office.at()
    expect((await toHandOver(db, site.id, 10)).map(({ id }) => id)).toContain(preregId)
    expect(await give("26/9")).toMatchObject({ ok: true })
    expect(await toHandOver(db, site.id, 10)).toEqual([])
    await db.execute(sql`delete from prereg_hand_over where prereg_id = ${preregId}`)
    await db.execute(sql`delete from prereg where id = ${preregId}`)
  })

  it("starts the days after which the household goes; the receipt stays", async () => {
    const { preregId } = ready
    const { site } = await office.at()
    // Elena alone was handed over; now the others are registered, too: all of them are to be.
    await db.execute(sql`update prereg set state = 'completed' where id = ${preregId}`)
    expect((await toHandOver(db, site.id, 10)).map(({ id }) => id)).toEqual([preregId])
    office.setClock(new Date(ctx.now().getTime() + 40 * 86_400_000))
    await erase(ctx)
    expect(await preregById(db, preregId)).not.toBeNull()
    expect(await handOver(ctx, { preregId, journal: "26/4712", seen: "26/4712", by: anna })).toMatchObject({ ok: true })
    const { at } = (await handOverOf(db, preregId))!
    expect(at).toEqual(ctx.now())
    const waiting = (await sentHousehold(ctx)).preregId
    await db.execute(sql`update prereg set state = 'completed' where id = ${waiting}`)
    expect((await toHandOver(db, site.id, 10)).map(({ id }) => id)).toEqual([waiting])
    const days = (count: number) => office.setClock(new Date(at.getTime() + count * 86_400_000))
    days(29.9)
    await erase(ctx)
    expect(await preregById(db, preregId)).not.toBeNull()
    days(30.1)
    await erase(ctx)
    expect(await preregById(db, preregId)).toBeNull()
    expect(await count(office, "prereg_hand_over where journal = '26/4712'")).toBe(1)
    // What nobody has handed over is the only record: it is kept longer.
    expect(await preregById(db, waiting)).not.toBeNull()
    days(181)
    await erase(ctx)
    expect(await preregById(db, waiting)).toBeNull()
    days(731)
    await erase(ctx)
    expect(await count(office, "prereg_hand_over")).toBe(0)
  })
})

describe("what was received or approved is the only record", () => {
  it("and kept the longer time, also where nobody has pressed Finish", async () => {
    office.setClock(new Date("2026-11-23T08:00:00Z"))
    const [served, approved, waiting] = [await visitHere(), await elenaApproved(), await visitHere()]
    const preregOf = async (personId: string) =>
      (await db.execute<{ id: string }>(sql`select prereg_id as id from prereg_person where id = ${personId}`)).rows[0]!
        .id
    const [one, three] = [await preregOf(served.people[0]!), await preregOf(waiting.people[0]!)]
    await db.execute(sql`update prereg set state = 'accepted', submitted_at = now() where id in (${one}, ${three})`)
    await db.execute(
      sql`update visit set state = 'booked' where id = (select visit_id from prereg where id = ${approved.preregId})`,
    )
    await db.execute(
      sql`update visit set state = 'booked' where id = (select visit_id from prereg where id = ${three})`,
    )
    office.setClock(new Date("2027-01-10T08:00:00Z"))
    await erase(ctx)
    const kept = await Promise.all([one, approved.preregId, three].map((id) => preregById(db, id)))
    expect(kept.map((prereg) => prereg !== null)).toEqual([true, true, false])
  })
})
