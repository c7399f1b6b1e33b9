import { Openings } from "#app/parts/openings.tsx"
import { showOpenings } from "#app/web/openings.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { BackPage } from "#app/prereg/citizen/parts/back-page.tsx"
import { data, redirect } from "react-router"
import { ErrorSummary, FieldError } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { setCookie } from "#app/web/cookies.server.ts"
import { needPrereg } from "#app/prereg/session.server.ts"
import { keptUntil } from "./sent.server.ts"
import { erasePrereg } from "#operations/prereg/end.ts"
import type { Route } from "./+types/data"

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const opened = await needPrereg(request, context, params.language)
  const { portal, prereg } = opened
  const language = localeOf(context)
  return {
    language: params.language,
    draft: prereg.state === "draft",
    kept: await keptUntil(opened),
    openings: await showOpenings(portal.db, [prereg.id], language, portal.ctx.now()),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { portal, prereg } = await needPrereg(request, context, params.language)
  const form = await readForm(request)
  if (form.get("sure") !== "yes") return data({ error: "eraseSureMissing" as const }, 422)
  const erased = await erasePrereg(portal.ctx, { preregId: prereg.id })
  if (!erased.ok) return data({ error: "eraseNotYet" as const }, 409)
  return redirect(paths.preregErased(params.language), {
    headers: { "set-cookie": setCookie(portal.config, "prereg", "") },
  })
}

const until = {
  preregDraftDays: "untilDraft",
  preregVisitDays: "untilVisit",
  preregEndedDays: "untilEnded",
  preregSentDays: "untilSent",
} as const

export default function Data({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const { language, draft, kept } = loaderData
  const says = kept.handedOver ? "untilHandedOver" : until[kept.term as keyof typeof until]
  const day = t(`data.${says}`, { day: kept.day, count: kept.amount })
  return (
    <BackPage title={t("data.title")} language={language}>
      <div className="narrow">
        <ErrorSummary problems={actionData ? [{ field: "sure", message: t(`data.${actionData.error}`) }] : []} />
        <h1>{t("data.title")}</h1>
        <p className="lead">{t("data.lead")}</p>
        <dl className="structured-list kept">
          <div className="row">
            <dt>{t(draft ? "data.draft" : "data.sent")}</dt>
            <dd className="value">
              {t(draft ? "data.draftWhy" : "data.sentWhy")}
              <br />
              <b>
                {t("data.until")}: {day}
              </b>
            </dd>
          </div>
          <div className="row">
            <dt>{t("data.sealed")}</dt>
            <dd className="value">
              {t("data.sealedWhy")}
              <br />
              <b>
                {t("data.until")}: {t("data.same").toLowerCase()}
              </b>
            </dd>
          </div>
        </dl>
        <section className="block">
          <h2>{t("data.openings.title")}</h2>
          <Openings openings={loaderData.openings} none={t("data.openings.none")} />
        </section>
        <section className="block">
          <p>
            <a className="button button-secondary xs-full-width" href={paths.preregDownload(language)} download>
              {t("data.download")}
            </a>
          </p>
          <p className="small">{t("data.downloadText")}</p>
        </section>
        <section className="block" id="erase">
          <h2>{t("data.eraseTitle")}</h2>
          <p>{t("data.eraseText")}</p>
          <form method="post" action={paths.preregData(language)}>
            <div className={actionData ? "form-group form-error" : "form-group"}>
              {actionData ? <FieldError id="sure-error" message={t("data.eraseSureMissing")} /> : null}
              <div className="radio">
                <input
                  className="form-checkbox"
                  type="checkbox"
                  id="sure"
                  name="sure"
                  value="yes"
                  aria-describedby={actionData ? "sure-error" : undefined}
                  aria-invalid={actionData ? true : undefined}
                />
                <label className="form-label" htmlFor="sure">
                  {t("data.eraseSure")}
                </label>
              </div>
            </div>
            <div className="flow-end">
              <button className="button button-primary button-danger xs-full-width" type="submit">
                {t("data.erase")}
              </button>
            </div>
          </form>
        </section>
      </div>
    </BackPage>
  )
}
