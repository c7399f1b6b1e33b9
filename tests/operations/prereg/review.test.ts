import { visitMessage } from "#jobs/booking/messages.ts"
import { addDays, addSeconds } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { eventsOf, visitById } from "#db/booking/reads.ts"
import { lastAct } from "#domain/desk/acts.ts"
import { openQuestions, preregById, searchPreregs, wholeOf, worklist } from "#db/prereg/reads.ts"
import { ok, refuse } from "#domain/result.ts"
import { book } from "#operations/booking/book.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { hold } from "#operations/booking/hold.ts"
import { move } from "#operations/booking/move.ts"
import { arrive, finish, serve, takeBack } from "#operations/desk/serve.ts"
import { erasePrereg, withdrawPrereg } from "#operations/prereg/end.ts"
import {
  acceptPrereg,
  assignPrereg,
  judgePapers,
  notePrereg,
  refusePrereg,
  returnPrereg,
} from "#operations/prereg/review.ts"
import { savePage } from "#operations/prereg/save.ts"
import { sendPrereg } from "#operations/prereg/send.ts"
import { beginVisit } from "#operations/prereg/visit.ts"
import { wordsGiven } from "#app/prereg/staff/words.server.ts"
import { erase } from "#operations/retention/erase.ts"
import { setTerms } from "#operations/retention/set-terms.ts"
import { SHORTER_AFTER_DAYS, keptFor, mostOf, terms } from "#domain/retention/policy.ts"
import { officeInstant } from "#domain/time/office-time.ts"
import { MONDAY, type TestOffice, at, bookAt, count, overlaps, testOffice } from "../../support/office.ts"
import { answersOf, filledHousehold, save, sentHousehold } from "../../support/household.ts"
import { papersOfVisit } from "#operations/prereg/bring.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const by = { staffId: "00000000-0000-4000-8000-0000000000aa", staffName: "Fatima Rahimi" }
const stateOf = async (preregId: string) => (await preregById(office.db, preregId))!.state
const personOf = async (preregId: string, position: number) =>
  (await wholeOf(office.db, (await preregById(office.db, preregId))!)).people.find((p) => p.position === position)!.id
const jobs = (task: string) =>
  count(
    office,
    "graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1",
    [task],
  )

/** Books through the household's own draft, as the pages do. */
async function chooseTime(preregId: string, startsAt: Date): Promise<string> {
  const begun = await beginVisit(office.ctx, { preregId })
  if (!begun.ok) throw new Error(begun.error)
  const held = await hold(office.ctx, { draftKey: begun.value.draftKey, startsAt })
  if (!held.ok) throw new Error(held.error)
  const booked = await book(office.ctx, { draftKey: begun.value.draftKey, visitId: held.value.visitId })
  if (!booked.ok) throw new Error(booked.error)
  return booked.value.visitId
}

