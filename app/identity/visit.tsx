import { data, redirect } from "react-router"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { isId } from "#domain/id.ts"
import { beginCheck, notePersonAbsent } from "#operations/identity/begin.ts"
import { paths } from "#paths"
import { type VisitPeople, showVisitPeople } from "./visit.server.ts"
import type { Route } from "./+types/visit"

export async function loader({ params, context }: Route.LoaderArgs) {
  const visit = await showVisitPeople(context, params.id)
  if (!visit) throw notFound()
  return visit
}

/** Begins the check of a person, or notes that the person has not come. */
export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw notFound()
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? "")
  const personId = text("person") === "" ? null : text("person")
  if (personId !== null && !isId(personId)) throw badRequest()
  const whom = { visitId: params.id, personId, name: text("name"), by: byStaff(staffOf(context)) }
  const { ctx } = portalOf(context)
  const absent = text("intent") === "absent"
  const done = await (absent ? notePersonAbsent(ctx, whom) : beginCheck(ctx, whom))
  if (!done.ok) {
    if (done.error === "unknown") throw notFound()
    return data({ error: done.error, name: whom.name }, done.error === "not-here" ? 409 : 422)
  }
  return redirect(absent ? paths.staff.identityOfVisit(params.id) : paths.staff.identityCheck(done.value))
}

export default function VisitIdentity({ loaderData: visit, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("identity-staff")
  const error = actionData?.error
  return (
    <StaffPage
      title={t("visit.title", { reference: visit.reference })}
      wrong={error !== undefined}
      acts={
        <a className="btn" href={paths.staff.calendar({ day: visit.day, visit: visit.id })}>
          {t("visit.back")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {error ? (
            <ErrorSummary
              problems={[{ field: error === "name-missing" ? "name" : "main", message: t(`error.${error}`) }]}
            />
          ) : null}
          <p>{t(visit.here ? "visit.lead" : "visit.notHere")}</p>
          {visit.needed ? <p className="mark-look">{t("visit.needed")}</p> : null}
          <ul className="identity-people">
            {visit.people.map((person) => (
              <PersonRow key={person.personId ?? person.name} person={person} here={visit.here} />
            ))}
          </ul>
          {visit.here && !visit.household ? (
            <form method="post" key={visit.people.length}>
              <p className="quiet">{t("visit.none")}</p>
              <Field
                id="name"
                label={t("visit.name")}
                value={actionData?.name ?? visit.typed}
                maxLength={200}
                autoComplete="off"
                dir="auto"
                error={error === "name-missing" ? t("error.name-missing") : undefined}
              />
              <div className="form-acts">
                <button className="btn primary" type="submit" name="intent" value="begin">
                  {t("visit.begin")}
                </button>
                <button className="btn" type="submit" name="intent" value="absent">
                  {t("visit.absent")}
                </button>
              </div>
            </form>
          ) : null}
        </div>
      </div>
    </StaffPage>
  )
}

function PersonRow({
  person: { personId, name, check },
  here,
}: {
  person: VisitPeople["people"][number]
  here: boolean
}) {
  const { t } = useTranslation("identity-staff")
  const begins = here && (!check || check.state === "absent")
  const mayBeAbsent = here && (!check || check.state === "open")
  return (
    <li>
      <b>
        <bdi>{name}</bdi>
      </b>
      {check ? (
        <span className={check.state === "doubtful" || check.state === "rejected" ? "bad" : undefined}>
          {t(`state.${check.state}`)}, {check.officer}
        </span>
      ) : null}
      <span className="spring" />
      {check && check.state !== "absent" ? (
        <a className="btn" href={paths.staff.identityCheck(check.id)} aria-label={t("visit.goOf", { name })}>
          {t("visit.go")}
        </a>
      ) : null}
      {begins || mayBeAbsent ? (
        <form method="post">
          <input type="hidden" name="person" value={personId ?? ""} />
          <input type="hidden" name="name" value={name} />
          {begins ? (
            <button
              className="btn primary"
              type="submit"
              name="intent"
              value="begin"
              aria-label={t(check ? "visit.cameOf" : "visit.beginOf", { name })}
            >
              {t(check ? "visit.came" : "visit.begin")}
            </button>
          ) : null}{" "}
          {mayBeAbsent ? (
            <button
              className="btn"
              type="submit"
              name="intent"
              value="absent"
              aria-label={t("visit.absentOf", { name })}
            >
              {t("visit.absent")}
            </button>
          ) : null}
        </form>
      ) : null}
    </li>
  )
}
