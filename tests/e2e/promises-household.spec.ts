import type { VisitState } from "#domain/booking/states.ts"
import type { PreregState } from "#domain/prereg/states.ts"
import { PROVISIONAL_WORKING_DAYS } from "#domain/prereg/visit.ts"
import { draftByKey } from "#db/booking/reads.ts"
import { preregById, wholeOf } from "#db/prereg/reads.ts"
import { book } from "#operations/booking/book.ts"
import { hold } from "#operations/booking/hold.ts"
import { hashSecret } from "#operations/context.ts"
import { withdrawPrereg } from "#operations/prereg/end.ts"
import { acceptPrereg, refusePrereg, returnPrereg } from "#operations/prereg/review.ts"
import { beginVisit } from "#operations/prereg/visit.ts"
import { coordinator as by } from "../support/courses.ts"
import { filledHousehold, sentHousehold } from "../support/household.ts"
import { newAddress } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"
import { freeTime, mailsTo, ownPage, press, read, t } from "./support/promises.ts"

type Result = { ok: true } | { ok: false; error: string }
async function must(done: Promise<Result>): Promise<void> {
  const answer = await done
  if (!answer.ok) throw new Error(answer.error)
}

/** A time for the household, as its page offers it. Answers the visit's id. */
async function withVisit({ ctx, ...portal }: RunningPortal, preregId: string): Promise<string> {
  const begun = await beginVisit(ctx, { preregId })
  if (!begun.ok) throw new Error(begun.error)
  const { draftKey } = begun.value
  const draft = (await draftByKey(ctx.db, hashSecret(draftKey)))!
  const startsAt = await freeTime({ ctx, ...portal }, draft.services, draft.party!)
  const held = await hold(ctx, { draftKey, startsAt })
  if (!held.ok) throw new Error(held.error)
  await must(book(ctx, { draftKey, visitId: held.value.visitId }))
  return held.value.visitId
}

/** What is offered: to send it (again), to take a time, to see or change the visit, to withdraw it, to begin another. */
type Offer = "send" | "time" | "see" | "change" | "withdraw" | "new"

interface HouseholdCase {
  name: string
  state: PreregState
  /** The visit there is, and what is stored of it. */
  visit?: VisitState
  also?: string
  says: string
  offers: Offer[]
  /** The subject of the mail that tells of this state; a draft has none. */
  tells?: "submitted" | "returned" | "accepted" | "refused" | "withdrawn"
}

const cases: HouseholdCase[] = [
  { name: "a draft", state: "draft", says: t("prereg:check.title"), offers: ["send"] },
  {
    name: "sent, without a visit",
    state: "submitted",
    says: t("prereg:sent.submittedTitle"),
    offers: ["time", "withdraw"],
    tells: "submitted",
  },
  {
    name: "sent, with a provisional time",
    state: "submitted",
    visit: "provisional",
    says: t("prereg:sent.submittedTitle"),
    offers: ["see", "change", "withdraw"],
    tells: "submitted",
  },
  {
    name: "sent, with a provisional time that it is too late to change",
    state: "submitted",
    visit: "provisional",
    also: "cutoff_hours = 2000",
    says: t("prereg:sent.submittedTitle"),
    offers: ["see", "withdraw"],
  },
  {
    name: "returned with a question",
    state: "returned",
    says: t("prereg:sent.returnedTitle", { count: 1 }),
    offers: ["time", "withdraw"],
    tells: "returned",
  },
  {
    name: "accepted without a visit",
    state: "accepted",
    says: t("prereg:sent.timeInvite"),
    offers: ["time", "withdraw"],
    tells: "accepted",
  },
  {
    name: "accepted with a visit",
    state: "accepted",
    visit: "booked",
    says: t("prereg:sent.acceptedTitle"),
    offers: ["see", "change", "withdraw"],
    tells: "accepted",
  },
  {
    name: "accepted with a visit that it is too late to change",
    state: "accepted",
    visit: "booked",
    also: "cutoff_hours = 2000",
    says: t("prereg:sent.acceptedTitle"),
    offers: ["see", "withdraw"],
  },
  {
    name: "accepted, and here for its visit",
    state: "accepted",
    visit: "arrived",
    says: t("prereg:sent.acceptedTitle"),
    offers: ["see"],
  },
  {
    name: "accepted, and it did not come",
    state: "accepted",
    visit: "missed",
    says: t("prereg:sent.timeInvite"),
    offers: ["time", "withdraw"],
  },
  {
    name: "refused",
    state: "refused",
    says: t("prereg:sent.refusedTitle"),
    offers: [],
    tells: "refused",
  },
  {
    name: "withdrawn",
    state: "withdrawn",
    says: t("prereg:sent.withdrawnTitle"),
    offers: ["new"],
    tells: "withdrawn",
  },
  {
    name: "completed",
    state: "completed",
    visit: "done",
    also: "starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours'",
    says: t("prereg:sent.completedTitle"),
    offers: ["see"],
  },
]

