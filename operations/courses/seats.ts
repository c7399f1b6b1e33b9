import { dayTopic } from "#domain/topics.ts"
import { type StaffMember, actorOf, signed } from "#domain/staff/actor.ts"
import { maySignUpBecome, seatsFor } from "#domain/courses/seats.ts"
import { offerEnds } from "#domain/offer.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { dequeue, enqueue } from "#db/queue.ts"
import { type Transaction, transact } from "#db/client.ts"
import { type Run, type SignUp, listOf, runsOf, signUpById, signUpByKey, signUpsOf } from "#db/courses/reads.ts"
import { lockRun, lockSignUp, recordSignUp, updateSignUp } from "#db/courses/writes.ts"
import { announce } from "#db/live.ts"
import { type Context, hashSecret } from "../context.ts"
import { courseMail, lapseJob } from "./mail.ts"

/** The run's days, for open calendars: their blocks show how many seats are taken. */
export async function announceRun(tx: Transaction, runId: string): Promise<void> {
  const [run] = await runsOf(tx, { ids: [runId] })
  const meeting = run?.meetings[0]
  if (!run || !meeting) return
  await announce(tx, {
    siteId: meeting.siteId,
    topics: [...new Set(run.meetings.map((m) => dayTopic(officeDay(m.startsAt)))), "courses"],
  })
}

/**
 * Lets offers lapse whose time is over, and offers the seats that are free to the list in its order. Under the run's lock. Each
 * offer is written down with its reason and with the groups that were passed over for it.
 */
export async function offerFreed(ctx: Context, tx: Transaction, runId: string, why: string): Promise<void> {
  const now = ctx.now()
  for (const offer of await signUpsOf(tx, runId, ["offered"])) {
    if (offer.offerUntil! > now) continue
    await updateSignUp(tx, offer.id, { state: "lapsed", offerUntil: null, cancelledAt: now })
    const eventId = await recordSignUp(tx, { signUpId: offer.id, at: now, kind: "lapsed", by: "system" })
    await enqueue(tx, courseMail("lapsed", offer.id, eventId))
  }
  const run = await lockRun(tx, runId)
  if (!run || run.state !== "planned" || run.taken >= run.seats) return
  const [whole] = await runsOf(tx, { ids: [runId] })
  const startsAt = whole?.meetings[0]?.startsAt
  const until = startsAt ? offerEnds(now, startsAt, run.offerHours * 60) : null
  if (!until) return
  for (const { to, passedOver } of seatsFor(await listOf(tx, runId), run.seats - run.taken)) {
    await updateSignUp(tx, to.id, { state: "offered", offerUntil: until })
    const eventId = await recordSignUp(tx, {
      signUpId: to.id,
      at: now,
      kind: "offered",
      by: "system",
      detail: {
        why,
        free: String(run.seats - run.taken),
        place: `${to.rank}.${to.number}`,
        until: until.toISOString(),
        passedOver: passedOver.map((p) => `${p.number} (${p.size})`).join(", "),
      },
    })
    await enqueue(tx, courseMail("offered", to.id, eventId))
    await enqueue(tx, lapseJob(runId, to.id, until))
  }
}

/** Offers whose time is over lapse, and the next in line is asked. */
export async function lapseOffers(ctx: Context, given: { runId: string }): Promise<void> {
  await transact(ctx.db, async (tx) => {
    if (!(await lockRun(tx, given.runId))) return
    await offerFreed(ctx, tx, given.runId, "offer-lapsed")
    // An offer that is still open gets its lapse again: this job may have come a moment too early for it.
    for (const open of await signUpsOf(tx, given.runId, ["offered"]))
      await enqueue(tx, lapseJob(given.runId, open.id, open.offerUntil!))
    await announceRun(tx, given.runId)
  })
}

export type SeatRefusal = "unknown" | "not-possible" | "offer-over" | "run-over"

