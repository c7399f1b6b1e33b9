import { PageTitle } from "#app/components/page-title.tsx"
import { data, redirect } from "react-router"
import { ErrorSummary, Field } from "#app/components/form.tsx"
import { ArticleForm } from "#app/components/guidance/article-form.tsx"
import { ArticleBody, Blocks, Line } from "#app/components/guidance/body.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { Done } from "#app/components/worklist.tsx"
import { readDraft, readPublish, readSources } from "#app/forms/editing.ts"
import { readForm } from "#app/forms/parse.ts"
import { isId } from "#app/forms/review.ts"
import { paths } from "#app/paths.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { showEditor } from "#app/web/editing.server.ts"
import { figuresFor, inLines } from "#app/web/guidance.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { SUMMARY_LINES, figuresPlaced, isSlug, readArticle, readLine } from "#domain/guidance/article.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { isLanguage, languages } from "#locales/languages.ts"
import {
  type ArticleDraft,
  confirmTwin,
  keepArticle,
  publishProblem,
  saveArticle,
  takeBack,
} from "#operations/guidance/edit.ts"
import { readFeedback } from "#operations/guidance/listen.ts"
import type { Route } from "./+types/edit"
import { LONGEST } from "#domain/longest.ts"

const codeOf = (url: URL) => {
  const asked = url.searchParams.get("language")
  return isLanguage(asked) ? asked : languages[0].code
}

export async function loader({ params, context, url }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "edit-guidance")
  if (!isSlug(params.slug)) throw new Response("Not found", { status: 404 })
  const shown = await showEditor(context, params.slug, codeOf(url), {
    from: url.searchParams.get("from"),
    to: url.searchParams.get("to"),
  })
  if (!shown) throw new Response("Not found", { status: 404 })
  return {
    ...shown,
    tomorrow: addDays(officeDay(portalOf(context).ctx.now()), 1),
    saved: url.searchParams.has("saved"),
  }
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const account = staffOf(context)
  requirePermission(account, "edit-guidance")
  const { ctx } = portalOf(context)
  const by = byStaff(account)
  const { slug } = params
  if (!isSlug(slug)) throw new Response("Not found", { status: 404 })
  const language = codeOf(url)
  const form = await readForm(request)
  const intent = String(form.get("intent") ?? "")
  const back = `${paths.staff.article(slug, { language })}&saved`
  const none = { what: "", draft: null, when: null, preview: null, kept: null }
  if (intent === "still-fits") {
    await confirmTwin(ctx, { slug, language, by })
    return redirect(back)
  }
  if (intent === "feedback-read") {
    await readFeedback(ctx, { slug, upTo: new Date(Number(form.get("upTo")) || 0), by })
    return redirect(back)
  }
  if (intent === "take-back") {
    const versionId = String(form.get("version"))
    if (!isId(versionId)) throw new Response("Bad request", { status: 400 })
    const done = await takeBack(ctx, { slug, versionId, by })
    return done.ok ? redirect(back) : data({ ...none, error: done.error, field: "versions" }, 409)
  }
  if (intent === "keep") {
    const ownerId = String(form.get("owner") ?? "")
    const kept = {
      legalSource: String(form.get("legalSource") ?? ""),
      sources: String(form.get("sources") ?? ""),
      nextReview: String(form.get("nextReview") ?? ""),
      ownerId,
    }
    const done = await keepArticle(ctx, {
      slug,
      ownerId: isId(ownerId) ? ownerId : null,
      legalSource: kept.legalSource.slice(0, 300),
      sources: readSources(kept.sources),
      nextReview: kept.nextReview,
      reviewed: form.get("reviewed") === "yes",
      by,
    })
    return done.ok
      ? redirect(back)
      : data(
          { ...none, kept, error: done.error, field: done.error.startsWith("source") ? "sources" : "nextReview" },
          422,
        )
  }
  const draft = readDraft(form)
  const when = {
    day: String(form.get("day") ?? ""),
    clock: String(form.get("clock") ?? ""),
    meaning: String(form.get("meaning") ?? ""),
  }
  if (intent === "preview") {
    const { sections } = readArticle(draft.body)
    const figures = await figuresFor(context, language, [...figuresPlaced(sections), ...inLines(draft)])
    const problem = publishProblem(draft)
    return data({
      ...none,
      draft,
      when,
      error: problem?.error ?? null,
      what: problem?.what ?? "",
      field: "edit",
      preview: {
        sections,
        figures,
        lead: readLine(draft.lead),
        summary: draft.summary.map((s) => ({ name: s.name, text: readLine(s.text) })),
      },
    })
  }
  const publish = readPublish(form)
  if (!publish) return data({ ...none, draft, when, error: "time-wrong" as const, field: "day" }, 422)
  const seen = String(form.get("seen") ?? "")
  const done = await saveArticle(ctx, {
    slug,
    language,
    seen,
    draft,
    publish,
    changesMeaning: when.meaning !== "no",
    by,
  })
  if (done.ok) return redirect(back)
  if (done.error === "unknown") throw new Response("Not found", { status: 404 })
  return data(
    {
      ...none,
      draft,
      when,
      error: done.error,
      what: done.what ?? "",
      field: done.error === "time-past" ? "day" : "edit",
    },
    done.error === "changed-meanwhile" ? 409 : 422,
  )
}

