import { isId } from "#app/forms/review.ts"
import { paths } from "#app/paths.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { textOf } from "#app/web/courses.server.ts"
import { roomsOf, wholeRun } from "#db/courses/reads.ts"
import { meetingsFile } from "#domain/courses/calendar-file.ts"
import { isLanguage } from "#locales/languages.ts"
import type { Route } from "./+types/course-ics"

/** The dates of a run for anybody's calendar. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, config, ctx } = portalOf(context)
  const { language } = params
  const whole = isLanguage(language) && isId(params.run) ? await wholeRun(db, params.run) : null
  if (!whole || whole.course.slug !== params.slug || !isLanguage(language))
    throw new Response("Not found", { status: 404 })
  const [rooms, { site }] = await Promise.all([roomsOf(db), officeOf(context)])
  const url = config.portalUrl + paths.course(language, whole.course.slug)
  const file = meetingsFile(
    whole.run.meetings.map((m) => ({
      uid: `${m.id}@${new URL(config.portalUrl).hostname}`,
      revision: m.revision,
      startsAt: m.startsAt,
      endsAt: m.endsAt,
      summary: textOf(whole.course, language).title,
      location: m.roomId
        ? `${rooms.find((r) => r.id === m.roomId)?.name ?? ""}, ${site.address}, ${site.postalLine}`
        : "",
      url,
    })),
    ctx.now(),
  )
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${whole.course.slug}.ics"`,
      "cache-control": "no-store",
    },
  })
}
