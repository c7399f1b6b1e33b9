import type { PanelShown } from "#app/desk/panel.server.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { may } from "#domain/staff/permissions.ts"
import { textAt } from "#locales/text-at.ts"
import { paths } from "#paths"

/** How the visit came about and from where the people are; on paper for whoever has no e-mail, and another visit for the same people. */
export function HowBooked({ visit }: { visit: PanelShown }) {
  const { t } = useTranslation("desk")
  const { t: booking } = useTranslation("booking-staff")
  const staff = useStaff()
  return (
    <>
      <p className="hint">
        {t("visit.channel", { channel: booking(`channel.${visit.channel}`), at: visit.bookedAt })}
        <br />
        {visit.municipality === null
          ? t("visit.noMunicipality")
          : visit.municipality === "abroad"
            ? booking("why.abroad")
            : t("visit.municipality", { name: visit.municipality })}
      </p>
      {staff && may(staff, "book-for-others") ? (
        <form method="post" action={paths.staff.bookFor()} className="form-acts">
          {visit.changeable ? (
            <a className="btn small" href={paths.staff.slip(visit.id)}>
              {booking("done.slip")}
            </a>
          ) : null}
          <button className="btn small" type="submit" name="visit" value={visit.id}>
            {t("visit.another")}
          </button>
        </form>
      ) : null}
    </>
  )
}

/** How it was booked: by the visitor, with a link that staff sent, or by staff, and with which reason where one was needed. */
export function BookedWords({ kind, detail }: { kind: "booked" | "provisional"; detail: Record<string, string> }) {
  const { t } = useTranslation("desk")
  const { t: booking } = useTranslation("booking-staff")
  const how = detail.channel
    ? textAt(booking, `channel.${detail.channel}`)
    : detail.invitedBy
      ? t("event.invited", { who: detail.invitedBy })
      : null
  const why = detail.exceptions
    ? `${detail.exceptions
        .split(" ")
        .map((one) => textAt(booking, `exception.short.${one}`))
        .join(", ")}: ${detail.reason}`
    : null
  return <>{[t(`event.${kind}`), how, why].filter(Boolean).join(" · ")}</>
}
