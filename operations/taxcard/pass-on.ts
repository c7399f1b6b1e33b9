import { taxCardMail } from "./mail.ts"
import type { TaxMail } from "#domain/mail/kinds.ts"
import { LONGEST } from "#domain/longest.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import {
  type Checklist,
  type ForwardWay,
  type TaxState,
  mayTaxBecome,
  missingOf,
  taxStateBefore,
} from "#domain/taxcard/application.ts"
import { enqueue } from "#db/queue.ts"
import { type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { type TaxApplication, taxApplicationEvents } from "#db/taxcard/reads.ts"
import { appendAudit } from "#db/staff/writes.ts"
import { lockTaxApplication, recordTaxApplication, updateTaxApplication } from "#db/taxcard/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"

export type PassOnRefusal =
  | "unknown"
  | "not-possible"
  | "day-wrong"
  | "day-old"
  | "papers-missing"
  | "nothing-missing"
  | "no-email"
  | "receipt-missing"
  | "note-missing"
  | "changed-meanwhile"

/** An application as somebody at the desk saw it: `seen` is the id of the last thing that had happened. */
interface OnApplication {
  id: string
  seen: string
  by: StaffMember
}

/** Saves the checklist; with `ask`, the applicant is asked for what is missing, and the application waits. */
export async function checkEnclosures(
  ctx: Context,
  given: OnApplication & { checklist: Checklist; ask: boolean },
): Promise<Result<null, PassOnRefusal>> {
  const { checklist, ask } = given
  const missing = missingOf(checklist)
  return change(ctx, given, async (tx, application) => {
    if (application.state !== "received" && application.state !== "incomplete") return refuse("not-possible")
    if (ask && missing.length === 0) return refuse("nothing-missing")
    if (ask && application.email === "") return refuse("no-email")
    const state: TaxState = ask ? "incomplete" : missing.length === 0 ? "received" : application.state
    await updateTaxApplication(tx, application.id, { checklist, state, touchedAt: ctx.now() })
    return ok({
      kind: ask ? "asked" : "checked",
      mail: ask ? "incomplete" : null,
      detail: { missing: missing.join(" ") },
    })
  })
}

/** Notes that it was sent on to the Tax Agency, how, and with what receipt. Papers that are missing must be let go knowingly. */
export async function forwardApplication(
  ctx: Context,
  given: OnApplication & { way: ForwardWay; receipt: string; anyway: boolean; note: string },
): Promise<Result<null, PassOnRefusal>> {
  const receipt = given.receipt.trim()
  if (receipt === "") return refuse("receipt-missing")
  return change(ctx, given, async (tx, application) => {
    if (!mayTaxBecome(application.state, "forwarded")) return refuse("not-possible")
    if (missingOf(application.checklist).length > 0 && !given.anyway) return refuse("papers-missing")
    await updateTaxApplication(tx, application.id, {
      state: "forwarded",
      forwardedAt: ctx.now(),
      forwardedBy: given.by.staffName,
      forwardWay: given.way,
      receipt: receipt.slice(0, 100),
      touchedAt: ctx.now(),
    })
    const note = given.note.trim().slice(0, LONGEST.caseNote)
    return ok({ kind: "forwarded", mail: "forwarded", detail: { way: given.way, ...(note === "" ? {} : { note }) } })
  })
}

/** The Tax Agency has confirmed that it arrived, or the applicant took it back: what is written here goes by policy. */
export async function endApplication(
  ctx: Context,
  given: OnApplication & { how: "confirmed" | "withdrawn" },
): Promise<Result<null, PassOnRefusal>> {
  return change(ctx, given, async (tx, application) => {
    if (!mayTaxBecome(application.state, given.how)) return refuse("not-possible")
    await updateTaxApplication(tx, application.id, {
      state: given.how,
      touchedAt: ctx.now(),
      ...(given.how === "confirmed" ? { confirmedAt: ctx.now() } : {}),
    })
    return ok({ kind: given.how, mail: given.how === "confirmed" ? "confirmed" : null, detail: {} })
  })
}

/**
 * Takes back the last step: that it was sent on, that its arrival was confirmed, or that it was withdrawn. The applicant, who has had a
 * letter about the first two, is told that it does not hold. The step itself stays in what has happened.
 */
export async function undoApplication(ctx: Context, given: OnApplication): Promise<Result<null, PassOnRefusal>> {
  return change(ctx, given, async (tx, application) => {
    const events = await taxApplicationEvents(tx, application.id)
    const before = taxStateBefore(events.map(({ kind, detail }) => ({ kind, missing: detail.missing ?? "" })))
    const was = application.state
    if (before === null) return refuse("not-possible")
    await updateTaxApplication(tx, application.id, {
      state: before,
      touchedAt: ctx.now(),
      ...(was === "forwarded" ? { forwardedAt: null, forwardedBy: null, forwardWay: null, receipt: "" } : {}),
      confirmedAt: null,
    })
    return ok({ kind: "undone", mail: was === "withdrawn" ? null : "undone", detail: { was } })
  })
}

/** Writes a line for colleagues. It changes nothing, so it does not ask what anybody saw before. */
export async function noteOnApplication(
  ctx: Context,
  given: { id: string; text: string; by: StaffMember },
): Promise<Result<null, PassOnRefusal>> {
  const note = given.text.trim().slice(0, LONGEST.caseNote)
  if (note === "") return refuse("note-missing")
  return change(ctx, { ...given, seen: null }, async () => ok({ kind: "note", mail: null, detail: { note } }))
}

type Done = { kind: string; mail: TaxMail | null; detail: Record<string, string> }

async function change(
  ctx: Context,
  given: { id: string; seen: string | null; by: StaffMember },
  work: (tx: Transaction, application: TaxApplication) => Promise<Result<Done, PassOnRefusal>>,
): Promise<Result<null, PassOnRefusal>> {
  return transact(ctx.db, async (tx) => {
    const application = await lockTaxApplication(tx, given.id)
    if (!application) return refuse("unknown")
    if (given.seen !== null && (await taxApplicationEvents(tx, application.id)).at(-1)?.id !== given.seen)
      return refuse("changed-meanwhile")
    const done = await work(tx, application)
    if (!done.ok) return done
    const { kind, mail, detail } = done.value
    const eventId = await recordTaxApplication(tx, {
      applicationId: application.id,
      at: ctx.now(),
      kind,
      detail,
      ...given.by,
    })
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.by.staffId,
      kind: `tax-card-${kind}`,
      detail: { id: application.id },
    })
    if (mail && application.email) await enqueue(tx, taxCardMail(mail, application.id, eventId))
    await announce(tx, { siteId: application.siteId, topics: ["tax-card"] })
    return ok(null)
  })
}
