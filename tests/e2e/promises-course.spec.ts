import { addDays, officeDay } from "#domain/time/office-time.ts"
import type { PlaceSays } from "#domain/courses/place.ts"
import { CODE_DIGITS } from "#domain/email-code.ts"
import { visitById } from "#db/booking/reads.ts"
import { runsOf, signUpByKey } from "#db/courses/reads.ts"
import { confirmationCode, hashSecret } from "#operations/context.ts"
import { endRun, markAttendance } from "#operations/courses/attend.ts"
import { cancelRun } from "#operations/courses/run.ts"
import { cancelSignUp, lapseOffers } from "#operations/courses/seats.ts"
import { beginSignUp, confirmSignUpEmail } from "#operations/courses/sign-up.ts"
import { coordinator as by, placed } from "../support/courses.ts"
import { aRun } from "./support/course-run.ts"
import { newAddress } from "./support/page.ts"
import { type RunningPortal, SECRET, expect, test } from "./support/portal.ts"
import { booked, mailsTo, ownPage, press, read, t } from "./support/promises.ts"

/** What the page lets one do: take the seat, give up a place, move to other dates, keep the dates, correct the name, say how it was. */
const offers = {
  take: (html: string) => html.includes('value="take"'),
  "give-up": (html: string) => html.includes("/give-up"),
  move: (html: string) => html.includes('value="move"'),
  dates: (html: string) => html.includes("/dates.ics"),
  names: (html: string) => html.includes("/names"),
  feedback: (html: string) => html.includes('value="feedback"'),
  certificate: (html: string) => html.includes("/certificate.pdf"),
} as const
type Offer = keyof typeof offers

interface Place {
  portal: RunningPortal
  runId: string
  key: string
  /** The place of somebody else, who has the run's one seat; null where it is this one's. */
  before: string | null
}

interface PlaceCase {
  name: string
  /** Whether somebody else has the run's one seat. */
  second?: boolean
  become?: (place: Place) => Promise<void>
  says: PlaceSays
  offers: Offer[]
  /** Whether "if this address is signed up for a course, the links are on their way" means this one. */
  /** The mail that tells of it. */
  tells?: "seated" | "listed" | "offered" | "lapsed" | "cancelled" | "removed" | "run-cancelled" | "ended"
}

const freed = async ({ portal, before }: Place) => {
  const done = await cancelSignUp(portal.ctx, { key: before! })
  if (!done.ok) throw new Error(done.error)
}
/** The offer's time is over; the job that writes it down comes a little later. */
const outOfTime = async ({ portal, key }: Place) => {
  const own = (await signUpByKey(portal.database.db, hashSecret(key)))!
  await portal.database.pool.query("update sign_up set offer_until = now() - interval '1 minute' where id = $1", [
    own.id,
  ])
}
/** The meetings are over since an hour, or the first one began an hour ago; outside the rooms, since other runs begin then, too. */
const shift = async ({ portal, runId }: Place, over: boolean) => {
  await portal.database.pool.query(
    `update course_meeting m set starts_at = m.starts_at - back, ends_at = m.ends_at - back, room_id = null
     from (select ${over ? "max(ends_at)" : "min(starts_at)"} - now() + interval '1 hour' as back
           from course_meeting where run_id = $1) as far where m.run_id = $1`,
    [runId],
  )
  await portal.database.pool.query("update course_run set closes_at = now() - interval '2 hours' where id = $1", [
    runId,
  ])
}
const attended = async (place: Place) => {
  const { portal, runId, key } = place
  await shift(place, true)
  const own = (await signUpByKey(portal.database.db, hashSecret(key)))!
  for (const { id: meetingId } of (await runsOf(portal.database.db, { ids: [runId] }))[0]!.meetings)
    await markAttendance(portal.ctx, { meetingId, signUpId: own.id, person: 1, mark: "present", by })
  expect(await endRun(portal.ctx, { runId })).toMatchObject({ value: { certificates: 1 } })
}

