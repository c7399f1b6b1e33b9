import { badRequest, notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { data, redirect } from "react-router"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Done } from "#app/parts/trail.tsx"
import { readForm } from "#app/parts/parse.ts"
import { plainDigits } from "#domain/typed-text.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { showFigures } from "./shown.server.ts"
import { amountText } from "#domain/guidance/figures.ts"
import { typedNumber } from "#domain/typed-number.ts"
import { readFigures } from "#db/guidance/reads.ts"
import { enterFigure, removeFigure } from "#operations/guidance/figures.ts"
import type { Route } from "./+types/figures"

export async function loader({ context, url }: Route.LoaderArgs) {
  return { figures: await showFigures(context), key: url.searchParams.get("key"), saved: url.searchParams.has("saved") }
}

export async function action({ request, context, url }: Route.ActionArgs) {
  const account = staffOf(context)
  const { ctx, db } = portalOf(context)
  const by = byStaff(account)
  const form = await readForm(request)
  const key = url.searchParams.get("key") ?? ""
  const back = `${paths.staff.figures({ key })}&saved`
  const typed = Object.fromEntries(
    ["value", "upTo", "from", "to", "source", "url"].map((name) => [name, String(form.get(name) ?? "").trim()]),
  ) as Record<"value" | "upTo" | "from" | "to" | "source" | "url", string>
  if (form.get("intent") === "remove") {
    const id = String(form.get("id"))
    if (!isId(id)) throw badRequest()
    const done = await removeFigure(ctx, { key, id, by })
    return done.ok ? redirect(back) : data({ error: done.error, field: "main", typed: null }, 409)
  }
  const figure = (await readFigures(db)).find((f) => f.key === key)
  if (!figure) throw notFound()
  const value = typedNumber(plainDigits(typed.value), { kind: figure.unit })
  const upTo = typed.upTo === "" ? null : typedNumber(plainDigits(typed.upTo), { kind: figure.unit })
  if (!value.ok) return data({ error: value.problem, field: "value", typed }, 422)
  if (upTo && !upTo.ok) return data({ error: upTo.problem, field: "upTo", typed }, 422)
  const done = await enterFigure(ctx, {
    key,
    from: typed.from,
    to: typed.to === "" ? null : typed.to,
    value: value.value,
    upTo: upTo && upTo.value,
    source: typed.source.slice(0, 200),
    url: typed.url.slice(0, 500),
    seen: String(form.get("seen") ?? ""),
    by,
  })
  if (done.ok) return redirect(back)
  const field = {
    "value-wrong": "value",
    "source-wrong": "url",
    "order-wrong": "to",
    "day-wrong": "from",
    taken: "from",
    begun: "main",
    unknown: "main",
    "changed-meanwhile": "values",
  }[done.error]
  const late = done.error === "taken" || done.error === "changed-meanwhile"
  // The list of values beside the form is read anew: who enters it again has seen what a colleague entered.
  return data(
    { error: done.error === "changed-meanwhile" ? ("figure-meanwhile" as const) : done.error, field, typed },
    late ? 409 : 422,
  )
}

type Figure = Awaited<ReturnType<typeof loader>>["figures"][number]

