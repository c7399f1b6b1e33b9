import type { RouterContextProvider } from "react-router"
import type { Reader } from "#db/client.ts"
import { grouped } from "#domain/grouped.ts"
import { maySupervise, reviewStateOf, tallyReviews } from "#domain/identity/supervision.ts"
import { isTrained } from "#domain/identity/training.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefDay, fullDate } from "#domain/time/spoken.ts"
import {
  type ReviewedCheck,
  type SupervisionSample,
  drawableChecks,
  handledBy,
  keptChecks,
  readReviews,
  readSamples,
  readTrainings,
} from "#db/identity/reads.ts"
import type { Language } from "#locales/languages.ts"
import { drawAgain, monthToDraw, monthSpan } from "#operations/identity/sample.ts"
import { officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"
import { monthWords } from "./words.server.ts"

type Context = Readonly<RouterContextProvider>

/** The supervision: what waits, how each month and each officer came out, and by which seed a month was drawn. */
export async function showSupervision(context: Context) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const { site } = await officeOf(context)
  const month = monthToDraw(officeDay(ctx.now()))
  const [samples, reviews] = await Promise.all([readSamples(db, site.id), readReviews(db, { siteId: site.id })])
  const drawn = samples.some((sample) => sample.month === month)
  const toDraw = drawn ? 0 : (await drawableChecks(db, site.id, monthSpan(month))).length
  const same = await Promise.all(samples.map((sample) => isSame(db, sample, reviews)))
  const tally = (own: readonly ReviewedCheck[], name: string) => ({ name, ...tallyReviews(own) })
  return {
    waiting: reviews.filter((one) => reviewStateOf(one) !== "closed").map((one) => rowOf(one, language)),
    closed: reviews.filter((one) => reviewStateOf(one) === "closed").map((one) => rowOf(one, language)),
    months: samples.map((sample, i) => ({
      ...tally(
        reviews.filter(({ sampleId }) => sampleId === sample.id),
        monthWords(sample.month, language),
      ),
      checks: sample.drawnFrom.length,
      seed: sample.seed,
      drawnOn: fullDate(officeDay(sample.drawnAt), language),
      same: same[i]!,
    })),
    officers: [...grouped(reviews, ({ officerName }) => officerName)]
      .map(([name, own]) => tally(own, name))
      .toSorted((a, b) => a.name.localeCompare(b.name, "da")),
    toDraw: toDraw === 0 ? null : { month, name: monthWords(month, language), checks: toDraw },
  }
}

/** Whether the seed gives the very checks that the sample holds, of those that are still kept. */
async function isSame(db: Reader, sample: SupervisionSample, reviews: readonly ReviewedCheck[]): Promise<boolean> {
  const again = drawAgain(sample)
  const kept = await keptChecks(db, again)
  const own = reviews.filter(({ sampleId }) => sampleId === sample.id).map(({ checkId }) => checkId)
  return again.length === sample.size && own.length === kept.size && own.every((id) => kept.has(id))
}

const rowOf = (one: ReviewedCheck, language: Language) => ({
  id: one.id,
  month: monthWords(one.month, language),
  reference: one.reference,
  day: briefDay(one.day, language),
  document: one.documentState ? citizenshipName(one.documentState, language) : "",
  officer: one.officerName,
  state: reviewStateOf(one),
  finding: one.finding,
})

/** One drawn check, with what was found of it; null where there is none. */
export async function showReview(context: Context, id: string) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const [review] = await readReviews(db, { id })
  if (!review) return null
  const by = staffOf(context)
  const [trainings, hands] = await Promise.all([readTrainings(db), handledBy(db, review.checkId)])
  const told = (who: string | null, at: Date | null, words: string) =>
    at && { who: who ?? "", day: fullDate(officeDay(at), language), words }
  return {
    ...rowOf(review, language),
    checkId: review.checkId,
    reviewed: told(review.reviewerName, review.reviewedAt, review.words),
    remedied: told(review.remediedBy, review.remediedAt, review.remedy),
    trained: isTrained(trainings, by.id, "supervision", officeDay(ctx.now())),
    own: !maySupervise(hands, { staffId: by.id }),
  }
}
export type ReviewShown = NonNullable<Awaited<ReturnType<typeof showReview>>>
