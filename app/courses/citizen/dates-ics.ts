import { notFound } from "#app/parts/refusals.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { textOf } from "./shown.server.ts"
import { allMeetingsOf, roomsOf, wholeRun } from "#db/courses/reads.ts"
import { datesFile } from "#domain/calendar-file.ts"
import { datesOfRun } from "#domain/courses/calendar-file.ts"
import { isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import type { Route } from "./+types/dates-ics"

/** The dates of a run for anybody's calendar. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, config, ctx } = portalOf(context)
  const { language } = params
  const whole = isLanguage(language) && isId(params.run) ? await wholeRun(db, params.run) : null
  if (!whole || whole.course.slug !== params.slug || !isLanguage(language)) throw notFound()
  const [rooms, meetings, { site }] = await Promise.all([
    roomsOf(db),
    allMeetingsOf(db, whole.run.id),
    officeOf(context),
  ])
  const { t } = translator(language)
  const url = config.portalUrl + paths.course(language, whole.course.slug)
  const { title, lead } = textOf(whole.course, language)
  const events = datesOfRun(meetings, {
    host: new URL(config.portalUrl).hostname,
    summary: title,
    description: lead,
    url,
    place: (m) => {
      const room = rooms.find((r) => r.id === m.roomId)
      return room ? `${t("courses:roomLine", { name: room.name })}, ${site.address}, ${site.postalLine}` : ""
    },
  })
  const file = datesFile(events, { name: site.name, email: site.email }, ctx.now())
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${whole.course.slug}.ics"`,
      "cache-control": "no-store",
    },
  })
}
