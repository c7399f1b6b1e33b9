import { notFound } from "#app/parts/refusals.ts"
import { paths } from "#paths"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { textOf } from "./shown.server.ts"
import { signUpOf } from "./own.server.ts"
import { allMeetingsOf, roomsOf, wholeRun } from "#db/courses/reads.ts"
import { datesFile } from "#domain/calendar-file.ts"
import { datesOfSignUp } from "#domain/courses/calendar-file.ts"
import { isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import type { Route } from "./+types/own-ics"

/** One's own dates, with the same identity as those in the mails. Nobody who only waits has any. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, config, ctx } = portalOf(context)
  const { language, key } = params
  const own = isLanguage(language) ? await signUpOf(context, key) : null
  const whole = own && (await wholeRun(db, own.runId))
  if (!own || !whole || !isLanguage(language)) throw notFound()
  const [rooms, meetings, { site }] = await Promise.all([roomsOf(db), allMeetingsOf(db, own.runId), officeOf(context)])
  const { t } = translator(language)
  const url = config.portalUrl + paths.myCourses(language, key)
  const events = datesOfSignUp(own, meetings, {
    host: new URL(config.portalUrl).hostname,
    summary: textOf(whole.course, language).title,
    description: t("courses:ics.description", { reference: own.reference, url }),
    url,
    place: (m) => {
      const room = rooms.find((r) => r.id === m.roomId)
      return room ? `${t("courses:roomLine", { name: room.name })}, ${site.address}, ${site.postalLine}` : ""
    },
  })
  if (events.length === 0) throw notFound()
  return new Response(datesFile(events, { name: site.name, email: site.email }, ctx.now()), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${t("courses:ics.file")}"`,
      "cache-control": "no-store",
    },
  })
}