describe("returned with questions", () => {
  test("only what was asked can be answered, and it goes back when all is", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const giulia = await personOf(preregId, 3)
    const asked = [
      { personId: giulia, part: "papers" as const, question: "birth", template: "paper-missing" },
      { personId: null, part: "from" as const, question: "address", template: "unclear" },
    ]
    expect(await returnPrereg(office.ctx, { preregId, asked: [], line: "", by })).toEqual({
      ok: false,
      error: "nothing-asked",
    })
    expect((await returnPrereg(office.ctx, { preregId, asked, line: "Please.", by })).ok).toBe(true)
    expect(await stateOf(preregId)).toBe("returned")
    expect(await save(office.ctx, preregId, [{ part: "to", position: null, answers: answersOf.to() }])).toEqual({
      ok: false,
      error: "not-editable",
    })
    expect(await sendPrereg(office.ctx, { preregId })).toEqual({ ok: false, error: "not-answered" })
    expect(
      (
        await save(office.ctx, preregId, [
          { part: "from", position: null, answers: { ...answersOf.from(), address: "Via Nuova 1" } },
        ])
      ).ok,
    ).toBe(true)
    expect(await openQuestions(office.db, preregId)).toHaveLength(1)
    expect((await save(office.ctx, preregId, [{ part: "papers", position: 3, answers: { birth: "ready" } }])).ok).toBe(
      true,
    )
    const before = (await preregById(office.db, preregId))!.submittedAt
    expect((await sendPrereg(office.ctx, { preregId })).ok).toBe(true)
    expect(await stateOf(preregId)).toBe("submitted")
    expect((await preregById(office.db, preregId))!.submittedAt).toEqual(before)
  })

  test("an answer in one's own words counts, also where the fields stay as they are", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const asked = [{ personId: null, part: "to" as const, question: "moveIn", template: "differs" }]
    await returnPrereg(office.ctx, { preregId, asked, line: "", by })
    const household = await wholeOf(office.db, (await preregById(office.db, preregId))!)
    const stored = household.stored.find((p) => p.part === "to")!
    const blocks = [{ part: "to" as const, personId: null, revision: stored.revision, answers: answersOf.to() }]
    expect(
      (await savePage(office.ctx, { preregId, blocks, words: "We are in Denmark already.\nThe date is right." })).ok,
    ).toBe(true)
    expect(await openQuestions(office.db, preregId)).toEqual([])
    expect(await wordsGiven(office.db, preregId, "en")).toMatchObject([
      { words: "We are in Denmark already.\nThe date is right.", asked: expect.stringContaining("move in") },
    ])
    // An answer without words later on leaves them where they are.
    const again = (await wholeOf(office.db, (await preregById(office.db, preregId))!)).stored.find(
      (p) => p.part === "to",
    )!
    await savePage(office.ctx, {
      preregId,
      blocks: [{ ...blocks[0]!, revision: again.revision, answers: { ...answersOf.to(), floor: "2" } }],
    })
    expect(await wordsGiven(office.db, preregId, "en")).toHaveLength(1)
    expect((await sendPrereg(office.ctx, { preregId })).ok).toBe(true)
  })

  test("of two members of staff who decide at once, one does and the other is told", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const answers = await Promise.all([
      acceptPrereg(office.ctx, { preregId, line: "", by }),
      refusePrereg(office.ctx, { preregId, reason: "No home", by }),
      acceptPrereg(office.ctx, { preregId, line: "", by }),
    ])
    expect(answers.filter((a) => a.ok)).toHaveLength(1)
    expect(answers.filter((a) => !a.ok && a.error === "decided-meanwhile")).toHaveLength(2)
    expect(
      await count(office, "prereg_event where prereg_id = $1 and kind in ('accepted', 'refused')", [preregId]),
    ).toBe(1)
  })

  test("a refusal needs its reason, and a draft is nobody's to decide", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    expect(await refusePrereg(office.ctx, { preregId, reason: "  ", by })).toEqual({
      ok: false,
      error: "reason-missing",
    })
    const draft = await filledHousehold(office.ctx)
    expect((await acceptPrereg(office.ctx, { preregId: draft.preregId, line: "", by })).ok).toBe(false)
    expect((await notePrereg(office.ctx, { preregId: draft.preregId, text: "x", by })).ok).toBe(false)
  })
})

describe("the visit of a household", () => {
  test("names each person's own papers in the mail, and nobody else's visit does", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const visitId = await chooseTime(preregId, at("2026-12-16", "12:00"))
    const found = (await visitById(office.db, visitId))!
    const papers = await papersOfVisit(office.db, visitId, "2026-11-23")
    const around = {
      at: await office.at(),
      link: null,
      answer: "https://ankomst.test/en/v/key",
      portalUrl: "https://ankomst.test",
      now: office.ctx.now(),
    }
    const own = visitMessage("booked", found, { ...around, papers }).text
    const [, elena = "", marco = "", giulia = ""] = /Elena Rossi:([^]*)Marco Bianchi:([^]*)Giulia Bianchi:([^]*)/.exec(
      own,
    )!
    expect(elena).toContain("Employment contract")
    expect(elena).toContain("Marriage certificate")
    expect(marco).not.toContain("Employment contract")
    expect(giulia).toContain("Birth certificate")
    expect(giulia).not.toContain("Employment contract")
    const others = visitMessage("booked", found, { ...around, papers: null }).text
    expect(others).not.toContain("Elena Rossi:")
    expect(others).toContain("Bring these originals")
    const another = await bookAt(office.ctx, at("2026-12-16", "14:00"))
    expect(await papersOfVisit(office.db, another, "2026-11-23")).toBeNull()
  })
})

