import type { RouterContextProvider } from "react-router"
import { countChecks, inForce, isMonthOf, trainingsIn } from "#domain/identity/report.ts"
import { ownPeriod, periodAround } from "#domain/statistics/period.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { readReviews, readRequirements, readSamples, readTrainings, reportedChecks } from "#db/identity/reads.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"

/** The period that an address asks for: the year around today where none is, or one that is none. */
function askedSpan(url: URL, today: string) {
  const typed = {
    first: (url.searchParams.get("first") ?? "").slice(0, 10),
    last: (url.searchParams.get("last") ?? "").slice(0, 10),
  }
  const year = { first: periodAround("year", today).first, last: today }
  if (typed.first === "" && typed.last === "") return { span: year, typed: year, error: null }
  const own = ownPeriod(typed.first, typed.last)
  return own.ok ? { span: own.value, typed, error: null } : { span: year, typed, error: own.error }
}

/** What an authority must be able to show of a period: what was asked, who was trained, what was checked and found, what supervision found. */
export async function gatherReport(context: Readonly<RouterContextProvider>, url: URL) {
  const { db, ctx } = portalOf(context)
  const { site } = await officeOf(context)
  const today = officeDay(ctx.now())
  const { span, typed, error } = askedSpan(url, today)
  const [checks, requirements, trainings, samples, reviews] = await Promise.all([
    reportedChecks(db, site.id, span),
    readRequirements(db),
    readTrainings(db),
    readSamples(db, site.id),
    readReviews(db, { siteId: site.id }),
  ])
  return {
    office: site.name,
    span,
    typed,
    error,
    checks,
    counted: countChecks(checks),
    requirements: inForce(requirements, span),
    trainings: trainingsIn(trainings, span),
    samples: samples.filter(({ month }) => isMonthOf(month, span)),
    reviews: reviews.filter(({ month }) => isMonthOf(month, span)),
  }
}
export type IdentityReport = Awaited<ReturnType<typeof gatherReport>>
