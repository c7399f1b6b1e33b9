import { data, redirect } from "react-router"
import { Radios } from "#app/parts/choices.tsx"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { isId } from "#domain/id.ts"
import { isReviewFinding, reviewFindings } from "#domain/identity/supervision.ts"
import { closeFinding, noteFinding } from "#operations/identity/review.ts"
import { paths } from "#paths"
import { type ReviewShown, showReview } from "./supervision.server.ts"
import type { Route } from "./+types/review"

export async function loader({ params, context }: Route.LoaderArgs) {
  const shown = isId(params.id) ? await showReview(context, params.id) : null
  if (!shown) throw notFound()
  return shown
}

/** Notes what was found of a drawn check, or what was done about a finding. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { id } = params
  if (!isId(id)) throw notFound()
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? "")
  const { ctx } = portalOf(context)
  const by = byStaff(staffOf(context))
  const typed = { finding: text("finding"), words: text("words"), remedy: text("remedy") }
  const intent = text("intent")
  if (intent !== "found" && intent !== "remedied") throw badRequest()
  if (intent === "found" && !isReviewFinding(typed.finding))
    return data({ error: "finding-missing" as const, typed }, 422)
  const done =
    intent === "found" && isReviewFinding(typed.finding)
      ? await noteFinding(ctx, { id, finding: typed.finding, words: typed.words, by })
      : await closeFinding(ctx, { id, remedy: typed.remedy, by })
  if (done.ok) return redirect(intent === "found" ? paths.staff.supervisionReview(id) : paths.staff.supervision())
  return data({ error: done.error, typed }, done.error === "words-missing" ? 422 : 409)
}

type Typed = Partial<Record<"finding" | "words" | "remedy", string>>

export default function Review({ loaderData: review, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("identity-staff")
  const error = actionData?.error
  const field = review.state === "finding" ? "remedy" : error === "finding-missing" ? "finding" : "words"
  const message = error && t(`supervision.error.${error}`)
  const inField = error === "words-missing" || error === "finding-missing"
  return (
    <StaffPage
      title={t("supervision.of", { reference: review.reference })}
      wrong={error !== undefined}
      acts={
        <a className="btn" href={paths.staff.supervision()}>
          {t("supervision.toAll")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {message ? <ErrorSummary problems={[{ field: inField ? field : "main", message }]} /> : null}
          <Facts review={review} />
          {review.state === "closed" ? null : review.own ? (
            <p className="mark-look">{t("supervision.error.own-check")}</p>
          ) : review.trained ? (
            <ReviewForm
              review={review}
              typed={actionData?.typed ?? {}}
              problem={inField && message ? { field, message } : null}
            />
          ) : (
            <p className="mark-look">{t("supervision.error.not-trained")}</p>
          )}
        </div>
      </div>
    </StaffPage>
  )
}

function Facts({ review }: { review: ReviewShown }) {
  const { t } = useTranslation("identity-staff")
  return (
    <>
      <p>{t("supervision.checkOf", { day: review.day, officer: review.officer, month: review.month })}</p>
      <p>
        <a href={paths.staff.identityCheck(review.checkId)}>{t("supervision.openCheck")}</a>
      </p>
      {review.reviewed && review.finding ? (
        <>
          <h2>{t(`supervision.finding.${review.finding}`)}</h2>
          <p>{t("supervision.by", review.reviewed)}</p>
          {review.reviewed.words ? <blockquote>{review.reviewed.words}</blockquote> : null}
        </>
      ) : null}
      {review.remedied ? (
        <>
          <h2>{t("supervision.remedied")}</h2>
          <p>{t("supervision.by", review.remedied)}</p>
          <blockquote>{review.remedied.words}</blockquote>
        </>
      ) : null}
    </>
  )
}

function ReviewForm({
  review,
  typed,
  problem,
}: {
  review: ReviewShown
  typed: Typed
  problem: { field: string; message: string } | null
}) {
  const { t } = useTranslation("identity-staff")
  const says = (field: string) => (problem?.field === field ? problem.message : undefined)
  if (review.state === "finding")
    return (
      <form method="post">
        <Field
          id="remedy"
          rows={4}
          maxLength={2000}
          label={t("supervision.remedy")}
          hint={t("supervision.remedyHint")}
          value={typed.remedy}
          error={says("remedy")}
        />
        <input type="hidden" name="intent" value="remedied" />
        <FormActs primary>{t("supervision.close")}</FormActs>
      </form>
    )
  return (
    <form method="post">
      <Radios
        name="finding"
        legend={t("supervision.found")}
        hint={t("supervision.foundHint")}
        value={typed.finding}
        error={says("finding")}
        options={reviewFindings.map((finding) => ({
          id: finding,
          value: finding,
          text: t(`supervision.finding.${finding}`),
          hint: t(`supervision.findingHint.${finding}`),
        }))}
      />
      <Field
        id="words"
        rows={4}
        maxLength={2000}
        label={t("supervision.words")}
        hint={t("supervision.wordsHint")}
        value={typed.words}
        error={says("words")}
      />
      <input type="hidden" name="intent" value="found" />
      <FormActs primary>{t("supervision.save")}</FormActs>
    </form>
  )
}