/** Brings a household there by what the office and the household do; only what the desk and the clock do is written. */
async function make(portal: RunningPortal, email: string, { state, visit, also }: HouseholdCase) {
  const { ctx, database } = portal
  const passports = Array.from({ length: 3 }, () => `Y${String(Math.random()).slice(2, 10)}`)
  const { preregId, token } = await (state === "draft" ? filledHousehold : sentHousehold)(ctx, { email, passports })
  const visitId = visit ? await withVisit(portal, preregId) : null
  if (state === "returned") {
    const { people } = await wholeOf(ctx.db, (await preregById(ctx.db, preregId))!)
    const question = { personId: people[0]!.id, part: "person" as const, question: "passportNumber" }
    await must(returnPrereg(ctx, { preregId, asked: [{ ...question, template: "unclear" }], line: "", by }))
  }
  if (state === "accepted" || state === "completed") await must(acceptPrereg(ctx, { preregId, line: "", by }))
  if (state === "refused") await must(refusePrereg(ctx, { preregId, reason: "The papers are of somebody else.", by }))
  if (state === "withdrawn") await must(withdrawPrereg(ctx, { preregId }))
  if (state === "completed") await database.pool.query("update prereg set state = $2 where id = $1", [preregId, state])
  if (visitId)
    await database.pool.query(`update visit set state = $2${also ? `, ${also}` : ""} where id = $1`, [visitId, visit])
  return { preregId, cookie: `prereg=${token}` }
}

for (const each of cases)
  test(`a household that is ${each.name}: its pages promise what is true`, async ({ portal, request }) => {
    const email = newAddress()
    const { preregId, cookie } = await make(portal, email, each)
    const has = (offer: Offer) => each.offers.includes(offer)
    const at = (path: string) => `/en/pre-registration${path}`
    const page = await read(request, portal.url + at(""), cookie)
    expect(page.text).toContain(each.says)
    expect(page.html.includes(`href="${at("/check")}"`), "offers to send it").toBe(has("send"))
    expect(page.html.includes(`action="${at("/time")}"`), "offers a time").toBe(has("time"))
    expect(page.html.includes(`href="${at("/withdraw")}"`), "offers to withdraw it").toBe(has("withdraw"))
    expect(page.text.includes(t("prereg:sent.beginNew")), "offers to begin a new one").toBe(has("new"))
    expect(page.text.includes(t("prereg:sent.timeSee")), "offers to change the visit").toBe(has("change"))
    expect(page.text.includes(t("prereg:sent.timeTitle")), "speaks of a visit").toBe(has("see") || has("time"))

    const later = t("prereg:sent.timeProvisionalLate", { count: PROVISIONAL_WORKING_DAYS })
    expect(page.text.includes(later), "says that the time may be moved").toBe(
      each.visit === "provisional" && has("change"),
    )

    const visit = /href="(\/en\/visit\/[^"]+)"/.exec(page.html)?.[1]
    expect(visit !== undefined, "leads to the visit").toBe(has("see"))
    if (visit) {
      const own = await read(request, portal.url + visit)
      expect(own.status).toBe(200)
      expect(own.html.includes(`${visit}/move`), "the visit can be moved where we said so").toBe(has("change"))
    }

    await toldTruly(portal, email, each)
    await ownPageOpens(portal, request, email, preregId)

    // What is offered succeeds; the page of what is not leads back, and its act changes nothing.
    const after = async () => (await preregById(portal.database.db, preregId))!.state
    expect((await read(request, portal.url + at("/check"), cookie)).status).toBe(
      has("send") || each.state === "returned" ? 200 : 302,
    )
    expect((await read(request, portal.url + at("/withdraw"), cookie)).status).toBe(has("withdraw") ? 200 : 302)
    const begins = await press(request, portal, at("/time"), {}, cookie)
    expect((begins.headers().location ?? "").includes("/book/time"), "a time can be taken").toBe(has("time"))
    await press(request, portal, at("/withdraw"), {}, cookie)
    expect(await after()).toBe(has("withdraw") ? "withdrawn" : each.state)
    if (has("send")) {
      await press(request, portal, at("/check"), {}, cookie)
      expect(await after()).toBe("submitted")
    }
    if (has("new")) {
      await press(request, portal, at(""), { intent: "close" }, cookie)
      const begun = await press(request, portal, at(""), { intent: "begin", municipality: "101" })
      expect(begun.headers().location).toBe(at("/people"))
    }
  })

/** The mail of a state says nothing that its page does not. */
async function toldTruly(portal: RunningPortal, email: string, { tells, offers, visit }: HouseholdCase) {
  if (!tells) return
  const subject = t(`mail:prereg.${tells}.subject`, { reference: "" }).replace(/ ?\(\)$/, "")
  const found = () => mailsTo(portal, email).findLast((mail) => mail.subject.startsWith(subject))
  await expect.poll(found).toBeDefined()
  const { text } = found()!
  if (tells === "accepted") {
    expect(text.includes(t("mail:prereg.choose")), "invites to choose a time").toBe(offers.includes("time"))
    expect(text.includes(t("mail:prereg.visit", { when: "" }).slice(0, 14))).toBe(visit !== undefined)
  }
  expect(text.includes("/pre-registration/open/"), "carries the link").toBe(
    tells !== "refused" && tells !== "withdrawn",
  )
}

/** One's own page shows it in every state, and opens what is kept. */
async function ownPageOpens(
  portal: RunningPortal,
  request: Parameters<typeof press>[0],
  email: string,
  preregId: string,
): Promise<void> {
  const own = await ownPage(portal, request, email)
  expect(own.html).toContain(`value="${preregId}"`)
  const form = { intent: "open", kind: "prereg", id: preregId }
  const opened = await press(request, portal, "/en/mine", form, own.cookie)
  expect(opened.headers().location).toBe("/en/pre-registration")
  expect(opened.headers()["set-cookie"]).toContain("prereg=")
}
