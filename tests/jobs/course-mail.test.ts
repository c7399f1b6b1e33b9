import { runOnce } from "graphile-worker"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { runsOf } from "#db/courses/reads.ts"
import { type Mailer, openMailer } from "#jobs/channels/email.ts"
import { tasks } from "#jobs/schedule.ts"
import { knownLinkKey } from "#operations/link.ts"
import { hashSecret } from "#operations/context.ts"
import { cancelMeeting, moveMeeting } from "#operations/courses/meetings.ts"
import { addParticipant } from "#operations/courses/participants.ts"
import { cancelRun } from "#operations/courses/run.ts"
import { cancelSignUp, lapseOffers, takeOffer } from "#operations/courses/seats.ts"
import { moveSignUp } from "#operations/courses/move.ts"
import { beginSignUp } from "#operations/courses/sign-up.ts"
import { type CourseOffice, coordinator, placed, planned, runPlan, stateOf, withCourses } from "../support/courses.ts"
import { type MailServer, mailServer } from "../support/smtp.ts"
import { SECRET, type TestOffice, at, testOffice } from "../support/office.ts"

let office: TestOffice
let courses: CourseOffice
let smtp: MailServer
let mailer: Mailer
let week = 0
const portalUrl = "https://ankomst.test"
beforeAll(async () => {
  office = await testOffice()
  courses = await withCourses(office)
  smtp = await mailServer()
  mailer = openMailer({ smtpUrl: smtp.url, from: "Ankomst <no-reply@ankomst.test>", portalUrl })
})
afterAll(async () => {
  mailer.close()
  await smtp.close()
  await office.end()
})
beforeEach(async () => {
  // Ahead of the database's own clock: what is due later in the test is not done by the worker already.
  office.setClock(at("2027-01-05", "09:00"))
  smtp.mails.length = 0
  await office.pool.query("delete from graphile_worker._private_jobs")
})

const methodOf = (type: unknown) => (type as { params: Record<string, string> }).params.method

async function work() {
  await runOnce({
    pgPool: office.pool,
    taskList: tasks({ ctx: office.ctx, mailer, portalUrl, auditAnchors: null, log: () => {} }),
    noHandleSignals: true,
  })
  const mails = smtp.mails.splice(0)
  return mails.map((mail) => {
    const part = mail.attachments[0]
    const file = part?.content.toString("utf8").replaceAll("\r\n ", "") ?? ""
    return {
      subject: mail.subject ?? "",
      text: mail.text ?? "",
      // The method of the part, and the one in the file.
      method: part ? [methodOf(part.headers.get("content-type")), /METHOD:(\w+)/.exec(file)?.[1]] : null,
      status: [...file.matchAll(/STATUS:(\w+)/g)].map((m) => m[1]),
      uids: [...file.matchAll(/UID:(\S+)/g)].map((m) => m[1]),
      sequences: [...file.matchAll(/SEQUENCE:(\d+)/g)].map((m) => Number(m[1])),
      url: /URL;VALUE=URI:(\S+)/.exec(file)?.[1],
    }
  })
}
const freshRun = (change: Parameters<typeof runPlan>[1] = {}) => {
  const first = new Date(Date.UTC(2027, 1, 3 + 14 * week++)).toISOString().slice(0, 10)
  return planned(
    office.ctx,
    runPlan(courses, { series: { first, rule: "FREQ=DAILY;COUNT=2", from: "17:15", to: "19:15" }, ...change }),
  )
}
const meetingsOf = async (runId: string) => (await runsOf(office.db, { ids: [runId] }))[0]!.meetings

test("two seats are called two seats, with names, reference, the dates and a secret that is a course's", async () => {
  const runId = await freshRun()
  const key = await placed(office.ctx, runId, { names: ["Ana Costa", "Bo Costa"] })
  const [seated] = await work()
  expect(seated!.subject).toMatch(/^You have 2 seats: /)
  const { reference } = await stateOf(office.ctx, key)
  for (const words of ["Ana Costa", "Bo Costa", reference, "Room: Lokale 1", "give up your seat"])
    expect(seated!.text).toContain(words)
  expect(seated!.text).not.toContain("move or cancel the visit")
  expect(seated).toMatchObject({ method: ["PUBLISH", "PUBLISH"], status: ["CONFIRMED", "CONFIRMED"] })
  expect(seated!.url).toBe(`${portalUrl}/en/my-courses/${key}`)
})

test("who waits has no dates; an offer's are tentative, a taken seat's are sure, under the same names", async () => {
  const runId = await freshRun({ seats: 1 })
  const first = await placed(office.ctx, runId)
  const next = await placed(office.ctx, runId)
  const listed = (await work()).find((m) => m.subject.includes("waiting list"))!
  expect(listed.method).toBeNull()
  await cancelSignUp(office.ctx, { key: first })
  const mails = await work()
  const offered = mails.find((m) => m.subject.startsWith("A seat is free"))!
  expect(offered.status).toEqual(["TENTATIVE", "TENTATIVE"])
  const given = mails.find((m) => m.subject.startsWith("You are no longer signed up"))!
  expect(given).toMatchObject({ method: ["CANCEL", "CANCEL"], status: ["CANCELLED", "CANCELLED"], sequences: [2, 2] })
  await takeOffer(office.ctx, { key: next })
  const [seated] = await work()
  expect(seated!.status).toEqual(["CONFIRMED", "CONFIRMED"])
  expect(seated!.uids).toEqual(offered.uids)
})

