import { data, redirect } from "react-router"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { isId } from "#domain/id.ts"
import { may } from "#domain/staff/permissions.ts"
import { handOver } from "#operations/prereg/hand-over.ts"
import { paths } from "#paths"
import { type HandOverShown, showHandOver } from "./hand-over.server.ts"
import type { Route } from "./+types/hand-over"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const shown = await showHandOver(context, params.id)
  if (!shown) throw notFound()
  const decides = may(staffOf(context), "review-prereg")
  return { shown, decides, saved: url.searchParams.has("did") }
}

/** Notes that the household is in the case system, and under which number. */
export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw notFound()
  const form = await readForm(request)
  const journal = String(form.get("journal") ?? "")
  const seen = String(form.get("seen") ?? "")
  const by = byStaff(staffOf(context))
  const done = await handOver(portalOf(context).ctx, { preregId: params.id, journal, seen, by })
  if (done.ok) return redirect(paths.staff.handOver(params.id, { did: "saved" }))
  return data({ error: done.error, journal }, done.error === "journal-missing" ? 422 : 409)
}

export default function HandOver({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg-staff")
  const { shown, decides, saved } = loaderData
  const error = actionData?.error
  const message = error && t(`handOver.error.${error}`)
  return (
    <StaffPage
      title={t("handOver.title", { name: shown.name })}
      meta={shown.reference}
      wrong={error !== undefined}
      acts={
        <a className="btn" href={paths.staff.prereg(shown.id)}>
          {t("handOver.back")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {message ? (
            <ErrorSummary problems={[{ field: error === "journal-missing" ? "journal" : "main", message }]} />
          ) : null}
          {saved && !error ? <Done text={t("handOver.saved")} /> : null}
          <p>{t("handOver.lead")}</p>
          {shown.ready ? null : <p className="mark-look">{t("handOver.notReady")}</p>}
          <People shown={shown} />
          {shown.ready && decides ? <Files shown={shown} /> : null}
        </div>
        <div className="ed2">
          {shown.receipt ? (
            <>
              <h2>{t("handOver.receipt")}</h2>
              <p>
                {t("handOver.done", shown.receipt)}{" "}
                {shown.receipt.erased ? t("handOver.erased", { day: shown.receipt.erased }) : null}{" "}
                {shown.receipt.again ? <b>{t("handOver.again")}</b> : null}
              </p>
            </>
          ) : null}
          {shown.ready && decides ? (
            <form method="post">
              {shown.receipt ? null : <h2>{t("handOver.receipt")}</h2>}
              <Field
                id="journal"
                label={t("handOver.journal")}
                hint={shown.receipt ? undefined : t("handOver.journalHint", { count: shown.days })}
                value={actionData?.journal ?? shown.receipt?.journal}
                error={error === "journal-missing" ? message : undefined}
                maxLength={60}
              />
              <input type="hidden" name="seen" value={shown.receipt?.journal ?? ""} />
              <FormActs primary={!shown.receipt || shown.receipt.again}>
                {t(shown.receipt && !shown.receipt.again ? "handOver.correct" : "handOver.save")}
              </FormActs>
            </form>
          ) : null}
          {shown.nextSteps ? (
            <p>
              <a href={paths.staff.nextSteps(shown.nextSteps)}>{t("handOver.nextSteps")}</a>
            </p>
          ) : null}
        </div>
      </div>
    </StaffPage>
  )
}

function People({ shown }: { shown: HandOverShown }) {
  const { t } = useTranslation("prereg-staff")
  return (
    <table className="worklist">
      <thead>
        <tr>
          <th scope="col">{t("handOver.name")}</th>
          <th scope="col">{t("handOver.relation")}</th>
          <th scope="col">{t("handOver.check")}</th>
        </tr>
      </thead>
      <tbody>
        {shown.people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <bdi>{person.name}</bdi>
            </th>
            <td>{person.relation}</td>
            <td>
              {person.check ? (
                <a href={paths.staff.identityCheck(person.check.id)}>{person.check.state}</a>
              ) : (
                t("handOver.notChecked")
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Files({ shown }: { shown: HandOverShown }) {
  const { t } = useTranslation("prereg-staff")
  return (
    <>
      <h2>{t("handOver.files")}</h2>
      <p>{t("handOver.recorded")}</p>
      <p className="form-acts">
        {(["pdf", "csv", "json"] as const).map((as) => (
          <a key={as} className="btn" href={paths.staff.handOverFile(shown.id, as)} download>
            {t(`handOver.${as}`)}
          </a>
        ))}
        <a className="btn" href={paths.householdSchema()}>
          {t("handOver.schema")}
        </a>
      </p>
    </>
  )
}
