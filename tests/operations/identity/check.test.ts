import { sql } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { officeInstant } from "#domain/time/office-time.ts"
import { checkById, checkEvents, checksOfVisit, readRequirements } from "#db/identity/reads.ts"
import { visitById } from "#db/booking/reads.ts"
import { finish, serve } from "#operations/desk/serve.ts"
import { evidenceOf } from "#operations/identity/beside.ts"
import { beginCheck, notePersonAbsent } from "#operations/identity/begin.ts"
import { completeCheck, saveEvidence } from "#operations/identity/complete.ts"
import { resealChecks } from "#operations/identity/reseal.ts"
import { erase } from "#operations/retention/erase.ts"
import {
  begun,
  elenasLines,
  giuliasLines,
  goodEvidence,
  identityOffice,
  marcosLines,
  nothingSaid,
  onCheckNow,
} from "../../support/identity.ts"
import { MONDAY, bookAt } from "../../support/office.ts"

const { office, ctx, db, anna, bo, freeTime, visitHere } = await identityOffice()
afterAll(() => office.end())

const done = (visitId: string) => finish(ctx, { visitId, by: anna, sure: true })

describe("a registration", () => {
  it("is done when each person has been checked or has not come, and not before", async () => {
    const { visitId, people } = await visitHere()
    expect(await done(visitId)).toMatchObject({ error: "identity-open" })
    for (const [i, lines] of [elenasLines, marcosLines].entries()) {
      const on = await begun(ctx, visitId, people[i]!, anna)
      expect(
        await completeCheck(ctx, { ...on, ...nothingSaid, evidence: goodEvidence(lines), outcome: "approved" }),
      ).toMatchObject({
        ok: true,
      })
    }
    expect(await done(visitId)).toMatchObject({ error: "identity-open" })
    expect(await notePersonAbsent(ctx, { visitId, personId: people[2]!, name: "", by: anna })).toMatchObject({
      ok: true,
    })
    expect(await done(visitId)).toMatchObject({ ok: true })
    expect((await visitById(db, visitId))!.visit.state).toBe("done")
    // Giulia has to come back: the pre-registration of her household is not over.
    const { rows } = await db.execute<{ state: string }>(sql`select state from prereg where visit_id = ${visitId}`)
    expect(rows[0]!.state).not.toBe("completed")
  })

  it("of people who did not pre-register is done when so many have been checked as the visit is for", async () => {
    const visitId = await bookAt(ctx, await freeTime(1))
    expect(await beginCheck(ctx, { visitId, personId: null, name: "Elena Rossi", by: anna })).toMatchObject({
      error: "not-here",
    })
    await db.execute(sql`update visit set state = 'arrived', arrived_at = now() where id = ${visitId}`)
    await serve(ctx, { visitId, by: anna, sure: true })
    expect(await beginCheck(ctx, { visitId, personId: null, name: " ", by: anna })).toMatchObject({
      error: "name-missing",
    })
    expect(await done(visitId)).toMatchObject({ error: "identity-open" })
    const on = await begun(ctx, visitId, null, anna, "Elena Rossi")
    await completeCheck(ctx, { ...on, ...nothingSaid, evidence: goodEvidence(), outcome: "approved" })
    expect(await done(visitId)).toMatchObject({ ok: true })
  })
})