export default function Figures({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("guidance-staff")
  const { t: kept } = useTranslation("guidance-kept")
  const { figures, key } = loaderData
  const chosen = figures.find((f) => f.key === key) ?? null
  const due = figures.filter((figure) => figure.due)
  return (
    <StaffPage
      title={t("figuresTitle")}
      acts={
        <>
          <a className="btn" href={paths.staff.taxRates()}>
            {kept("toTax")}
          </a>
          <a className="btn" href={paths.staff.guidance()}>
            {t("toList")}
          </a>
          <a className="btn primary" href={paths.staff.figureKind()}>
            {kept("toNewFigure")}
          </a>
        </>
      }
    >
      <div className={chosen ? "edit" : "edit is-single"}>
        <div className="ed1">
          {loaderData.saved && !actionData ? <Done text={t("saved")} /> : null}
          {actionData ? (
            <ErrorSummary problems={[{ field: actionData.field, message: t(`error.${actionData.error}`) }]} />
          ) : null}
          <p>{t("figures.lead")}</p>
          {due.length > 0 ? (
            <>
              <h2>{t("figures.due", { count: due.length })}</h2>
              <FiguresTable figures={due} chosen={key} />
              <h2>{t("figures.others")}</h2>
            </>
          ) : null}
          <FiguresTable figures={figures.filter((figure) => !figure.due)} chosen={key} />
        </div>
        {chosen ? (
          <div className="ed2">
            {chosen.rule ? (
              <p className="deed">
                {kept("isRule")} <a href={paths.staff.rule(chosen.rule)}>{kept("toRule")}</a>
              </p>
            ) : (
              <EnterForm key={chosen.key} figure={chosen} typed={actionData?.typed ?? null} />
            )}
            <Values figure={chosen} />
          </div>
        ) : null}
      </div>
    </StaffPage>
  )
}

/** A value of a figure with its unit, as readers see it. */
function useAmount() {
  const { t, i18n } = useTranslation("guidance")
  return (figure: Figure, value: Figure["values"][number] | NonNullable<Figure["today"]>["value"]) => {
    const amount = amountText(figure, value, i18n.language)
    return figure.unit === "dkk" || figure.unit === "percent"
      ? amount
      : t(`unit.${figure.unit}`, { amount, count: value.upTo ?? value.value })
  }
}

function FiguresTable({ figures, chosen }: { figures: readonly Figure[]; chosen: string | null }) {
  const { t } = useTranslation("guidance-staff")
  const say = useAmount()
  return (
    <table className="worklist">
      <thead>
        <tr>
          <th scope="col">{t("figures.name")}</th>
          <th scope="col">{t("figures.now")}</th>
          <th scope="col">{t("figures.runsOut")}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.key} className={figure.key === chosen ? "is-edited" : undefined}>
            <th scope="row">
              <a href={`${paths.staff.figures({ key: figure.key })}#enter`}>{figure.name}</a>{" "}
              <span className="ref">{figure.key}</span>
            </th>
            <td>{figure.today ? say(figure, figure.today.value) : "–"}</td>
            <td className={figure.due ? "mark-look" : undefined}>
              {figure.today?.expired ? t("figures.expired") : (figure.ends ?? t("figures.never"))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function EnterForm({
  figure,
  typed,
}: {
  figure: Figure
  typed: Record<"value" | "upTo" | "from" | "to" | "source" | "url", string> | null
}) {
  const { t } = useTranslation("guidance-staff")
  const { t: kept } = useTranslation("guidance-kept")
  const last = figure.values.at(-1)
  return (
    <form method="post" className="deed" id="enter">
      <h2>{figure.name}</h2>
      <input type="hidden" name="seen" value={figure.seen} />
      <p className="quiet">
        {t("figures.inTexts")} <code>{`{{figure:${figure.key}}}`}</code>{" "}
        <a href={paths.staff.figureKind({ key: figure.key })}>{kept("toName")}</a>
      </p>
      <Field id="value" label={t("figures.value")} value={typed?.value ?? ""} inputMode="numeric" />
      <Field id="upTo" label={t("figures.upTo")} value={typed?.upTo ?? ""} inputMode="numeric" />
      <Field id="from" label={t("figures.from")} type="date" value={typed?.from ?? ""} />
      <Field id="to" label={t("figures.to")} type="date" value={typed?.to ?? ""} />
      <Field id="source" label={t("figures.source")} value={typed?.source ?? last?.source ?? ""} maxLength={200} />
      <Field id="url" label={t("figures.url")} value={typed?.url ?? last?.url ?? ""} maxLength={500} />
      <button className="btn primary" type="submit" name="intent" value="enter">
        {t("figures.save")}
      </button>
    </form>
  )
}

/** What the figure has been, is and will be; a coming value can be taken back. */
function Values({ figure }: { figure: Figure }) {
  const { t } = useTranslation("guidance-staff")
  const say = useAmount()
  return (
    <section id="values">
      <h2>{t("figures.values")}</h2>
      <ul className="versions">
        {figure.values.toReversed().map((value) => (
          <li key={value.id}>
            <b>{say(figure, value)}</b> {value.span}
            <br />
            <a href={value.url}>{value.source}</a>{" "}
            <span className="quiet">{t("figures.by", { who: value.setBy })}</span>
            {value.future ? (
              <form method="post">
                <input type="hidden" name="id" value={value.id} />
                <button className="linkbutton" type="submit" name="intent" value="remove">
                  {t("figures.remove")}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