const cases: PlaceCase[] = [
  { name: "signed up", says: "seated", offers: ["give-up", "move", "dates", "names"], tells: "seated" },
  {
    name: "waiting",
    second: true,
    says: "listed",
    offers: ["give-up", "move", "names"],
    tells: "listed",
  },
  {
    name: "offered",
    second: true,
    become: freed,
    says: "offered",
    offers: ["take", "give-up", "move", "dates", "names"],
    tells: "offered",
  },
  {
    name: "offered until a minute ago",
    second: true,
    become: async (place) => {
      await freed(place)
      await outOfTime(place)
    },
    says: "lapsed",
    offers: [],
  },
  {
    name: "lapsed",
    second: true,
    become: async (place) => {
      await freed(place)
      await outOfTime(place)
      await lapseOffers(place.portal.ctx, { runId: place.runId })
    },
    says: "lapsed",
    offers: [],
    tells: "lapsed",
  },
  {
    name: "given up",
    become: async ({ portal, key }) => {
      await cancelSignUp(portal.ctx, { key })
    },
    says: "cancelled",
    offers: [],
    tells: "cancelled",
  },
  {
    name: "taken away by the office",
    become: async ({ portal, key }) => {
      const { id } = (await signUpByKey(portal.database.db, hashSecret(key)))!
      await cancelSignUp(portal.ctx, { signUpId: id, by })
    },
    says: "removed",
    offers: [],
    tells: "removed",
  },
  {
    name: "in a run that is cancelled",
    become: async ({ portal, runId }) => {
      await cancelRun(portal.ctx, { runId, reason: "The teacher is ill.", by })
    },
    says: "runCancelled",
    offers: [],
    tells: "run-cancelled",
  },
  {
    name: "in a run that has begun",
    become: (place) => shift(place, false),
    says: "seated",
    offers: ["dates", "names"],
  },
  {
    name: "waiting for a run that has begun",
    second: true,
    become: (place) => shift(place, false),
    says: "listedBegun",
    offers: ["names"],
  },
  {
    name: "attended",
    become: attended,
    says: "over",
    offers: ["feedback", "certificate"],
    tells: "ended",
  },
]

const said = (says: PlaceSays) =>
  says === "runCancelled"
    ? t("courses:own.runCancelled")
    : t(`courses:own.state.${says}`, { place: 1, count: 1, until: "\n" }).split("\n")[0]!

for (const each of cases)
  test(`a place that is ${each.name}: its page promises what is true`, async ({ portal, request }) => {
    const { database, ctx } = portal
    const email = newAddress()
    const { reference } = (await visitById(database.db, await booked(portal, email)))!.visit
    const runId = await aRun(portal, { seats: 1 })
    await aRun(portal)
    const before = each.second ? await placed(ctx, runId, { email: newAddress() }) : null
    const key = await placed(ctx, runId, { email, names: ["Ana Costa"] })
    await each.become?.({ portal, runId, key, before })

    const here = `/en/my-courses/${key}`
    const page = await read(request, portal.url + here)
    expect(page.text).toContain(said(each.says))
    for (const [offer, stands] of Object.entries(offers))
      expect(stands(page.html), `offers ${offer}`).toBe(each.offers.includes(offer as Offer))
    // There is a visit with this address: no page may say that there is none, and one of a place that has ended shows nothing of it.
    expect(page.text).not.toContain(t("courses:own.noVisits"))
    expect(page.text.includes(reference), "shows the visit").toBe(
      !["cancelled", "removed", "runCancelled"].includes(each.says) && each.name !== "lapsed",
    )
    if (each.tells) {
      const subject = t(`courses:mail.${each.tells}.subject`, { count: 1, course: "" })
      await expect.poll(() => mailsTo(portal, email).some((mail) => mail.subject.startsWith(subject))).toBe(true)
    }

    const own = (await signUpByKey(database.db, hashSecret(key)))!
    const mine = await ownPage(portal, request, email)
    expect(mine.text).toContain(own.reference)
    expect(mine.text.includes(t("mine:says.sign-up.seated")), "says that there is a seat").toBe(
      own.state === "seated" && each.says !== "runCancelled",
    )
    await actsAgree(portal, request, key, each)
  })

