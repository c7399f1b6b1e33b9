import { addDays, addMinutes } from "date-fns"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { OWN_PAGE_MINUTES } from "#domain/mine/own-page.ts"
import { type Answers } from "#domain/plan/answers.ts"
import { ticked, unticked } from "#domain/plan/done.ts"
import { keptFor } from "#domain/retention/policy.ts"
import { copyOf, ownThingsOf } from "#db/mine/reads.ts"
import { keptPlanOf } from "#db/plan/reads.ts"
import { openThing } from "#operations/mine/open-thing.ts"
import { forgetPlan, keepPlan, tickPlan } from "#operations/plan/keep.ts"
import { erase } from "#operations/retention/erase.ts"
import { MONDAY, type TestOffice, count, testOffice } from "../../support/office.ts"
import { openedOwnPage } from "../../support/own-page.ts"
import { indian, italian } from "../../support/plans.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())
beforeEach(async () => {
  office.setClock(MONDAY)
  await office.pool.query("delete from kept_plan")
})

const EMAIL = "plan@example.org"
const kept = async () => (await keptPlanOf(office.db, EMAIL))?.answers ?? null
const cpr = (answers: Answers) => ticked(answers, "cpr", "2026-11-20")
const card = (answers: Answers) => ticked(answers, "tax-card", "2026-11-22")

describe("a plan on one's own page", () => {
  test("is kept once, the newest in the place of the one before, however the address is written", async () => {
    const key = await openedOwnPage(office, "Plan@Example.org")
    expect(await keepPlan(office.ctx, { key, answers: indian, replace: true })).toEqual({ ok: true, value: null })
    await keepPlan(office.ctx, { key, answers: italian, replace: true })
    expect(await kept()).toEqual(italian)
    expect((await keptPlanOf(office.db, "PLAN@example.ORG"))?.answers).toEqual(italian)
    expect(await count(office, "kept_plan")).toBe(1)
  })

  test("is not replaced by one that somebody was sent a link to, and keeps the ticks of both where it is the same", async () => {
    const key = await openedOwnPage(office, EMAIL)
    const keep = (answers: Answers) => keepPlan(office.ctx, { key, answers, replace: false })
    expect(await keep(cpr(italian))).toEqual({ ok: true, value: null })
    expect(await keep(indian)).toEqual({ ok: false, error: "other-kept" })
    expect(await kept()).toEqual(cpr(italian))
    expect(await keep(card(italian))).toEqual({ ok: true, value: null })
    expect(await kept()).toEqual(card(cpr(italian)))
  })

  test("is kept by nobody whose page is closed, has closed, or never was open", async () => {
    const key = await openedOwnPage(office, EMAIL)
    office.setClock(addMinutes(MONDAY, OWN_PAGE_MINUTES))
    for (const none of [key, "x", null]) {
      expect(await keepPlan(office.ctx, { key: none, answers: italian, replace: true })).toEqual({
        ok: false,
        error: "closed",
      })
      expect(await forgetPlan(office.ctx, { key: none })).toEqual({ ok: false, error: "closed" })
    }
    expect(await kept()).toBeNull()
  })

  test("stands there with its copy, opens from there, and goes when it is removed", async () => {
    const key = await openedOwnPage(office, EMAIL)
    await keepPlan(office.ctx, { key, answers: cpr(italian), replace: true })
    const things = await ownThingsOf(office.db, EMAIL, office.ctx.now())
    expect(things).toMatchObject([{ kind: "plan", state: "kept", at: MONDAY }])
    expect(await copyOf(office.db, things)).toMatchObject([{ kind: "plan", data: { email: EMAIL } }])
    const opened = await openThing(office.ctx, { key, kind: "plan", id: things[0]!.id })
    expect(opened).toEqual({ ok: true, value: { kind: "plan", answers: cpr(italian) } })
    const another = await openedOwnPage(office, "another@example.org")
    expect(await openThing(office.ctx, { key: another, kind: "plan", id: things[0]!.id })).toMatchObject({ ok: false })
    await forgetPlan(office.ctx, { key: another })
    expect(await kept()).not.toBeNull()
    await forgetPlan(office.ctx, { key })
    expect(await kept()).toBeNull()
  })

  test("goes some time after its last change", async () => {
    const key = await openedOwnPage(office, EMAIL)
    await keepPlan(office.ctx, { key, answers: italian, replace: true })
    office.setClock(addDays(MONDAY, keptFor.planDays))
    await erase(office.ctx)
    expect(await kept()).not.toBeNull()
    office.setClock(new Date(addDays(MONDAY, keptFor.planDays).getTime() + 1))
    await erase(office.ctx)
    expect(await kept()).toBeNull()
  })
})

describe("a tick", () => {
  test("of a plan that is kept is kept with it, beside those of another device", async () => {
    const key = await openedOwnPage(office, EMAIL)
    await keepPlan(office.ctx, { key, answers: italian, replace: true })
    const phone = await openedOwnPage(office, EMAIL)
    // Both still show the plan without a tick.
    await Promise.all([
      tickPlan(office.ctx, { key, answers: italian, change: cpr }),
      tickPlan(office.ctx, { key: phone, answers: italian, change: card }),
    ])
    expect(await kept()).toEqual(card(cpr(italian)))
    expect(await tickPlan(office.ctx, { key, answers: italian, change: (a) => unticked(a, "cpr") })).toEqual(
      card(italian),
    )
    expect(await kept()).toEqual(card(italian))
  })

  test("of a link from when the page was closed comes along with the next one", async () => {
    const key = await openedOwnPage(office, EMAIL)
    await keepPlan(office.ctx, { key, answers: italian, replace: true })
    const alone = await tickPlan(office.ctx, { key: null, answers: italian, change: cpr })
    expect(await kept()).toEqual(italian)
    expect(await tickPlan(office.ctx, { key, answers: alone, change: card })).toEqual(card(cpr(italian)))
    expect(await kept()).toEqual(card(cpr(italian)))
  })

  test("of another plan, or where no page is open, is in the link alone", async () => {
    const key = await openedOwnPage(office, EMAIL)
    await keepPlan(office.ctx, { key, answers: italian, replace: true })
    expect(await tickPlan(office.ctx, { key, answers: indian, change: cpr })).toEqual(cpr(indian))
    expect(await tickPlan(office.ctx, { key: null, answers: italian, change: cpr })).toEqual(cpr(italian))
    expect(await kept()).toEqual(italian)
  })
})

test("answers that make no plan any more are no plan", async () => {
  const key = await openedOwnPage(office, EMAIL)
  await keepPlan(office.ctx, { key, answers: italian, replace: true })
  await office.pool.query(`update kept_plan set answers = answers || '{"country": "ZZ"}'`)
  expect(await kept()).toBeNull()
  await keepPlan(office.ctx, { key, answers: indian, replace: true })
  expect(await kept()).toEqual(indian)
})