describe("a returned household never gets stuck", () => {
  test("an answer that makes another part incomplete opens that part, too", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const elena = await personOf(preregId, 1)
    const asked = [{ personId: elena, part: "person" as const, question: "citizenship", template: "differs" }]
    await returnPrereg(office.ctx, { preregId, asked, line: "", by })
    const nordic = answersOf.person("Elena Rossi", "1988-03-14", { citizenship: "SE", homeNumber: "19880314-1234" })
    expect((await save(office.ctx, preregId, [{ part: "person", position: 1, answers: nordic }])).ok).toBe(true)
    expect(await sendPrereg(office.ctx, { preregId })).toEqual({ ok: false, error: "not-complete" })
    const from = { ...answersOf.from(), municipality: "Stockholm" }
    expect((await save(office.ctx, preregId, [{ part: "from", position: null, answers: from }])).ok).toBe(true)
    expect((await sendPrereg(office.ctx, { preregId })).ok).toBe(true)
  })

  test("what was asked may be changed again until it is sent, and an empty answer is none", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const giulia = await personOf(preregId, 3)
    const asked = [{ personId: giulia, part: "papers" as const, question: "birth", template: "paper-missing" }]
    await returnPrereg(office.ctx, { preregId, asked, line: "", by })
    const papers = (answers: Record<string, string>) =>
      save(office.ctx, preregId, [{ part: "papers", position: 3, answers }])
    expect((await papers({ id: "ready" })).ok).toBe(true)
    expect(await sendPrereg(office.ctx, { preregId })).toEqual({ ok: false, error: "not-answered" })
    expect((await papers({ birth: "copy" })).ok).toBe(true)
    expect((await papers({ birth: "ready" })).ok).toBe(true)
    expect((await sendPrereg(office.ctx, { preregId })).ok).toBe(true)
  })

  test("staff cannot ask what has no page to answer it on", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const elena = await personOf(preregId, 1)
    for (const question of [
      { personId: null, part: "person" as const, question: "born", template: "missing" },
      { personId: elena, part: "from" as const, question: "address", template: "missing" },
      { personId: elena, part: "parents" as const, question: "custody", template: "missing" },
      { personId: elena, part: "person" as const, question: "nonsense", template: "missing" },
    ])
      expect(await returnPrereg(office.ctx, { preregId, asked: [question], line: "", by })).toEqual({
        ok: false,
        error: "nothing-asked",
      })
  })

  test("a provisional time that has passed, or was missed, does not stand in the way of a new one", async () => {
    const own = await testOffice()
    const { preregId } = await sentHousehold(own.ctx)
    const begun = await beginVisit(own.ctx, { preregId })
    if (!begun.ok) throw new Error(begun.error)
    const held = await hold(own.ctx, { draftKey: begun.value.draftKey, startsAt: at("2026-11-25", "12:00") })
    if (!held.ok) throw new Error(held.error)
    await book(own.ctx, { draftKey: begun.value.draftKey, visitId: held.value.visitId })
    own.setClock(at("2026-11-26", "09:00"))
    expect((await acceptPrereg(own.ctx, { preregId, line: "", by })).ok).toBe(true)
    expect((await visitById(own.db, held.value.visitId))!.visit.state).toBe("provisional")
    expect((await beginVisit(own.ctx, { preregId })).ok).toBe(true)
    await own.end()
  })
})

