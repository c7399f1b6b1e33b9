import { data, redirect } from "react-router"
import { ErrorSummary } from "#app/parts/form.tsx"
import { hasKey } from "#app/parts/has-key.ts"
import { readForm } from "#app/parts/parse.ts"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done, Trail } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { actOnCheck } from "./acts.server.ts"
import { showCheck } from "./check.server.ts"
import { MOST_CHECK_FIELDS, isCheckAct } from "./forms.ts"
import { Agreement } from "./parts/agreement.tsx"
import { Counter, Reopen } from "./parts/counter.tsx"
import { DocumentRead } from "./parts/document.tsx"
import { Hearing, Referral, SecondLook } from "./parts/later.tsx"
import { Papers, Steps } from "./parts/looked-at.tsx"
import { errorField } from "./parts/typed.ts"
import type { Route } from "./+types/check"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const check = await showCheck(context, params.id, request.headers.get("referer"))
  if (!check) throw notFound()
  return { check, did: url.searchParams.get("did") }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw notFound()
  const form = await readForm(request, MOST_CHECK_FIELDS)
  const act = String(form.get("intent"))
  if (!isCheckAct(act)) throw badRequest()
  const done = await actOnCheck(context, params.id, act, form)
  if (done.ok) return redirect(paths.staff.identityCheck(params.id, { did: done.value }))
  if (done.error === "unknown") throw notFound()
  const typed = Object.fromEntries([...form].filter((one): one is [string, string] => typeof one[1] === "string"))
  const late = done.error === "changed-meanwhile" || done.error === "not-possible"
  return data({ error: done.error, act, typed, grounds: form.getAll("ground").map(String) }, late ? 409 : 422)
}

const told = [
  "saved",
  "read",
  "approved",
  "doubtful",
  "referred",
  "hearing",
  "rejected",
  "again",
  "noted",
  "reopened",
] as const

export default function Check({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("identity-staff")
  const { check } = loaderData
  const typed = actionData?.typed ?? null
  const error = actionData ? { code: actionData.error, message: t(`error.${actionData.error}`) } : null
  const did = told.find((one) => one === loaderData.did)
  const open = check.state === "open"
  return (
    <StaffPage
      title={check.name}
      heading={<bdi>{check.name}</bdi>}
      wrong={error !== null}
      meta={
        <>
          {check.reference} · <b>{t(`state.${check.state}`)}</b>
        </>
      }
      acts={
        <>
          {check.visitId ? (
            <a className="btn" href={paths.staff.identityOfVisit(check.visitId)}>
              {t("visit.back")}
            </a>
          ) : null}
          <a className="btn" href={paths.staff.identity()}>
            {t("toList")}
          </a>
        </>
      }
    >
      <form method="post" id="check" />
      <div className="edit identity">
        <div className="ed1">
          {did && !error ? <Done text={t(`did.${did}`)} /> : null}
          {error ? (
            <ErrorSummary problems={[{ field: errorField(error.code, actionData!.act), message: error.message }]} />
          ) : null}
          {check.others.map((other) => (
            <p className="mark-look" key={other.id}>
              <a href={paths.staff.identityCheck(other.id)}>{t("other", { day: other.day })}</a>:{" "}
              {t(`state.${other.state}`)}
            </p>
          ))}
          <DocumentRead check={check} typed={typed} open={open} key={`document ${check.revision}`} />
          <Agreement check={check} open={open} key={`agreement ${check.revision}`} />
          <Steps check={check} open={open} key={`steps ${check.revision}`} />
          <Papers check={check} open={open} key={`papers ${check.revision}`} />
          <Trail heading={t("history")} events={check.events} />
        </div>
        <div className="ed2">
          {open ? <Counter check={check} typed={typed} grounds={actionData?.grounds ?? []} /> : null}
          {check.mayReopen ? <Reopen check={check} /> : null}
          <SecondLook check={check} typed={typed} grounds={actionData?.grounds ?? []} />
          <Referral
            check={check}
            typed={hasKey({ "nidc-sent": 1, "nidc-answered": 1 }, actionData?.act ?? "") ? typed : null}
          />
          <Hearing check={check} typed={typed} />
        </div>
      </div>
    </StaffPage>
  )
}
