import { notFound } from "#app/parts/refusals.ts"
import { openVisit, visitShown } from "#app/booking/visit.server.ts"
import { paths } from "#paths"
import { visitEntry } from "#domain/booking/calendar-entry.ts"
import { datesFile } from "#domain/calendar-file.ts"
import { isLanguage } from "#locales/languages.ts"
import { mailWords } from "#locales/mail-words.ts"
import type { Route } from "./+types/ics"

/** The visit as a calendar file, with the same identity as the one in the mail. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const opened = isLanguage(params.language) ? await openVisit(context, params.key) : null
  if (!opened || !isLanguage(params.language)) throw notFound()
  const { t } = mailWords(opened.at, params.language)
  const shown = visitShown(opened, params.language)
  const { portalUrl } = opened.portal.config
  const { visit } = opened.found
  const entry = visitEntry(visit, {
    host: new URL(portalUrl).hostname,
    summary: t("mail:icsSummary", { site: opened.at.site.name }),
    location: shown.address,
    url: `${portalUrl}${paths.visit(params.language, params.key)}`,
    lines: [
      shown.legs.map((leg) => leg.name).join(", "),
      `${t("mail:reference")}: ${visit.reference}`,
      ...(shown.bring.length > 0 ? [`${t("booking:visit.bringTitle")}: ${shown.bring.join("; ")}`] : []),
      ...shown.each.map(({ name, papers }) => `${name}: ${papers.join("; ")}`),
    ],
  })
  const file = datesFile([entry], { name: opened.at.site.name, email: opened.at.site.email }, opened.now)
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${t("mail:icsFile")}"`,
      "cache-control": "no-store",
    },
  })
}
