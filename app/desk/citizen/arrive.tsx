import { data, redirect } from "react-router"
import { FieldError } from "#app/parts/form.tsx"
import { notFound } from "#app/parts/refusals.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { CODE_SIGNS } from "#domain/booking/reference.ts"
import { isLanguage, languages } from "#locales/languages.ts"
import { checkIn } from "#operations/desk/check-in.ts"
import { paths } from "#paths"
import type { Route } from "./+types/arrive"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  if (!isLanguage(params.language)) throw notFound()
  const here = url.searchParams.get("here") ?? ""
  const signs = [...here].every((sign) => CODE_SIGNS.includes(sign))
  const { site } = await officeOf(context)
  return { language: params.language, site: site.name, here: here.length === 4 && signs ? here : null }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, limits } = portalOf(context)
  if (!isLanguage(params.language)) throw notFound()
  const typed = String((await readForm(request)).get("reference") ?? "").slice(0, 40)
  if (!(await limits.allow("arrive", visitorOf(context).address)))
    return data({ error: "too-many" as const, typed }, 429)
  const here = await checkIn(ctx, typed)
  return here.ok
    ? redirect(paths.arrive(params.language, { here: here.value }))
    : data({ error: here.error, typed }, 422)
}

/**
 * A touch screen at the door: whoever has an appointment says that they are here, with a scanner that types, with fingers, or with a
 * keyboard. It shows nothing of anybody, and is ready for the next one by itself.
 */
export default function Arrive({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("queue")
  const { language, site, here } = loaderData
  const again = paths.arrive(language)
  return (
    <>
      <PageTitle title={t("arrive.title")} wrong={actionData !== undefined} />
      <meta name="robots" content="noindex" />
      <script type="module" src="/hall.js" />
      <div className="kiosk">
        <header>
          <p>{site}</p>
          {languages
            .filter(({ code }) => code !== language)
            .map(({ code, name }) => (
              <a key={code} className="button button-secondary" href={paths.arrive(code)} lang={code} hrefLang={code}>
                {name}
              </a>
            ))}
        </header>
        <main id="main">
          {here ? <Here code={here} again={again} /> : <TypeReference again={again} failed={actionData ?? null} />}
        </main>
      </div>
    </>
  )
}

function Here({ code, again }: { code: string; again: string }) {
  const { t } = useTranslation("queue")
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content={`15;url=${again}`} />
      </noscript>
      <h1>{t("arrive.here")}</h1>
      <p className="lead">{t("arrive.hereText")}</p>
      <p className="code">{code}</p>
      <p>
        <a className="button button-secondary" href={again} data-again-seconds="12">
          {t("arrive.next")}
        </a>
      </p>
    </>
  )
}

function TypeReference({
  again,
  failed,
}: {
  again: string
  failed: { error: "missing" | "unknown" | "too-many"; typed: string } | null
}) {
  const { t } = useTranslation("queue")
  return (
    <>
      <h1>{t("arrive.title")}</h1>
      <p className="lead">{t("arrive.lead")}</p>
      <form method="post" action={again}>
        <div className={failed ? "form-group form-error" : "form-group"}>
          <label className="form-label" htmlFor="reference">
            {t("arrive.label")}
          </label>
          <span className="form-hint" id="reference-hint">
            {t("arrive.hint")}
          </span>
          {failed ? <FieldError id="reference-error" message={t(`arrive.error.${failed.error}`)} /> : null}
          <input
            className="form-input"
            id="reference"
            name="reference"
            defaultValue={failed?.typed}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={failed ? true : undefined}
            aria-describedby={failed ? "reference-hint reference-error" : "reference-hint"}
          />
        </div>
        <div className="keypad" data-keypad hidden>
          {[...CODE_SIGNS].map((sign) => (
            <button key={sign} type="button" data-sign={sign}>
              {sign}
            </button>
          ))}
          <button type="button" className="erase" data-erase>
            {t("arrive.erase")}
          </button>
        </div>
        <button className="button button-primary" type="submit">
          {t("arrive.go")}
        </button>
      </form>
      <p>{t("arrive.noTime")}</p>
    </>
  )
}