describe("the worklist", () => {
  test("holds what waits for the office first, by the day to notify by, then by age; drafts are not in it", async () => {
    const own = await testOffice()
    const site = (await own.at()).site.id
    const late = await sentHousehold(own.ctx)
    own.setClock(addDays(MONDAY, 1))
    const { preregId: soon } = await filledHousehold(own.ctx)
    await save(own.ctx, soon, [
      { part: "from", position: null, answers: { ...answersOf.from(), arrival: "2026-11-19" } },
      { part: "to", position: null, answers: { ...answersOf.to(), moveIn: "2026-11-19" } },
    ])
    await sendPrereg(own.ctx, { preregId: soon })
    const accepted = await sentHousehold(own.ctx)
    await acceptPrereg(own.ctx, { preregId: accepted.preregId, line: "", by })
    await filledHousehold(own.ctx)
    const rows = await worklist(own.db, site, 10)
    expect(rows.map((r) => r.id)).toEqual([soon, late.preregId, accepted.preregId])
    expect(rows[0]).toMatchObject({ name: "Elena Rossi", people: 3, municipality: "159", notifyBy: "2026-11-24" })
    await assignPrereg(own.ctx, { preregId: soon, to: by, by })
    expect((await worklist(own.db, site, 10))[0]!.assignedName).toBe("Fatima Rahimi")
    for (const words of ["giulia", "Søborg", rows[0]!.reference.toLowerCase(), late.email])
      expect((await searchPreregs(own.db, site, words)).length, words).toBeGreaterThan(0)
    expect(await searchPreregs(own.db, site, "100%")).toEqual([])
    await own.end()
  })

  test("findings of papers are kept per person, taken back, and never written over unseen", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const elena = await personOf(preregId, 1)
    const stranger = await personOf((await sentHousehold(office.ctx)).preregId, 1)
    type Code = "missing" | "approved" | null
    const judge = (was: Code, verdict: Code, personId = elena, paper = "id") =>
      judgePapers(office.ctx, { preregId, verdicts: [{ personId, paper, verdict, was }], by })
    await judge(null, "missing")
    await judge(null, "missing", stranger)
    expect(await count(office, "prereg_verdict where verdict = 'missing'")).toBe(1)
    // A page that had shown nothing yet takes nothing back, and says so when it finds something else.
    expect(await judge(null, null)).toEqual(ok(null))
    expect(await count(office, "prereg_verdict where verdict = 'missing'")).toBe(1)
    expect(await judge(null, "approved")).toEqual(refuse("verdicts-changed"))
    expect(await count(office, "prereg_verdict where verdict = 'missing'")).toBe(1)
    await judge("missing", null)
    expect(await count(office, "prereg_verdict")).toBe(0)
  })

  test("a decision that somebody else has taken keeps none of its findings", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const elena = await personOf(preregId, 1)
    await acceptPrereg(office.ctx, { preregId, line: "", by })
    const before = await count(office, "prereg_verdict")
    const late = await acceptPrereg(office.ctx, {
      preregId,
      line: "",
      verdicts: [{ personId: elena, paper: "id", verdict: "missing", was: null }],
      by,
    })
    expect(late).toEqual(refuse("decided-meanwhile"))
    expect(await count(office, "prereg_verdict")).toBe(before)
  })
})

