import { useErrorWords } from "#app/parts/error-words.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { data, redirect } from "react-router"
import { CourseLinkLost } from "#app/courses/citizen/parts/link-lost.tsx"
import { NameFields } from "#app/courses/parts/name-fields.tsx"
import { ErrorSummary, FlowEnd } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readNames } from "#app/courses/forms.ts"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { showOwn, signUpOf } from "./own.server.ts"
import type { Language } from "#locales/languages.ts"
import { correctNames } from "#operations/courses/participants.ts"
import type { Route } from "./+types/names"

export async function loader({ params, context }: Route.LoaderArgs) {
  const { language, key } = params
  const own = await signUpOf(context, key)
  if (!own) return data({ language, key, own: null }, 404)
  const { mine } = await showOwn(context, own, language as Language)
  if (!mine?.mayCorrect) throw redirect(paths.myCourses(language, key))
  const { names, latinNames, revision } = own
  return data({ language, key, own: { names, latinNames, revision } })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { language, key } = params
  const own = await signUpOf(context, key)
  if (!own) return data({ typed: {}, errors: { "name-1": "unknown" } as Record<string, string> }, 404)
  const form = await readForm(request)
  const typed = Object.fromEntries([...form].filter((e): e is [string, string] => typeof e[1] === "string"))
  const { names, latinNames, errors } = readNames(form, own.size)
  if (Object.keys(errors).length > 0) return data({ typed, errors: errors as Record<string, string> }, 422)
  const revision = Number(form.get("revision"))
  const done = await correctNames(portalOf(context).ctx, { key, names, latinNames, revision })
  if (done.ok) return redirect(paths.myCourses(language, key))
  return data({ typed, errors: { "name-1": done.error } as Record<string, string> }, 409)
}

export default function OwnNames({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses")
  const sayError = useErrorWords("courses")
  const { language, key, own } = loaderData
  if (!own) return <CourseLinkLost language={language} />
  const errors: Record<string, string | undefined> = actionData?.errors ?? {}
  const says = (field: string) => sayError(errors[field])
  const problems = Object.keys(errors).map((field) => ({ field, message: says(field)! }))
  const stored = Object.fromEntries(
    own.names.flatMap((name, i) => [
      [`name-${i + 1}`, name],
      [`latin-${i + 1}`, own.latinNames[i] ?? ""],
    ]),
  )
  return (
    <div className="container flow">
      <PageTitle title={t("names.title")} />
      <meta name="robots" content="noindex" />
      <div className="narrow">
        <ErrorSummary problems={problems} />
        <h1>{t("names.title")}</h1>
        <p className="lead">{t("names.lead")}</p>
        {errors["name-1"] === "changed-meanwhile" ? <p>{t("names.now", { names: own.names.join(", ") })}</p> : null}
        <form method="post" action={paths.myCourseNames(language, key)} noValidate>
          <input type="hidden" name="revision" value={own.revision} />
          {own.names.map((_, i) => (
            <NameFields
              key={i}
              number={i + 1}
              label={own.names.length === 1 ? t("form.name") : t("names.person", { number: i + 1 })}
              typed={actionData?.typed ?? stored}
              says={says}
              required
            />
          ))}
          <FlowEnd>{t("names.save")}</FlowEnd>
          <p>
            <a href={paths.myCourses(language, key)}>{t("names.back")}</a>
          </p>
        </form>
      </div>
    </div>
  )
}
