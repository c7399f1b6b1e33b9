import { sql } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { firstRequirements } from "#domain/identity/first-requirements.ts"
import { fromMinutes, officeInstant } from "#domain/time/office-time.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { checkById, checkEvents, checksOfVisit, readRequirements, readTrainings } from "#db/identity/reads.ts"
import { nextFreeTimes, visitById } from "#db/booking/reads.ts"
import { finish, serve } from "#operations/desk/serve.ts"
import { evidenceOf } from "#operations/identity/beside.ts"
import { beginCheck, notePersonAbsent } from "#operations/identity/begin.ts"
import { completeCheck, saveEvidence } from "#operations/identity/complete.ts"
import { resealChecks } from "#operations/identity/reseal.ts"
import { decideCheck, noteHeard } from "#operations/identity/decide.ts"
import { noteAnswerOfNidc, noteSentToNidc, takeSecondLook } from "#operations/identity/second.ts"
import { enterRequirement, removeRequirement, seenOfRequirements } from "#operations/identity/requirement.ts"
import { enterTraining, takeBackTraining } from "#operations/identity/training.ts"
import { erase } from "#operations/retention/erase.ts"
import {
  begun,
  elenasLines,
  goodEvidence,
  householdComes,
  officer,
  onCheckNow,
  passportLines,
  requireChecks,
} from "../../support/identity.ts"
import { MONDAY, type TestOffice, bookAt, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
const { ctx, db } = office
afterAll(() => office.end())

const nothing = { doubt: "", grounds: [], facts: { danish: "", theirs: "" } }
const facts = { danish: "Billedet er klistret på.", theirs: "The picture is glued on." }
let anna: StaffMember
let bo: StaffMember

/** The first time that is free for a registration of so many. */
async function freeTime(party: number): Promise<Date> {
  const at = await office.at()
  const services = at.services.filter(({ key }) => key === "cpr")
  const [next] = await nextFreeTimes(db, at, { services, party }, "2026-11-24", 1, MONDAY)
  return fromMinutes(next!.slot.start)
}

beforeAll(async () => {
  await requireChecks(ctx)
  anna = await officer(ctx, "Anna")
  bo = await officer(ctx, "Bo")
})

/** A visit for a registration, with a household that is here and served. */
async function visitHere(party = 3) {
  const visitId = await bookAt(ctx, await freeTime(party), { party })
  const people = await householdComes(ctx, visitId)
  const served = await serve(ctx, { visitId, by: anna, sure: true })
  if (!served.ok) throw new Error(served.error)
  return { visitId, people }
}
const done = (visitId: string) => finish(ctx, { visitId, by: anna, sure: true })
const marcos = passportLines({
  surname: "BIANCHI",
  given: "MARCO",
  number: "YB1234567",
  born: "900702",
  sex: "M",
  expires: "310101",
})
const giulias = passportLines({
  surname: "BIANCHI",
  given: "GIULIA",
  number: "YC1234567",
  born: "200519",
  sex: "F",
  expires: "290101",
})

describe("what is asked of papers", () => {
  it("begins with what the portal brings, for every paper", async () => {
    const kept = (await readRequirements(db)).map(({ id: _i, setBy: _b, setAt: _a, ...one }) => one)
    expect(kept.toSorted((a, b) => a.paper.localeCompare(b.paper))).toMatchObject(
      firstRequirements.toSorted((a, b) => a.paper.localeCompare(b.paper)),
    )
  })

  it("is changed from a day on; what has begun stays, and nobody writes over a colleague", async () => {
    const versions = await readRequirements(db)
    const seen = seenOfRequirements(versions, "passport")
    const passport = firstRequirements.find(({ paper }) => paper === "passport")!
    const own = { ...passport, state: "SO", taken: false, from: "2026-12-01", nextReview: "2027-12-01" }
    expect(await enterRequirement(ctx, { requirement: own, seen, by: anna })).toEqual({ ok: true, value: null })
    expect(await enterRequirement(ctx, { requirement: own, seen, by: bo })).toMatchObject({
      error: "changed-meanwhile",
    })
    const again = { requirement: { ...own, look: "Alle årgange" }, by: bo }
    const now = async () => seenOfRequirements(await readRequirements(db), "passport")
    // It does not hold yet, so that it is replaced.
    expect(await enterRequirement(ctx, { ...again, seen: await now() })).toMatchObject({ ok: true })
    const entered = (await readRequirements(db)).filter(({ state }) => state === "SO")
    expect(entered).toMatchObject([{ look: "Alle årgange", setBy: "Bo" }])
    expect(await removeRequirement(ctx, { id: versions[0]!.id, by: bo })).toMatchObject({ error: "begun" })
    expect(await removeRequirement(ctx, { id: entered[0]!.id, by: bo })).toMatchObject({ ok: true })
    expect(
      await enterRequirement(ctx, { requirement: { ...own, from: "2026-11-22" }, seen: await now(), by: bo }),
    ).toMatchObject({
      error: "requirement-past",
    })
  })
})

describe("a registration", () => {
  it("is done when each person has been checked or has not come, and not before", async () => {
    const { visitId, people } = await visitHere()
    expect(await done(visitId)).toMatchObject({ error: "identity-open" })
    for (const [i, lines] of [elenasLines, marcos].entries()) {
      const on = await begun(ctx, visitId, people[i]!, anna)
      expect(
        await completeCheck(ctx, { ...on, ...nothing, evidence: goodEvidence(lines), outcome: "approved" }),
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
    await completeCheck(ctx, { ...on, ...nothing, evidence: goodEvidence(), outcome: "approved" })
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
      await completeCheck(ctx, { ...on, ...nothing, evidence: goodEvidence(), outcome: "approved" }),
    ).toMatchObject({
      error: "check-lacks",
    })
    expect(evidenceOf(ctx, (await checkById(db, on.id))!).document?.surname).toBe("ROSSI")
    const doubted = {
      ...goodEvidence(marcos),
      steps: { ...goodEvidence().steps, uv: { is: "doubt", reason: null, words: "" } as const },
    }
    const now = await onCheckNow(ctx, on.id, anna)
    expect(await completeCheck(ctx, { ...now, ...nothing, evidence: doubted, outcome: "approved" })).toMatchObject({
      error: "check-doubts",
    })
    expect((await checkById(db, on.id))!.state).toBe("open")
    // Whoever pressed on the page of before saves over nothing.
    expect(await saveEvidence(ctx, { ...on, evidence: goodEvidence(marcos) })).toMatchObject({
      error: "changed-meanwhile",
    })
  })

  it("remembers by which requirements, by whom and with which training it was made", async () => {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[2]!, anna)
    await completeCheck(ctx, { ...on, ...nothing, evidence: goodEvidence(giulias, ["birth"]), outcome: "approved" })
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
      await completeCheck(ctx, { ...on, ...nothing, evidence: goodEvidence(), outcome: "approved" }),
    ).toMatchObject({
      error: "not-trained",
    })
    office.setClock(new Date(officeInstant("2026-11-24", "00:00").getTime() - 1))
    const now = await onCheckNow(ctx, on.id, eva)
    expect(
      await completeCheck(ctx, { ...now, ...nothing, evidence: goodEvidence(), outcome: "approved" }),
    ).toMatchObject({ ok: true })
    office.setClock(MONDAY)
  })

  it("is of its subject: who is trained to check takes no second look", async () => {
    const finn = await officer(ctx, "Finn", { subjects: ["check"] })
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    await completeCheck(ctx, { ...on, ...nothing, evidence: goodEvidence(), outcome: "doubtful", doubt: "The picture" })
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
      await completeCheck(ctx, { ...on, ...nothing, evidence: goodEvidence(), outcome: "approved" }),
    ).toMatchObject({
      error: "not-trained",
    })
  })
})

