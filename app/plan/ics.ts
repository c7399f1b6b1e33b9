import { notFound } from "#app/parts/refusals.ts"
import { createHash } from "node:crypto"
import { becauseText } from "#app/plan/parts/words.ts"
import { titleOf } from "#app/plan/parts/title.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { openPlan } from "./opened.server.ts"
import { planLink } from "#operations/plan/link.ts"
import { deadlinesFile } from "#domain/plan/calendar-file.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import { isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import type { Route } from "./+types/ics"

/** The plan's deadlines that have not passed, as whole days of a calendar file. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { language, link } = params
  const opened = isLanguage(language) ? await openPlan(context, link) : null
  if (!opened || !isLanguage(language)) throw notFound()
  const { config, ctx } = portalOf(context)
  const t = translator(language).getFixedT(language, "plan")
  const { plan, today } = opened
  const url = `${config.portalUrl}${paths.planShown(language, link)}`
  // The same days whatever is ticked, so that a calendar knows them again.
  const untouched = planLink(ctx.secrets[0], { ...opened.answers, done: {} })
  const of = createHash("sha256").update(untouched.split(".")[0]!).digest("hex").slice(0, 16)
  const file = deadlinesFile(
    plan.steps.flatMap(({ key, deadline }) =>
      deadline && deadline.state !== "overdue"
        ? [
            {
              uid: `plan-${of}-${key}@${new URL(config.portalUrl).hostname}`,
              day: deadline.day,
              summary: titleOf(t, key, opened.answers.basis),
              description: t("ics.description", {
                why: [
                  becauseText(t, deadline.why, spokenDay(deadline.from, language, today), plan.rules),
                  ...(opened.lastOpen.has(key)
                    ? [
                        `${t("closedThen")}: ${t("lastOpen", { day: spokenDay(opened.lastOpen.get(key)!, language, today) })}`,
                      ]
                    : []),
                ]
                  .map((text) => text.replace(/\.$/, ""))
                  .join(". "),
                url,
              }),
              url,
            },
          ]
        : [],
    ),
    ctx.now(),
  )
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${t("ics.file")}"`,
      "cache-control": "no-store",
    },
  })
}
