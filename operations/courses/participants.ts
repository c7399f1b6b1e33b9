import { randomUUID } from "node:crypto"
import { makeReference } from "#domain/booking/reference.ts"
import type { StaffChannel } from "#domain/booking/channels.ts"
import { lackingLatin, nameOnCertificate } from "#domain/courses/names.ts"
import { placeFor, seatsFor } from "#domain/courses/seats.ts"
import { offerEnds } from "#domain/offer.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { enqueue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import {
  certificatesOf,
  holdsPlace,
  listOf,
  runsOf,
  signUpById,
  signUpByKey,
  signUpsOf,
  wholeRun,
} from "#db/courses/reads.ts"
import {
  deleteCertificate,
  insertSignUp,
  lockRun,
  lockSignUp,
  recordSignUp,
  renameCertificate,
  updateRun,
  updateSignUp,
} from "#db/courses/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import { linkKey } from "../link.ts"
import { type Context, hashSecret } from "../context.ts"
import { type StaffMember, actorOf, signed } from "#domain/staff/actor.ts"
import { courseMail, endedJob } from "./mail.ts"
import { announceRun } from "./seats.ts"

export type AddRefusal = "unknown" | "run-cancelled" | "run-over" | "group-large" | "signed-up-already" | "name-missing"

/**
 * Staff sign somebody up whom they have spoken with: a seat, or a place on the list behind those who wait. Opening and closing of
 * sign-up do not bind them; seats do. The address is taken as it was told, without a code.
 */
export async function addParticipant(
  ctx: Context,
  given: {
    runId: string
    names: string[]
    latinNames: string[]
    email: string
    language: string
    channel?: StaffChannel
    municipality?: string | null
    by: StaffMember
  },
): Promise<Result<{ state: "seated" | "listed" }, AddRefusal>> {
  const { runId, names, by } = given
  if (names.length === 0) return refuse("name-missing")
  const now = ctx.now()
  const id = randomUUID()
  return transact(ctx.db, async (tx) => {
    const run = await lockRun(tx, runId)
    const whole = run && (await wholeRun(tx, runId))
    if (!run || !whole) return refuse("unknown")
    if (run.state === "cancelled") return refuse("run-cancelled")
    const last = whole.run.meetings.at(-1)
    if (!last || last.endsAt <= now) return refuse("run-over")
    if (names.length > 9 || names.length > run.seats) return refuse("group-large")
    if (await holdsPlace(tx, { id, runId, email: given.email })) return refuse("signed-up-already")
    const waiting = (await listOf(tx, runId)).map((w) => w.size)
    const state = placeFor(run, waiting, names.length)
    const number = run.lastNumber + 1
    await insertSignUp(tx, {
      id,
      runId,
      state,
      number,
      reference: makeReference(ctx.random),
      keyHash: hashSecret(linkKey(ctx.secrets[0], "sign-up", id)),
      names,
      latinNames: given.latinNames,
      size: names.length,
      email: given.email,
      language: given.language,
      channel: given.channel ?? "desk",
      municipality: given.municipality ?? null,
      priorities: [],
      rank: 1,
      emailConfirmedAt: now,
      confirmedAt: now,
      createdAt: now,
    })
    await updateRun(tx, runId, { lastNumber: number })
    const eventId = await recordSignUp(tx, { signUpId: id, at: now, kind: state, ...signed(actorOf(by)) })
    await enqueue(tx, courseMail(state, id, eventId))
    await announceRun(tx, runId)
    await appendAudit(tx, { at: now, staffId: by.staffId, kind: "participant-added", detail: { runId, signUpId: id } })
    return ok({ state })
  })
}

export type NameRefusal =
  "unknown" | "not-possible" | "name-missing" | "latin-missing" | "certificate-issued" | "changed-meanwhile"

/**
 * Corrects the names of a sign-up: the person until a certificate bears one of them, staff always; a certificate that was issued
 * then says the new name under the same code. `revision` is the version that was looked at. What it was stands in the history.
 */
export async function correctNames(
  ctx: Context,
  given: {
    names: string[]
    latinNames: string[]
    revision: number
  } & ({ key: string } | { signUpId: string; by: StaffMember }),
): Promise<Result<null, NameRefusal>> {
  const { names, latinNames, revision } = given
  if (names.some((name) => name === "")) return refuse("name-missing")
  const staff = "by" in given ? given.by : null
  const found =
    "key" in given ? await signUpByKey(ctx.db, hashSecret(given.key)) : await signUpById(ctx.db, given.signUpId)
  if (!found) return refuse("unknown")
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const run = await lockRun(tx, found.runId)
    const own = run && (await lockSignUp(tx, found.id))
    if (!own || !run) return refuse("unknown")
    if (names.length !== own.size || !["seated", "listed", "offered"].includes(own.state)) return refuse("not-possible")
    if (own.revision !== revision) return refuse("changed-meanwhile")
    if (staff === null && lackingLatin(names, latinNames).length > 0) return refuse("latin-missing")
    const certificates = await certificatesOf(tx, own.id)
    if (staff === null && certificates.length > 0) return refuse("certificate-issued")
    await updateSignUp(tx, own.id, { names, latinNames, revision: own.revision + 1 })
    for (const { person } of certificates) {
      const name = nameOnCertificate({ names, latinNames }, person - 1)
      if (name === null) await deleteCertificate(tx, own.id, person)
      else await renameCertificate(tx, own.id, person, name)
    }
    const [whole] = await runsOf(tx, { ids: [own.runId] })
    const last = whole?.meetings.at(-1)
    // A certificate that waited for a name it can show is made now.
    if (last && last.endsAt <= now && run.state === "planned") await enqueue(tx, endedJob(own.runId, last.endsAt, now))
    await recordSignUp(tx, {
      signUpId: own.id,
      at: now,
      kind: "names",
      ...signed(actorOf(staff)),
      detail: { was: own.names.join(", "), now: names.join(", ") },
    })
    await announceRun(tx, own.runId)
    return ok(null)
  })
}

/** What removing somebody does: whether a seat is freed, and who would be offered it. Reads only. */
export async function whoMovesUp(ctx: Context, signUpId: string): Promise<{ frees: boolean; offered: string[] }> {
  const own = await signUpById(ctx.db, signUpId)
  const whole = own && (await wholeRun(ctx.db, own.runId))
  if (!own || !whole || (own.state !== "seated" && own.state !== "offered")) return { frees: false, offered: [] }
  const { run } = whole
  const startsAt = run.meetings[0]?.startsAt
  if (run.state !== "planned" || !startsAt || offerEnds(ctx.now(), startsAt, run.offerHours * 60) === null)
    return { frees: true, offered: [] }
  const listed = await signUpsOf(ctx.db, own.runId, ["listed"])
  const offers = seatsFor(await listOf(ctx.db, own.runId), run.seats - run.taken + own.size)
  return { frees: true, offered: offers.map(({ to }) => listed.find((l) => l.id === to.id)?.names.join(", ") ?? "") }
}
