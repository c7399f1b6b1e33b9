import { badRequest, notFound } from "#app/parts/refusals.ts"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { data, redirect } from "react-router"
import { ArticleAside } from "#app/guidance/citizen/parts/article-aside.tsx"
import { ArticleBody, Line } from "#app/guidance/parts/body.tsx"
import { Gone } from "#app/guidance/citizen/parts/gone.tsx"
import { Helpful } from "#app/guidance/citizen/parts/helpful.tsx"
import { StructuredData } from "#app/parts/page-meta.tsx"
import { Phone } from "#app/parts/phone.tsx"
import { useRequest } from "#app/parts/request.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { liveArticle } from "#app/guidance/shown.server.ts"
import { shelfOf } from "#app/web/shelf.server.ts"
import { isSlug } from "#domain/guidance/article.ts"
import type { Language } from "#locales/languages.ts"
import { addLine, answerHelpful } from "#operations/guidance/listen.ts"
import { type ArticleShown, goneShown, showArticle } from "./article-shown.server.ts"
import type { Route } from "./+types/article"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const shelf = await shelfOf(context, language)
  // Only what stands on the shelf is asked for: invented addresses cost nothing.
  const found = shelf.some((item) => item.slug === params.slug)
    ? await liveArticle(context, params.slug, language)
    : null
  if (!found) return data({ gone: await goneShown(context, params.slug, shelf, language), shown: null }, 410)
  return { gone: null, shown: await showArticle(context, found, shelf, language, url) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, limits } = portalOf(context)
  const { slug, language } = params
  if (!isSlug(slug)) throw notFound()
  const form = await readForm(request)
  const back = paths.article(language, slug)
  if (!(await limits.allow("feedback", visitorOf(context).address)))
    return data({ error: "too-many" as const, line: "" }, 429)
  const id = String(form.get("id") ?? "")
  if (id) {
    const line = String(form.get("line") ?? "")
    if (!isId(id)) throw badRequest()
    const added = await addLine(ctx, { id, line })
    if (!added.ok && added.error === "line-long") return data({ error: added.error, line, id }, 422)
    return redirect(`${back}?thanks=done#helpful`)
  }
  const helpful = form.get("helpful")
  if (helpful !== "yes" && helpful !== "no") throw badRequest()
  const answer = await answerHelpful(ctx, { slug, language, helpful: helpful === "yes" })
  if (!answer.ok) throw notFound()
  return redirect(`${back}?thanks=${answer.value.id}#helpful`)
}

export default function ArticlePage({ loaderData, actionData }: Route.ComponentProps) {
  if (loaderData.gone) return <Gone gone={loaderData.gone} />
  return <Article article={loaderData.shown} actionData={actionData} />
}

function Article({
  article: loaderData,
  actionData,
}: {
  article: ArticleShown
  actionData: Route.ComponentProps["actionData"]
}) {
  const { t } = useTranslation("guidance")
  const { origin } = useRequest()
  const { language, slug, title, figures } = loaderData
  const path = paths.article(language, slug)
  return (
    <CitizenPage
      title={title}
      description={loaderData.description}
      path={path}
      back={
        <p className="crumbs">
          <a href={paths.guidance(language)}>{t("shelf.title")}</a> <span aria-hidden="true">/</span>{" "}
          <a href={`${paths.guidance(language)}#${loaderData.topic}`}>{t(`topic.${loaderData.topic}`)}</a>
        </p>
      }
      lead={
        <>
          <Line inline={loaderData.lead} figures={figures} />
        </>
      }
    >
      <StructuredData
        data={{
          "@type": "Article",
          headline: title,
          description: loaderData.description,
          inLanguage: language,
          dateModified: loaderData.published,
          mainEntityOfPage: origin + path,
          publisher: { "@type": "GovernmentOrganization", name: loaderData.responsible.office },
          citation: loaderData.sources.map((source) => source.url),
        }}
      />
      <div className="container">
        <div className="cols article">
          <article>
            <ul className="short">
              {loaderData.summary.map((line) => (
                <li key={line.name}>
                  <b>{line.name}</b>{" "}
                  <span>
                    <Line inline={line.text} figures={figures} />
                  </span>
                </li>
              ))}
            </ul>
            {loaderData.yearsOver.length > 0 ? (
              <p className="figure-old">{t("figure.over", { years: loaderData.yearsOver.join(", ") })}</p>
            ) : null}
            <ArticleBody sections={loaderData.sections} figures={figures} />
            <Sources article={loaderData} />
            <Helpful
              action={path}
              language={language}
              thanks={actionData && "id" in actionData ? (actionData.id ?? null) : loaderData.thanks}
              error={actionData?.error ?? null}
              typed={actionData?.line ?? ""}
            />
          </article>
          <ArticleAside article={loaderData} />
        </div>
      </div>
    </CitizenPage>
  )
}

/** Where it comes from, and when somebody last looked whether it still holds. */
function Sources({ article }: { article: ArticleShown }) {
  const { t } = useTranslation("guidance")
  return (
    <section id="sources">
      <h2>{t("sources")}</h2>
      <ol className="sources">
        {article.sources.map((source) => (
          <li key={source.url}>
            <a href={source.url}>{source.label}</a>
          </li>
        ))}
      </ol>
      {article.legalSource ? (
        <p className="small">
          {t("legalSource")} <span lang="da">{article.legalSource}</span>
        </p>
      ) : null}
      <p className="small">
        {t("updated", { day: article.updated })} {t("reviewed", { day: article.reviewed })}{" "}
        {article.overdue ? t("reviewOverdue") : t("nextReview", { day: article.nextReview })}
      </p>
      <Responsible by={article.responsible} />
    </section>
  )
}

/** The authority that answers for the text, and whom to ask about it (Regulation 2018/1724, articles 9 to 11). */
function Responsible({ by }: { by: ArticleShown["responsible"] }) {
  const { t } = useTranslation("guidance")
  return (
    <p className="small">
      {by.controller
        ? t("responsible", { office: by.office, controller: by.controller.name })
        : t("responsibleOffice", { office: by.office })}{" "}
      {t("askAbout")} <a href={`mailto:${by.email}`}>{by.email}</a>, <Phone number={by.phone} />.
    </p>
  )
}
