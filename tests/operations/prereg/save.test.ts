import { knownLinkKey } from "#operations/link.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { preregById, preregBySession, sealedOf, wholeOf } from "#db/prereg/reads.ts"
import { SEALED } from "#domain/prereg/household.ts"
import { hashSecret } from "#operations/context.ts"
import { beginPrereg, closeOnDevice } from "#operations/prereg/begin.ts"
import { addPerson, removePerson } from "#operations/prereg/people.ts"
import { codeToSend } from "#operations/email-code.ts"
import { addressFor, codeBoundTo, confirmPreregCode, sendPreregCode } from "#operations/prereg/confirm.ts"
import { openSealed, ownSealed } from "#operations/prereg/open-sealed.ts"
import { lastPrintedCode, openByPrintedCode, printCode } from "#operations/prereg/resume.ts"
import { rotateKeys } from "#operations/prereg/rotate-keys.ts"
import { sendPrereg } from "#operations/prereg/send.ts"
import { KEYS, type TestOffice, count, testOffice } from "../../support/office.ts"
import { answersOf, codeOfPrereg, filledHousehold, save, sentHousehold } from "../../support/household.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const begin = async (language = "en") => {
  const begun = await beginPrereg(office.ctx, { language, municipality: "101", residence: undefined })
  if (!begun.ok) throw new Error(begun.error)
  const { token } = begun.value
  return { token, preregId: (await preregBySession(office.db, hashSecret(token)))!.id }
}
const whole = async (preregId: string) => wholeOf(office.db, (await preregById(office.db, preregId))!)

describe("every page saves", () => {
  test("a half-done part is kept, and more of it later", async () => {
    const { preregId } = await begin()
    expect(await save(office.ctx, preregId, [{ part: "from", position: null, answers: { country: "IT" } }])).toEqual({
      ok: true,
      value: null,
    })
    await save(office.ctx, preregId, [{ part: "from", position: null, answers: answersOf.from() }])
    expect((await whole(preregId)).household.parts.from).toEqual(answersOf.from())
  })

  test("a household is sent with a birthday that the passport has without day and month", async () => {
    const { preregId } = await filledHousehold(office.ctx, { first: { born: "1985-00-00" } })
    expect((await whole(preregId)).household.people[0]!.parts.person!.born).toBe("1985-00-00")
    expect(await sendPrereg(office.ctx, { preregId })).toMatchObject({ ok: true })
  })

  test("sealed answers stand in the part as marks only, and open for the household", async () => {
    const { preregId } = await begin()
    await save(office.ctx, preregId, [
      { part: "person", position: 1, answers: answersOf.person("Elena Rossi", "1988-03-14") },
    ])
    const { household, people } = await whole(preregId)
    expect(household.people[0]!.parts.person!.passportNumber).toBe(SEALED)
    const key = `${people[0]!.id} person.passportNumber`
    expect((await ownSealed(office.ctx, preregId)).get(key)).toBe("YA1234567")
  })

  test("a masked answer left empty is kept; what is no longer asked is erased, sealed or not", async () => {
    const { preregId } = await begin()
    const answers = answersOf.person("Elena Rossi", "1988-03-14", { earlier: "yes", earlierNumber: "140388-1234" })
    await save(office.ctx, preregId, [{ part: "person", position: 1, answers }])
    await save(office.ctx, preregId, [
      { part: "person", position: 1, answers: { ...answers, passportNumber: "", earlierNumber: "" } },
    ])
    const { people } = await whole(preregId)
    const id = people[0]!.id
    expect([...(await ownSealed(office.ctx, preregId)).keys()].toSorted()).toEqual([
      `${id} person.earlierNumber`,
      `${id} person.passportNumber`,
    ])
    // No earlier number after all, and a Nordic citizen, who has no passport number here.
    await save(office.ctx, preregId, [
      {
        part: "person",
        position: 1,
        answers: { ...answers, earlier: "no", citizenship: "SE", homeNumber: "880314-1234" },
      },
    ])
    expect([...(await ownSealed(office.ctx, preregId)).keys()]).toEqual([`${id} person.homeNumber`])
    expect(Object.keys((await whole(preregId)).household.people[0]!.parts.person!)).not.toContain("earlierNumber")
  })

  test("an answer to a question that is not asked is not kept", async () => {
    const { preregId } = await begin()
    await save(office.ctx, preregId, [
      { part: "civil", position: 1, answers: { status: "unmarried", since: "2015-02-11", nonsense: "x" } },
    ])
    expect((await whole(preregId)).household.people[0]!.parts.civil).toEqual({ status: "unmarried" })
  })
})

