import { addMinutes, addSeconds } from "date-fns"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { OWN_PAGE_MINUTES } from "#domain/mine/own-page.ts"
import { goesAt } from "#domain/mine/kept.ts"
import { type OwnThing, clashesAmong } from "#domain/mine/own-things.ts"
import { CODE_DIGITS } from "#domain/email-code.ts"
import { addDays, fromMinutes, officeInstant } from "#domain/time/office-time.ts"
import { keptFor } from "#domain/retention/policy.ts"
import { nextFreeTimes, visitById, visitByKey } from "#db/booking/reads.ts"
import { signUpByKey } from "#db/courses/reads.ts"
import { copyOf, ownDatesOf, ownPageByKey, ownThingsOf } from "#db/mine/reads.ts"
import { preregBySession } from "#db/prereg/reads.ts"
import { withdrawBenefit } from "#operations/benefit/register.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { confirmationCode, hashSecret, makeContext } from "#operations/context.ts"
import { cancelSignUp } from "#operations/courses/seats.ts"
import { askForPage, closePage, openPage, openedPage, sendPageCode } from "#operations/mine/enter.ts"
import { openThing } from "#operations/mine/open-thing.ts"
import { erase } from "#operations/retention/erase.ts"
import { sentBenefit } from "../../support/benefit.ts"
import { type CourseOffice, placed, planned, runPlan, withCourses } from "../../support/courses.ts"
import { filledHousehold, sentHousehold } from "../../support/household.ts"
import { openedOwnPage, ownPageCode } from "../../support/own-page.ts"
import { KEYS, MONDAY, type TestOffice, bookAt, count, testOffice } from "../../support/office.ts"
import { receivedApplication } from "../../support/taxcard.ts"

let office: TestOffice
let courses: CourseOffice
beforeAll(async () => {
  office = await testOffice()
  courses = await withCourses(office)
})
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const codeFor = (key: string) => ownPageCode(office, key)
const opened = (email: string) => openedOwnPage(office, email)
const things = (email: string) => ownThingsOf(office.db, email, office.ctx.now())
const standing = async (email: string) => (await things(email)).map(({ kind, state }) => `${kind} ${state}`).toSorted()

/** A visit at the first free time from a day on. */
async function visitFrom(day: string, email: string): Promise<string> {
  const here = await office.at()
  const want = { services: here.services.filter(({ key }) => key === "cpr"), party: 1 }
  const [next] = await nextFreeTimes(office.db, here, want, day, 1, office.ctx.now())
  return bookAt(office.ctx, fromMinutes(next!.slot.start), { email })
}

/** A run whose two meetings begin on that Wednesday and take the whole day. */
const runFrom = (first: string) =>
  planned(
    office.ctx,
    runPlan(courses, {
      series: { first, rule: "FREQ=WEEKLY;BYDAY=WE;COUNT=2", from: "08:00", to: "18:00" },
      closesAt: officeInstant(addDays(first, -1), "12:00"),
    }),
  )

/** One address with one thing of each kind; its household has no visit. */
async function everything(email: string, wednesday: string) {
  await visitFrom("2026-12-01", email)
  const household = await sentHousehold(office.ctx, { email })
  const { key: benefitKey } = await sentBenefit(office.ctx, { email })
  await receivedApplication(office.ctx, { email })
  const courseKey = await placed(office.ctx, await runFrom(wednesday), { email })
  return { household, benefitKey, courseKey }
}

