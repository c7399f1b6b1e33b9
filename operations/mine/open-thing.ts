import { opensNow } from "#domain/mine/kept.ts"
import type { OwnKind } from "#domain/mine/own-things.ts"
import type { Answers } from "#domain/plan/answers.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { benefitById } from "#db/benefit/reads.ts"
import { draftById } from "#db/booking/reads.ts"
import { lockVisit } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { signUpById } from "#db/courses/reads.ts"
import { bookingInvitationById } from "#db/invitations/reads.ts"
import { ownThingsOf } from "#db/mine/reads.ts"
import { keptPlanOf } from "#db/plan/reads.ts"
import type { Context } from "../context.ts"
import { renewKey } from "../booking/send-again.ts"
import { type Linked, knownLinkKey, linkKey } from "../link.ts"
import { openOnDevice } from "../prereg/begin.ts"
import { openedPage } from "./enter.ts"

/** Which link opens a kind. A household opens on the device, and a tax-card application has no page of its own. */
const links = {
  visit: "visit",
  benefit: "benefit",
  "sign-up": "sign-up",
  "booking-link": "booking-link",
  waiting: "waitlist",
} as const satisfies Partial<Record<OwnKind, Linked>>
type LinkedKind = keyof typeof links

/**
 * Opens one of the things that stand on an open own page: the key of its link, a plan's answers, or the secret with which a household is
 * open on this device. What stands on no page of this browser is unknown, whoever's it is; what has no page, or whose link no secret makes any more,
 * cannot be opened.
 */
export async function openThing(
  ctx: Context,
  given: { key: string; kind: OwnKind; id: string },
): Promise<
  Result<
    { kind: LinkedKind; key: string } | { kind: "prereg"; token: string } | { kind: "plan"; answers: Answers },
    "closed" | "unknown"
  >
> {
  const page = await openedPage(ctx, given.key)
  if (!page) return refuse("closed")
  const { kind, id } = given
  const now = ctx.now()
  const thing = (await ownThingsOf(ctx.db, page.email, now)).find((own) => own.kind === kind && own.id === id)
  if (!thing || kind === "tax-card" || !opensNow(thing.kept, now)) return refuse("unknown")
  if (kind === "prereg") return ok({ kind, token: await transact(ctx.db, (tx) => openOnDevice(ctx, tx, id)) })
  if (kind === "plan") {
    const plan = await keptPlanOf(ctx.db, page.email)
    return plan ? ok({ kind, answers: plan.answers }) : refuse("unknown")
  }
  const key = kind === "visit" ? await visitKey(ctx, id) : await keyOf(ctx, kind, id)
  return key === null ? refuse("unknown") : ok({ kind, key })
}

/** The link of a visit whose key no secret makes any more gets one that does, as when it is mailed again. */
function visitKey(ctx: Context, id: string): Promise<string | null> {
  return transact(ctx.db, async (tx) => {
    const visit = await lockVisit(tx, id)
    if (!visit) return null
    await renewKey(ctx, tx, visit)
    return knownLinkKey(ctx.secrets, "visit", visit) ?? linkKey(ctx.secrets[0], "visit", id)
  })
}

async function keyOf(ctx: Context, kind: Exclude<LinkedKind, "visit">, id: string): Promise<string | null> {
  const rows = {
    benefit: benefitById,
    "sign-up": signUpById,
    "booking-link": bookingInvitationById,
    waiting: draftById,
  }
  const row = await rows[kind](ctx.db, id)
  return row && knownLinkKey(ctx.secrets, links[kind], row)
}
