import { data, redirect } from "react-router"
import { ErrorSummary } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { isId } from "#domain/id.ts"
import { isRequiredPaper } from "#domain/identity/requirements.ts"
import { may } from "#domain/staff/permissions.ts"
import { enterRequirement, removeRequirement } from "#operations/identity/requirement.ts"
import { paths } from "#paths"
import { readRequirement, typedRequirement } from "./forms.ts"
import { RequirementForm, requirementField } from "./parts/requirement-form.tsx"
import { type RequirementShown, showRequirement } from "./requirements.server.ts"
import type { Route } from "./+types/requirement"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const shown = await showRequirement(context, params.paper)
  if (!shown) throw notFound()
  return { shown, did: url.searchParams.get("did") }
}

/** Enters a version of what is asked, or takes one back that does not hold yet. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { paper } = params
  if (!isRequiredPaper(paper)) throw notFound()
  const form = await readForm(request)
  const { ctx } = portalOf(context)
  const by = byStaff(staffOf(context))
  const intent = form.get("intent")
  if (intent === "remove") {
    const id = String(form.get("id"))
    if (!isId(id)) throw badRequest()
    const done = await removeRequirement(ctx, { id, by })
    return done.ok
      ? redirect(paths.staff.requirement(paper, { did: "removed" }))
      : data({ error: done.error, typed: null }, 409)
  }
  if (intent !== "enter") throw badRequest()
  const typed = typedRequirement(form)
  const read = readRequirement(paper, typed)
  if (!read.ok) return data({ error: read.error, typed }, 422)
  const done = await enterRequirement(ctx, { requirement: read.value, seen: String(form.get("seen") ?? ""), by })
  if (done.ok) return redirect(paths.staff.requirement(paper, { did: "saved" }))
  const late = done.error === "changed-meanwhile" || done.error === "taken"
  return data({ error: done.error, typed }, late ? 409 : 422)
}

export default function RequirementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("identity-staff")
  const staff = useStaff()
  const { shown, did } = loaderData
  const error = actionData?.error
  const edits = staff !== null && may(staff, "supervise-identity")
  return (
    <StaffPage
      title={shown.name}
      wrong={error !== undefined}
      acts={
        <a className="btn" href={paths.staff.requirements()}>
          {t("requirement.toAll")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {(did === "saved" || did === "removed") && !error ? <Done text={t(`requirement.${did}`)} /> : null}
          {error ? (
            <ErrorSummary problems={[{ field: requirementField(error), message: t(`requirement.error.${error}`) }]} />
          ) : null}
          <section id="versions" tabIndex={-1}>
            <header>
              <h2>{t("requirement.versions")}</h2>
            </header>
            <ul className="identity-versions">
              {shown.versions.map((version) => (
                <Version key={version.id} version={version} edits={edits} />
              ))}
            </ul>
          </section>
        </div>
        {edits ? <RequirementForm shown={shown} typed={actionData?.typed ?? null} error={error ?? null} /> : null}
      </div>
    </StaffPage>
  )
}

function Version({ version, edits }: { version: RequirementShown["versions"][number]; edits: boolean }) {
  const { t } = useTranslation("identity-staff")
  return (
    <li>
      <b>{version.whom}</b> {version.future ? <span className="mark-look">{t("requirement.coming")}</span> : null}
      <p>
        {version.span}: {version.asked}
      </p>
      {version.look ? <p lang="da">{version.look}</p> : null}
      <p className="quiet">
        <a href={version.url} target="_blank" rel="noreferrer">
          {version.source}
        </a>
        . {t("requirement.setBy", { who: version.setBy })}
      </p>
      {edits && version.future ? (
        <form method="post">
          <input type="hidden" name="id" value={version.id} />
          <button className="btn small" type="submit" name="intent" value="remove">
            {t("requirement.remove")}
          </button>
        </form>
      ) : null}
    </li>
  )
}
