import { data, redirect } from "react-router"
import { useTranslation } from "#app/components/translation.ts"
import { paths } from "#app/paths.ts"
import { portalOf } from "#app/web/context.server.ts"
import { showOwn, signUpOf } from "#app/web/own-courses.server.ts"
import type { Language } from "#locales/languages.ts"
import { cancelSignUp } from "#operations/courses/seats.ts"
import type { Route } from "./+types/give-up"

/** Asks before a place is given up: a mail scanner that opens links does nothing. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const own = await signUpOf(context, params.key)
  if (!["seated", "offered", "listed"].includes(own.state)) throw redirect(paths.myCourses(language, params.key))
  const { title, run } = await showOwn(context, own, language)
  return { language, key: params.key, title, starts: run?.starts ?? "" }
}

export async function action({ params, context }: Route.ActionArgs) {
  const done = await cancelSignUp(portalOf(context).ctx, { key: params.key })
  if (!done.ok && done.error === "unknown") throw new Response("Not found", { status: 404 })
  return done.ok ? redirect(paths.myCourses(params.language, params.key)) : data({ error: done.error }, 409)
}

export default function GiveUp({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("course")
  const { language, key, title, starts } = loaderData
  return (
    <>
      <title>{`${t("own.cancelTitle")} – Ankomst`}</title>
      <meta name="robots" content="noindex" />
      <div className="container section">
        <div className="narrow">
          {actionData ? (
            <div className="alert alert-error" role="alert">
              <p>{t(`error.${actionData.error}` as "error.run-over")}</p>
            </div>
          ) : null}
          <h1>{t("own.cancelTitle")}</h1>
          <p className="lead">
            {title}. {t("starts", { day: starts })}
          </p>
          <p>{t("own.cancelText")}</p>
          <form method="post" action={paths.giveUpCourse(language, key)} className="button-group">
            <button className="button button-primary" type="submit">
              {t("own.cancel")}
            </button>
            <a className="button button-secondary" href={paths.myCourses(language, key)}>
              {t("own.keep")}
            </a>
          </form>
        </div>
      </div>
    </>
  )
}