describe("a check", () => {
  it("is begun once, however often it is pressed", async () => {
    const { visitId, people } = await visitHere()
    const whom = { visitId, personId: people[0]!, name: "" }
    const begins = await Promise.all([anna, bo, anna].map((by) => beginCheck(ctx, { ...whom, by })))
    expect(new Set(begins.map((one) => one.ok && one.value)).size).toBe(1)
    expect(await checksOfVisit(db, visitId)).toHaveLength(1)
  })

  it("keeps what the document says sealed: nothing of it stands in the database in the clear", async () => {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    expect(await saveEvidence(ctx, { ...on, evidence: goodEvidence() })).toMatchObject({ ok: true })
    const check = (await checkById(db, on.id))!
    expect(evidenceOf(ctx, check).document).toMatchObject({ number: "YA1234567", surname: "ROSSI" })
    const rows = await db.execute<{ row: string }>(sql`select c::text as row from identity_check c
      union all select e::text from identity_event e union all select a::text from audit_entry a`)
    const all = rows.rows.map(({ row }) => row).join("\n")
    expect(all).not.toContain("YA1234567")
    expect(all).not.toContain("1988-03-14")
    // Sealed for one check, it does not open in another one.
    expect(() => evidenceOf(ctx, { ...check, id: on.id.replace(/^./, (c) => (c === "0" ? "1" : "0")) })).toThrow()
  })

  it("is not approved over a difference, a doubt or what was left out; what was entered stays", async () => {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[1]!, anna)
    // Elena's passport in Marco's place.
    expect(
      await completeCheck(ctx, { ...on, ...nothingSaid, evidence: goodEvidence(), outcome: "approved" }),
    ).toMatchObject({
      error: "check-lacks",
    })
    expect(evidenceOf(ctx, (await checkById(db, on.id))!).document?.surname).toBe("ROSSI")
    const doubted = {
      ...goodEvidence(marcosLines),
      steps: { ...goodEvidence().steps, uv: { is: "doubt", reason: null, words: "" } as const },
    }
    const now = await onCheckNow(ctx, on.id, anna)
    expect(await completeCheck(ctx, { ...now, ...nothingSaid, evidence: doubted, outcome: "approved" })).toMatchObject({
      error: "check-doubts",
    })
    expect((await checkById(db, on.id))!.state).toBe("open")
    // Whoever pressed on the page of before saves over nothing.
    expect(await saveEvidence(ctx, { ...on, evidence: goodEvidence(marcosLines) })).toMatchObject({
      error: "changed-meanwhile",
    })
  })

  it("remembers by which requirements, by whom and with which training it was made", async () => {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[2]!, anna)
    await completeCheck(ctx, {
      ...on,
      ...nothingSaid,
      evidence: goodEvidence(giuliasLines, ["birth"]),
      outcome: "approved",
    })
    const check = (await checkById(db, on.id))!
    expect(check).toMatchObject({
      state: "approved",
      officerName: "Anna",
      officerTrainedUntil: "2027-11-23",
      documentState: "IT",
    })
    const versions = await readRequirements(db)
    expect(check.requirements.map((id) => versions.find((one) => one.id === id)?.paper).toSorted()).toEqual([
      "birth",
      "passport",
    ])
    expect((await checkEvents(db, on.id)).map(({ kind }) => kind)).toEqual(["begun", "approved"])
  })
})

describe("the portal's keys", () => {
  it("are changed: documents open under the newest one alone, and nothing is sealed twice", async () => {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    await saveEvidence(ctx, { ...on, evidence: goodEvidence() })
    const key = { version: 2, key: Buffer.alloc(32, "another key for tests") }
    const newer = { ...ctx, keys: [key, ...ctx.keys] }
    expect(await resealChecks(newer)).toBeGreaterThan(0)
    expect(await resealChecks(newer)).toBe(0)
    const check = (await checkById(db, on.id))!
    expect(evidenceOf({ ...ctx, keys: [key] }, check).document?.number).toBe("YA1234567")
    expect(check.revision).toBe((await onCheckNow(ctx, on.id, anna)).revision)
    // Back, for the tests that come.
    await resealChecks({ ...ctx, keys: [...ctx.keys, key] })
  })
})

describe("erasing", () => {
  it("a check outlives its visit and its household, and goes on its own day", async () => {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    await completeCheck(ctx, { ...on, ...nothingSaid, evidence: goodEvidence(), outcome: "approved" })
    const left = await begun(ctx, visitId, people[1]!, anna)
    office.setClock(officeInstant("2027-03-01", "08:00"))
    await erase(ctx)
    expect(await visitById(db, visitId)).toBeNull()
    expect(await checkById(db, on.id)).toMatchObject({
      state: "approved",
      visitId: null,
      preregId: null,
      name: "Elena Rossi",
    })
    // What was begun and never completed proves nothing.
    expect(await checkById(db, left.id)).toBeNull()
    office.setClock(officeInstant("2028-11-22", "08:00"))
    await erase(ctx)
    expect(await checkById(db, on.id)).not.toBeNull()
    office.setClock(officeInstant("2028-11-23", "08:00"))
    await erase(ctx)
    expect(await checkById(db, on.id)).toBeNull()
    expect(await checkEvents(db, on.id)).toEqual([])
    office.setClock(MONDAY)
  })
})
