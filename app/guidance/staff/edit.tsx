import { notFound } from "#app/parts/refusals.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { ArticleForm } from "#app/guidance/staff/parts/article-form.tsx"
import { Compared, ConflictShown, Keep, Preview, ReadersSaid, Versions } from "#app/guidance/staff/parts/editor.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Done } from "#app/parts/trail.tsx"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { actOnArticle } from "./article-acts.server.ts"
import { portalOf } from "#app/web/context.server.ts"
import { showEditor } from "./shown.server.ts"
import { SUMMARY_LINES, isSlug } from "#domain/guidance/article.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { isLanguage, languages } from "#locales/languages.ts"
import type { ArticleDraft } from "#domain/guidance/publish.ts"
import type { Route } from "./+types/edit"

const codeOf = (url: URL) => {
  const asked = url.searchParams.get("language")
  return isLanguage(asked) ? asked : languages[0].code
}

export async function loader({ params, context, url }: Route.LoaderArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const shown = await showEditor(context, params.slug, codeOf(url), {
    from: url.searchParams.get("from"),
    to: url.searchParams.get("to"),
  })
  if (!shown) throw notFound()
  return {
    ...shown,
    tomorrow: addDays(officeDay(portalOf(context).ctx.now()), 1),
    saved: url.searchParams.has("saved"),
  }
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  return actOnArticle({ context, form: await readForm(request), slug: params.slug, language: codeOf(url) })
}

const empty: ArticleDraft = {
  title: "",
  lead: "",
  summary: Array.from({ length: SUMMARY_LINES }, () => ({ name: "", text: "" })),
  keywords: "",
  body: "",
}

type Shown = Awaited<ReturnType<typeof loader>>

export default function Edit({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("guidance-staff")
  const { slug, code, newest, compared } = loaderData
  const nameOf = (language: string) => languages.find((l) => l.code === language)?.name ?? language
  const draft = actionData?.draft ?? newest ?? empty
  const seen = actionData?.seen ?? newest?.id ?? ""
  const preview = actionData?.preview ?? null
  return (
    <main id="main">
      <PageTitle title={newest?.title ?? slug} />
      <Tools shown={loaderData} />
      <div className="edit">
        <div className="ed1">
          {loaderData.saved && !actionData ? <Done text={t("saved")} /> : null}
          {actionData?.error && !(actionData.conflict && actionData.error === "changed-meanwhile") ? (
            <ErrorSummary
              problems={[
                { field: actionData.field, message: t(`error.${actionData.error}`, { what: actionData.what }) },
              ]}
            />
          ) : null}
          {loaderData.stale && newest ? (
            <Stale language={nameOf(loaderData.twin)} revision={loaderData.keep.revision} />
          ) : null}
          {compared ? (
            <section>
              <header>
                <h2>{t("edit.compareTitle", { from: compared.from, to: compared.to })}</h2>
              </header>
              <Compared parts={compared.parts} language={code} />
            </section>
          ) : null}
          {actionData?.conflict ? <ConflictShown conflict={actionData.conflict} language={code} /> : null}
          {preview ? <Preview preview={preview} draft={draft} language={code} /> : null}
          <ArticleForm
            key={`${code} ${seen}`}
            draft={draft}
            seen={seen}
            language={code}
            follows={loaderData.stale}
            when={{
              day: actionData?.when?.day || loaderData.tomorrow,
              clock: actionData?.when?.clock || "09:00",
              meaning: actionData?.when?.meaning ?? null,
            }}
          />
        </div>
        <div className="ed2">
          <Versions shown={loaderData} />
          <ReadersSaid items={loaderData.feedback} />
          <Keep shown={loaderData} typed={actionData?.kept ?? null} now={actionData?.keptNow ?? null} />
        </div>
      </div>
    </main>
  )
}

/** Which article and version, its languages, and the way to the page that readers see. */
function Tools({ shown: { slug, code, newest, versions, archived } }: { shown: Shown }) {
  const { t } = useTranslation("guidance-staff")
  const { t: kept } = useTranslation("guidance-kept")
  return (
    <div className="tools">
      <h1>
        {newest?.title ?? slug}{" "}
        <span className="meta">
          {newest
            ? t("edit.begun", { number: newest.number, who: newest.createdBy, when: versions[0]!.written })
            : null}
          {archived ? ` · ${kept("archived")}` : null}
        </span>
      </h1>
      <nav className="tabs" aria-label={t("edit.language")}>
        {languages.map((language) => (
          <a
            key={language.code}
            href={paths.staff.article(slug, { language: language.code })}
            aria-current={language.code === code ? "page" : undefined}
            lang={language.code}
          >
            {language.name}
          </a>
        ))}
      </nav>
      <span className="spring" />
      <a className="btn" href={paths.article(code, slug)}>
        {t("edit.view")}
      </a>
      <a className="btn" href={paths.staff.articlePlace(slug)}>
        {kept("toPlace")}
      </a>
      <a className="btn" href={paths.staff.guidance()}>
        {t("toList")}
      </a>
    </div>
  )
}

/** Its twin has changed since: somebody says that this text still fits. */
function Stale({ language, revision }: { language: string; revision: Shown["keep"]["revision"] }) {
  const { t } = useTranslation("guidance-staff")
  return (
    <form method="post" className="alert alert-warning" id="stale">
      <input type="hidden" name="revision" value={revision} />
      <p>
        <b>{t("edit.staleTitle", { language })}</b>
      </p>
      <p>{t("edit.staleLead")}</p>
      <button className="btn" type="submit" name="intent" value="still-fits">
        {t("edit.stillFits")}
      </button>
    </form>
  )
}
