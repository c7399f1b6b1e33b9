import { PageTitle } from "#app/parts/page-title.tsx"
import { data, redirect } from "react-router"
import { CourseLinkLost } from "#app/courses/citizen/parts/link-lost.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { showOwn, signUpOf } from "./own.server.ts"
import type { Language } from "#locales/languages.ts"
import { cancelSignUp } from "#operations/courses/seats.ts"
import type { Route } from "./+types/give-up"

/** Asks before a place is given up: a mail scanner that opens links does nothing. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const own = await signUpOf(context, params.key)
  if (!own) return data({ language, key: params.key, shown: null }, 404)
  const { says, begun, title, run } = await showOwn(context, own, language)
  // An offer that has lapsed by the clock is nothing to give up, nor is a seat once the course has begun.
  if (begun || (says !== "seated" && says !== "offered" && says !== "listed"))
    throw redirect(paths.myCourses(language, params.key))
  return data({ language, key: params.key, shown: { state: says, title, starts: run?.starts ?? "" } })
}

export async function action({ params, context }: Route.ActionArgs) {
  const done = await cancelSignUp(portalOf(context).ctx, { key: params.key })
  if (!done.ok && done.error === "unknown") return data({ error: done.error }, 404)
  // Refused: the page of the place says so, and how it stands.
  return redirect(paths.myCourses(params.language, params.key, done.ok ? {} : { refused: done.error }))
}

const words = {
  seated: { title: "own.cancelTitle", text: "own.cancelText", act: "own.cancel", keep: "own.keep" },
  offered: { title: "own.declineTitle", text: "own.cancelText", act: "own.decline", keep: "own.keep" },
  listed: { title: "own.leaveTitle", text: "own.leaveText", act: "own.leave", keep: "own.keepNumber" },
} as const

export default function GiveUp({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("courses")
  const { language, key, shown } = loaderData
  if (!shown) return <CourseLinkLost language={language} />
  const say = words[shown.state]
  return (
    <>
      <PageTitle title={t(say.title)} />
      <meta name="robots" content="noindex" />
      <div className="container section">
        <div className="narrow">
          <h1>{t(say.title)}</h1>
          <p className="lead">
            {shown.title}. {t("starts", { day: shown.starts })}
          </p>
          <p>{t(say.text)}</p>
          <form method="post" action={paths.giveUpCourse(language, key)} className="button-group">
            <button className="button button-primary" type="submit">
              {t(say.act)}
            </button>
            <a className="button button-secondary" href={paths.myCourses(language, key)}>
              {t(say.keep)}
            </a>
          </form>
        </div>
      </div>
    </>
  )
}