describe("two devices", () => {
  test("the second one to save is told, and nothing of it is written; then it may, knowingly", async () => {
    const { preregId } = await begin()
    await save(office.ctx, preregId, [{ part: "from", position: null, answers: answersOf.from() }])
    const mine = { ...answersOf.from(), country: "FR" }
    const theirs = { ...answersOf.from(), country: "ES" }
    expect(
      (await save(office.ctx, preregId, [{ part: "from", position: null, answers: theirs, revision: 1 }])).ok,
    ).toBe(true)
    expect(await save(office.ctx, preregId, [{ part: "from", position: null, answers: mine, revision: 1 }])).toEqual({
      ok: false,
      error: "changed-meanwhile",
    })
    expect((await whole(preregId)).household.parts.from!.country).toBe("ES")
    expect((await save(office.ctx, preregId, [{ part: "from", position: null, answers: mine, revision: 2 }])).ok).toBe(
      true,
    )
    expect((await whole(preregId)).household.parts.from!.country).toBe("FR")
  })

  test("a page with several people is saved whole or not at all", async () => {
    const { preregId } = await begin()
    await addPerson(office.ctx, { preregId, relation: "partner" })
    await save(office.ctx, preregId, [{ part: "civil", position: 2, answers: { status: "unmarried" } }])
    const refused = await save(office.ctx, preregId, [
      { part: "civil", position: 1, answers: { status: "unmarried" }, revision: 0 },
      { part: "civil", position: 2, answers: { status: "divorced" }, revision: 0 },
    ])
    expect(refused.ok).toBe(false)
    expect((await whole(preregId)).household.people[0]!.parts.civil).toBeUndefined()
  })

  test("sending the same twice is no clash, sealed answers included", async () => {
    const { preregId } = await begin()
    const block = {
      part: "person" as const,
      position: 1,
      answers: answersOf.person("Elena Rossi", "1988-03-14"),
      revision: 0,
    }
    expect((await save(office.ctx, preregId, [block])).ok).toBe(true)
    expect((await save(office.ctx, preregId, [block])).ok).toBe(true)
    const other = { ...block, answers: { ...block.answers, passportNumber: "OTHER1234" } }
    expect((await save(office.ctx, preregId, [other])).ok).toBe(false)
  })

  test("of twenty at once, one wins and nineteen are told", async () => {
    const { preregId } = await begin()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        save(office.ctx, preregId, [
          { part: "from", position: null, answers: { ...answersOf.from(), address: `Street ${i}` }, revision: 0 },
        ]),
      ),
    )
    expect(answers.filter((a) => a.ok)).toHaveLength(1)
  })
})

describe("people", () => {
  test("one spouse or partner, nine people, and the contact stays", async () => {
    const { preregId } = await begin()
    expect((await addPerson(office.ctx, { preregId, relation: "spouse" })).ok).toBe(true)
    expect(await addPerson(office.ctx, { preregId, relation: "partner" })).toEqual({
      ok: false,
      error: "already-there",
    })
    for (let i = 0; i < 7; i++) expect((await addPerson(office.ctx, { preregId, relation: "child" })).ok).toBe(true)
    expect(await addPerson(office.ctx, { preregId, relation: "child" })).toEqual({ ok: false, error: "too-many" })
    const { people } = await whole(preregId)
    expect((await removePerson(office.ctx, { preregId, personId: people[0]!.id })).ok).toBe(false)
    await save(office.ctx, preregId, [
      { part: "person", position: 9, answers: answersOf.person("Child", "2020-01-01") },
    ])
    const last = people.at(-1)!
    expect((await removePerson(office.ctx, { preregId, personId: last.id })).ok).toBe(true)
    expect((await removePerson(office.ctx, { preregId, personId: last.id })).ok).toBe(true)
    expect((await sealedOf(office.db, [last.id])).size).toBe(0)
  })

  test("somebody else's person cannot be removed or answered for", async () => {
    const [mine, theirs] = [await begin(), await begin()]
    const stranger = (await whole(theirs.preregId)).people[0]!
    await addPerson(office.ctx, { preregId: theirs.preregId, relation: "child" })
    const child = (await whole(theirs.preregId)).people[1]!
    await removePerson(office.ctx, { preregId: mine.preregId, personId: child.id })
    expect((await whole(theirs.preregId)).people).toHaveLength(2)
    const { savePage } = await import("#operations/prereg/save.ts")
    const block = { part: "person" as const, personId: stranger.id, revision: 0, answers: { passportName: "X" } }
    expect(await savePage(office.ctx, { preregId: mine.preregId, blocks: [block] })).toEqual({
      ok: false,
      error: "unknown",
    })
  })
})

