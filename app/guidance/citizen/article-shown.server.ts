import { type RouterContextProvider } from "react-router"
import { notFound } from "#app/parts/refusals.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { figureInLine, figuresFor, liveArticle, sectionsOf, yearsOver } from "#app/guidance/shown.server.ts"
import { isArchived, shelfOf } from "#app/web/shelf.server.ts"
import { plainText, readLine, sectionsWithOffice, withOffice } from "#domain/guidance/article.ts"
import { readArchived } from "#db/guidance/reads.ts"
import { sourceName } from "#domain/guidance/source-name.ts"
import { responsibleOf } from "#domain/retention/notice.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Language, languageCodes } from "#locales/languages.ts"

/** The articles on the newcomer's way, in its order: what an article of it shows beside its text. */
const way = [
  "eu-residence-document",
  "cpr-number",
  "apply-for-your-tax-card",
  "health-card-and-doctor",
  "mitid-nemkonto-digital-post",
] as const

type Context = Readonly<RouterContextProvider>
type Shelf = Awaited<ReturnType<typeof shelfOf>>

/** What an address says whose article is kept no longer; an address that never had one is not found. */
export async function goneShown(context: Context, slug: string, shelf: Shelf, language: Language) {
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

/** All that the page of an article says beside its frame. */
export async function showArticle(
  context: Context,
  { article, version }: NonNullable<Awaited<ReturnType<typeof liveArticle>>>,
  shelf: Shelf,
  language: Language,
  url: URL,
) {
  const now = portalOf(context).ctx.now()
  const read = sectionsOf(version)
  const figures = await figuresFor(context, language, read.figures)
  const { site } = await officeOf(context)
  const line = (text: string) => withOffice(readLine(text), site)
  const plain = (text: string) => plainText(line(text), (key) => figureInLine(figures[key], language))
  const titleOf = (slug: string) => shelf.find((item) => item.slug === slug)?.title
  const onWay = (way as readonly string[]).indexOf(article.slug)
  return {
    language,
    slug: article.slug,
    topic: article.topic,
    title: version.title,
    lead: line(version.lead),
    description: plain(version.lead),
    summary: version.summary.map(({ name, text }) => ({ name, text: line(text) })),
    sections: sectionsWithOffice(read.sections, site),
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

export type ArticleShown = Awaited<ReturnType<typeof showArticle>>
