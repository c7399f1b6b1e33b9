import { CODE_DIGITS } from "#domain/email-code.ts"
import { runsOf, signUpByKey } from "#db/courses/reads.ts"
import { seedCourses } from "#db/seed/courses.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type Context, confirmationCode, hashSecret } from "#operations/context.ts"
import { type RunPlan, planRun } from "#operations/courses/plan.ts"
import { type SignUpForm, beginSignUp, confirmSignUpEmail, settleSignUp } from "#operations/courses/sign-up.ts"
import { at, type TestOffice } from "./office.ts"

export const coordinator = { staffId: "00000000-0000-4000-8000-000000000002", staffName: "Karen Holm" }

export interface CourseOffice {
  courseId: string
  rooms: string[]
}

export async function withCourses(office: TestOffice): Promise<CourseOffice> {
  const { site } = await readSiteOffice(office.db)
  const seeded = await office.db.transaction((tx) => seedCourses(tx, site.id))
  return { courseId: seeded.courses.get("danish-cv-and-cover-letter")!, rooms: [...seeded.rooms.values()] }
}

/** A run of three Wednesday evenings from 13 January 2027, open since November. */
export function runPlan(courses: CourseOffice, change: Partial<RunPlan> = {}): RunPlan {
  return {
    courseId: courses.courseId,
    series: { first: "2027-01-13", rule: "FREQ=WEEKLY;BYDAY=WE;COUNT=3", from: "17:15", to: "19:15" },
    roomId: courses.rooms[0]!,
    teacher: "Nadia",
    videoUrl: "",
    seats: 3,
    opensAt: at("2026-11-01", "09:00"),
    closesAt: at("2027-01-11", "12:00"),
    priorities: ["pd-u2", "partner"],
    largestGroup: 3,
    fewest: 2,
    offerHours: 24,
    ...change,
  }
}

export async function planned(ctx: Context, plan: RunPlan): Promise<string> {
  const done = await planRun(ctx, { plan, by: coordinator })
  if (!done.ok) throw new Error(done.error)
  return done.value.runId
}

let people = 0
/** Signs somebody up as far as a confirmed address. Answers the key of the own page. */
export async function confirmed(ctx: Context, runId: string, change: Partial<SignUpForm> = {}): Promise<string> {
  const n = ++people
  const begun = await beginSignUp(ctx, {
    runId,
    names: [`Person ${n}`],
    email: `person${n}@example.org`,
    language: "en",
    hopes: "",
    supportNeeds: "",
    priorities: [],
    ...change,
  })
  if (!begun.ok) throw new Error(begun.error)
  const { key } = begun.value
  const own = (await signUpByKey(ctx.db, hashSecret(key)))!
  const code = confirmationCode(ctx.secrets[0], own.id, own.codeRound, CODE_DIGITS)
  const right = await confirmSignUpEmail(ctx, { key, code })
  if (!right.ok) throw new Error(right.error)
  return key
}

/** The same with a place, in the order of the calls. */
export async function placed(ctx: Context, runId: string, change: Partial<SignUpForm> = {}): Promise<string> {
  const key = await confirmed(ctx, runId, change)
  const done = await settleSignUp(ctx, { key, despite: true })
  if (!done.ok) throw new Error(done.error)
  return key
}

export const stateOf = async (ctx: Context, key: string) => (await signUpByKey(ctx.db, hashSecret(key)))!

/** What tests of seats ask of an office. Each fresh run has its own hours of a day, so that rooms do not stand in each other's way. */
export function seatsIn(office: TestOffice, courses: CourseOffice) {
  let day = 0
  const freshRun = (change: Partial<RunPlan> = {}) => {
    const hour = 8 + (day % 6) * 2
    const week = Math.floor(day++ / 6)
    const first = new Date(Date.UTC(2027, 0, 13 + week)).toISOString().slice(0, 10)
    const pad = (n: number) => String(n).padStart(2, "0")
    return planned(
      office.ctx,
      runPlan(courses, {
        series: { first, rule: "FREQ=WEEKLY;INTERVAL=20;COUNT=2", from: `${pad(hour)}:00`, to: `${pad(hour + 1)}:30` },
        ...change,
      }),
    )
  }
  const runOf = async (id: string) => (await runsOf(office.db, { ids: [id] }))[0]!
  const states = async (keys: string[]) =>
    (await Promise.all(keys.map((key) => stateOf(office.ctx, key)))).map((s) => s.state)
  const mails = async (key: string) => {
    const { id } = await stateOf(office.ctx, key)
    const { rows } = await office.pool.query<{ kind: string }>(
      "select j.payload->>'kind' as kind from graphile_worker._private_jobs j where j.payload->>'signUpId' = $1 and j.payload->>'kind' is not null order by j.id",
      [id],
    )
    return rows.map((row) => row.kind)
  }
  return { freshRun, runOf, states, mails }
}