describe("a provisional time", () => {
  const start = at("2026-12-07", "10:00")
  test("holds its place in the same constraint, is confirmed on acceptance with one mail, and is completed by the visit", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const visitId = await chooseTime(preregId, start)
    const found = (await visitById(office.db, visitId))!
    expect(found.visit).toMatchObject({ state: "provisional", party: 3, contactName: "Elena Rossi" })
    expect(found.visit.names).toEqual(["Elena Rossi", "Marco Bianchi", "Giulia Bianchi"])
    expect(found.legs.every((l) => l.active && l.until === null)).toBe(true)
    expect(await beginVisit(office.ctx, { preregId })).toEqual({ ok: false, error: "already-booked" })
    const mails = await jobs("mail-visit")
    expect((await acceptPrereg(office.ctx, { preregId, line: "", by })).ok).toBe(true)
    expect((await visitById(office.db, visitId))!.visit.state).toBe("booked")
    expect(await jobs("mail-visit")).toBe(mails + 1)
    const { legs, visit } = (await visitById(office.db, visitId))!
    let seconds = 0
    const desk = { ...office.ctx, now: () => addSeconds(visit.startsAt, ++seconds) }
    await arrive(desk, { visitId, by })
    for (const _ of legs) {
      await serve(desk, { visitId, by })
      await finish(desk, { visitId, by })
    }
    expect(await stateOf(preregId)).toBe("completed")
    const event = lastAct((await eventsOf(office.db, visitId)).toReversed())!.eventId
    await takeBack(desk, { visitId, event, by })
    expect(await stateOf(preregId)).toBe("accepted")
    expect(await overlaps(office)).toBe(0)
  })

  test("once accepted the time is booked at once", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    await acceptPrereg(office.ctx, { preregId, line: "", by })
    const visitId = await chooseTime(preregId, at("2026-12-09", "12:00"))
    expect((await visitById(office.db, visitId))!.visit.state).toBe("booked")
  })

  test("accepting while the time is being booked never leaves it provisional", async () => {
    for (let i = 0; i < 6; i++) {
      const { preregId } = await sentHousehold(office.ctx)
      const begun = await beginVisit(office.ctx, { preregId })
      if (!begun.ok) throw new Error(begun.error)
      const { draftKey } = begun.value
      const held = await hold(office.ctx, {
        draftKey,
        startsAt: at("2026-12-11", `${9 + (i % 4)}:00`.padStart(5, "0")),
      })
      if (!held.ok) continue
      await Promise.all([
        book(office.ctx, { draftKey, visitId: held.value.visitId }),
        acceptPrereg(office.ctx, { preregId, line: "", by }),
      ])
      expect((await visitById(office.db, held.value.visitId))!.visit.state).toBe("booked")
    }
  })

  test("it moves like any other, and the warning moves with it", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const visitId = await chooseTime(preregId, at("2026-12-10", "12:00"))
    const due = async () =>
      (
        await office.pool.query<{ run_at: Date }>(
          "select j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail-prereg-late' and j.payload->>'visitId' = $1",
          [visitId],
        )
      ).rows.map((r) => r.run_at)
    expect(await due()).toEqual([officeInstant("2026-12-08", "08:00")])
    const moved = await move(office.ctx, {
      visitId,
      from: at("2026-12-10", "12:00"),
      to: at("2026-12-16", "12:00"),
      by: { kind: "visitor" },
    })
    expect(moved.ok).toBe(true)
    expect((await visitById(office.db, visitId))!.visit.state).toBe("provisional")
    expect(await due()).toEqual([officeInstant("2026-12-14", "08:00")])
    await acceptPrereg(office.ctx, { preregId, line: "", by })
    expect(await due()).toEqual([])
  })

  test.each(["refused", "withdrawn", "erased"] as const)("it is given up when the household is %s", async (how) => {
    const { preregId } = await sentHousehold(office.ctx)
    const visitId = await chooseTime(preregId, at("2026-12-14", "10:00"))
    if (how === "refused") await refusePrereg(office.ctx, { preregId, reason: "Moves elsewhere", by })
    if (how === "withdrawn") await withdrawPrereg(office.ctx, { preregId })
    if (how === "erased") await erasePrereg(office.ctx, { preregId })
    const found = await visitById(office.db, visitId)
    if (how === "erased") return expect(found).toBeNull()
    expect(found!.visit.state).toBe("cancelled")
    if (how === "refused") expect(found!.legs.every((l) => !l.active)).toBe(true)
  })

  test("one that the household cancelled leaves room for another", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const visitId = await chooseTime(preregId, at("2026-12-17", "10:00"))
    await cancel(office.ctx, { visitId, by: { kind: "visitor" } })
    expect((await beginVisit(office.ctx, { preregId })).ok).toBe(true)
  })
})