describe("one's own page", () => {
  test("opens with the code that its address got, under a new secret, for an hour", async () => {
    const { key } = await askForPage(office.ctx, { email: "Open@Example.org", language: "da" })
    expect(await openedPage(office.ctx, key)).toBeNull()
    expect(await openPage(office.ctx, { key, code: "00000000" })).toEqual({ ok: false, error: "code-wrong" })
    const right = await openPage(office.ctx, { key, code: await codeFor(key) })
    if (!right.ok) throw new Error(right.error)
    expect(await openedPage(office.ctx, key)).toBeNull()
    expect(await openedPage(office.ctx, right.value.key)).toMatchObject({ email: "open@example.org" })
    office.setClock(addSeconds(addMinutes(MONDAY, OWN_PAGE_MINUTES), -1))
    expect(await openedPage(office.ctx, right.value.key)).not.toBeNull()
    office.setClock(addMinutes(MONDAY, OWN_PAGE_MINUTES))
    expect(await openedPage(office.ctx, right.value.key)).toBeNull()
  })

  test("takes no code of before, none a second time, and none after five wrong ones", async () => {
    const { key } = await askForPage(office.ctx, { email: "codes@example.org", language: "en" })
    const first = await codeFor(key)
    await sendPageCode(office.ctx, { key })
    expect(await openPage(office.ctx, { key, code: first })).toEqual({ ok: false, error: "code-wrong" })
    for (let i = 0; i < 3; i++) await openPage(office.ctx, { key, code: "00000000" })
    expect(await openPage(office.ctx, { key, code: "00000000" })).toEqual({ ok: false, error: "code-used-up" })
    expect(await openPage(office.ctx, { key, code: await codeFor(key) })).toMatchObject({ error: "code-used-up" })
    await sendPageCode(office.ctx, { key })
    const code = await codeFor(key)
    expect((await openPage(office.ctx, { key, code })).ok).toBe(true)
    expect(await openPage(office.ctx, { key, code })).toEqual({ ok: false, error: "unknown" })
  })

  test("is closed for this browser only, and its row is erased within a day", async () => {
    const [here, there] = [await opened("close@example.org"), await opened("close@example.org")]
    await closePage(office.ctx, { key: here })
    expect(await openedPage(office.ctx, here)).toBeNull()
    expect(await openedPage(office.ctx, there)).not.toBeNull()
    office.setClock(addMinutes(MONDAY, 60 * keptFor.draftHours + 1))
    await erase(office.ctx)
    expect(await count(office, "own_page")).toBe(0)
  })
})

