import { openVisit, visitShown } from "#app/web/visit.server.ts"
import { calendarFile } from "#domain/booking/calendar-file.ts"
import { isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import type { Route } from "./+types/visit-ics"

/** The visit as a calendar file, with the same identity as the one in the mail. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const opened = isLanguage(params.language) ? await openVisit(context, params.key) : null
  if (!opened || !isLanguage(params.language)) throw new Response("Not found", { status: 404 })
  const { t } = translator(params.language)
  const shown = visitShown(opened, params.language)
  const { portalUrl } = opened.portal.config
  const { visit } = opened.found
  const file = calendarFile(
    {
      uid: `${visit.id}@${new URL(portalUrl).hostname}`,
      revision: visit.revision,
      cancelled: visit.state === "cancelled",
      startsAt: visit.startsAt,
      endsAt: visit.endsAt,
      summary: t("message:icsSummary", { site: opened.at.site.name }),
      description: `${shown.legs.map((leg) => leg.name).join(", ")}\n${t("message:reference")}: ${visit.reference}`,
      location: shown.address,
      url: `${portalUrl}/${params.language}`,
    },
    opened.now,
  )
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${t("message:icsFile")}"`,
      "cache-control": "no-store",
    },
  })
}
