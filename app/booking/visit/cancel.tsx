import { capital } from "#domain/capital.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { data, redirect } from "react-router"
import { Icon } from "#app/parts/icon.tsx"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { homeOf, openEither } from "#app/booking/answer.server.ts"
import { visitShown } from "#app/booking/visit.server.ts"
import type { Language } from "#locales/languages.ts"
import { cancel } from "#operations/booking/cancel.ts"
import type { Route } from "./+types/cancel"

/** Mail scanners open links: this page only asks. The button cancels. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openEither(context, params.key)
  const home = homeOf(language, params.key)
  if (!opened) return data({ language, home, visit: null }, 404)
  const visit = visitShown(opened, language)
  // What is cancelled or over says so on its own page; "too late" would be untrue.
  if (visit.state !== "booked" && visit.state !== "provisional") throw redirect(home)
  if (!visit.changeable) throw redirect(`${home}?error=too-late`)
  return data({ language, home, visit })
}

export async function action({ params, context }: Route.ActionArgs) {
  const home = homeOf(params.language, params.key)
  const opened = await openEither(context, params.key)
  if (!opened) return redirect(home)
  const cancelled = await cancel(opened.portal.ctx, { visitId: opened.found.visit.id, by: { kind: "visitor" } })
  return redirect(cancelled.ok ? home : `${home}?error=${cancelled.error}`)
}

export default function CancelVisit({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  const { language, home, visit } = loaderData
  if (!visit) return <LinkBroken language={language} />
  return (
    <div className="container flow">
      <PageTitle title={t("visit.cancelPage.title")} />
      <meta name="robots" content="noindex" />
      <a className="back-link" href={home}>
        <Icon name="back" />
        {common("back")}
      </a>
      <div className="narrow">
        <h1>{t("visit.cancelPage.title")}</h1>
        <p className="lead">{t("visit.cancelPage.lead", { when: capital(visit.when) })}</p>
        <form method="post" className="button-group flow-end">
          <button className="button button-warning" type="submit">
            {t("visit.cancelPage.yes")}
          </button>
          <a className="button button-secondary" href={home}>
            {t("visit.cancelPage.no")}
          </a>
        </form>
      </div>
    </div>
  )
}
