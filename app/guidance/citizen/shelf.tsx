import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { capital } from "#domain/capital.ts"
import { LONGEST_QUESTION, Search } from "#app/guidance/citizen/parts/search.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { plainText } from "#domain/typed-text.ts"
import { paths } from "#paths"
import { officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { figureInLine, figuresFor, inLines } from "#app/guidance/shown.server.ts"
import { shelfOf } from "#app/web/shelf.server.ts"
import { searchArticles } from "#db/search/reads.ts"
import { officeInWords, topics } from "#domain/guidance/article.ts"
import { purposes } from "#domain/plan/purposes.ts"
import type { Language } from "#locales/languages.ts"
import { noteMiss } from "#operations/guidance/listen.ts"
import { BesidesList } from "./parts/besides.tsx"
import { searchBesides } from "./besides.server.ts"
import type { Route } from "./+types/shelf"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const { db, ctx } = portalOf(context)
  const shelf = await shelfOf(context, language)
  const figures = await figuresFor(
    context,
    language,
    shelf.flatMap((a) => inLines({ lead: a.lead, summary: [] })),
  )
  const { site } = await officeOf(context)
  const plain = (text: string) =>
    officeInWords(text, site).replace(/\{\{figure:([^}]+)\}\}/g, (_, key: string) =>
      figureInLine(figures[key], language),
    )
  const question = plainText(url.searchParams.get("q") ?? "")
    .trim()
    .slice(0, LONGEST_QUESTION)
  const situation = purposes.find((p) => p === url.searchParams.get("situation")) ?? null
  const items = shelf.map(({ slug, topic, title, lead, situations }) => ({
    slug,
    topic,
    title,
    lead: firstSentence(plain(lead)),
    situations,
  }))
  if (question === "") return { language, question, situation, asked: null, found: null, besides: [], items }
  const { found, asked, corrected } = await searchArticles(db, { language, question, now: ctx.now() })
  const besides = await searchBesides(context, { language, question, asked })
  if (
    found.length === 0 &&
    besides.length === 0 &&
    (await portalOf(context).limits.allow("search-miss", visitorOf(context).address))
  )
    await noteMiss(ctx, { language, question })
  return {
    language,
    question,
    situation: null,
    asked: corrected ? asked.join(" ") : null,
    besides,
    found: found.map(({ slug, title, lead }) => ({ slug, title, lead: plain(lead) })),
    items,
  }
}

export default function Shelf({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("guidance")
  const { t: plan } = useTranslation("plan")
  const { language, question, situation, asked, found, besides, items } = loaderData
  const shown = situation ? items.filter((item) => item.situations.includes(situation)) : items
  const title = question
    ? t("shelf.titleFound", { question })
    : situation
      ? t("shelf.titleSituation", { situation: capital(plan(`ask.purpose.${situation}`)) })
      : t("shelf.title")
  return (
    <CitizenPage
      title={title}
      description={t("shelf.lead")}
      path={paths.guidance(language)}
      back={
        question || situation ? (
          <p className="crumbs">
            <a href={paths.guidance(language)}>{t("shelf.title")}</a>
          </p>
        ) : null
      }
      more={
        <>
          {question || situation ? null : <p className="lead">{t("shelf.lead")}</p>}
          <Search language={language} question={question} />
        </>
      }
    >
      {question ? <meta name="robots" content="noindex" /> : null}
      <div className="container shelf">
        {found ? (
          <section>
            <p role="status">
              {found.length > 0
                ? t("search.count", { count: found.length })
                : t(besides.length > 0 ? "search.noText" : "search.none", { question })}
              {asked && found.length > 0 ? ` ${t("search.corrected", { asked })}` : ""}
            </p>
            {found.length > 0 ? <Articles language={language} items={found} level={2} /> : null}
            <BesidesList besides={besides} />
            {found.length === 0 && besides.length === 0 ? <NoHit language={language} /> : null}
          </section>
        ) : (
          <>
            {situation ? null : <Situations language={language} />}
            {topics
              .map((topic) => ({ topic, articles: shown.filter((item) => item.topic === topic) }))
              .filter(({ articles }) => articles.length > 0)
              .map(({ topic, articles }) => (
                <section key={topic} id={topic}>
                  <h2>{t(`topic.${topic}`)}</h2>
                  <Articles language={language} items={articles} level={3} />
                  <TopicTools topic={topic} situation={situation} language={language} />
                </section>
              ))}
          </>
        )}
      </div>
    </CitizenPage>
  )
}

/** The shelf of one's own situation. */
function Situations({ language }: { language: string }) {
  const { t } = useTranslation("guidance")
  const { t: plan } = useTranslation("plan")
  return (
    <nav className="situations" aria-labelledby="situations">
      <h2 id="situations">{t("shelf.situations")}</h2>
      <ul className="nobullet-list">
        {purposes.map((purpose) => (
          <li key={purpose}>
            <a href={paths.guidance(language, { situation: purpose })}>{capital(plan(`ask.purpose.${purpose}`))}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The guides and forms that belong to a topic. */
function TopicTools({ topic, situation, language }: { topic: string; situation: string | null; language: string }) {
  const { t } = useTranslation("guidance")
  if (topic === "tax")
    return (
      <p className="shelf-tools">
        <a className="button button-secondary" href={paths.taxCard(language)}>
          {t("shelf.taxCard")}
        </a>{" "}
        <a className="button button-secondary" href={paths.firstPay(language)}>
          {t("shelf.firstPay")}
        </a>
      </p>
    )
  if (topic !== "arriving" || (situation !== null && situation !== "job-seeking")) return null
  return (
    <p className="shelf-tools">
      <a className="button button-secondary" href={paths.benefit(language)}>
        {t("shelf.benefit")}
      </a>
    </p>
  )
}

/** The shelf says what a text is about; the text itself says the rest. */
const firstSentence = (text: string) => /^.*?[.?!](?=\s|$)/.exec(text)?.[0] ?? text

function Articles({
  language,
  items,
  level,
}: {
  language: string
  items: readonly { slug: string; title: string; lead: string }[]
  level: 2 | 3
}) {
  const Heading = level === 2 ? "h2" : "h3"
  return (
    <ul className="articles nobullet-list">
      {items.map((item) => (
        <li key={item.slug}>
          <Heading>
            <a href={paths.article(language, item.slug)}>{item.title}</a>
          </Heading>
          <p>{item.lead}</p>
        </li>
      ))}
    </ul>
  )
}

function NoHit({ language }: { language: string }) {
  const { t } = useTranslation("guidance")
  return (
    <>
      <p>{t("search.noneHelp")}</p>
      <p>
        <a href={paths.guidance(language)}>{t("search.all")}</a>
      </p>
    </>
  )
}
