import { data, redirect } from "react-router"
import { OfficePage } from "#app/office/parts/office-page.tsx"
import { lastChange } from "#app/office/shown.server.ts"
import { readForm } from "#app/parts/parse.ts"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { isCountryList } from "#domain/rules/country-lists.ts"
import { isNumberRule } from "#domain/rules/numbers.ts"
import { paths } from "#paths"
import { MOST_RULE_FIELDS, typedRule } from "./forms.ts"
import { enterRule, removeRule, tryRule } from "./acts.server.ts"
import { RuleForm } from "./parts/rule-form.tsx"
import { TriedOut } from "./parts/tried-out.tsx"
import { Values } from "./parts/values.tsx"
import { showRule } from "./shown.server.ts"
import type { Route } from "./+types/rule"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const rule = await showRule(context, params.rule)
  if (!rule) throw notFound()
  return { rule, changed: await lastChange(context), saved: url.searchParams.has("saved") }
}

/** Tries a rule, enters it, or takes back one that does not hold yet. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const key = params.rule
  if (!isNumberRule(key) && !isCountryList(key)) throw notFound()
  const form = await readForm(request, MOST_RULE_FIELDS)
  const typed = typedRule(form)
  const intent = form.get("intent")
  if (intent === "look") {
    const tried = await tryRule(context, key, typed)
    return tried.ok
      ? { typed, tried: tried.value, error: null, field: null }
      : data({ typed, tried: null, ...tried.error }, 422)
  }
  if (intent !== "enter" && intent !== "remove") throw badRequest()
  const done =
    intent === "remove"
      ? await removeRule(context, key, String(form.get("id")))
      : await enterRule(context, key, typed, String(form.get("seen") ?? ""))
  if (done.ok) return redirect(paths.staff.rule(key, { saved: "" }))
  const late = done.error.error === "changed-meanwhile" || done.error.error === "taken"
  return data({ typed: intent === "enter" ? typed : null, tried: null, ...done.error }, late ? 409 : 422)
}

export default function Rule({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("rules")
  const { rule } = loaderData
  const { error = null, field = null, typed = null, tried = null } = actionData ?? {}
  const message = error
    ? t(`error.${error}`, rule.kind === "number" ? { least: rule.least, most: rule.most } : {})
    : null
  return (
    <OfficePage
      tab="rules"
      title={rule.name}
      changed={loaderData.changed}
      saved={loaderData.saved && !actionData}
      outcome={null}
      back={paths.staff.rules()}
      {...(message && field ? { problems: [{ field, message }] } : {})}
      side={
        <RuleForm key={rule.key} rule={rule} typed={typed} problem={message && field ? { field, message } : null} />
      }
    >
      <section>
        <header>
          <h2>{rule.name}</h2>
          <span className="spring" />
          <a className="btn small" href={paths.staff.rules()}>
            {t("toAll")}
          </a>
        </header>
        {tried ? <TriedOut tried={tried} rule={rule} /> : null}
      </section>
      <Values rule={rule} />
    </OfficePage>
  )
}
