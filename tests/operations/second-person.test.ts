import { addMilliseconds } from "date-fns"
import { afterAll, expect, test } from "vitest"
import type { Result } from "#domain/result.ts"
import type { Checklist } from "#domain/taxcard/application.ts"
import { benefitById, benefitByKey, benefitEvents } from "#db/benefit/reads.ts"
import { eventsOf, visitById } from "#db/booking/reads.ts"
import { courseBySlug, runsOf, signUpById } from "#db/courses/reads.ts"
import { preregById, verdictsOf, wholeOf } from "#db/prereg/reads.ts"
import { taxApplicationById, taxApplicationEvents } from "#db/taxcard/reads.ts"
import { seenOf } from "#domain/desk/acts.ts"
import { dealWithBenefit, noteOnBenefit, undoBenefit } from "#operations/benefit/deal.ts"
import { confirmBenefit, registerBenefit, sendBenefitCode } from "#operations/benefit/register.ts"
import { move } from "#operations/booking/move.ts"
import { confirmationCode, hashSecret } from "#operations/context.ts"
import { cancelMeeting, moveMeeting } from "#operations/courses/meetings.ts"
import { correctNames } from "#operations/courses/participants.ts"
import { changeRun } from "#operations/courses/run.ts"
import { changeCourse } from "#operations/courses/texts.ts"
import { addNote } from "#operations/desk/note.ts"
import { arrive, miss, serve, takeBack } from "#operations/desk/serve.ts"
import { acceptPrereg, judgePapers, notePrereg, refusePrereg, returnPrereg } from "#operations/prereg/review.ts"
import {
  checkEnclosures,
  endApplication,
  forwardApplication,
  noteOnApplication,
  receiveApplication,
} from "#operations/taxcard/pass-on.ts"
import { CODE_DIGITS } from "#domain/booking/rules.ts"
import { placed, planned, runPlan, stateOf, withCourses } from "../support/courses.ts"
import { sentHousehold } from "../support/household.ts"
import { type By, type Opened, karen, mette, secondIsRefused } from "../support/second-person.ts"
import { MONDAY, type TestOffice, at, bookAt, testOffice } from "../support/office.ts"

const office: TestOffice = await testOffice()
const courses = await withCourses(office)
const { db } = office
let passed = 0
/** A clock that goes on: what happened last is what happened later. */
const ctx = { ...office.ctx, now: () => addMilliseconds(MONDAY, passed++) }
afterAll(() => office.end())

let weeks = 0
async function freshRun(): Promise<string> {
  const first = new Date(Date.UTC(2027, 1, 2 + 7 * weeks++)).toISOString().slice(0, 10)
  return planned(ctx, runPlan(courses, { series: { first, rule: "FREQ=DAILY;COUNT=2", from: "17:15", to: "19:15" } }))
}
const runOf = async (id: string) => (await runsOf(db, { ids: [id] }))[0]!

