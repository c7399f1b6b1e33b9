import { afterAll, expect, test } from "vitest"
import { openDatabase } from "#db/client.ts"
import { signUpsOf } from "#db/courses/reads.ts"
import { beginSignUp, clashesOf, confirmSignUpEmail, settleSignUp } from "#operations/courses/sign-up.ts"
import { confirmed, placed, seatsIn, stateOf, withCourses } from "../../support/courses.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
const courses = await withCourses(office)
const { freshRun, runOf, mails } = seatsIn(office, courses)
afterAll(() => office.end())

test("sixty at once for three seats over two pools: three are seated, all others stand in one order", async () => {
  const runId = await freshRun()
  const keys = []
  for (let i = 0; i < 60; i++) keys.push(await confirmed(office.ctx, runId))
  const second = openDatabase(office.url, { size: 5, onError: () => {} })
  const other = { ...office.ctx, db: second.db }
  const answers = await Promise.all(
    keys.map((key, i) => settleSignUp(i % 2 ? other : office.ctx, { key, despite: true })),
  )
  await second.close()
  expect(answers.filter((a) => a.ok && a.value.state === "seated")).toHaveLength(3)
  expect(answers.filter((a) => a.ok && a.value.state === "listed")).toHaveLength(57)
  expect((await runOf(runId)).taken).toBe(3)
  const numbers = (await signUpsOf(office.db, runId)).map((s) => s.number)
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
})

test("everybody who is placed together is answered, also when PostgreSQL stops the first try in a deadlock", async () => {
  const runId = await freshRun()
  const keys = []
  for (let i = 0; i < 5; i++) keys.push(await confirmed(office.ctx, runId))
  // A sequence is not rolled back: the second try passes.
  await office.pool.query(`
    create sequence deadlocks;
    create function deadlock_once() returns trigger language plpgsql as $$ begin
      if nextval('deadlocks') = 1 then raise exception using errcode = '40P01'; end if;
      return new; end $$;
    create trigger deadlock_once before update on sign_up for each row execute function deadlock_once()`)
  try {
    const answers = await Promise.all(keys.map((key) => settleSignUp(office.ctx, { key, despite: true })))
    expect(answers.filter((a) => a.ok && a.value.state === "seated")).toHaveLength(3)
    expect(answers.filter((a) => a.ok && a.value.state === "listed")).toHaveLength(2)
  } finally {
    await office.pool.query(
      "drop trigger deadlock_once on sign_up; drop function deadlock_once; drop sequence deadlocks",
    )
  }
  expect((await runOf(runId)).taken).toBe(3)
})

test("the database itself refuses a seat too many, whatever the code does", async () => {
  const runId = await freshRun({ seats: 1 })
  await placed(office.ctx, runId)
  const listed = await placed(office.ctx, runId)
  const { id } = await stateOf(office.ctx, listed)
  await expect(office.pool.query("update sign_up set state = 'seated' where id = $1", [id])).rejects.toMatchObject({
    code: "23514",
  })
})

test("settling twice, at once or later, is one place and one message", async () => {
  const runId = await freshRun()
  const key = await confirmed(office.ctx, runId)
  const answers = await Promise.all([1, 2, 3, 4].map(() => settleSignUp(office.ctx, { key, despite: false })))
  expect(answers.every((a) => a.ok && a.value.state === "seated")).toBe(true)
  expect((await runOf(runId)).taken).toBe(1)
  expect(await mails(key)).toEqual(["seated"])
})

test("one address holds one place in a run", async () => {
  const runId = await freshRun()
  await placed(office.ctx, runId, { email: "twice@example.org" })
  const again = await confirmed(office.ctx, runId, { email: "Twice@example.org" })
  expect(await settleSignUp(office.ctx, { key: again, despite: true })).toMatchObject({ error: "signed-up-already" })
})

test("nobody has a place before the code is typed, and a wrong code gives none", async () => {
  const runId = await freshRun()
  const begun = await beginSignUp(office.ctx, {
    runId,
    names: ["X"],
    email: "x@example.org",
    language: "en",
    hopes: "",
    supportNeeds: "",
    priorities: [],
  })
  if (!begun.ok) throw new Error(begun.error)
  const { key } = begun.value
  expect(await settleSignUp(office.ctx, { key, despite: true })).toMatchObject({ error: "unconfirmed" })
  expect(await confirmSignUpEmail(office.ctx, { key, code: "00000000" })).toMatchObject({ error: "code-wrong" })
  expect((await runOf(runId)).taken).toBe(0)
})

test("an own visit or course at the same hour is shown before a seat is taken, and may be taken all the same", async () => {
  const email = "clash@example.org"
  const startsAt = at("2026-12-09", "12:00")
  await bookAt(office.ctx, startsAt, { services: ["cpr"], email })
  const runId = await freshRun({
    series: { first: "2026-12-09", rule: "FREQ=DAILY;COUNT=1", from: "11:00", to: "12:10" },
    closesAt: at("2026-12-08", "12:00"),
  })
  const key = await confirmed(office.ctx, runId, { email })
  expect(await settleSignUp(office.ctx, { key, despite: false })).toMatchObject({ error: "clash" })
  expect((await runOf(runId)).taken).toBe(0)
  expect(await clashesOf(office.ctx, await stateOf(office.ctx, key))).toMatchObject([{ kind: "visit", startsAt }])
  expect(await settleSignUp(office.ctx, { key, despite: true })).toMatchObject({ ok: true })
  const parallel = await freshRun({
    series: { first: "2026-12-09", rule: "FREQ=DAILY;COUNT=1", from: "11:30", to: "13:00" },
    closesAt: at("2026-12-08", "12:00"),
    roomId: courses.rooms[1]!,
    teacher: "Thomas",
  })
  const second = await confirmed(office.ctx, parallel, { email })
  expect((await clashesOf(office.ctx, await stateOf(office.ctx, second))).map((c) => c.kind).toSorted()).toEqual([
    "course",
    "visit",
  ])
})
