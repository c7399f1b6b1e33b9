import { afterAll, test } from "vitest"
import { courseBySlug, runsOf, signUpById } from "#db/courses/reads.ts"
import { cancelMeeting, moveMeeting } from "#operations/courses/meetings.ts"
import { correctNames } from "#operations/courses/participants.ts"
import { changeRun } from "#operations/courses/run.ts"
import { changeCourse } from "#operations/courses/texts.ts"
import { placed, planned, runPlan, stateOf, withCourses } from "../../support/courses.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"
import { type By, type Opened, goingOn, secondIsRefused } from "../../support/second-person.ts"

const office: TestOffice = await testOffice()
const courses = await withCourses(office)
const { db } = office
const ctx = goingOn(office.ctx)
afterAll(() => office.end())

let weeks = 0
async function freshRun(): Promise<string> {
  const first = new Date(Date.UTC(2027, 1, 2 + 7 * weeks++)).toISOString().slice(0, 10)
  return planned(ctx, runPlan(courses, { series: { first, rule: "FREQ=DAILY;COUNT=2", from: "17:15", to: "19:15" } }))
}
const runOf = async (id: string) => (await runsOf(db, { ids: [id] }))[0]!

async function openCourse(): Promise<Opened> {
  const { slug, texts, topic, level, active, residentsOnly, revision } = (await courseBySlug(
    db,
    "danish-cv-and-cover-letter",
  ))!
  const save = (title: string) => (by: By) => {
    const said = { ...texts, en: { ...texts.en!, title } }
    return changeCourse(ctx, { slug, texts: said, topic, level, active, residentsOnly, revision, by })
  }
  return { first: save("One title"), second: save("Another title"), stands: () => courseBySlug(db, slug) }
}

async function openRun(): Promise<Opened> {
  const runId = await freshRun()
  const { opensAt, closesAt, priorities, largestGroup, fewest, offerHours, videoUrl, revision } = await runOf(runId)
  const rules = { opensAt, closesAt, priorities, largestGroup, fewest, offerHours, videoUrl, revision }
  const save = (seats: number) => () => changeRun(ctx, { ...rules, runId, seats })
  return { first: save(5), second: save(6), stands: () => runOf(runId) }
}

async function openMeeting(): Promise<Opened> {
  const runId = await freshRun()
  const meeting = (await runOf(runId)).meetings[0]!
  const { revision, startsAt, endsAt, roomId } = meeting
  const on = { runId, meetingId: meeting.id, revision }
  return {
    first: (by) => moveMeeting(ctx, { ...on, startsAt, endsAt, roomId, teacher: "Another teacher", by }),
    second: (by) => cancelMeeting(ctx, { ...on, by }),
    stands: () => runOf(runId),
  }
}

async function openNames(): Promise<Opened> {
  const own = await stateOf(ctx, await placed(ctx, await freshRun(), { names: ["Ana Csota"] }))
  const save = (name: string) => (by: By) =>
    correctNames(ctx, { signUpId: own.id, names: [name], latinNames: [""], revision: own.revision, by })
  return { first: save("Ana Costa"), second: save("Anna Costa"), stands: () => signUpById(db, own.id) }
}

const forms: [string, string, () => Promise<Opened>][] = [
  ["the texts of a course", "changed-meanwhile", openCourse],
  ["the rules of a run", "changed-meanwhile", openRun],
  ["a meeting of a run", "changed-meanwhile", openMeeting],
  ["the names of a sign-up", "changed-meanwhile", openNames],
]

test.each(forms)(
  "two people have %s open: the second save is refused (%s) and overwrites nothing",
  (_, refused, open) => secondIsRefused(open, refused),
)