describe("a doubt", () => {
  async function doubtful() {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    const ended = await completeCheck(ctx, {
      ...on,
      ...nothing,
      evidence: goodEvidence(),
      outcome: "doubtful",
      doubt: "The picture",
    })
    if (!ended.ok) throw new Error(ended.error)
    return { visitId, id: on.id }
  }
  const look = { words: "Looked at it", grounds: [], facts: { danish: "", theirs: "" } }

  it("is looked at by another officer, never by the first", async () => {
    const { id } = await doubtful()
    expect(
      await takeSecondLook(ctx, { ...(await onCheckNow(ctx, id, anna)), ...look, verdict: "approved" }),
    ).toMatchObject({
      error: "same-officer",
    })
    // The database says so, too.
    await expect(db.execute(sql`update identity_check set second_id = officer_id where id = ${id}`)).rejects.toThrow()
    expect(
      await takeSecondLook(ctx, { ...(await onCheckNow(ctx, id, bo)), ...look, verdict: "approved" }),
    ).toMatchObject({ ok: true })
    expect(await checkById(db, id)).toMatchObject({ state: "approved", officerName: "Anna", secondName: "Bo" })
  })

  it("goes to the National ID Centre, whose answer is advice: an officer decides", async () => {
    const { id } = await doubtful()
    const on = () => onCheckNow(ctx, id, bo)
    await takeSecondLook(ctx, { ...(await on()), ...look, verdict: "referred" })
    expect(await takeSecondLook(ctx, { ...(await on()), ...look, verdict: "approved" })).toMatchObject({
      error: "not-possible",
    })
    expect(
      await noteAnswerOfNidc(ctx, { ...(await on()), on: "2026-11-23", answer: "genuine", words: "" }),
    ).toMatchObject({
      error: "not-possible",
    })
    expect(await noteSentToNidc(ctx, { ...(await on()), on: "2026-11-24", reference: "N1" })).toMatchObject({
      error: "day-wrong",
    })
    expect(await noteSentToNidc(ctx, { ...(await on()), on: "2026-11-23", reference: " " })).toMatchObject({
      error: "reference-missing",
    })
    expect(await noteSentToNidc(ctx, { ...(await on()), on: "2026-11-23", reference: "N1" })).toMatchObject({
      ok: true,
    })
    expect(
      await noteAnswerOfNidc(ctx, { ...(await on()), on: "2026-11-23", answer: "genuine", words: "x" }),
    ).toMatchObject({ ok: true })
    expect((await checkById(db, id))!.state).toBe("referred")
    expect(await takeSecondLook(ctx, { ...(await on()), ...look, verdict: "approved" })).toMatchObject({ ok: true })
    expect(await checkById(db, id)).toMatchObject({ state: "approved", nidcAnswer: "genuine", nidcReference: "N1" })
  })

  it("two officers decide at the same moment: one of them does", async () => {
    const { id } = await doubtful()
    const on = await onCheckNow(ctx, id, bo)
    const both = await Promise.all([
      takeSecondLook(ctx, { ...on, ...look, verdict: "approved" }),
      takeSecondLook(ctx, { ...on, ...look, verdict: "referred" }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe("a rejection", () => {
  async function heardLater() {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    const given = { ...on, doubt: "", grounds: ["not-genuine" as const], facts }
    expect(
      await completeCheck(ctx, {
        ...given,
        facts: { ...facts, theirs: "" },
        evidence: goodEvidence(),
        outcome: "hearing",
      }),
    ).toMatchObject({
      error: "grounds-missing",
    })
    await completeCheck(ctx, {
      ...given,
      ...(await onCheckNow(ctx, on.id, anna)),
      evidence: goodEvidence(),
      outcome: "hearing",
    })
    return on.id
  }
  const words = { danish: "Dokumentet er ikke ægte.", theirs: "The document is not genuine." }
  const on = (id: string) => onCheckNow(ctx, id, bo)

  it("hears the person first, and waits for the answer or the end of the time for it", async () => {
    const id = await heardLater()
    const reject = { decision: "rejected" as const, answered: "", words }
    expect(await decideCheck(ctx, { ...(await on(id)), ...reject })).toMatchObject({ error: "not-heard" })
    expect(await noteHeard(ctx, { ...(await on(id)), on: "2026-11-23", answerBy: "2026-11-23" })).toMatchObject({
      error: "answer-by-wrong",
    })
    expect(await noteHeard(ctx, { ...(await on(id)), on: "2026-11-23", answerBy: "2026-12-07" })).toMatchObject({
      ok: true,
    })
    expect(await decideCheck(ctx, { ...(await on(id)), ...reject })).toMatchObject({ error: "too-early" })
    office.setClock(officeInstant("2026-12-07", "23:59"))
    expect(await decideCheck(ctx, { ...(await on(id)), ...reject })).toMatchObject({ error: "too-early" })
    office.setClock(officeInstant("2026-12-08", "00:00"))
    expect(await decideCheck(ctx, { ...(await on(id)), ...reject, words: { ...words, theirs: "" } })).toMatchObject({
      error: "words-missing",
    })
    expect(await decideCheck(ctx, { ...(await on(id)), ...reject })).toMatchObject({ ok: true })
    expect(await checkById(db, id)).toMatchObject({ state: "rejected", decidedOn: "2026-12-08", decidedBy: "Bo" })
    office.setClock(MONDAY)
  })

  it("is not made where the answer changes it: then the check is made anew, and nobody skips that", async () => {
    const id = await heardLater()
    await noteHeard(ctx, { ...(await on(id)), on: "2026-11-23", answerBy: "2026-12-07" })
    const given = {
      decision: "again" as const,
      answered: "Here is another passport",
      words: { danish: "Nyt pas.", theirs: "" },
    }
    // Not by whoever made the check.
    expect(await decideCheck(ctx, { ...(await onCheckNow(ctx, id, anna)), ...given })).toMatchObject({
      error: "same-officer",
    })
    expect(await decideCheck(ctx, { ...(await on(id)), ...given })).toMatchObject({ ok: true })
    expect(await checkById(db, id)).toMatchObject({ state: "open", answered: "Here is another passport" })
    const now = await on(id)
    const evidence = { ...goodEvidence(), steps: {} }
    expect(await completeCheck(ctx, { ...now, ...nothing, evidence, outcome: "approved" })).toMatchObject({
      error: "check-lacks",
    })
    const whole = { ...(await on(id)), ...nothing, evidence: goodEvidence(), outcome: "approved" as const }
    expect(await completeCheck(ctx, whole)).toMatchObject({ ok: true })
    expect(await checkById(db, id)).toMatchObject({ state: "approved", grounds: ["not-genuine"] })
  })
})

describe("who entered something of a check", () => {
  it("does not look at it a second time, whoever completed it", async () => {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    await saveEvidence(ctx, { ...on, evidence: goodEvidence() })
    const bos = { ...(await onCheckNow(ctx, on.id, bo)), ...nothing, evidence: goodEvidence() }
    expect(await completeCheck(ctx, { ...bos, outcome: "doubtful", doubt: "The picture" })).toMatchObject({ ok: true })
    const look = { verdict: "approved" as const, words: "Fine", grounds: [], facts: { danish: "", theirs: "" } }
    for (const by of [anna, bo])
      expect(await takeSecondLook(ctx, { ...(await onCheckNow(ctx, on.id, by)), ...look })).toMatchObject({
        error: "same-officer",
      })
    const carl = await officer(ctx, "Carl")
    expect(await takeSecondLook(ctx, { ...(await onCheckNow(ctx, on.id, carl)), ...look })).toMatchObject({ ok: true })
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
    await completeCheck(ctx, { ...on, ...nothing, evidence: goodEvidence(), outcome: "approved" })
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