describe("stop and continue", () => {
  test("by the mailed link and a code, on another device and in the other language, without losing an answer", async () => {
    const { preregId, token } = await filledHousehold(office.ctx)
    const before = (await whole(preregId)).household
    const prereg = (await preregById(office.db, preregId))!
    expect(knownLinkKey(office.ctx.secrets, "prereg", { id: prereg.id, keyHash: prereg.linkHash })).toMatch(
      /^[\w-]{43}$/,
    )
    await sendPreregCode(office.ctx, { preregId, for: "open" })
    expect(await confirmPreregCode(office.ctx, { preregId, code: "00000000", openHere: true })).toEqual({
      ok: false,
      error: "code-wrong",
    })
    const opened = await confirmPreregCode(office.ctx, {
      preregId,
      code: await codeOfPrereg(office.ctx, preregId),
      openHere: true,
    })
    if (!opened.ok) throw new Error(opened.error)
    expect(opened.value.token).not.toBe(token)
    const there = (await preregBySession(office.db, hashSecret(opened.value.token!)))!
    expect(there.id).toBe(preregId)
    expect((await whole(there.id)).household).toEqual(before)
    await closeOnDevice(office.ctx, { token: opened.value.token! })
    expect(await preregBySession(office.db, hashSecret(opened.value.token!))).toBeNull()
    expect(await preregBySession(office.db, hashSecret(token))).not.toBeNull()
  })

  test("a code works once, five tries, ten minutes, and for the address it was sent to", async () => {
    const { preregId } = await begin()
    await save(office.ctx, preregId, [
      { part: "contact", position: null, answers: answersOf.contact("one@example.org") },
    ])
    await sendPreregCode(office.ctx, { preregId })
    const code = await codeOfPrereg(office.ctx, preregId)
    await save(office.ctx, preregId, [
      { part: "contact", position: null, answers: answersOf.contact("two@example.org") },
    ])
    expect((await confirmPreregCode(office.ctx, { preregId, code, openHere: false })).ok).toBe(false)
    await sendPreregCode(office.ctx, { preregId, again: true })
    for (let i = 0; i < 5; i++) await confirmPreregCode(office.ctx, { preregId, code: "00000000", openHere: false })
    const right = await codeOfPrereg(office.ctx, preregId)
    expect(await confirmPreregCode(office.ctx, { preregId, code: right, openHere: false })).toEqual({
      ok: false,
      error: "code-used-up",
    })
  })

  test("by a printed code, until a new one is printed", async () => {
    const { preregId, token } = await begin()
    const first = await printCode(office.ctx, { preregId, token })
    if (!first.ok) throw new Error(first.error)
    expect(lastPrintedCode(office.ctx, (await preregById(office.db, preregId))!)).toBe(first.value)
    const opened = await openByPrintedCode(office.ctx, { code: first.value.toLowerCase().replaceAll("-", " ") })
    if (!opened.ok) throw new Error(opened.error)
    expect((await preregBySession(office.db, hashSecret(opened.value.token)))!.id).toBe(preregId)
    await printCode(office.ctx, { preregId, token })
    // Whoever came in by the old paper is out; this device is not.
    expect(await preregBySession(office.db, hashSecret(opened.value.token))).toBeNull()
    expect(await preregBySession(office.db, hashSecret(token))).not.toBeNull()
    expect(await openByPrintedCode(office.ctx, { code: first.value })).toEqual({ ok: false, error: "code-wrong" })
    expect(await openByPrintedCode(office.ctx, { code: "nothing" })).toEqual({ ok: false, error: "code-shape" })
  })

  test("an address that is written but not confirmed opens nothing and is written to by nobody", async () => {
    const { preregId, email } = await filledHousehold(office.ctx)
    await save(office.ctx, preregId, [
      { part: "contact", position: null, answers: answersOf.contact("stranger@example.org") },
    ])
    // The link and the code to open go to the confirmed address; a code to confirm does not open.
    await sendPreregCode(office.ctx, { preregId, for: "open" })
    const prereg = (await preregById(office.db, preregId))!
    expect(addressFor(prereg, "open")).toBe(email)
    expect(addressFor(prereg, "confirm")).toBe("stranger@example.org")
    const toOpen = await codeOfPrereg(office.ctx, preregId)
    expect((await confirmPreregCode(office.ctx, { preregId, code: toOpen, openHere: false })).ok).toBe(false)
    await sendPreregCode(office.ctx, { preregId, for: "confirm" })
    const toConfirm = await codeOfPrereg(office.ctx, preregId)
    expect((await confirmPreregCode(office.ctx, { preregId, code: toConfirm, openHere: true })).ok).toBe(false)
    // A code made for one address is not mailed to the next one: it no longer fits.
    const before = (await preregById(office.db, preregId))!
    const toSend = (of: typeof before) => codeToSend(office.ctx, of, codeBoundTo(of, "confirm"), of.codeRound)
    expect(toSend(before)).toBe(toConfirm)
    await save(office.ctx, preregId, [
      { part: "contact", position: null, answers: answersOf.contact("another@example.org") },
    ])
    const after = (await preregById(office.db, preregId))!
    expect(toSend(after)).toBeNull()
    expect(toSend({ ...before, email: "another@example.org" })).toBeNull()
  })
})

