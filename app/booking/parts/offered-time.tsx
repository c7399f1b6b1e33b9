import type { offerShown } from "#app/booking/visit.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** A time that is held beside the one the visit has, and the way to answer. */
export function OfferedTime({
  offer,
  link,
  language,
}: {
  offer: NonNullable<ReturnType<typeof offerShown>>
  link: string
  language: string
}) {
  const { t } = useTranslation("booking")
  return (
    <div className="alert">
      <p>{t(offer.kind === "earlier" ? "visit.offeredEarlier" : "visit.offeredInstead", offer)}</p>
      <p>
        <a className="button button-primary" href={paths.offeredTime(language, link)}>
          {t("visit.answer")}
        </a>
      </p>
    </div>
  )
}
