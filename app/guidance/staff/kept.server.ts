import type { RouterContextProvider } from "react-router"
import { capital } from "#domain/capital.ts"
import { topics } from "#domain/guidance/article.ts"
import { articleWhats, figureWhats } from "#domain/guidance/changes.ts"
import { articlesNaming, isWorkedWith } from "#domain/guidance/figure-use.ts"
import { liveOf } from "#domain/guidance/living.ts"
import { articlesLinkingTo } from "#domain/guidance/place.ts"
import { purposes } from "#domain/plan/purposes.ts"
import { stepKeys } from "#domain/plan/step.ts"
import { textOf } from "#domain/recorded.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { writtenIn } from "#domain/written-in.ts"
import { articleBySlug, figureKinds, readTexts, readWork } from "#db/guidance/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { activeAccounts } from "#db/staff/reads.ts"
import { translator } from "#locales/translator.ts"
import { placeOf, seenOfPlace, shelfOfTopic } from "#operations/guidance/shelf.ts"
import { seenOfNames } from "#operations/guidance/change.ts"
import { stepName } from "#app/web/kept-words.server.ts"
import { portalOf } from "#app/web/context.server.ts"
import { historyOf } from "#app/web/history.server.ts"
import { localeOf } from "#app/web/locale.server.ts"

type Context = Readonly<RouterContextProvider>
type Work = Awaited<ReturnType<typeof readWork>>

/** What an article is called: as readers of the language get it, else as it was last written in any language. */
export function titleIn(versions: Work["versions"], slug: string, language: string, now: Date): string {
  const own = versions.filter((v) => v.slug === slug)
  const live = liveOf(
    own.filter((v) => v.language === language),
    now,
  )
  return live?.title ?? own.findLast((v) => v.language === language)?.title ?? own.at(-1)?.title ?? slug
}

/** Everything that an article's place is chosen from, in words. `slug` is the article's own, which it does not stand behind. */
function choicesOf(context: Context, { articles, versions }: Work, services: readonly Service[], slug: string) {
  const language = localeOf(context)
  const now = portalOf(context).ctx.now()
  const { t } = translator(language)
  const title = (of: string) => titleIn(versions, of, language, now)
  const places = topics.flatMap((topic) => {
    const name = t(`guidance:topic.${topic}`)
    return [
      { value: `${topic} `, text: t("guidance-kept:place.onFirst", { topic: name }) },
      ...shelfOfTopic(articles, topic)
        .filter((other) => other !== slug)
        .map((other) => ({
          value: `${topic} ${other}`,
          text: t("guidance-kept:place.onAfter", { topic: name, title: title(other) }),
        })),
    ]
  })
  const { compare } = new Intl.Collator(language)
  const own = articles.find((article) => article.slug === slug)
  return {
    places,
    steps: stepKeys.map((key) => ({ value: key as string, text: stepName(key, language) })),
    services: services.map(({ key, texts }) => ({ value: key, text: writtenIn(texts, language).name })),
    situations: purposes.map((key) => ({ value: key as string, text: capital(t(`plan:ask.purpose.${key}`)) })),
    related: articles
      .filter((other) => other.slug !== slug && (other.archivedAt === null || own?.related.includes(other.slug)))
      .map((other) => ({ value: other.slug, text: title(other.slug) }))
      .toSorted((a, b) => compare(a.text, b.text)),
  }
}
type Service = Awaited<ReturnType<typeof readSiteOffice>>["services"][number]
export type PlaceChoices = ReturnType<typeof choicesOf>

/** What a new article is made from. */
export async function showNew(context: Context) {
  const { db } = portalOf(context)
  const [work, { services }, accounts] = await Promise.all([readWork(db), readSiteOffice(db), activeAccounts(db)])
  return {
    choices: choicesOf(context, work, services, ""),
    accounts: accounts.map(({ id, name }) => ({ value: id, text: name })),
  }
}

/** Where an article stands, whether it is archived, who links to it, and its history; null when there is none. */
export async function showPlace(context: Context, slug: string) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const now = ctx.now()
  const article = await articleBySlug(db, slug)
  if (!article) return null
  const [work, { services }, texts] = await Promise.all([readWork(db), readSiteOffice(db), readTexts(db)])
  const title = (of: string) => titleIn(work.versions, of, language, now)
  const place = placeOf(article, work.articles)
  const archivedAt = article.archivedAt
  return {
    slug,
    title: title(slug),
    place,
    seen: seenOfPlace(place),
    choices: choicesOf(context, work, services, slug),
    archived: archivedAt && {
      day: fullDate(officeDay(archivedAt), language),
      instead: article.instead === "" ? null : title(article.instead),
      wasPublic: work.versions.some((v) => v.slug === slug && v.publishAt !== null && v.publishAt <= archivedAt),
    },
    linking: articlesLinkingTo(slug, texts, now).map((other) => ({ slug: other, title: title(other) })),
    history: await historyOf(context, articleWhats, (state) => textOf(state.slug) === slug),
  }
}
export type PlaceShown = NonNullable<Awaited<ReturnType<typeof showPlace>>>

/** A figure that is to be named or removed, null for a new one; with the history of figures. Undefined when there is none of the key. */
export async function showFigureKind(context: Context, key: string | null) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const history = await historyOf(context, figureWhats, key === null ? undefined : (state) => textOf(state.key) === key)
  if (key === null) return { figure: null, history }
  const [figures, work, texts] = await Promise.all([figureKinds(db), readWork(db), readTexts(db)])
  const figure = figures.find((one) => one.key === key && one.removedAt === null)
  if (!figure) return undefined
  return {
    figure: {
      key,
      names: figure.names,
      name: writtenIn(figure.names, language, key),
      seen: seenOfNames(figure.names),
      workedWith: isWorkedWith(key),
      usedBy: articlesNaming(key, texts, ctx.now()).map((slug) => ({
        slug,
        title: titleIn(work.versions, slug, language, ctx.now()),
      })),
    },
    history,
  }
}
