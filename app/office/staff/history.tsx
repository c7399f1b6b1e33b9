import { textAt } from "#locales/text-at.ts"
import { OfficePage } from "#app/office/parts/office-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { historyVisits, historyWords } from "#app/office/history-words.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { lastChange } from "#app/office/shown.server.ts"
import { readSiteOffice, recentChanges } from "#db/office/reads.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { isLanguage } from "#locales/languages.ts"
import type { Route } from "./+types/history"

export async function loader({ context }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const { site } = await readSiteOffice(db)
  const changes = await recentChanges(db, site.id)
  const locale = localeOf(context)
  const language = isLanguage(locale) ? locale : "en"
  const today = officeDay(ctx.now())
  return {
    changes: changes.map((c) => ({
      id: c.id,
      when: spokenMoment(c.at, language, ctx.now()),
      who: c.staffName,
      what: c.what,
      before: historyWords(c.what, c.before, language, today),
      after: historyWords(c.what, c.after, language, today),
      visits: historyVisits(c.after, language),
    })),
    changed: await lastChange(context),
  }
}

export default function History({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { changes } = loaderData
  return (
    <OfficePage tab="history" changed={loaderData.changed} saved={false} outcome={null} back={paths.staff.history()}>
      <section>
        <header>
          <h2>{t("history.heading")}</h2>
        </header>
        {changes.length === 0 ? <p className="hint">{t("history.empty")}</p> : null}
        <ol className="history">
          {changes.map((c) => (
            <li key={c.id}>
              <time>{c.when}</time>
              <b>{textAt(t, `history.what.${c.what}`)}</b>
              <span>
                {c.who}
                {c.before ? (
                  <>
                    <br />
                    {t("history.before")}: {c.before}
                  </>
                ) : null}
                {c.after ? (
                  <>
                    <br />
                    {t("history.after")}: {c.after}
                  </>
                ) : null}
                {c.visits.map((line) => (
                  <span key={line}>
                    <br />
                    {line}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </OfficePage>
  )
}