describe("the privacy clock", () => {
  test("a household's own erasure leaves no row of it, whatever it had", async () => {
    const own = await testOffice()
    const kept = await sentHousehold(own.ctx)
    const { preregId } = await sentHousehold(own.ctx)
    const people = (await wholeOf(own.db, (await preregById(own.db, preregId))!)).people.map((p) => p.id)
    await judgePapers(own.ctx, {
      preregId,
      verdicts: [{ personId: people[0]!, paper: "id", verdict: "missing", was: null }],
      by,
    })
    await notePrereg(own.ctx, { preregId, text: "A note", by })
    await returnPrereg(own.ctx, {
      preregId,
      asked: [{ personId: people[0]!, part: "papers", question: "id", template: "paper-missing" }],
      line: "",
      by,
    })
    await erasePrereg(own.ctx, { preregId })
    await erasePrereg(own.ctx, { preregId })
    expect(await count(own, "prereg where id = $1", [preregId])).toBe(0)
    for (const table of [
      "prereg_session",
      "prereg_person",
      "prereg_part",
      "prereg_event",
      "prereg_note",
      "prereg_asked",
    ])
      expect(await count(own, `${table} where prereg_id = $1`, [preregId]), table).toBe(0)
    for (const table of ["prereg_sealed", "prereg_verdict"])
      expect(await count(own, `${table} where person_id = any($1)`, [people]), table).toBe(0)
    expect(await preregById(own.db, kept.preregId)).not.toBeNull()
    await own.end()
  })

  test("drafts, refused ones, ones without a visit and ones whose visit is over go on their day, not before", async () => {
    const own = await testOffice()
    const draft = await filledHousehold(own.ctx)
    const refused = await sentHousehold(own.ctx)
    await refusePrereg(own.ctx, { preregId: refused.preregId, reason: "No", by })
    const waiting = await sentHousehold(own.ctx)
    const there = async (id: string) => (await preregById(own.db, id)) !== null
    const eraseAfter = async (days: number) => {
      own.setClock(addDays(MONDAY, days))
      return (await erase(own.ctx)).preregs
    }
    expect(await eraseAfter(keptFor.preregDraftDays)).toBe(0)
    own.setClock(new Date(addDays(MONDAY, keptFor.preregDraftDays).getTime() + 1))
    expect((await erase(own.ctx)).preregs).toBe(1)
    expect([await there(draft.preregId), await there(refused.preregId)]).toEqual([false, true])
    expect(await eraseAfter(keptFor.preregEndedDays + 1)).toBe(1)
    expect(await there(waiting.preregId)).toBe(true)
    expect(await eraseAfter(keptFor.preregSentDays + 1)).toBe(1)
    expect(await count(own, "audit_entry where kind = 'erased' and detail->>'preregs' = '1'")).toBe(3)
    await own.end()
  })

  test("thirty days after the visit, together with it; the office may set it otherwise", async () => {
    const own = await testOffice()
    const { preregId } = await sentHousehold(own.ctx)
    await acceptPrereg(own.ctx, { preregId, line: "", by })
    const begun = await beginVisit(own.ctx, { preregId })
    if (!begun.ok) throw new Error(begun.error)
    const held = await hold(own.ctx, { draftKey: begun.value.draftKey, startsAt: at("2026-12-02", "12:00") })
    if (!held.ok) throw new Error(held.error)
    await book(own.ctx, { draftKey: begun.value.draftKey, visitId: held.value.visitId })
    const ends = (await visitById(own.db, held.value.visitId))!.visit.endsAt
    own.setClock(addDays(ends, 30))
    expect((await erase(own.ctx)).preregs).toBe(0)
    const longer = Object.fromEntries(terms.map((t) => [t, keptFor[t]])) as Record<(typeof terms)[number], number>
    expect(
      (await setTerms(own.ctx, { terms: { ...longer, preregVisitDays: mostOf("preregVisitDays") + 1 }, by })).answer,
    ).toEqual({
      ok: false,
      error: "term-wrong",
    })
    expect((await setTerms(own.ctx, { terms: { ...longer, preregVisitDays: 40, visitDays: 40 }, by })).answer.ok).toBe(
      true,
    )
    own.setClock(addDays(ends, 31))
    expect((await erase(own.ctx)).preregs).toBe(0)
    expect((await setTerms(own.ctx, { terms: longer, by, sure: true })).answer.ok).toBe(true)
    expect((await erase(own.ctx)).preregs).toBe(0)
    own.setClock(addDays(ends, 31 + SHORTER_AFTER_DAYS))
    expect(await erase(own.ctx)).toMatchObject({ preregs: 1, visits: 1 })
    expect(await count(own, "audit_entry where kind = 'set-retention'")).toBe(4)
    await own.end()
  })
})

test("booking without pre-registration is as before", async () => {
  const id = await bookAt(office.ctx, at("2026-12-18", "12:00"))
  expect((await visitById(office.db, id))!.visit.state).toBe("booked")
})
