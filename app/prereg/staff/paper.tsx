import { data, redirect } from "react-router"
import { Radios, Select } from "#app/parts/choices.tsx"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { isId } from "#domain/id.ts"
import { uploadReasons, uploadVerdicts } from "#domain/prereg/uploads.ts"
import { may } from "#domain/staff/permissions.ts"
import { judgeUpload } from "#operations/prereg/upload.ts"
import { paths } from "#paths"
import { type PaperShown, showPaper } from "./paper.server.ts"
import type { Route } from "./+types/paper"

export async function loader({ params, context }: Route.LoaderArgs) {
  const shown = isId(params.upload) ? await showPaper(context, params.id, params.upload) : null
  if (!shown) throw notFound()
  return { shown, decides: may(staffOf(context), "review-prereg") }
}

/** Says of one paper whether it will do, and goes on with the next one. */
export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id) || !isId(params.upload)) throw notFound()
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? "")
  const typed = { verdict: text("verdict"), reason: text("reason"), words: text("words") }
  const done = await judgeUpload(portalOf(context).ctx, {
    preregId: params.id,
    id: params.upload,
    verdict: uploadVerdicts.find((one) => one === typed.verdict) ?? null,
    reason: uploadReasons.find((one) => one === typed.reason) ?? null,
    words: typed.words,
    seen: text("seen"),
    by: byStaff(staffOf(context)),
  })
  if (!done.ok)
    return data(
      { error: done.error, typed },
      done.error === "unknown" || done.error === "changed-meanwhile" ? 409 : 422,
    )
  const next = text("next")
  return redirect(isId(next) ? paths.staff.paper(params.id, next) : paths.staff.prereg(params.id))
}

export default function Paper({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg-staff")
  const { shown, decides } = loaderData
  const error = actionData?.error
  const message = error && t(`photos.error.${error}`)
  const field = error === "verdict-missing" ? "verdict" : error === "reason-missing" ? "reason" : "main"
  return (
    <StaffPage
      title={`${shown.paper}: ${shown.name}`}
      meta={`${shown.reference} · ${t("photos.sentAt", { when: shown.sent })}`}
      wrong={error !== undefined}
      acts={
        <>
          <a className="btn" href={paths.staff.prereg(shown.id)}>
            {t("handOver.back")}
          </a>
          {shown.previous ? (
            <a className="btn" href={paths.staff.paper(shown.id, shown.previous)}>
              {t("photos.previous")}
            </a>
          ) : null}
          {shown.next ? (
            <a className="btn" href={paths.staff.paper(shown.id, shown.next)}>
              {t("photos.next")}
            </a>
          ) : null}
        </>
      }
    >
      <div className="edit">
        <div className="ed1">
          {message ? <ErrorSummary problems={[{ field, message }]} /> : null}
          <Content shown={shown} />
        </div>
        <div className="ed2">
          {shown.open && decides ? (
            <Verdict
              key={shown.uploadId}
              shown={shown}
              typed={actionData?.typed ?? null}
              says={(name) => (field === name ? message : undefined)}
            />
          ) : null}
          <h2>{t("photos.answers")}</h2>
          <dl className="paper-answers">
            {shown.answers.map((answer) => (
              <div key={answer.key}>
                <dt>{answer.label}</dt>
                <dd>
                  <bdi>{answer.text}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </StaffPage>
  )
}

/** A picture is shown; a PDF is taken along, and opened outside the portal. */
function Content({ shown }: { shown: PaperShown }) {
  const { t } = useTranslation("prereg-staff")
  if (!shown.href)
    return <p className="mark-look">{t(shown.scan === "infected" ? "photos.infectedLong" : "photos.waitingLong")}</p>
  return shown.kind === "image" ? (
    <a href={shown.href} target="_blank" rel="noreferrer">
      <img className="paper-photo" src={shown.href} alt={t("photos.alt", { paper: shown.paper, name: shown.name })} />
    </a>
  ) : (
    <p>
      <a className="btn" href={shown.href} download>
        {t("photos.takePdf")}
      </a>
    </p>
  )
}

function Verdict({
  shown,
  typed,
  says,
}: {
  shown: PaperShown
  typed: { verdict: string; reason: string; words: string } | null
  says(field: string): string | undefined
}) {
  const { t } = useTranslation("prereg-staff")
  return (
    <form method="post">
      {shown.judged ? <p className="hint">{shown.judged}</p> : null}
      <Radios
        name="verdict"
        legend={t("photos.verdict")}
        value={typed?.verdict ?? shown.verdict ?? undefined}
        error={says("verdict")}
        options={uploadVerdicts.map((value) => ({ id: value, value, text: t(`photos.${value}`) }))}
      />
      <Select
        id="reason"
        label={t("photos.reasonLabel")}
        choose={t("photos.choose")}
        value={typed?.reason ?? shown.reason ?? undefined}
        error={says("reason")}
        options={uploadReasons.map((value) => ({ value, text: t(`photos.reason.${value}`) }))}
      />
      <Field
        id="words"
        rows={2}
        maxLength={300}
        label={t("photos.words")}
        hint={t("photos.wordsHint")}
        value={typed?.words ?? shown.words}
      />
      <input type="hidden" name="seen" value={shown.seen} />
      <input type="hidden" name="next" value={shown.next ?? ""} />
      <FormActs primary>{t("photos.save")}</FormActs>
    </form>
  )
}
