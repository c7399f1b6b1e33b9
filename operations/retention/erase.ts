import { subDays, subHours } from "date-fns"
import { USUAL_WEEKS } from "#domain/booking/guard.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { eraseBenefits } from "#db/benefit/writes.ts"
import { countHolds } from "#db/budget/writes.ts"
import { eraseDeadJobs } from "#db/queue.ts"
import { type Transaction, transact } from "#db/client.ts"
import { eraseCertificates } from "#db/courses/writes.ts"
import { eraseReaders } from "#db/guidance/writes.ts"
import { eraseSamples } from "#db/identity/supervision-writes.ts"
import { eraseChecks } from "#db/identity/writes.ts"
import { eraseMailFailures } from "#db/mail/writes.ts"
import { eraseOwnPages } from "#db/mine/writes.ts"
import { eraseKeptPlans } from "#db/plan/writes.ts"
import { eraseCaughtMail } from "#db/mailbox/writes.ts"
import { deletePrereg, erasePreregSessions, nextDuePrereg } from "#db/prereg/writes.ts"
import { eraseHandOvers } from "#db/prereg/hand-over-writes.ts"
import { eraseUploads } from "#db/prereg/upload-writes.ts"
import { eraseLoneNotes } from "#db/person/writes.ts"
import { readTerms } from "#db/retention/reads.ts"
import { eraseHolds, eraseInvitations } from "#db/retention/writes.ts"
import { appendErased, eraseSessions } from "#db/staff/writes.ts"
import { eraseTaxApplications } from "#db/taxcard/writes.ts"
import { eraseTickets } from "#db/turns/writes.ts"
import type { Terms } from "#domain/retention/policy.ts"
import { giveUpVisit } from "../prereg/visit.ts"
import { eraseAndCountDrafts, eraseAndCountSignUps, eraseAndCountVisits } from "../statistics/count-and-erase.ts"
import type { Context } from "../context.ts"

/** What goes in one transaction: so little that it is over long before a statement is cut off, and blocks nobody. */
export const ERASE_BATCH = 1000

type Counts = Record<string, number>
interface Step {
  /** What a full batch counts: there may be more. Steps without are done in one go. */
  batch?: number
  work(tx: Transaction): Promise<Counts>
}

/**
 * Erases everything whose day has come, by `domain/retention/policy.ts` and the office's own terms, batch by batch, each in a
 * transaction of its own that writes into the audit trail how many rows went. A step that fails keeps no other from being done.
 * Answers how many went. `terms` are those that hold unless others are tried.
 */
export async function erase(ctx: Context, terms?: Terms): Promise<Counts> {
  const counts: Counts = {}
  let failure: unknown = null
  for (const step of steps(ctx, terms ?? (await readTerms(ctx.db, ctx.now())), ctx.now())) {
    try {
      await runStep(ctx, step, counts)
    } catch (error) {
      failure ??= error
    }
  }
  if (failure !== null) throw failure
  return counts
}

async function runStep(ctx: Context, step: Step, counts: Counts): Promise<void> {
  for (;;) {
    const done = await transact(ctx.db, async (tx) => {
      const went = await step.work(tx)
      const told = Object.entries(went).filter(([, n]) => n > 0)
      if (told.length > 0)
        await appendErased(tx, ctx.now(), Object.fromEntries(told.map(([what, n]) => [what, String(n)])))
      return went
    })
    for (const [what, n] of Object.entries(done)) counts[what] = (counts[what] ?? 0) + n
    const gone = Object.values(done).reduce((sum, n) => sum + n, 0)
    if (step.batch === undefined || gone < step.batch) return
  }
}

