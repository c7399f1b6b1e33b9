import { data, redirect } from "react-router"
import { BookingFrame } from "#app/booking/staff/parts/frame.tsx"
import { FreeTimes } from "#app/booking/staff/parts/free-times.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { isMinute, officeInstant } from "#domain/time/office-time.ts"
import { paths } from "#paths"
import { bookFor, holdFor } from "#operations/booking/for-others.ts"
import { type WhenShown, showWhen } from "./when.server.ts"
import type { Route } from "./+types/when"

export const loader = ({ params, context, url }: Route.LoaderArgs) => showWhen(context, params.id, url.searchParams)

/** Holds a time, which is then asked about; or books the one that is held. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const { id } = params
  const form = await readForm(request)
  const start = String(form.get("time") ?? "")
  const visitId = String(form.get("book") ?? "")
  if (visitId === "") {
    if (!isMinute(start)) return data({ error: "time-missing" as const }, 422)
    const held = await holdFor(ctx, { id, startsAt: officeInstant(start.slice(0, 10), start.slice(11)) })
    if (held.ok) return redirect(paths.staff.bookForWhen(id))
    if (held.error === "no-draft") return redirect(paths.staff.bookFor({ lost: "" }))
    if (held.error === "already-booked") return redirect(paths.staff.bookForDone(id))
    if (held.error === "reason-missing") return redirect(paths.staff.bookForWhat(id))
    return data({ error: held.error }, 409)
  }
  const booked = await bookFor(ctx, { id, visitId, by: byStaff(staffOf(context)) })
  if (booked.ok) return redirect(paths.staff.bookForDone(id))
  switch (booked.error) {
    case "no-draft":
    case "details-missing":
    case "email-unconfirmed":
    case "invitation-gone":
      return redirect(paths.staff.bookFor({ lost: "" }))
    case "too-many-visits":
    case "domain-full":
    case "day-full":
      return redirect(paths.staff.bookForWhat(id))
    case "not-held":
    case "taken":
      return redirect(paths.staff.bookForWhen(id, { lost: "" }))
  }
}

export default function WhenFor({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking-staff")
  const sayError = useErrorWords("booking-staff")
  const { id, held } = loaderData
  const error = sayError(actionData?.error ?? (loaderData.lost && !held ? "not-held" : null))
  return (
    <BookingFrame step="when" title={held ? t("when.ask") : t("when.title")} id={id}>
      <ErrorSummary problems={error ? [{ field: "days", message: error }] : []} />
      {held ? <Ask shown={loaderData} held={held} /> : <FreeTimes shown={loaderData} />}
    </BookingFrame>
  )
}

/** All of it once more, before it is booked and somebody is told. */
function Ask({ shown, held }: { shown: WhenShown; held: NonNullable<WhenShown["held"]> }) {
  const { t } = useTranslation("booking-staff")
  return (
    <form method="post">
      <p className="note">{t("when.held", held)}</p>
      <dl className="review-facts">
        <div>
          <dt>{t("when.at")}</dt>
          <dd>
            <b>{held.when}</b>
            <span>
              {t("when.counter")} {held.counters.join(", ")}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t("when.who")}</dt>
          <dd>
            {shown.names.map((name, i) => (
              <b key={i}>
                <bdi>{name}</bdi>
              </b>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t("when.what")}</dt>
          <dd>
            {shown.services.map((name) => (
              <b key={name}>{name}</b>
            ))}
          </dd>
        </div>
        {shown.exceptions.length > 0 ? (
          <div>
            <dt>{shown.exceptions.map((one) => t(`exception.short.${one}`)).join(", ")}</dt>
            <dd>
              <b>
                <bdi>{shown.reason}</bdi>
              </b>
            </dd>
          </div>
        ) : null}
      </dl>
      <p>{shown.email ? t("when.mailed", { email: shown.email }) : t("when.noMail")}</p>
      {shown.provisional ? <p>{t("when.provisional")}</p> : null}
      <div className="form-acts">
        <button className="btn primary" type="submit" name="book" value={held.visitId}>
          {t("when.book")}
        </button>
        <a className="btn" href={paths.staff.bookForWhen(shown.id, { other: "" })}>
          {t("when.other")}
        </a>
      </div>
    </form>
  )
}
