import { ruleOfFigure } from "#domain/rules/numbers.ts"
import type { RouterContextProvider } from "react-router"
import { dueOn, figureOn, runsOutOn } from "#domain/guidance/figures.ts"
import { isStale, liveOf, reviewState, stateOf } from "#domain/guidance/living.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { fullDate, briefMoment } from "#domain/time/spoken.ts"
import { articleBySlug, checksOf, readFigures, readWork, unreadFeedback, versionsOf } from "#db/guidance/reads.ts"
import { activeAccounts } from "#db/staff/reads.ts"
import { seenOfFigure } from "#operations/guidance/figures.ts"
import { languageCodes } from "#locales/languages.ts"
import { difference, shownKept, whole } from "./article-conflict.server.ts"
import { titleIn } from "./kept.server.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { writtenIn } from "#domain/written-in.ts"

type Context = Readonly<RouterContextProvider>

/** Every article with what needs work: a language that lags behind, a draft, a review that is due, readers' answers. */
export async function showWork(context: Context) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const now = ctx.now()
  const today = officeDay(now)
  const [{ articles, versions, checks, feedback }, accounts, figures] = await Promise.all([
    readWork(db),
    activeAccounts(db),
    readFigures(db),
  ])
  const rows = articles.map((article) => {
    const own = versions.filter((v) => v.slug === article.slug)
    const readers = feedback.find((f) => f.slug === article.slug)
    const texts = languageCodes.map((code) => {
      const mine = own.filter((v) => v.language === code)
      const check = checks.find((c) => c.slug === article.slug && c.language === code)?.at ?? null
      const waiting = mine.find((v) => v.publishAt !== null && v.publishAt > now)
      const state =
        liveOf(mine, now) === null
          ? waiting
            ? ("waiting" as const)
            : mine.length > 0
              ? ("draft" as const)
              : ("missing" as const)
          : isStale(
                mine,
                own.filter((v) => v.language !== code),
                check,
                now,
              )
            ? ("stale" as const)
            : waiting
              ? ("waiting" as const)
              : mine.some((v) => v.publishAt === null)
                ? ("draft" as const)
                : ("live" as const)
      return { code, state, when: waiting ? briefMoment(waiting.publishAt!, language) : "" }
    })
    const review = reviewState(article.nextReview, today)
    return {
      slug: article.slug,
      topic: article.topic,
      archived: article.archivedAt !== null,
      title: titleIn(versions, article.slug, language, now),
      owner: accounts.find((a) => a.id === article.ownerId)?.name ?? null,
      review,
      nextReview: fullDate(article.nextReview, language),
      texts,
      yes: readers?.yes ?? 0,
      no: readers?.no ?? 0,
      unread: readers?.unread ?? 0,
      needsWork: review !== "ahead" || texts.some((text) => text.state !== "live") || (readers?.unread ?? 0) > 0,
    }
  })
  const runningOut = figures.flatMap((figure) => {
    const ends = dueOn(figure, today)
    return ends !== null
      ? [
          {
            key: figure.key,
            name: writtenIn(figure.names, language, figure.key),
            ends: fullDate(ends, language),
            expired: ends <= today,
          },
        ]
      : []
  })
  return { rows, runningOut }
}

/** One article in one language for its editor; null when there is none. `from` and `to` name two versions to compare. */
export async function showEditor(
  context: Context,
  slug: string,
  code: string,
  compare: { from: string | null; to: string | null },
) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const now = ctx.now()
  const article = await articleBySlug(db, slug)
  if (!article) return null
  const [versions, checks, feedback, accounts] = await Promise.all([
    versionsOf(db, slug),
    checksOf(db, slug),
    unreadFeedback(db, slug),
    activeAccounts(db),
  ])
  const own = versions.filter((v) => v.language === code)
  const twin = versions.filter((v) => v.language !== code)
  const from = own.find((v) => v.id === compare.from)
  const to = own.find((v) => v.id === compare.to)
  return {
    slug,
    code,
    archived: article.archivedAt !== null,
    newest: own[0] ?? null,
    // A twin that nobody can read yet is not ahead.
    stale: liveOf(twin, now) !== null && isStale(own, twin, checks.find((c) => c.language === code)?.at ?? null, now),
    twin: languageCodes.find((other) => other !== code)!,
    versions: own.slice(0, 20).map((v, i) => ({
      id: v.id,
      number: v.number,
      state: stateOf(v, own, now),
      when: v.publishAt ? briefMoment(v.publishAt, language) : "",
      who: v.createdBy,
      written: briefMoment(v.createdAt, language),
      before: own[i + 1]?.id ?? null,
    })),
    keep: shownKept(article),
    accounts: accounts.filter((a) => a.role !== "reception").map(({ id, name }) => ({ id, name })),
    feedback: feedback.map((f) => ({
      at: f.at.getTime(),
      id: f.id,
      helpful: f.helpful,
      line: f.line,
      language: f.language,
      when: briefMoment(f.at, language),
    })),
    compared:
      from && to
        ? {
            from: from.number,
            to: to.number,
            parts: difference(whole(from), whole(to)),
          }
        : null,
  }
}
export type EditorShown = NonNullable<Awaited<ReturnType<typeof showEditor>>>

/** Every figure with its value of today, when it runs out, and what comes then. */
export async function showFigures(context: Context) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const today = officeDay(ctx.now())
  return (await readFigures(db)).map((figure) => {
    const now = figureOn(figure.values, today)
    const ends = runsOutOn(figure, today)
    return {
      key: figure.key,
      unit: figure.unit,
      yearly: figure.yearly,
      name: writtenIn(figure.names, language, figure.key),
      today: now ? { value: now.value, expired: now.expired } : null,
      ends: ends && fullDate(ends, language),
      due: dueOn(figure, today) !== null,
      rule: ruleOfFigure(figure.key),
      seen: seenOfFigure(figure),
      values: figure.values.map((v) => ({
        ...v,
        span: `${fullDate(v.from, language)} – ${v.to ? fullDate(v.to, language) : ""}`,
        future: v.from > today,
      })),
    }
  })
}
