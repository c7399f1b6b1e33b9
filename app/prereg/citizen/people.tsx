import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { Radios } from "#app/parts/choices.tsx"
import { ErrorSummary, Field, FlowEnd } from "#app/parts/form.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { parseFields, readForm } from "#app/parts/parse.ts"
import { companyForm } from "./forms.ts"
import { paths } from "#paths"
import type { PageHandle } from "#app/root.tsx"
import { needPrereg } from "#app/prereg/session.server.ts"
import { MOST_PEOPLE } from "#domain/prereg/household.ts"
import { addCompany } from "#operations/prereg/people.ts"
import type { Route } from "./+types/people"

export const handle: PageHandle = { keepsTyped: true }

/** Asked once, before anything about anybody: later on, people are added and removed on the task list. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { household, prereg } = await needPrereg(request, context, params.language)
  if (prereg.state !== "draft" || household.people.length > 1) throw redirect(paths.prereg(params.language))
  return { language: params.language }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { language } = params
  const { portal, prereg } = await needPrereg(request, context, language)
  const form = parseFields(await readForm(request), companyForm)
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, 422)
  const { coupled, children, adults } = form.value
  const added = await addCompany(portal.ctx, {
    preregId: prereg.id,
    company: { coupled: coupled === "none" ? null : coupled, children, adults },
  })
  if (added.ok) return redirect(paths.preregPage(language, "contact"))
  if (added.error !== "too-many") return redirect(paths.prereg(language))
  const typed = { coupled, children: String(children), adults: String(adults) } as Record<string, string>
  return data({ typed, errors: { children: "too-many-people" } as Record<string, string> }, 409)
}

const choices = ["none", "spouse", "partner"] as const

export default function People({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const sayError = useErrorWords("prereg")
  const typed: Record<string, string> = actionData?.typed ?? { children: "0", adults: "0" }
  const errors: Record<string, string> = actionData?.errors ?? {}
  const says = (name: string) => {
    const code = errors[name]
    return sayError(code, { most: MOST_PEOPLE - 1 })
  }
  const problems = (["coupled", "children", "adults"] as const).flatMap((name) =>
    errors[name] ? [{ field: name === "coupled" ? "coupled-none" : name, message: says(name)! }] : [],
  )
  return (
    <>
      <PageTitle title={t("company.title")} />
      <meta name="robots" content="noindex" />
      <div className="container flow">
        <div className="narrow">
          <ErrorSummary problems={problems} />
          <h1>{t("company.title")}</h1>
          <p className="lead">{t("company.lead")}</p>
          <form id="page-form" method="post" noValidate className="prereg-form">
            <Radios
              name="coupled"
              legend={t("company.coupled")}
              value={typed.coupled}
              error={says("coupled")}
              options={choices.map((choice) => ({ id: choice, value: choice, text: t(`company.${choice}`) }))}
            />
            {(["children", "adults"] as const).map((name) => (
              <Field
                key={name}
                id={name}
                label={t(`company.${name}`)}
                value={typed[name]}
                error={says(name)}
                inputMode="numeric"
                className="input-char-4"
                maxLength={4}
                autoComplete="off"
              />
            ))}
            <FlowEnd>{t("save")}</FlowEnd>
          </form>
        </div>
      </div>
    </>
  )
}
