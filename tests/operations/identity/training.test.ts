import { sql } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { officeInstant } from "#domain/time/office-time.ts"
import { readTrainings } from "#db/identity/reads.ts"
import { completeCheck } from "#operations/identity/complete.ts"
import { takeSecondLook } from "#operations/identity/second.ts"
import { remindOfTraining } from "#operations/identity/remind.ts"
import { enterTraining, takeBackTraining } from "#operations/identity/training.ts"
import { begun, goodEvidence, identityOffice, nothingSaid, officer, onCheckNow } from "../../support/identity.ts"
import { account } from "../../support/staff.ts"
import { MONDAY } from "../../support/office.ts"

const { office, ctx, db, anna, bo, visitHere } = await identityOffice()
afterAll(() => office.end())

describe("training", () => {
  it("is never entered by whoever has it", async () => {
    const own = { staffId: anna.staffId, subject: "check" as const, proof: "Course", passedOn: "2026-11-23" }
    expect(await enterTraining(ctx, { ...own, validUntil: "2027-11-23", by: anna })).toMatchObject({
      error: "own-training",
    })
    expect(await enterTraining(ctx, { ...own, validUntil: "2099-11-23", by: bo })).toMatchObject({
      error: "until-wrong",
    })
  })

  it("that lapses at midnight completes nothing in the minute after", async () => {
    const until = "2026-11-23"
    const eva = await officer(ctx, "Eva", { until })
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, eva)
    office.setClock(officeInstant("2026-11-24", "00:00"))
    expect(
      await completeCheck(ctx, { ...on, ...nothingSaid, evidence: goodEvidence(), outcome: "approved" }),
    ).toMatchObject({
      error: "not-trained",
    })
    office.setClock(new Date(officeInstant("2026-11-24", "00:00").getTime() - 1))
    const now = await onCheckNow(ctx, on.id, eva)
    expect(
      await completeCheck(ctx, { ...now, ...nothingSaid, evidence: goodEvidence(), outcome: "approved" }),
    ).toMatchObject({ ok: true })
    office.setClock(MONDAY)
  })

  it("is of its subject: who is trained to check takes no second look", async () => {
    const finn = await officer(ctx, "Finn", { subjects: ["check"] })
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    await completeCheck(ctx, {
      ...on,
      ...nothingSaid,
      evidence: goodEvidence(),
      outcome: "doubtful",
      doubt: "The picture",
    })
    const look = { verdict: "approved" as const, words: "It is fine", grounds: [], facts: { danish: "", theirs: "" } }
    expect(await takeSecondLook(ctx, { ...(await onCheckNow(ctx, on.id, finn)), ...look })).toMatchObject({
      error: "not-trained",
    })
  })

  it("that was taken back counts no more, and stays in the register with its reason", async () => {
    const gry = await officer(ctx, "Gry")
    const { id } = (await readTrainings(db)).find((one) => one.staffId === gry.staffId && one.subject === "check")!
    expect(await takeBackTraining(ctx, { id, why: " ", by: anna })).toMatchObject({ error: "why-missing" })
    expect(await takeBackTraining(ctx, { id, why: "Wrong person", by: anna })).toMatchObject({ ok: true })
    expect(await takeBackTraining(ctx, { id, why: "Again", by: anna })).toMatchObject({ error: "unknown" })
    expect((await readTrainings(db)).find((one) => one.id === id)).toMatchObject({
      endedOn: "2026-11-23",
      endedWhy: "Wrong person",
    })
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, gry)
    expect(
      await completeCheck(ctx, { ...on, ...nothingSaid, evidence: goodEvidence(), outcome: "approved" }),
    ).toMatchObject({
      error: "not-trained",
    })
  })
})

describe("who is reminded", () => {
  const waiting = async () => {
    const jobs = await db.execute<{ payload: { to: string; staffId: string; subject: string } }>(
      sql`select j.payload from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail-training'`,
    )
    return jobs.rows.map(({ payload }) => payload)
  }

  it("is whoever is trained and whoever supervises, once, however often the day is asked for", async () => {
    const ida = await officer(ctx, "Ida", { subjects: ["check"], until: "2027-01-22" })
    const karen = await account(ctx, "coordinator", "Karen")
    expect(await remindOfTraining(ctx, "2026-11-22")).toBe(0)
    expect(await remindOfTraining(ctx, "2026-11-23")).toBe(1)
    expect(await remindOfTraining(ctx, "2026-11-23")).toBe(1)
    const about = { staffId: ida.staffId, subject: "check", until: "2027-01-22" }
    expect(await waiting()).toHaveLength(2)
    expect(await waiting()).toEqual(
      expect.arrayContaining([
        { to: ida.staffId, ...about },
        { to: karen.id, ...about },
      ]),
    )
    // Seven days before they are told again.
    expect(await remindOfTraining(ctx, "2027-01-15")).toBe(1)
    expect(await waiting()).toHaveLength(4)
  })
})
