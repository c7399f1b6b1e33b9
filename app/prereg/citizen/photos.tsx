import { data, redirect } from "react-router"
import { Select } from "#app/parts/choices.tsx"
import { ErrorSummary, HintAndError, describedBy } from "#app/parts/form.tsx"
import { readFile } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { visitorOf } from "#app/web/context.server.ts"
import { type OpenPrereg, needPrereg } from "#app/prereg/session.server.ts"
import { fewAtOnce } from "#app/web/few-at-once.server.ts"
import type { Limits } from "#app/web/limits.server.ts"
import { mayUpload } from "#domain/prereg/uploads.ts"
import { isId } from "#domain/id.ts"
import { type UploadRefusal, addUpload, removeUpload } from "#operations/prereg/upload.ts"
import { paths } from "#paths"
import { BackPage } from "./parts/back-page.tsx"
import { type PhotosShown, showPhotos } from "./photos.server.ts"
import type { Route } from "./+types/photos"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const shown = await showPhotos(await needPrereg(request, context, params.language))
  // The door refuses a body that is too large before anything of it is read, and comes back here to say so.
  const refused = url.searchParams.get("refused") === "too-large" ? ("too-large" as const) : null
  return { shown, refused, sent: url.searchParams.has("sent") }
}

/** Takes one picture of one paper, or takes one back. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { portal, prereg, household } = await needPrereg(request, context, params.language)
  // Before anything of the body is read, which may be large.
  const asks = [visitorOf(context).address, prereg.id]
  const refused = !mayUpload(prereg)
    ? ("not-now" as const)
    : (await allowEach(portal.limits, asks))
      ? null
      : ("too-often" as const)
  if (refused) return data({ error: refused, paper: "" }, refused === "not-now" ? 422 : 429)
  const done = await fewUploads(() => takeUpload(request, { portal, prereg, household, language: params.language }))
  return done ?? data({ error: "too-often" as const, paper: "" }, 503)
}

const fewUploads = fewAtOnce(3)

async function allowEach(limits: Limits, who: readonly string[]): Promise<boolean> {
  const allowed = await Promise.all(who.map((one) => limits.allow("upload", one)))
  return !allowed.includes(false)
}

async function takeUpload(
  request: Request,
  { portal, prereg, household, language }: Pick<OpenPrereg, "portal" | "prereg" | "household"> & { language: string },
) {
  const { form, file } = await readFile(request, "file")
  const id = String(form.get("remove") ?? "")
  if (isId(id)) {
    await removeUpload(portal.ctx, { preregId: prereg.id, id })
    return redirect(paths.preregPhotos(language))
  }
  const paper = String(form.get("paper") ?? "")
  const [position, key = ""] = paper.split(":")
  const person = household.people.find((one) => String(one.position) === position)
  const done = await addUpload(portal.ctx, {
    preregId: prereg.id,
    personId: person?.id ?? "",
    paper: key,
    file,
    scans: portal.config.clamd !== null,
  })
  if (done.ok) return redirect(`${paths.preregPhotos(language, { sent: "1" })}#sent`)
  return data({ error: done.error, paper }, 422)
}

const fieldOf: Record<UploadRefusal | "too-often", string> = {
  "too-often": "main",
  unknown: "main",
  "not-now": "main",
  "too-many": "main",
  "paper-missing": "paper",
  "file-missing": "file",
  "too-large": "file",
  "wrong-kind": "file",
  broken: "file",
}

export default function Photos({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const { shown, refused, sent } = loaderData
  const error = actionData?.error ?? refused
  const message = error ? t(`photos.error.${error}`) : undefined
  const at = error && fieldOf[error]
  const says = (field: string) => (at === field ? message : undefined)
  return (
    <BackPage title={t("photos.title")} language={shown.language}>
      <div className="narrow">
        <ErrorSummary problems={message ? [{ field: at ?? "main", message }] : []} />
        <h1>{t("photos.title")}</h1>
        <p className="lead">{t("photos.lead")}</p>
        {sent && !error ? (
          <p className="alert alert-success" role="status" id="sent">
            {t("photos.sent")}
          </p>
        ) : null}
        {shown.uploads.length > 0 ? <Uploads shown={shown} /> : null}
        {shown.why ? <p className="alert">{t(`photos.error.${shown.why}`)}</p> : null}
        {shown.open ? (
          <form method="post" encType="multipart/form-data" className="block">
            <h2>{t("photos.add")}</h2>
            <Select
              id="paper"
              label={t("photos.paper")}
              choose={t("photos.choose")}
              value={actionData?.paper}
              error={says("paper")}
              options={shown.papers}
            />
            <div className={says("file") ? "form-group form-error" : "form-group"}>
              <label className="form-label" htmlFor="file">
                {t("photos.file")}
              </label>
              <HintAndError id="file" hint={t("photos.fileHint")} error={says("file")} />
              <input
                className="form-input"
                id="file"
                name="file"
                type="file"
                accept="image/jpeg,image/png,image/webp,application/pdf"
                aria-describedby={describedBy("file", t("photos.fileHint"), says("file"))}
                aria-invalid={says("file") ? true : undefined}
              />
            </div>
            <p className="small">{t("photos.kept", { count: shown.days })}</p>
            <button className="button button-primary" type="submit">
              {t("photos.send")}
            </button>
          </form>
        ) : null}
      </div>
    </BackPage>
  )
}

const looks = { good: "photo-good", bad: "photo-bad", waits: undefined }

function Uploads({ shown }: { shown: PhotosShown }) {
  const { t } = useTranslation("prereg")
  return (
    <section className="block">
      <h2>{t("photos.yours")}</h2>
      <ul className="nobullet-list photo-list">
        {shown.uploads.map((upload) => (
          <li key={upload.id} className="photo">
            {upload.href && upload.kind === "image" ? (
              <a href={upload.href}>
                <img src={upload.href} alt={t("photos.see", { title: upload.title })} loading="lazy" />
              </a>
            ) : null}
            <div>
              <h3>
                <bdi>{upload.title}</bdi>
              </h3>
              <p className={looks[upload.look]}>
                <bdi>{upload.text}</bdi>
              </p>
              <p className="small">{upload.when}</p>
              {upload.href && upload.kind === "pdf" ? (
                <p>
                  <a href={upload.href} download>
                    {t("photos.see", { title: upload.title })}
                  </a>
                </p>
              ) : null}
              {upload.removable ? (
                <form method="post">
                  <button className="linkbutton danger-link" type="submit" name="remove" value={upload.id}>
                    {t("remove")}
                    <span className="sr-only"> {upload.title}</span>
                  </button>
                </form>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