const empty: ArticleDraft = {
  title: "",
  lead: "",
  summary: Array.from({ length: SUMMARY_LINES }, () => ({ name: "", text: "" })),
  keywords: "",
  body: "",
}

export default function Edit({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("editing")
  const { slug, code, newest, compared } = loaderData
  const nameOf = (language: string) => languages.find((l) => l.code === language)?.name ?? language
  const draft = actionData?.draft ?? newest ?? empty
  const preview = actionData?.preview ?? null
  return (
    <main id="main">
      <PageTitle title={newest?.title ?? slug} />
      <div className="tools">
        <h1>
          {newest?.title ?? slug}{" "}
          <span className="meta">
            {newest
              ? t("edit.begun", { number: newest.number, who: newest.createdBy, when: loaderData.versions[0]!.written })
              : null}
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
        <a className="btn" href={paths.staff.guidance()}>
          {t("toList")}
        </a>
      </div>
      <div className="edit">
        <div className="ed1">
          {loaderData.saved && !actionData ? <Done text={t("saved")} /> : null}
          {actionData?.error ? (
            <ErrorSummary
              problems={[
                { field: actionData.field, message: t(`error.${actionData.error}`, { what: actionData.what }) },
              ]}
            />
          ) : null}
          {loaderData.stale && newest ? (
            <form method="post" className="alert alert-warning">
              <p>
                <b>{t("edit.staleTitle", { language: nameOf(loaderData.twin) })}</b>
              </p>
              <p>{t("edit.staleLead")}</p>
              <button className="btn" type="submit" name="intent" value="still-fits">
                {t("edit.stillFits")}
              </button>
            </form>
          ) : null}
          {compared ? (
            <section>
              <header>
                <h2>{t("edit.compareTitle", { from: compared.from, to: compared.to })}</h2>
              </header>
              <p className="compared" lang={code}>
                {compared.parts === null
                  ? t("edit.tooDifferent")
                  : compared.parts.map((part, i) =>
                      part.is === "added" ? (
                        <ins key={i}>{part.value}</ins>
                      ) : part.is === "removed" ? (
                        <del key={i}>{part.value}</del>
                      ) : (
                        <span key={i}>{part.value}</span>
                      ),
                    )}
              </p>
            </section>
          ) : null}
          {preview ? (
            <section className="preview" lang={code}>
              <header>
                <h2>{t("edit.previewTitle")}</h2>
              </header>
              <article>
                <p className="preview-title">{draft.title}</p>
                <p>
                  <Line inline={preview.lead} figures={preview.figures} />
                </p>
                <ul>
                  {preview.summary.map((line, i) => (
                    <li key={i}>
                      <b>{line.name}</b> <Line inline={line.text} figures={preview.figures} />
                    </li>
                  ))}
                </ul>
                <ArticleBody sections={preview.sections} figures={preview.figures} />
                {preview.sections
                  .filter((section) => section.id === "ask")
                  .map((section) => (
                    <section key="ask">
                      <h2>
                        <Line inline={section.heading} figures={preview.figures} />
                      </h2>
                      <Blocks blocks={section.blocks} figures={preview.figures} />
                    </section>
                  ))}
              </article>
            </section>
          ) : null}
          <ArticleForm
            key={`${code} ${newest?.id}`}
            draft={draft}
            seen={newest?.id ?? ""}
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
          <section id="versions">
            <h2>{t("edit.versions")}</h2>
            <ol className="versions">
              {loaderData.versions.map((version) => (
                <li key={version.id}>
                  <b>{t("edit.version", { number: version.number })}</b>{" "}
                  {t(`edit.state.${version.state}`, { when: version.when })}
                  <br />
                  <span className="quiet">
                    {version.who}, {version.written}
                  </span>
                  {version.before ? (
                    <>
                      <br />
                      <a href={paths.staff.article(slug, { language: code, from: version.before, to: version.id })}>
                        {t("edit.compare")}
                      </a>
                    </>
                  ) : null}
                  {version.state === "waiting" ? (
                    <form method="post">
                      <input type="hidden" name="version" value={version.id} />
                      <button className="linkbutton" type="submit" name="intent" value="take-back">
                        {t("edit.takeBack")}
                      </button>
                    </form>
                  ) : null}
                </li>
              ))}
            </ol>
          </section>
          <Feedback items={loaderData.feedback} />
          <Keep shown={loaderData} typed={actionData?.kept ?? null} />
        </div>
      </div>
    </main>
  )
}

function Feedback({ items }: { items: Route.ComponentProps["loaderData"]["feedback"] }) {
  const { t } = useTranslation("editing")
  return (
    <section>
      <h2>{t("feedback.title")}</h2>
      {items.length === 0 ? (
        <p className="quiet">{t("feedback.none")}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="upTo" value={items[0]!.at} />
          <ul className="versions">
            {items.map((item) => (
              <li key={item.id}>
                <b>{t(item.helpful ? "feedback.yes" : "feedback.no")}</b>{" "}
                <span lang={item.language}>{item.line || t("feedback.noLine")}</span>
                <br />
                <span className="quiet">{item.when}</span>
              </li>
            ))}
          </ul>
          <button className="btn" type="submit" name="intent" value="feedback-read">
            {t("feedback.read")}
          </button>
        </form>
      )}
    </section>
  )
}

function Keep({
  shown,
  typed,
}: {
  shown: Route.ComponentProps["loaderData"]
  typed: { legalSource: string; sources: string; nextReview: string; ownerId: string } | null
}) {
  const { t } = useTranslation("editing")
  const kept = typed ?? shown.keep
  return (
    <form method="post" className="deed">
      <h2>{t("keep.title")}</h2>
      <div className="form-group">
        <label className="form-label" htmlFor="owner">
          {t("keep.owner")}
        </label>
        <select className="form-input" id="owner" name="owner" defaultValue={kept.ownerId ?? ""}>
          <option value="">{t("keep.nobody")}</option>
          {shown.accounts.map((account) => (
            <option key={account.id} value={account.id}>
              {account.name}
            </option>
          ))}
        </select>
      </div>
      <Field id="legalSource" label={t("keep.legalSource")} value={kept.legalSource} maxLength={300} />
      <Field id="sources" label={t("keep.sources")} value={kept.sources} rows={6} maxLength={LONGEST.sources} />
      <Field id="nextReview" label={t("keep.nextReview")} type="date" value={kept.nextReview} />
      <div className="radio">
        <input type="checkbox" id="reviewed" name="reviewed" value="yes" />
        <label htmlFor="reviewed">{t("keep.reviewed")}</label>
      </div>
      <button className="btn" type="submit" name="intent" value="keep">
        {t("keep.save")}
      </button>
    </form>
  )
}