test("an offer that lapses takes its dates back, and promises the seat to nobody", async () => {
  const runId = await freshRun({ seats: 1 })
  const first = await placed(office.ctx, runId)
  const next = await placed(office.ctx, runId)
  await cancelSignUp(office.ctx, { key: first })
  await work()
  office.setClock((await stateOf(office.ctx, next)).offerUntil!)
  await lapseOffers(office.ctx, { runId })
  const [lapsed] = await work()
  expect(lapsed!.status).toEqual(["CANCELLED", "CANCELLED"])
  expect(lapsed!.text).not.toMatch(/next person/)
})

test("a moved and a cancelled meeting come with a file of a higher sequence; people on the list get words only", async () => {
  const runId = await freshRun({ seats: 1 })
  await placed(office.ctx, runId)
  await placed(office.ctx, runId)
  await work()
  const [one, two] = await meetingsOf(runId)
  await moveMeeting(office.ctx, {
    runId,
    meetingId: one!.id,
    startsAt: at("2027-06-02", "10:00"),
    endsAt: at("2027-06-02", "12:00"),
    roomId: one!.roomId,
    teacher: "",
    by: coordinator,
  })
  const moved = await work()
  expect(moved.map((m) => m.method?.[1] ?? null).toSorted()).toEqual(["PUBLISH", null])
  expect(moved.find((m) => m.method)!.sequences.toSorted()).toEqual([1, 2])
  await cancelMeeting(office.ctx, { runId, meetingId: two!.id, by: coordinator })
  const cancelled = (await work()).find((m) => m.method)!
  expect(cancelled.status.toSorted()).toEqual(["CANCELLED", "CONFIRMED"])
})

test("a cancelled run takes all its dates back", async () => {
  const runId = await freshRun()
  await placed(office.ctx, runId)
  await work()
  await cancelRun(office.ctx, { runId, reason: "Nadia is ill", by: coordinator })
  const [mail] = await work()
  expect(mail).toMatchObject({ method: ["CANCEL", "CANCEL"], status: ["CANCELLED", "CANCELLED"] })
})

test("whoever moves to other dates gets one file that takes the old ones back", async () => {
  const [from, to] = [await freshRun(), await freshRun()]
  const key = await placed(office.ctx, from)
  await work()
  expect((await moveSignUp(office.ctx, { key, toRun: to })).ok).toBe(true)
  const [mail] = await work()
  expect(mail!.subject).toMatch(/^You have a seat/)
  expect(mail!.status.toSorted()).toEqual(["CANCELLED", "CANCELLED", "CONFIRMED", "CONFIRMED"])
})

test("who is taken off by the office is not told that they gave up", async () => {
  const runId = await freshRun()
  const key = await placed(office.ctx, runId)
  await work()
  const { id } = await stateOf(office.ctx, key)
  await cancelSignUp(office.ctx, { signUpId: id, by: coordinator })
  const [mail] = await work()
  expect(mail!.subject).toMatch(/^You no longer have a seat/)
  expect(mail!.text).not.toContain("given up")
})

test("a name in other letters is asked for in Latin ones", async () => {
  const runId = await freshRun()
  await placed(office.ctx, runId, { names: ["王伟"] })
  expect((await work()).find((m) => m.subject.startsWith("You have a seat"))!.text).toContain("Latin letters")
  await placed(office.ctx, runId, { names: ["王伟"], latinNames: ["WANG WEI"] })
  expect((await work()).find((m) => m.subject.startsWith("You have a seat"))!.text).not.toContain("Latin letters")
})

test("a code says what it is for, and that nobody asks for it", async () => {
  const begun = await beginSignUp(office.ctx, {
    runId: await freshRun(),
    names: ["X"],
    email: "lost@example.org",
    language: "en",
    hopes: "",
    supportNeeds: "",
    priorities: [],
  })
  if (!begun.ok) throw new Error(begun.error)
  const code = (await work()).find((m) => /code/i.test(m.subject))!
  expect(code.text).toContain("signing up for the course “Your Danish CV and cover letter”. Give it to nobody")
})

test("somebody added by staff has the same mail and a page of their own", async () => {
  const runId = await freshRun()
  const email = "phoned@example.org"
  const add = () =>
    addParticipant(office.ctx, { runId, names: ["Ida Ng"], latinNames: [], email, language: "da", by: coordinator })
  expect(await add()).toMatchObject({ value: { state: "seated" } })
  expect(await add()).toMatchObject({ error: "signed-up-already" })
  const [mail] = await work()
  expect(mail!.subject).toMatch(/^Du har en plads/)
  const key = mail!.url!.split("/").at(-1)!
  const own = await stateOf(office.ctx, key)
  expect(own.email).toBe(email)
  expect(knownLinkKey([SECRET], "sign-up", { id: own.id, keyHash: hashSecret(key) })).toBe(key)
})
