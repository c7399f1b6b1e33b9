import { type RouterContextProvider, data, redirect } from "react-router"
import { Select } from "#app/parts/choices.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { History } from "#app/parts/history.tsx"
import { readForm } from "#app/parts/parse.ts"
import { notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { units } from "#domain/guidance/figures.ts"
import type { GuidanceChange } from "#domain/guidance/changes.ts"
import { LONGEST } from "#domain/longest.ts"
import { languageName } from "#domain/manner.ts"
import { refuse } from "#domain/result.ts"
import { changeGuidance } from "#operations/guidance/change.ts"
import { languageCodes } from "#locales/languages.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { takeBackLine } from "#app/web/history.server.ts"
import { paths } from "#paths"
import { readFigureKind, readNames } from "./forms.ts"
import { showFigureKind } from "./kept.server.ts"
import type { Route } from "./+types/figure"

export async function loader({ context, url }: Route.LoaderArgs) {
  const shown = await showFigureKind(context, url.searchParams.get("key"))
  if (!shown) throw notFound()
  return { ...shown, saved: url.searchParams.has("saved") }
}

export async function action({ request, context, url }: Route.ActionArgs) {
  const key = url.searchParams.get("key")
  const form = await readForm(request)
  const intent = form.get("intent")
  const typed = readFigureKind(form, languageCodes)
  const done = intent === "take-back-change" ? await takeBackLine(context, form) : await change(context, key, form)
  if (done.ok) {
    if (key === null && intent !== "take-back-change")
      return redirect(`${paths.staff.figures({ key: typed.key })}&saved`)
    if (key !== null && intent === "name") return redirect(`${paths.staff.figureKind({ key })}&saved`)
    // One that was removed has no page of its own any more.
    return redirect(`${paths.staff.figures()}?saved`)
  }
  if (done.error === "unknown") throw notFound()
  const own = codes.find((code) => code === done.error)
  const late = ["changed-meanwhile", "not-allowed", "in-use", "worked-with", "not-back"].includes(done.error)
  return data({ error: own ?? "not-back", field: fieldOf(done.error), typed }, late || !own ? 409 : 422)
}

const codes = [
  "key-wrong",
  "key-taken",
  "unit-wrong",
  "name-missing",
  "name-long",
  "worked-with",
  "in-use",
  "changed-meanwhile",
  "not-allowed",
] as const

const fieldOf = (error: string) =>
  error.startsWith("key") ? "key" : error === "unit-wrong" ? "unit" : error.startsWith("name") ? "name-en" : "history"

async function change(context: Readonly<RouterContextProvider>, key: string | null, form: FormData) {
  const account = staffOf(context)
  const { unit, ...typed } = readFigureKind(form, languageCodes)
  const intent = form.get("intent")
  if (key === null && unit === null) return refuse("unit-wrong")
  const asked: GuidanceChange =
    key === null
      ? { what: "new-figure", ...typed, unit: unit ?? units[0] }
      : intent === "remove"
        ? { what: "remove-figure", key }
        : { what: "rename-figure", key, names: readNames(form, languageCodes) }
  return changeGuidance(portalOf(context).ctx, {
    change: asked,
    languages: languageCodes,
    ...(asked.what === "rename-figure" ? { seen: String(form.get("seen") ?? "") } : {}),
    by: byStaff(account),
    permissions: account.permissions,
  })
}

export default function FigureKind({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("guidance-kept")
  const sayError = useErrorWords("guidance-kept")
  const { figure } = loaderData
  const error = actionData ? { field: actionData.field, message: sayError(actionData.error) } : null
  const says = (field: string) => (error?.field === field ? error.message : undefined)
  return (
    <StaffPage
      title={figure ? t("figure.title", { name: figure.name }) : t("figure.newTitle")}
      meta={figure?.key}
      wrong={error !== null}
      acts={
        <a className="btn" href={paths.staff.figures(figure ? { key: figure.key } : {})}>
          {t("backToFigures")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {loaderData.saved && !actionData ? <Done text={t("saved")} /> : null}
          <ErrorSummary problems={error ? [error] : []} />
          {figure ? (
            <Named figure={figure} typed={actionData?.typed.names} says={says} />
          ) : (
            <NewFigure typed={actionData?.typed} says={says} />
          )}
        </div>
        <div className="ed2">
          {figure ? <Remove figure={figure} /> : null}
          <History lines={loaderData.history} />
        </div>
      </div>
    </StaffPage>
  )
}

type Says = (field: string) => string | undefined
type Typed = ReturnType<typeof readFigureKind>
type Figure = NonNullable<Route.ComponentProps["loaderData"]["figure"]>

function Names({ names, says }: { names: Readonly<Record<string, string>> | undefined; says: Says }) {
  const { t, i18n } = useTranslation("guidance-kept")
  return languageCodes.map((code) => (
    <Field
      key={code}
      id={`name-${code}`}
      label={t("figure.nameIn", { language: languageName(code, i18n.language) })}
      error={says(`name-${code}`)}
      value={names?.[code] ?? ""}
      maxLength={LONGEST.figureName}
      lang={code}
    />
  ))
}

function NewFigure({ typed, says }: { typed: Typed | undefined; says: Says }) {
  const { t } = useTranslation("guidance-kept")
  return (
    <form method="post" className="article-form">
      <p className="hint">{t("figure.newLead")}</p>
      <Field
        id="key"
        label={t("figure.key")}
        hint={t("figure.keyHint")}
        error={says("key")}
        value={typed?.key ?? ""}
        maxLength={LONGEST.figureKey}
        dir="ltr"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Names names={typed?.names} says={says} />
      <Select
        id="unit"
        label={t("figure.unit")}
        value={typed?.unit ?? "dkk"}
        error={says("unit")}
        options={units.map((unit) => ({ value: unit, text: t(`unit.${unit}`) }))}
      />
      <TickBox
        id="yearly"
        name="yearly"
        value="yes"
        defaultChecked={typed?.yearly ?? false}
        label={t("figure.yearly")}
      />
      <FormActs primary>{t("figure.make")}</FormActs>
    </form>
  )
}

function Named({
  figure,
  typed,
  says,
}: {
  figure: Figure
  typed: Readonly<Record<string, string>> | undefined
  says: Says
}) {
  const { t } = useTranslation("guidance-kept")
  // What stands in no field of the form that was sent was not typed.
  const given = typed && Object.values(typed).some((name) => name !== "") ? typed : figure.names
  return (
    <form method="post" className="article-form">
      <h2>{t("figure.names")}</h2>
      <input type="hidden" name="seen" value={figure.seen} />
      <Names names={given} says={says} />
      <div className="form-acts">
        <button className="btn primary" type="submit" name="intent" value="name">
          {t("figure.save")}
        </button>
      </div>
    </form>
  )
}

/** Removes a figure that nothing names; else says what names it. */
function Remove({ figure }: { figure: Figure }) {
  const { t } = useTranslation("guidance-kept")
  return (
    <form method="post" className="deed" id="remove">
      <h2>{t("figure.remove")}</h2>
      {figure.workedWith ? <p>{t("figure.workedWith")}</p> : null}
      {figure.usedBy.length > 0 ? (
        <>
          <p>{t("figure.inUse")}</p>
          <ul className="linking">
            {figure.usedBy.map((article) => (
              <li key={article.slug}>
                <a href={paths.staff.article(article.slug)}>{article.title}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {figure.workedWith || figure.usedBy.length > 0 ? null : (
        <>
          <p className="quiet">{t("figure.removeLead")}</p>
          <button className="btn" type="submit" name="intent" value="remove">
            {t("figure.removeButton")}
          </button>
        </>
      )}
    </form>
  )
}
