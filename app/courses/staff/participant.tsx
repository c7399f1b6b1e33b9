import { badRequest, notFound } from "#app/parts/refusals.ts"
import { PersonLink } from "#app/parts/person-link.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readNames } from "#app/courses/forms.ts"
import { readForm } from "#app/parts/parse.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { textOf } from "#app/courses/citizen/shown.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { signUpById, wholeRun } from "#db/courses/reads.ts"
import { correctNames, whoMovesUp } from "#operations/courses/participants.ts"
import { cancelSignUp } from "#operations/courses/seats.ts"
import type { Route } from "./+types/participant"

async function standing(context: Route.LoaderArgs["context"], id: string) {
  const own = isId(id) ? await signUpById(portalOf(context).db, id) : null
  if (!own || !["seated", "offered", "listed"].includes(own.state)) throw notFound()
  return own
}

/** One sign-up: its names to correct, and what removing it would do, before it is done. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const own = await standing(context, params.id)
  const whole = (await wholeRun(db, own.runId))!
  return {
    id: own.id,
    runId: own.runId,
    title: textOf(whole.course, localeOf(context)).title,
    names: own.names,
    latinNames: own.names.map((_, i) => own.latinNames[i] ?? ""),
    reference: own.reference,
    email: own.email,
    revision: own.revision,
    ...(await whoMovesUp(ctx, own.id)),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const { ctx } = portalOf(context)
  const own = await standing(context, params.id)
  const by = byStaff(account)
  const form = await readForm(request)
  const typed = Object.fromEntries([...form].filter((e): e is [string, string] => typeof e[1] === "string"))
  switch (form.get("intent")) {
    case "names": {
      const { names, latinNames, errors } = readNames(form, own.size)
      const [wrong] = Object.entries(errors)
      if (wrong) return data({ field: wrong[0], error: wrong[1] as string, typed }, 422)
      const revision = Number(form.get("revision"))
      const done = await correctNames(ctx, { signUpId: own.id, names, latinNames, revision, by })
      if (done.ok) return redirect(paths.staff.run(own.runId, { did: "renamed" }))
      return data({ field: "name-1", error: done.error as string, typed }, 409)
    }
    case "remove": {
      const done = await cancelSignUp(ctx, { signUpId: own.id, by })
      if (done.ok) return redirect(paths.staff.run(own.runId, { did: "removed" }))
      return data({ field: "main", error: done.error as string, typed }, 409)
    }
    default:
      throw badRequest()
  }
}

export default function Participant({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses-staff")
  const sayError = useErrorWords("courses-staff")
  const { names, latinNames, email, offered, frees } = loaderData
  const typed = actionData?.typed
  const heading = names.join(", ")
  return (
    <StaffPage
      title={heading}
      heading={<bdi>{heading}</bdi>}
      meta={loaderData.reference}
      acts={
        <>
          <PersonLink id={loaderData.id} />
          <a className="btn" href={paths.staff.run(loaderData.runId)}>
            {loaderData.title}
          </a>
        </>
      }
    >
      <div className="edit is-single">
        <div className="ed1 case-form">
          {actionData ? (
            <ErrorSummary problems={[{ field: actionData.field, message: sayError(actionData.error) }]} />
          ) : null}
          <form method="post" className="deed" noValidate>
            <h2>{t("participant.names")}</h2>
            <p>{t("participant.namesLead")}</p>
            {actionData?.error === "changed-meanwhile" ? (
              <p className="mark-look">{t("participant.now", { names: heading })}</p>
            ) : null}
            <input type="hidden" name="revision" value={loaderData.revision} />
            {names.map((name, i) => (
              <div key={i}>
                <Field
                  id={`name-${i + 1}`}
                  label={t("participant.name", { number: i + 1 })}
                  value={typed?.[`name-${i + 1}`] ?? name}
                  maxLength={100}
                  dir="auto"
                />
                <Field
                  id={`latin-${i + 1}`}
                  label={t("participant.latin", { number: i + 1 })}
                  value={typed?.[`latin-${i + 1}`] ?? latinNames[i]}
                  maxLength={100}
                  dir="ltr"
                />
              </div>
            ))}
            <button className="btn primary" type="submit" name="intent" value="names">
              {t("participant.save")}
            </button>
          </form>
          <form method="post" className="deed">
            <h2>{t("participant.remove")}</h2>
            <p>{t("participant.mailed", { email })}</p>
            <p>
              {!frees
                ? t("participant.noSeat")
                : offered.length > 0
                  ? t("participant.movesUp", { names: offered.join("; ") })
                  : t("participant.nobody")}
            </p>
            <div className="form-acts">
              <a className="btn primary" href={paths.staff.run(loaderData.runId)}>
                {t("participant.back")}
              </a>
              <button className="btn" type="submit" name="intent" value="remove">
                {t("participant.removeButton", { count: names.length })}
              </button>
            </div>
          </form>
        </div>
      </div>
    </StaffPage>
  )
}
