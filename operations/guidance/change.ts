import { type GuidanceChange, guidanceWhats, takingBackGuidance } from "#domain/guidance/changes.ts"
import { type FigureFault, articlesNaming, isWorkedWith, mayBeFigure, namesFault } from "#domain/guidance/figure-use.ts"
import { type TaxYearFault, mayEnterYear, taxYearFault } from "#domain/guidance/municipal-tax.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Transaction } from "#db/client.ts"
import { figureKinds, readTaxYears, readTexts } from "#db/guidance/reads.ts"
import * as write from "#db/guidance/writes.ts"
import { changesOf, readMunicipalities } from "#db/office/reads.ts"
import type { Context } from "../context.ts"
import { type Made, type Maker, recorded } from "../office/recorded.ts"
import { markOf } from "../office/seen.ts"
import { type ArticleRefusal, archive, bringBack, newArticle, placeElsewhere } from "./shelf.ts"

export type GuidanceRefusal =
  | ArticleRefusal
  | FigureFault
  | TaxYearFault
  | "unknown"
  | "not-allowed"
  | "changed-meanwhile"
  | "key-taken"
  | "worked-with"
  | "in-use"
type Change<What extends GuidanceChange["what"]> = Extract<GuidanceChange, { what: What }>

/** The mark of a year's rates as a page shows them. */
export const seenOfTaxYear = (year: { source: string; rates: readonly object[] } | null): string =>
  markOf(year ? [year.source, year.rates] : [])

/** The mark of what a figure is called. */
export const seenOfNames = (names: Readonly<Record<string, string>>): string => markOf(Object.entries(names).toSorted())

interface Given extends Maker {
  change: GuidanceChange
  /** Languages in which everything must be said. */
  languages: readonly string[]
  /** The mark of what the page showed, where saving could overwrite it. */
  seen?: string
}

/** Changes what the guidance has besides its texts: articles and their places, figures, municipal tax. */
export const changeGuidance = (ctx: Context, given: Given): Promise<Result<null, GuidanceRefusal>> =>
  recorded<GuidanceRefusal>(ctx, given, { needs: "edit-guidance", topics: [] }, (tx) => make(ctx, tx, given))

/**
 * Brings back what was before one of the guidance's changes, as a change of its own. Refused when something newer is about the same: the
 * history is read under the lock.
 */
export const takeBackGuidance = (
  ctx: Context,
  given: Maker & { id: string },
): Promise<Result<null, GuidanceRefusal | "not-back">> =>
  recorded<GuidanceRefusal | "not-back">(
    ctx,
    given,
    { needs: "edit-guidance", topics: [] },
    async (tx, siteId): Promise<Made<GuidanceRefusal | "not-back">> => {
      const entries = await changesOf(tx, siteId, guidanceWhats)
      const index = entries.findIndex((entry) => entry.id === given.id)
      const change =
        index < 0 ? null : takingBackGuidance(entries[index]!, entries.slice(0, index), yearOf(officeDay(ctx.now())))
      if (!change) return refuse("not-back")
      // What was kept before was whole.
      return make(ctx, tx, { ...given, change, languages: [] })
    },
  )

const yearOf = (day: string) => Number(day.slice(0, 4))

function make(ctx: Context, tx: Transaction, given: Given): Promise<Made<GuidanceRefusal>> {
  const { change, languages } = given
  switch (change.what) {
    case "new-article":
      return newArticle(ctx, tx, change, given)
    case "article-place":
      return placeElsewhere(tx, change, given)
    case "archive-article":
      return archive(tx, change, ctx.now())
    case "return-article":
      return bringBack(tx, change)
    case "new-figure":
      return newFigure(tx, change, languages)
    case "rename-figure":
      return rename(tx, change, given)
    case "remove-figure":
      return remove(tx, change, ctx.now())
    case "return-figure":
      return returnFigure(tx, change)
    case "municipal-tax":
      return enterTaxes(tx, change, given.seen, yearOf(officeDay(ctx.now())))
  }
}