/** What is offered succeeds; the page of what is not leads back, and its act changes nothing. */
async function actsAgree(
  portal: RunningPortal,
  request: Parameters<typeof press>[0],
  key: string,
  { offers: may, says }: PlaceCase,
): Promise<void> {
  const here = `/en/my-courses/${key}`
  const stored = async () => (await signUpByKey(portal.database.db, hashSecret(key)))!
  const was = (await stored()).state
  if (may.includes("dates")) expect((await request.get(`${portal.url}${here}/dates.ics`)).status()).toBe(200)
  const asks = await request.get(`${portal.url}${here}/give-up`, { maxRedirects: 0 })
  expect(asks.status(), "asks whether to give it up").toBe(may.includes("give-up") ? 200 : 302)
  const corrects = await request.get(`${portal.url}${here}/names`, { maxRedirects: 0 })
  expect(corrects.status(), "asks for the name").toBe(may.includes("names") ? 200 : 302)
  const rated = await press(request, portal, here, { intent: "feedback", rating: "5" })
  expect(rated.status() === 302, "takes what one thinks").toBe(may.includes("feedback"))
  const taken = await press(request, portal, here, { intent: "take" })
  if (may.includes("take")) expect((await stored()).state).toBe("seated")
  else expect(taken.status() === 302, "a seat that is had is had").toBe(was === "seated")
  const gave = await press(request, portal, `${here}/give-up`, {})
  const refused = /refused=([\w-]+)/.exec(gave.headers().location ?? "")?.[1]
  expect(refused === undefined, "is refused").toBe(may.includes("give-up") || was === "cancelled")
  if (refused)
    expect((await read(request, portal.url + gave.headers().location!)).text).toContain(
      t(`courses:error.${refused as "run-over"}`),
    )
  const ended = (await stored()).state
  expect(ended === "cancelled" && was !== "cancelled", "can be given up").toBe(may.includes("give-up"))
  if (says === "over") expect((await stored()).rating).toBe(5)
}

test("dates are offered to move to only where the move succeeds", async ({ portal, request }) => {
  const { ctx, database } = portal
  const email = newAddress()
  const alone = await aRun(portal, { largestGroup: 1 })
  const had = await aRun(portal)
  await placed(ctx, had, { email, names: ["Ana Costa"] })
  const right = await aRun(portal)
  const key = await placed(ctx, await aRun(portal), { email, names: ["Ana Costa", "Rui Costa"] })
  const here = `/en/my-courses/${key}`
  const { html } = await read(request, portal.url + here)
  expect(html, "too small for two").not.toContain(`value="${alone}"`)
  expect(html, "signed up there already").not.toContain(`value="${had}"`)
  expect(html).toContain(`value="${right}"`)
  await press(request, portal, here, { intent: "move", run: right })
  expect((await signUpByKey(database.db, hashSecret(key)))!.state).toBe("cancelled")
  expect((await read(request, portal.url + here)).text).toContain(t("courses:own.state.moved"))
})

for (const [name, confirms] of [
  ["the address is not confirmed", false],
  ["the place is not given", true],
] as const)
  test(`a sign-up to a run that is cancelled before ${name} asks for nothing`, async ({ portal, request }) => {
    const { ctx, database } = portal
    const runId = await aRun(portal)
    const priorities: [] = []
    const who = { names: ["Ana Costa"], email: newAddress(), language: "en", hopes: "", supportNeeds: "", priorities }
    const begun = await beginSignUp(ctx, { runId, ...who })
    if (!begun.ok) throw new Error(begun.error)
    const { key } = begun.value
    const here = `/en/my-courses/${key}`
    expect((await read(request, portal.url + here)).html).toContain('name="code"')
    if (confirms) {
      const own = (await signUpByKey(database.db, hashSecret(key)))!
      const code = confirmationCode(SECRET, own.id, own.codeRound, CODE_DIGITS)
      expect(await confirmSignUpEmail(ctx, { key, code })).toMatchObject({ ok: true })
    }
    await cancelRun(ctx, { runId, reason: `Ill until ${addDays(officeDay(new Date()), 9)}.`, by })
    const page = await read(request, portal.url + here)
    expect(page.text).toContain(t("courses:error.run-cancelled"))
    expect(page.html).not.toMatch(/name="code"|value="again"|value="settle"/)
  })
