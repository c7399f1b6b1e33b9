import { BookingFrame } from "#app/booking/staff/parts/frame.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { capital } from "#domain/capital.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { paths } from "#paths"
import { openBooking } from "./shown.server.ts"
import type { Route } from "./+types/done"

export async function loader({ params, context }: Route.LoaderArgs) {
  const { found, language, now } = await openBooking(context, params.id, "done")
  const { visit } = found!
  return {
    visitId: visit.id,
    reference: visit.reference,
    when: capital(spokenMoment(visit.startsAt, language, now)),
    day: officeDay(visit.startsAt),
    name: visit.contactName,
    provisional: visit.state === "provisional",
    email: emailShown(visit.email),
  }
}

export default function DoneFor({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("booking-staff")
  const { visitId, reference, when, day, name, email, provisional } = loaderData
  return (
    <BookingFrame step="done" title={t(provisional ? "done.provisional" : "done.title")} id={null}>
      <div className="alert alert-done booked-for" role="status">
        <p className="when">{when}</p>
        <p>
          <bdi>{name}</bdi>
        </p>
        <dl>
          <dt>{t("done.reference")}</dt>
          <dd className="ref">{reference}</dd>
        </dl>
        <p>{t("done.sayIt")}</p>
      </div>
      <p>{email ? t("done.mailed", { email }) : t("done.noMail")}</p>
      <div className="form-acts">
        <a className={email ? "btn" : "btn primary"} href={paths.staff.slip(visitId)}>
          {t("done.slip")}
        </a>
        <a className="btn" href={paths.staff.calendar({ day, visit: visitId })}>
          {t("done.calendar")}
        </a>
        <a className="btn" href={paths.staff.bookFor()}>
          {t("done.another")}
        </a>
      </div>
    </BookingFrame>
  )
}
