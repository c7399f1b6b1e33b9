import { textAt } from "#locales/text-at.ts"
import { data, redirect } from "react-router"
import { readForm } from "#app/parts/parse.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { OfficePage } from "#app/office/parts/office-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { historyVisits, historyWords } from "#app/office/history-words.server.ts"
import { canTakeBack } from "#app/web/history.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { lastChange } from "#app/office/shown.server.ts"
import { readSiteOffice, recentChanges } from "#db/office/reads.ts"
import { isId } from "#domain/id.ts"
import { takingBack } from "#domain/office/take-back.ts"
import { takeBack } from "#operations/office/take-back.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { isLanguage } from "#locales/languages.ts"
import type { Route } from "./+types/history"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const { site, services } = await readSiteOffice(db)
  const changes = await recentChanges(db, site.id)
  const locale = localeOf(context)
  const language = isLanguage(locale) ? locale : "en"
  const today = officeDay(ctx.now())
  return {
    changes: changes.map((c, i) => ({
      id: c.id,
      when: spokenMoment(c.at, language, ctx.now()),
      who: c.staffName,
      what: c.what,
      before: historyWords(c.what, c.before, language, today, { other: c.after, services }),
      after: historyWords(c.what, c.after, language, today, { other: c.before, services }),
      visits: historyVisits(c.after, language),
      back: takingBack(c, changes.slice(0, i)) !== null || canTakeBack(c, changes.slice(0, i), today, staffOf(context)),
    })),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}

/** Takes one change back. */
export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const form = await readForm(request)
  const id = String(form.get("id") ?? "")
  if (!isId(id)) throw badRequest()
  const taken = await takeBack(portalOf(context).ctx, { id, by: byStaff(account), permissions: account.permissions })
  return taken.ok ? redirect(`${paths.staff.history()}?saved`) : data({ error: taken.error }, 409)
}

export default function History({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { changes } = loaderData
  return (
    <OfficePage
      tab="history"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={null}
      problem={actionData ? t(`error.${actionData.error}`) : null}
      back={paths.staff.history()}
    >
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
              <div>
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
                {c.back ? (
                  <form method="post">
                    <input type="hidden" name="id" value={c.id} />
                    <button className="linkbutton" type="submit">
                      {t("history.takeBack")}
                      <span className="sr">
                        {" "}
                        {textAt(t, `history.what.${c.what}`)} {c.when}
                      </span>
                    </button>
                  </form>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      </section>
    </OfficePage>
  )
}