describe("what stands on it", () => {
  test("is all of the address, and nothing of another, nor what nobody has confirmed", async () => {
    await everything("all@example.org", "2027-01-13")
    await visitFrom("2026-12-01", "another@example.org")
    expect(await standing("all@example.org")).toEqual([
      "benefit sent",
      "prereg submitted",
      "sign-up seated",
      "tax-card received",
      "visit booked",
    ])
    expect(await standing("another@example.org")).toEqual(["visit booked"])
    const { preregId } = await filledHousehold(office.ctx, {
      email: "draft@example.org",
      passports: ["ZA1", "ZB1", "ZC1"],
    })
    expect(await standing("draft@example.org")).toEqual(["prereg draft"])
    // Accepted, it waits for a time until there is one.
    const become = (set: string) => office.pool.query(`update prereg set ${set} where id = $1`, [preregId])
    await become("state = 'accepted', submitted_at = now()")
    expect(await standing("draft@example.org")).toEqual(["prereg choose"])
    const visitId = await visitFrom("2026-12-01", "draft@example.org")
    await become(`visit_id = '${visitId}'`)
    expect(await standing("draft@example.org")).toEqual(["prereg accepted", "visit booked"])
    await become("visit_id = null")
    await office.pool.query("update visit set email = 'other@example.org' where id = $1", [visitId])
    // Somebody who only typed the address shows its owner nothing.
    await office.pool.query("update prereg set confirmed_email = null where id = $1", [preregId])
    expect(await standing("draft@example.org")).toEqual([])
  })

  test("opens by its own link, the household on this device, and what is another's not at all", async () => {
    const email = "opens@example.org"
    const { household, benefitKey, courseKey } = await everything(email, "2027-02-10")
    const key = await opened(email)
    const own = new Map((await things(email)).map((thing) => [thing.kind, thing.id]))
    const go = (kind: OwnThing["kind"], by = key) => openThing(office.ctx, { key: by, kind, id: own.get(kind)! })
    const visit = await go("visit")
    if (!visit.ok || visit.value.kind !== "visit") throw new Error("no link")
    expect((await visitByKey(office.db, hashSecret(visit.value.key)))!.visit.id).toBe(own.get("visit"))
    expect(await go("benefit")).toEqual({ ok: true, value: { kind: "benefit", key: benefitKey } })
    expect(await go("sign-up")).toEqual({ ok: true, value: { kind: "sign-up", key: courseKey } })
    expect((await signUpByKey(office.db, hashSecret(courseKey)))!.id).toBe(own.get("sign-up"))
    const home = await go("prereg")
    if (!home.ok || home.value.kind !== "prereg") throw new Error("no household")
    expect((await preregBySession(office.db, hashSecret(home.value.token)))!.id).toBe(household.preregId)
    expect(await go("tax-card")).toEqual({ ok: false, error: "unknown" })
    // A visit's page opens a day longer than the visit, and is not offered after that.
    const { startsAt } = (await visitById(office.db, own.get("visit")!))!.visit
    office.setClock(addMinutes(startsAt, 60 * 48))
    expect(await go("visit", await opened(email))).toEqual({ ok: false, error: "unknown" })
    office.setClock(MONDAY)
    expect(await go("visit", await opened("stranger@example.org"))).toEqual({ ok: false, error: "unknown" })
    expect(await go("visit", "a key that nobody has")).toEqual({ ok: false, error: "closed" })
  })

  test("a visit whose link no secret makes any more gets one that does", async () => {
    const email = "old@example.org"
    const visitId = await visitFrom("2026-12-01", email)
    const newer = {
      ...makeContext(office.db, ["another secret of the portal, of 32 characters"], KEYS, true),
      now: office.ctx.now,
    }
    const { key } = await askForPage(newer, { email, language: "en" })
    const page = (await ownPageByKey(office.db, hashSecret(key)))!
    const right = await openPage(newer, { key, code: confirmationCode(newer.secrets[0], page.id, 1, CODE_DIGITS) })
    if (!right.ok) throw new Error(right.error)
    const done = await openThing(newer, { key: right.value.key, kind: "visit", id: visitId })
    if (!done.ok || done.value.kind !== "visit") throw new Error("no link")
    expect((await visitByKey(office.db, hashSecret(done.value.key)))!.visit.id).toBe(visitId)
  })

  test("goes on the day that it says, and not before", async () => {
    const email = "goes@example.org"
    const { benefitKey, courseKey } = await everything(email, "2027-03-10")
    await cancel(office.ctx, {
      visitId: (await things(email)).find(({ kind }) => kind === "visit")!.id,
      by: { kind: "visitor" },
    })
    await withdrawBenefit(office.ctx, { key: benefitKey })
    // So that no two of them go at one moment.
    office.setClock(addMinutes(MONDAY, 60))
    await cancelSignUp(office.ctx, { key: courseKey })
    const all = await things(email)
    expect(all).toHaveLength(5)
    const days = all
      .map((thing) => ({ thing, day: goesAt(thing.kept, keptFor) }))
      .toSorted((a, b) => a.day.getTime() - b.day.getTime())
    for (const { thing, day } of days) {
      office.setClock(day)
      await erase(office.ctx)
      expect(
        (await things(email)).map(({ id }) => id),
        `${thing.kind} before`,
      ).toContain(thing.id)
      office.setClock(addSeconds(day, 1))
      await erase(office.ctx)
      expect(
        (await things(email)).map(({ id }) => id),
        `${thing.kind} after`,
      ).not.toContain(thing.id)
    }
  })

  test("says where a visit and a course lie at the same time", async () => {
    const email = "clash@example.org"
    await visitFrom("2026-12-02", email)
    const run = await runFrom("2026-12-02")
    expect(clashesAmong(await ownDatesOf(office.db, email, MONDAY))).toEqual([])
    await placed(office.ctx, run, { email })
    const dates = await ownDatesOf(office.db, email, MONDAY)
    expect(dates).toHaveLength(3)
    expect(clashesAmong(dates)).toHaveLength(1)
  })

  test("can be taken along as a copy, without a secret in it", async () => {
    const email = "copy@example.org"
    await everything(email, "2027-04-14")
    const copy = await copyOf(office.db, await things(email))
    const text = JSON.stringify(copy)
    expect(text).toContain("copy@example.org")
    expect(text).toContain("Instituto da Segurança Social")
    expect(text).not.toMatch(/key_hash|code_hash|\\\\x[0-9a-f]{16}/)
    expect(copy).toHaveLength(4)
  })
})