/** Takes an offered seat. Twice is the same as once; after its time it is refused, even when the job has not come round yet. */
export async function takeOffer(ctx: Context, given: { key: string }): Promise<Result<null, SeatRefusal>> {
  return onOwn(ctx, given.key, async (tx, own) => {
    if (own.state === "seated") return ok(null)
    if (own.state !== "offered") return refuse(own.state === "lapsed" ? "offer-over" : "not-possible")
    const now = ctx.now()
    if (own.offerUntil! <= now) {
      await offerFreed(ctx, tx, own.runId, "offer-lapsed")
      return refuse("offer-over")
    }
    const [whole] = await runsOf(tx, { ids: [own.runId] })
    if (whole?.meetings[0] && whole.meetings[0].startsAt <= now) return refuse("run-over")
    await updateSignUp(tx, own.id, { state: "seated", offerUntil: null })
    await dequeue(tx, `course-offer ${own.id}`)
    const eventId = await recordSignUp(tx, { signUpId: own.id, at: now, kind: "took-offer", by: "visitor" })
    await enqueue(tx, courseMail("seated", own.id, eventId))
    return ok(null)
  })
}

/** Gives up a seat, an offer or a place on the list. The seats go to the next in line at once. Cancelling twice is once. */
export async function cancelSignUp(
  ctx: Context,
  given: { key: string } | { signUpId: string; by: StaffMember },
): Promise<Result<null, SeatRefusal>> {
  const staff = "by" in given ? given.by : null
  const work = async (tx: Transaction, own: SignUp): Promise<Result<null, SeatRefusal>> => {
    if (own.state === "cancelled") return ok(null)
    if (!maySignUpBecome(own.state, "cancelled")) return refuse("not-possible")
    const [run] = await runsOf(tx, { ids: [own.runId] })
    if (staff === null && run?.meetings[0] && run.meetings[0].startsAt <= ctx.now()) return refuse("run-over")
    await giveUp(ctx, tx, own, staff)
    return ok(null)
  }
  return "key" in given ? onOwn(ctx, given.key, work) : onSignUp(ctx, given.signUpId, work)
}

/** Under the run's lock. */
export async function giveUp(
  ctx: Context,
  tx: Transaction,
  own: SignUp,
  staff: StaffMember | null,
  moved = "",
): Promise<void> {
  const now = ctx.now()
  const held = own.state === "seated" || own.state === "offered"
  await updateSignUp(tx, own.id, {
    state: "cancelled",
    offerUntil: null,
    cancelledAt: now,
    codeHash: null,
    codeExpiresAt: null,
  })
  await dequeue(tx, `course-offer ${own.id}`)
  const eventId = await recordSignUp(tx, {
    signUpId: own.id,
    at: now,
    kind: "cancelled",
    ...signed(actorOf(staff)),
    detail: moved ? { movedTo: moved } : {},
  })
  if (own.emailConfirmedAt && !moved)
    await enqueue(tx, courseMail(staff ? "removed" : "cancelled", own.id, eventId, hadDates(own)))
  if (held) await offerFreed(ctx, tx, own.runId, "seat-freed")
}

/** For a message: whether the dates may stand in the person's calendar. */
export const hadDates = (own: SignUp): Record<string, string> =>
  own.state === "seated" || own.state === "offered" ? { had: "yes" } : {}

export function onOwn<Refusal extends string>(
  ctx: Context,
  key: string,
  work: (tx: Transaction, own: SignUp, run: Run) => Promise<Result<null, Refusal | "unknown">>,
): Promise<Result<null, Refusal | "unknown">> {
  return locked(ctx, () => signUpByKey(ctx.db, hashSecret(key)), work)
}

function onSignUp<Refusal extends string>(
  ctx: Context,
  id: string,
  work: (tx: Transaction, own: SignUp, run: Run) => Promise<Result<null, Refusal | "unknown">>,
): Promise<Result<null, Refusal | "unknown">> {
  return locked(ctx, () => signUpById(ctx.db, id), work)
}

/** The run first, then the sign-up: everybody locks in this order. */
async function locked<Refusal extends string>(
  ctx: Context,
  find: () => Promise<SignUp | null>,
  work: (tx: Transaction, own: SignUp, run: Run) => Promise<Result<null, Refusal | "unknown">>,
): Promise<Result<null, Refusal | "unknown">> {
  const found = await find()
  if (!found) return refuse("unknown")
  return transact(ctx.db, async (tx) => {
    const run = await lockRun(tx, found.runId)
    const own = run && (await lockSignUp(tx, found.id))
    if (!run || !own) return refuse("unknown")
    const done = await work(tx, own, run)
    await announceRun(tx, own.runId)
    return done
  })
}