const trimmed = (names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([language, name]) => [language, name.trim()]))

async function newFigure(
  tx: Transaction,
  change: Change<"new-figure">,
  languages: readonly string[],
): Promise<Made<GuidanceRefusal>> {
  const { what, key, unit, yearly } = change
  const may = mayBeFigure(change, languages)
  if (!may.ok) return may
  const figure = { key, unit, yearly, names: trimmed(change.names) }
  if (!(await write.insertFigure(tx, figure))) return refuse("key-taken")
  return ok({ what, before: null, after: figure })
}

/** A figure that is there, locked; null for one that is not, or was removed. */
async function standingFigure(tx: Transaction, key: string, removed = false) {
  await write.lockFigure(tx, key)
  const figure = (await figureKinds(tx)).find((one) => one.key === key)
  return figure && (figure.removedAt !== null) === removed ? figure : null
}

async function rename(tx: Transaction, change: Change<"rename-figure">, given: Given): Promise<Made<GuidanceRefusal>> {
  const { what, key } = change
  const fault = namesFault(change.names, given.languages)
  if (fault) return refuse(fault)
  const figure = await standingFigure(tx, key)
  if (!figure) return refuse("unknown")
  if (given.seen !== undefined && given.seen !== seenOfNames(figure.names)) return refuse("changed-meanwhile")
  const names = { ...figure.names, ...trimmed(change.names) }
  if (seenOfNames(names) === seenOfNames(figure.names)) return ok("same")
  await write.updateFigure(tx, key, { names })
  return ok({ what, before: { key, names: figure.names }, after: { key, names } })
}

async function remove(
  tx: Transaction,
  { what, key }: Change<"remove-figure">,
  now: Date,
): Promise<Made<GuidanceRefusal>> {
  const figure = await standingFigure(tx, key)
  if (!figure) return refuse("unknown")
  if (isWorkedWith(key)) return refuse("worked-with")
  if (articlesNaming(key, await readTexts(tx), now).length > 0) return refuse("in-use")
  await write.updateFigure(tx, key, { removedAt: now })
  return ok({ what, before: null, after: { key, names: figure.names } })
}

async function returnFigure(tx: Transaction, { what, key }: Change<"return-figure">): Promise<Made<GuidanceRefusal>> {
  const figure = await standingFigure(tx, key, true)
  if (!figure) return refuse("unknown")
  await write.updateFigure(tx, key, { removedAt: null })
  return ok({ what, before: null, after: { key, names: figure.names } })
}

/** A year's rates in the place of those that stand; none at all only takes back a year that was entered ahead. */
async function enterTaxes(
  tx: Transaction,
  { what, year, source, rates }: Change<"municipal-tax">,
  seen: string | undefined,
  thisYear: number,
): Promise<Made<GuidanceRefusal>> {
  const own = (await readTaxYears(tx)).find((one) => one.year === year) ?? null
  if (seen !== undefined && seen !== seenOfTaxYear(own)) return refuse("changed-meanwhile")
  const takesAway = rates.length === 0 && seen === undefined && year > thisYear
  const fits = taxYearFault({ year, source, rates }, thisYear)
  if (!takesAway && !fits.ok) return fits
  if (!mayEnterYear(year, thisYear)) return refuse("year-wrong")
  const names = new Map((await readMunicipalities(tx)).map(({ code, name }) => [code, name]))
  if (!rates.every(({ code }) => names.has(code))) return refuse("rates-wrong")
  const sorted = rates.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const after = { year, source: source.trim(), rates: sorted }
  if (own && seenOfTaxYear(after) === seenOfTaxYear(own)) return ok("same")
  await write.replaceMunicipalTax(tx, after)
  const named = (list: readonly { code: string }[]) => list.map((rate) => ({ ...rate, name: names.get(rate.code) }))
  return ok({
    what,
    before: { year, source: own?.source ?? "", rates: named(own?.rates ?? []) },
    after: { ...after, rates: named(sorted) },
  })
}
