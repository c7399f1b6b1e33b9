import { badRequest, notFound } from "#app/parts/refusals.ts"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { type RouterContextProvider, data, redirect } from "react-router"
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
import { officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { figureInLine, figuresFor, liveArticle, sectionsOf, yearsOver } from "#app/guidance/shown.server.ts"
import { isArchived, shelfOf } from "#app/web/shelf.server.ts"
import { isSlug, plainText, readLine } from "#domain/guidance/article.ts"
import { readArchived } from "#db/guidance/reads.ts"
import { sourceName } from "#domain/guidance/source-name.ts"
import { responsibleOf } from "#domain/retention/notice.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Language, languageCodes } from "#locales/languages.ts"
import { addLine, answerHelpful } from "#operations/guidance/listen.ts"
import type { Route } from "./+types/article"

/** The articles on the newcomer's way, in its order: what an article of it shows beside its text. */
const way = [
  "eu-residence-document",
  "cpr-number",
  "apply-for-your-tax-card",
  "health-card-and-doctor",
  "mitid-nemkonto-digital-post",
] as const

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

type Context = Readonly<RouterContextProvider>
type Shelf = Awaited<ReturnType<typeof shelfOf>>

/** What an address says whose article is kept no longer; an address that never had one is not found. */
async function goneShown(context: Context, slug: string, shelf: Shelf, language: Language) {
  // An invented address asks nothing of its own, like one of the shelf.
  const archived = (await isArchived(context, slug)) ? await readArchived(portalOf(context).db, slug, language) : null
  if (!archived) throw notFound()
  const instead = shelf.find((item) => item.slug === archived.instead)
  return {
    language,
    slug,
    title: archived.title,
    instead: instead ? { slug: instead.slug, title: instead.title } : null,
  }
}

async function showArticle(
  context: Context,
  { article, version }: NonNullable<Awaited<ReturnType<typeof liveArticle>>>,
  shelf: Shelf,
  language: Language,
  url: URL,
) {
  const now = portalOf(context).ctx.now()
  const read = sectionsOf(version)
  const figures = await figuresFor(context, language, read.figures)
  const plain = (text: string) => plainText(readLine(text), (key) => figureInLine(figures[key], language))
  const { site } = await officeOf(context)
  const titleOf = (slug: string) => shelf.find((item) => item.slug === slug)?.title
  const onWay = (way as readonly string[]).indexOf(article.slug)
  return {
    language,
    slug: article.slug,
    topic: article.topic,
    title: version.title,
    lead: readLine(version.lead),
    description: plain(version.lead),
    summary: version.summary.map((line) => ({ name: line.name, text: readLine(line.text) })),
    sections: read.sections,
    figures,
    yearsOver: yearsOver(figures),
    sources: article.sources.map(({ label, url: at }) => ({
      label: sourceName(label, language, languageCodes),
      url: at,
    })),
    legalSource: article.legalSource,
    reviewed: fullDate(article.reviewedOn, language),
    nextReview: fullDate(article.nextReview, language),
    overdue: article.nextReview <= officeDay(now),
    published: version.publishAt!.toISOString(),
    updated: fullDate(officeDay(version.publishAt!), language),
    responsible: { ...responsibleOf(site), office: site.name, email: site.email, phone: site.phone },
    related: article.related.flatMap((slug) => (titleOf(slug) ? [{ slug, title: titleOf(slug)! }] : [])),
    way:
      onWay < 0
        ? []
        : way.flatMap((slug) => (titleOf(slug) ? [{ slug, title: titleOf(slug)!, here: slug === article.slug }] : [])),
    service: article.services[0] ?? null,
    thanks: url.searchParams.get("thanks"),
    answered: url.searchParams.get("line"),
  }
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

export type ArticleShown = Awaited<ReturnType<typeof showArticle>>

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
