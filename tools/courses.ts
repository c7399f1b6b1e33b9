import { CODE_DIGITS } from "#domain/email-code.ts"
import type { Priority } from "#domain/courses/seats.ts"
import { addDays, mondayOf, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { signUpByKey } from "#db/courses/reads.ts"
import { seedCourses } from "#db/seed/courses.ts"
import type { Transaction } from "#db/client.ts"
import { type Context, confirmationCode, hashSecret } from "#operations/context.ts"
import { planRun } from "#operations/courses/plan.ts"
import { beginSignUp, confirmSignUpEmail, settleSignUp } from "#operations/courses/sign-up.ts"

const by = { staffId: "00000000-0000-4000-8000-000000000000", staffName: "Karen Holm" }
const people = [
  "Ana Costa",
  "Marek Nowak",
  "Olena Petrenko",
  "Wei Zhang",
  "Giulia Rossi",
  "Kofi Mensah",
  "Inés García",
  "Priya Sharma",
  "Tomáš Novák",
  "Leila Haddad",
  "Łukasz Wójcik",
  "Camille Dubois",
  "Emre Kaya",
  "Zsófia Kovács",
  "Linh Nguyen",
  "Viktor Popescu",
  "Noor Jansen",
  "Arjun Rao",
  "Beata Lis",
  "Omar Said",
  "Yana Ivanova",
  "Paul Murphy",
  "Sara Lindqvist",
]

/** A run in the weeks to come: the weekday counts from Monday, 0; `taken` people sign up, of whom some may have to wait. */
interface DemoRun {
  slug: string
  week: number
  weekday: number
  count: number
  from: string
  to: string
  /** Which of the two rooms. */
  room: "large" | "small"
  teacher: string
  seats: number
  taken: number
  largest: number
  priorities: Priority[]
}
const runs: readonly DemoRun[] = [
  {
    slug: "danish-cv-and-cover-letter",
    week: 1,
    weekday: 3,
    count: 3,
    from: "15:30",
    to: "17:30",
    room: "large",
    teacher: "Nadia",
    seats: 14,
    taken: 17,
    largest: 2,
    priorities: ["pd-u2", "partner"],
  },
  {
    slug: "danish-cv-and-cover-letter",
    week: 7,
    weekday: 2,
    count: 3,
    from: "17:15",
    to: "19:15",
    room: "large",
    teacher: "Nadia",
    seats: 20,
    taken: 12,
    largest: 2,
    priorities: ["pd-u2", "partner"],
  },
  {
    slug: "job-interview-in-danish-style",
    week: 2,
    weekday: 3,
    count: 2,
    from: "12:30",
    to: "15:00",
    room: "small",
    teacher: "Thomas",
    seats: 12,
    taken: 5,
    largest: 1,
    priorities: ["pd-u2"],
  },
  {
    slug: "how-a-danish-workplace-works",
    week: 1,
    weekday: 4,
    count: 1,
    from: "13:00",
    to: "15:00",
    room: "small",
    teacher: "Karen",
    seats: 14,
    taken: 3,
    largest: 3,
    priorities: [],
  },
  {
    slug: "find-jobs-online",
    week: 8,
    weekday: 0,
    count: 4,
    from: "10:00",
    to: "12:00",
    room: "small",
    teacher: "Thomas",
    seats: 10,
    taken: 2,
    largest: 1,
    priorities: ["partner"],
  },
]

/** Made-up courses of the demonstration, with runs in the coming weeks and people in them. Answers how many signed up. */
export async function seedDemoCourses(ctx: Context, tx: Transaction, siteId: string): Promise<number> {
  const { rooms, courses } = await seedCourses(tx, siteId)
  const [large, small] = [...rooms.values()]
  let count = 0
  for (const run of runs) {
    const runId = await planDemoRun(ctx, run, courses.get(run.slug)!, (run.room === "large" ? large : small)!)
    if (!runId) continue
    for (const name of people.slice(0, run.taken)) if (await signUpDemo(ctx, runId, name, count)) count++
  }
  return count
}

/** Answers the run's id; null when it cannot stand, as where a room is taken or a day is closed. */
async function planDemoRun(ctx: Context, run: DemoRun, courseId: string, roomId: string): Promise<string | null> {
  const today = officeDay(ctx.now())
  const first = addDays(mondayOf(today), run.week * 7 + run.weekday)
  const planned = await planRun(ctx, {
    by,
    plan: {
      courseId,
      series: { first, rule: `FREQ=WEEKLY;COUNT=${run.count}`, from: run.from, to: run.to },
      roomId,
      teacher: run.teacher,
      videoUrl: "",
      seats: run.seats,
      opensAt: officeInstant(addDays(today, -14), "09:00"),
      closesAt: officeInstant(addDays(first, -1), "12:00"),
      priorities: run.priorities,
      largestGroup: run.largest,
      fewest: 4,
      offerHours: 24,
    },
  })
  return planned.ok ? planned.value.runId : null
}

/** `before` is how many signed up already: by it the people differ in language and priority. */
async function signUpDemo(ctx: Context, runId: string, name: string, before: number): Promise<boolean> {
  const email = `${name
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase()}@example.com`
  const begun = await beginSignUp(ctx, {
    runId,
    names: [name],
    email,
    language: before % 5 === 0 ? "da" : "en",
    hopes: "",
    supportNeeds: "",
    priorities: before % 7 === 0 ? ["pd-u2"] : [],
  })
  if (!begun.ok) return false
  const own = (await signUpByKey(ctx.db, hashSecret(begun.value.key)))!
  await confirmSignUpEmail(ctx, {
    key: begun.value.key,
    code: confirmationCode(ctx.secrets[0], own.id, own.codeRound, CODE_DIGITS),
  })
  await settleSignUp(ctx, { key: begun.value.key, despite: true })
  return true
}
