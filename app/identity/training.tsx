import { data, redirect } from "react-router"
import { Select } from "#app/parts/choices.tsx"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type Column, WorklistTable } from "#app/parts/worklist-page.tsx"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { isId } from "#domain/id.ts"
import { isTrainingSubject, trainingSubjects } from "#domain/identity/training.ts"
import { enterTraining, takeBackTraining } from "#operations/identity/training.ts"
import { paths } from "#paths"
import { showTraining } from "./training.server.ts"
import type { Route } from "./+types/training"

export async function loader({ context, url }: Route.LoaderArgs) {
  return { ...(await showTraining(context)), saved: url.searchParams.has("did") }
}

/** Enters a training, or takes one back. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? "")
  const { ctx } = portalOf(context)
  const by = byStaff(staffOf(context))
  const intent = text("intent")
  const typed = {
    staff: text("staff"),
    subject: text("subject"),
    proof: text("proof"),
    passedOn: text("passedOn"),
    validUntil: text("validUntil"),
    id: text("id"),
  }
  const refused = (error: keyof typeof fieldOf) => data({ error, typed }, 422)
  if (intent === "take-back") {
    if (!isId(typed.id)) throw badRequest()
    const done = await takeBackTraining(ctx, { id: typed.id, why: text("why"), by })
    return done.ok ? redirect(paths.staff.training({ did: "saved" })) : refused(done.error)
  }
  if (intent !== "enter") throw badRequest()
  if (!isId(typed.staff)) return refused("staff-missing")
  if (!isTrainingSubject(typed.subject)) return refused("subject-missing")
  const done = await enterTraining(ctx, { ...typed, staffId: typed.staff, subject: typed.subject, by })
  return done.ok ? redirect(paths.staff.training({ did: "saved" })) : refused(done.error)
}

const fieldOf = {
  "staff-missing": "staff",
  "own-training": "staff",
  "subject-missing": "subject",
  "proof-missing": "proof",
  "passed-wrong": "passedOn",
  "until-wrong": "validUntil",
  "why-missing": "main",
  unknown: "main",
} as const

export default function TrainingRegister({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("identity-staff")
  const { rows, staff, usual } = loaderData
  const typed = actionData?.typed
  const error = actionData?.error
  const says = (field: string) => (error && fieldOf[error] === field ? t(`training.error.${error}`) : undefined)
  return (
    <StaffPage
      title={t("training.title")}
      wrong={error !== undefined}
      acts={
        <a className="btn" href={paths.staff.identity()}>
          {t("toList")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {loaderData.saved && !error ? <Done text={t("training.saved")} /> : null}
          {error ? (
            <ErrorSummary problems={[{ field: fieldOf[error], message: t(`training.error.${error}`) }]} />
          ) : null}
          <p>{t("training.lead")}</p>
          {rows.length === 0 ? (
            <p className="empty-list">{t("training.none")}</p>
          ) : (
            <Register rows={rows} failed={error === "why-missing" ? (typed?.id ?? null) : null} />
          )}
        </div>
        <form method="post" className="ed2">
          <h2>{t("training.enter")}</h2>
          <Select
            id="staff"
            label={t("training.staff")}
            choose={t("document.choose")}
            value={typed?.staff}
            error={says("staff")}
            options={staff}
          />
          <Select
            id="subject"
            label={t("training.subject")}
            choose={t("document.choose")}
            value={typed?.subject}
            error={says("subject")}
            options={trainingSubjects.map((subject) => ({ value: subject, text: t(`training.subjects.${subject}`) }))}
          />
          <Field
            id="proof"
            label={t("training.proofLabel")}
            hint={t("training.proofHint")}
            value={typed?.proof}
            error={says("proof")}
            maxLength={200}
          />
          <Field
            id="passedOn"
            type="date"
            label={t("training.passed")}
            value={typed?.passedOn ?? usual.passedOn}
            error={says("passedOn")}
          />
          <Field
            id="validUntil"
            type="date"
            label={t("training.until")}
            value={typed?.validUntil ?? usual.validUntil}
            error={says("validUntil")}
          />
          <input type="hidden" name="intent" value="enter" />
          <FormActs primary>{t("training.save")}</FormActs>
        </form>
      </div>
    </StaffPage>
  )
}

type Rows = Awaited<ReturnType<typeof showTraining>>["rows"]

function Register({ rows, failed }: { rows: Rows; failed: string | null }) {
  return (
    <div className="tbl">
      <WorklistTable rows={rows} keyOf={(row) => row.id} columns={useColumns(failed)} />
    </div>
  )
}

type Row = Rows[number]

function useColumns(failed: string | null): Column<Row>[] {
  const { t } = useTranslation("identity-staff")
  return [
    { key: "name", title: t("training.who"), names: true, cell: (row) => row.name },
    { key: "subject", title: t("training.subject"), cell: (row) => t(`training.subjects.${row.subject}`) },
    { key: "proof", title: t("training.proof"), cell: (row) => row.proof },
    { key: "passed", title: t("training.passed"), cell: (row) => row.passedOn },
    { key: "until", title: t("training.until"), cell: (row) => row.validUntil },
    {
      key: "state",
      title: t("training.state"),
      look: (row) => (row.state === "lapsed" ? "bad" : row.state === "soon" ? "mark-look" : undefined),
      cell: (row) =>
        row.ended
          ? t("training.ended", row.ended)
          : row.state === "soon"
            ? t("training.soon", { count: row.left })
            : t(`training.${row.state === "lapsed" ? "lapsed" : "holds"}`),
    },
    {
      key: "act",
      title: t("training.takeBack"),
      cell: (row) => (row.ended ? null : <TakeBack row={row} failed={failed === row.id} />),
    },
  ]
}

function TakeBack({ row, failed }: { row: Row; failed: boolean }) {
  const { t } = useTranslation("identity-staff")
  return (
    <details open={failed}>
      <summary aria-label={t("training.takeBackOf", { name: row.name })}>{t("training.takeBack")}</summary>
      <form method="post">
        <input type="hidden" name="id" value={row.id} />
        <input type="hidden" name="intent" value="take-back" />
        <Field id={`why-${row.id}`} name="why" label={t("training.why")} maxLength={300} />
        <FormActs>{t("training.takeBack")}</FormActs>
      </form>
    </details>
  )
}