async function openCourse(): Promise<Opened> {
  const { slug, texts, level, active, residentsOnly, revision } = (await courseBySlug(
    db,
    "danish-cv-and-cover-letter",
  ))!
  const save = (title: string) => (by: By) => {
    const said = { ...texts, en: { ...texts.en!, title } }
    return changeCourse(ctx, { slug, texts: said, level, active, residentsOnly, revision, by })
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

let benefits = 0
async function openBenefit() {
  const { key } = await ok(
    registerBenefit(ctx, {
      name: "Ana Costa",
      email: `ana${++benefits}@example.org`,
      phone: "",
      municipality: "101",
      country: "PT",
      institution: "Instituto",
      formDate: "2026-11-20",
      firstDay: "2026-11-21",
      lastDay: null,
      jobnetCv: false,
      language: "en",
    }),
  )
  await sendBenefitCode(ctx, { key })
  const found = (await benefitByKey(db, hashSecret(key)))!
  await ok(confirmBenefit(ctx, { key, code: confirmationCode(ctx.secrets[0], found.id, found.codeRound, CODE_DIGITS) }))
  const seen = (await benefitEvents(db, found.id)).at(-1)!.id
  const on = { id: found.id, seen }
  return { on, stands: () => benefitById(db, found.id) }
}

const whole: Checklist = {
  form: "there",
  contract: "missing",
  identity: "there",
  permit: "not-needed",
  marriage: "not-needed",
  "swedish-family": "not-needed",
}
async function openTaxCard() {
  const { id } = await ok(
    receiveApplication(ctx, {
      name: "Dmytro Koval",
      email: "dmytro@example.org",
      phone: "",
      language: "en",
      receivedOn: "2026-11-20",
      channel: "letter",
      checklist: whole,
      by: karen,
    }),
  )
  return {
    on: { id, seen: (await taxApplicationEvents(db, id)).at(-1)!.id },
    stands: () => taxApplicationById(db, id),
  }
}

async function openPrereg() {
  const { preregId } = await sentHousehold(ctx)
  const { people } = await wholeOf(db, (await preregById(db, preregId))!)
  const personId = people[0]!.id
  const judged = (verdict: "approved" | "missing") => [{ personId, paper: "passport", verdict, was: null }]
  const stands = async () => {
    const { state, decision, decidedBy } = (await preregById(db, preregId))!
    return { state, decision, decidedBy, verdicts: await verdictsOf(db, [personId]) }
  }
  return { preregId, personId, judged, stands }
}

let visits = 0
async function openVisit() {
  const id = await bookAt(ctx, at("2026-11-23", ["10:00", "11:00", "12:00", "14:00"][visits++]!), {
    services: ["career"],
  })
  const { visit } = (await visitById(db, id))!
  return { id, visit, seen: seenOf(visit), stands: async () => (await visitById(db, id))!.visit }
}

/** The value of what must have worked. */
async function ok<T>(saved: Promise<Result<T, string>>): Promise<T> {
  const answer = await saved
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}

const forms: [string, string, () => Promise<Opened>][] = [
  ["the texts of a course", "changed-meanwhile", openCourse],
  ["the rules of a run", "changed-meanwhile", openRun],
  ["a meeting of a run", "changed-meanwhile", openMeeting],
  ["the names of a sign-up", "changed-meanwhile", openNames],
  [
    "a PD U2",
    "changed-meanwhile",
    async () => {
      const { on, stands } = await openBenefit()
      return {
        first: (by) => dealWithBenefit(ctx, { ...on, deed: { what: "registered", on: "2026-11-23" }, by }),
        second: (by) => dealWithBenefit(ctx, { ...on, deed: { what: "forwarded", to: "Ringsted" }, by }),
        stands,
      }
    },
  ],
  [
    "the last act on a PD U2, taken back",
    "changed-meanwhile",
    async () => {
      const { on: sent, stands } = await openBenefit()
      await ok(dealWithBenefit(ctx, { ...sent, deed: { what: "registered", on: "2026-11-23" }, by: karen }))
      const on = { ...sent, seen: (await benefitEvents(db, sent.id)).at(-1)!.id }
      return {
        first: (by) => dealWithBenefit(ctx, { ...on, deed: { what: "ended" }, by }),
        second: (by) => undoBenefit(ctx, { ...on, by }),
        stands,
      }
    },
  ],
  [
    "the enclosures of a tax card",
    "changed-meanwhile",
    async () => {
      const { on, stands } = await openTaxCard()
      const save = (checklist: Checklist) => (by: By) => checkEnclosures(ctx, { ...on, checklist, ask: false, by })
      return {
        first: save({ ...whole, contract: "there" }),
        second: save({ ...whole, identity: "missing" }),
        stands,
      }
    },
  ],
  [
    "passing a tax card on",
    "changed-meanwhile",
    async () => {
      const { on, stands } = await openTaxCard()
      const passOn = { ...on, way: "digital-post" as const, anyway: true, note: "" }
      return {
        first: (by) => forwardApplication(ctx, { ...passOn, receipt: "A1", by }),
        second: (by) => endApplication(ctx, { ...on, how: "withdrawn", by }),
        stands,
      }
    },
  ],
  [
    "what was found of a household's papers",
    "verdicts-changed",
    async () => {
      const { preregId, judged, stands } = await openPrereg()
      return {
        first: (by) => judgePapers(ctx, { preregId, verdicts: judged("approved"), by }),
        second: (by) => judgePapers(ctx, { preregId, verdicts: judged("missing"), by }),
        stands,
      }
    },
  ],
  [
    "a decision with findings of its own",
    "verdicts-changed",
    async () => {
      const { preregId, judged, stands } = await openPrereg()
      return {
        first: (by) => judgePapers(ctx, { preregId, verdicts: judged("missing"), by }),
        second: (by) => acceptPrereg(ctx, { preregId, line: "", verdicts: judged("approved"), by }),
        stands,
      }
    },
  ],
  [
    "a decision about a household",
    "decided-meanwhile",
    async () => {
      const { preregId, judged, stands } = await openPrereg()
      return {
        first: (by) => acceptPrereg(ctx, { preregId, line: "", by }),
        second: (by) => refusePrereg(ctx, { preregId, reason: "No", verdicts: judged("missing"), by }),
        stands,
      }
    },
  ],
  [
    "questions to a household",
    "decided-meanwhile",
    async () => {
      const { preregId, stands } = await openPrereg()
      return {
        first: (by) => refusePrereg(ctx, { preregId, reason: "No", by }),
        second: (by) => {
          const asked = [{ personId: null, part: "to" as const, question: "moveIn", template: "unclear" }]
          return returnPrereg(ctx, { preregId, asked, line: "", by })
        },
        stands,
      }
    },
  ],
  [
    "the state of a visit",
    "changed-meanwhile",
    async () => {
      const { id, seen, stands } = await openVisit()
      return {
        first: (by) => arrive(ctx, { visitId: id, seen, by }),
        second: (by) => miss(ctx, { visitId: id, seen, by }),
        stands,
      }
    },
  ],
  [
    "an act on a visit, taken back",
    "changed-meanwhile",
    async () => {
      const { id, stands } = await openVisit()
      await ok(arrive(ctx, { visitId: id, by: karen }))
      const arrived = (await eventsOf(db, id)).find((event) => event.kind === "arrived")!.id
      return {
        first: (by) => serve(ctx, { visitId: id, by }),
        second: (by) => takeBack(ctx, { visitId: id, event: arrived, by }),
        stands,
      }
    },
  ],
  [
    "the time of a visit",
    "changed-meanwhile",
    async () => {
      const { id, visit, stands } = await openVisit()
      const to = (clock: string) => (by: By) =>
        move(ctx, {
          visitId: id,
          from: visit.startsAt,
          to: at("2026-12-03", clock),
          by: { kind: "staff", ...by },
        })
      return { first: to("10:00"), second: to("11:00"), stands }
    },
  ],
]

test.each(forms)(
  "two people have %s open: the second save is refused (%s) and overwrites nothing",
  (_, refused, open) => secondIsRefused(open, refused),
)

test("notes of two people stand beside each other, whatever each had seen", async () => {
  const { id } = await openVisit()
  const { on } = await openBenefit()
  const { on: tax } = await openTaxCard()
  const { preregId } = await openPrereg()
  for (const by of [karen, mette]) {
    const text = `By ${by.staffName}`
    await ok(addNote(ctx, { visitId: id, text, by }))
    await ok(noteOnBenefit(ctx, { id: on.id, text, by }))
    await ok(noteOnApplication(ctx, { id: tax.id, text, by }))
    await ok(notePrereg(ctx, { preregId, text, by }))
  }
  const kept = await office.pool.query<{ text: string }>(
    `select text from visit_note where visit_id = $1
     union all select text from prereg_note where prereg_id = $2
     union all select detail->>'text' from benefit_event where case_id = $3 and kind = 'note'
     union all select detail->>'note' from tax_application_event where application_id = $4 and kind = 'note'`,
    [id, preregId, on.id, tax.id],
  )
  expect(kept.rows.map((row) => row.text).toSorted()).toEqual([
    ...Array(4).fill("By Karen"),
    ...Array(4).fill("By Mette"),
  ])
})