function steps(ctx: Context, kept: Terms, now: Date): Step[] {
  const batch = ERASE_BATCH
  const ago = (days: number) => subDays(now, days)
  return [
    {
      work: async (tx) => {
        await countHolds(tx, subHours(now, 3), now, subDays(now, 7 * (USUAL_WEEKS + 1)))
        return {}
      },
    },
    { batch, work: async (tx) => ({ drafts: await eraseAndCountDrafts(tx, subHours(now, kept.draftHours), batch) }) },
    { batch, work: async (tx) => ({ holds: await eraseHolds(tx, subHours(now, kept.draftHours), batch) }) },
    { work: async (tx) => ({ ownPages: await eraseOwnPages(tx, subHours(now, kept.draftHours)) }) },
    { work: async (tx) => ({ plans: await eraseKeptPlans(tx, ago(kept.planDays)) }) },
    // Before the visits: a pre-registration's day is reckoned from its visit.
    { batch: 1, work: async (tx) => ({ preregs: await erasePrereg(ctx, tx, kept, now) }) },
    { work: async (tx) => ({ preregSessions: await erasePreregSessions(tx, ago(kept.preregSentDays)) }) },
    {
      batch,
      work: async (tx) => ({ visits: await eraseAndCountVisits(tx, { endedBefore: ago(kept.visitDays) }, batch, now) }),
    },
    { work: async (tx) => ({ invitations: await eraseInvitations(tx, ago(kept.invitationDays)) }) },
    { batch, work: async (tx) => ({ tickets: await eraseTickets(tx, officeDay(ago(kept.ticketDays)), batch) }) },
    { work: async (tx) => ({ jobs: await eraseDeadJobs(tx, ago(kept.deadJobDays)) }) },
    { work: async (tx) => ({ mailFailures: await eraseMailFailures(tx, ago(kept.mailFailureDays)) }) },
    { work: async (tx) => ({ sessions: await eraseSessions(tx, ago(kept.sessionDays), now) }) },
    {
      work: async (tx) => {
        const { feedback, misses } = await eraseReaders(tx, {
          feedback: ago(kept.feedbackDays),
          missDay: officeDay(ago(kept.searchMissDays)),
        })
        return { feedback, searchMisses: misses }
      },
    },
    {
      work: async (tx) => ({
        benefits: await eraseBenefits(tx, { draft: ago(kept.benefitDraftDays), done: ago(kept.benefitDays) }),
      }),
    },
    {
      work: async (tx) => ({
        taxApplications: await eraseTaxApplications(tx, {
          ended: ago(kept.taxCardDays),
          open: ago(kept.taxCardOpenDays),
        }),
      }),
    },
    {
      batch,
      work: async (tx) => ({
        signUps: await eraseAndCountSignUps(
          tx,
          { draft: ago(kept.signUpDraftDays), done: ago(kept.courseDays) },
          batch,
        ),
      }),
    },
    {
      batch,
      work: async (tx) => ({
        identityChecks: await eraseChecks(
          tx,
          { open: officeDay(ago(kept.visitDays)), done: officeDay(ago(kept.identityDays)) },
          batch,
        ),
      }),
    },
    { work: async (tx) => ({ samples: await eraseSamples(tx, officeDay(ago(kept.identityDays))) }) },
    { work: async (tx) => ({ uploads: await eraseUploads(tx, ago(kept.uploadDays)) }) },
    { work: async (tx) => ({ handOvers: await eraseHandOvers(tx, ago(kept.identityDays)) }) },
    // After all that somebody may have left.
    { work: async (tx) => ({ personNotes: await eraseLoneNotes(tx) }) },
    { work: async (tx) => ({ certificates: await eraseCertificates(tx, ago(kept.certificateDays)) }) },
    { work: async (tx) => ({ caughtMail: await eraseCaughtMail(tx, ago(kept.caughtMailDays)) }) },
  ]
}

/** One household at a time: giving up its visit takes that day's lock, which nobody should wait long for. */
async function erasePrereg(ctx: Context, tx: Transaction, kept: Terms, now: Date): Promise<number> {
  const prereg = await nextDuePrereg(tx, {
    draftBefore: subDays(now, kept.preregDraftDays),
    visitBefore: subDays(now, kept.preregVisitDays),
    endedBefore: subDays(now, kept.preregEndedDays),
    sentBefore: subDays(now, kept.preregSentDays),
  })
  if (!prereg) return 0
  if (prereg.visitId) await giveUpVisit(ctx, tx, prereg.visitId, { kind: "system" })
  await deletePrereg(tx, prereg.id)
  return 1
}