describe("sending", () => {
  test("waits for what is missing, for what contradicts, and for the address", async () => {
    const { preregId } = await begin()
    expect(await sendPrereg(office.ctx, { preregId })).toEqual({ ok: false, error: "not-complete" })
    const filled = await filledHousehold(office.ctx)
    await save(office.ctx, filled.preregId, [
      { part: "person", position: 3, answers: answersOf.person("Giulia", "1980-01-01") },
    ])
    expect(await sendPrereg(office.ctx, { preregId: filled.preregId })).toEqual({ ok: false, error: "not-complete" })
    await save(office.ctx, filled.preregId, [
      { part: "person", position: 3, answers: answersOf.person("Giulia", "2020-01-01") },
      { part: "contact", position: null, answers: answersOf.contact("new@example.org") },
    ])
    expect(await sendPrereg(office.ctx, { preregId: filled.preregId })).toEqual({
      ok: false,
      error: "email-unconfirmed",
    })
  })

  test("is once, however often it is pressed, and closes the draft", async () => {
    const { preregId } = await filledHousehold(office.ctx)
    const sent = await Promise.all(Array.from({ length: 5 }, () => sendPrereg(office.ctx, { preregId })))
    expect(sent.every((s) => s.ok)).toBe(true)
    expect(await count(office, "prereg_event where prereg_id = $1 and kind = 'sent'", [preregId])).toBe(1)
    expect(await save(office.ctx, preregId, [{ part: "from", position: null, answers: { country: "FR" } }])).toEqual({
      ok: false,
      error: "not-editable",
    })
    expect((await preregById(office.db, preregId))!.notifyBy).toBe("2026-11-27")
    expect((await addPerson(office.ctx, { preregId, relation: "child" })).ok).toBe(false)
  })
})

describe("opened by staff", () => {
  test("each opening is in the audit trail, which only grows; a draft cannot be opened", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const { people } = await whole(preregId)
    const staffId = "00000000-0000-4000-8000-0000000000aa"
    const opened = await openSealed(office.ctx, { preregId, personId: people[1]!.id, staffId })
    if (!opened.ok) throw new Error(opened.error)
    expect([...opened.value.values()]).toEqual(["YB1234567"])
    expect(
      await count(office, "audit_entry where kind = 'opened-sealed' and staff_id = $1 and detail->>'personId' = $2", [
        staffId,
        people[1]!.id,
      ]),
    ).toBe(1)
    await expect(office.pool.query("delete from audit_entry")).rejects.toThrow("only grows")
    const draft = await filledHousehold(office.ctx)
    const own = (await whole(draft.preregId)).people[0]!
    expect((await openSealed(office.ctx, { preregId: draft.preregId, personId: own.id, staffId })).ok).toBe(false)
  })

  test("after the portal's key is rotated everything opens with the new one alone", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    const newest = { version: 2, key: Buffer.alloc(32, "a newer key for tests") }
    expect(await rotateKeys({ ...office.ctx, keys: [newest, ...KEYS] })).toBeGreaterThan(2)
    expect(await rotateKeys({ ...office.ctx, keys: [newest, ...KEYS] })).toBe(0)
    const alone = { ...office.ctx, keys: [newest] }
    expect((await ownSealed(alone, preregId)).size).toBe(3)
    await rotateKeys({ ...office.ctx, keys: [...KEYS, newest] })
  })
})
