import { subDays, subHours } from "date-fns"
import { officeDay } from "#domain/time/office-time.ts"
import { ok } from "#domain/result.ts"
import { eraseBenefits } from "#db/benefit/writes.ts"
import { eraseDeadJobs, eraseStale, eraseVisits } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { eraseCourses } from "#db/courses/writes.ts"
import { eraseReaders } from "#db/guidance/writes.ts"
import { eraseCaughtMail } from "#db/mailbox/writes.ts"
import { deletePrereg, duePreregs, erasePreregSessions } from "#db/prereg/writes.ts"
import { readTerms } from "#db/retention/reads.ts"
import { appendAudit, eraseSessions } from "#db/staff/writes.ts"
import { eraseTaxApplications } from "#db/taxcard/writes.ts"
import { cancel } from "../booking/cancel.ts"
import type { Context } from "../context.ts"

/**
 * Erases everything whose day has come, by `domain/retention/policy.ts` and the office's own terms. Answers how many rows went,
 * and writes it into the audit trail when any did.
 */
export async function erase(ctx: Context): Promise<Record<string, number>> {
  const now = ctx.now()
  const counts: Record<string, number> = {}
  await transact(ctx.db, async (tx) => {
    const kept = await readTerms(tx)
    const stale = await eraseStale(tx, subHours(now, kept.draftHours))
    counts.drafts = stale.drafts
    counts.holds = stale.visits
    // Before the visits: a pre-registration's day is reckoned from its visit.
    const due = await duePreregs(tx, {
      draftBefore: subDays(now, kept.preregDraftDays),
      visitBefore: subDays(now, kept.preregVisitDays),
      endedBefore: subDays(now, kept.preregEndedDays),
      sentBefore: subDays(now, kept.preregSentDays),
    })
    for (const prereg of due) {
      if (prereg.visitId) await cancel({ ...ctx, db: tx }, { visitId: prereg.visitId, by: { kind: "system" } })
      await deletePrereg(tx, prereg.id)
    }
    counts.preregs = due.length
    counts.preregSessions = await erasePreregSessions(tx, subDays(now, kept.preregSentDays))
    counts.visits = await eraseVisits(tx, subDays(now, kept.visitDays))
    counts.jobs = await eraseDeadJobs(tx, subDays(now, kept.deadJobDays))
    counts.sessions = await eraseSessions(tx, subDays(now, kept.sessionDays), now)
    const readers = await eraseReaders(tx, {
      feedback: subDays(now, kept.feedbackDays),
      missDay: officeDay(subDays(now, kept.searchMissDays)),
    })
    counts.feedback = readers.feedback
    counts.searchMisses = readers.misses
    counts.benefits = await eraseBenefits(tx, {
      draft: subDays(now, kept.benefitDraftDays),
      done: subDays(now, kept.benefitDays),
    })
    counts.taxApplications = await eraseTaxApplications(tx, {
      ended: subDays(now, kept.taxCardDays),
      open: subDays(now, kept.taxCardOpenDays),
    })
    const courses = await eraseCourses(tx, {
      draft: subDays(now, kept.signUpDraftDays),
      done: subDays(now, kept.courseDays),
      certificate: subDays(now, kept.certificateDays),
    })
    counts.signUps = courses.signUps
    counts.certificates = courses.certificates
    counts.caughtMail = await eraseCaughtMail(tx, subDays(now, kept.caughtMailDays))
    if (Object.values(counts).some((count) => count > 0))
      await appendAudit(tx, {
        at: now,
        staffId: null,
        kind: "erased",
        detail: Object.fromEntries(Object.entries(counts).map(([what, count]) => [what, String(count)])),
      })
    return ok(null)
  })
  return counts
}
