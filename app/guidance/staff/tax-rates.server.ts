import { type RouterContextProvider, data, redirect } from "react-router"
import { type RateProblem, mayEnterYear, readRates, startOf } from "#domain/guidance/municipal-tax.ts"
import { taxWhats } from "#domain/guidance/changes.ts"
import { mannerOf } from "#domain/manner.ts"
import { numberOf } from "#domain/recorded.ts"
import { oneLine } from "#domain/typed-text.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { readTaxYears } from "#db/guidance/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type GuidanceRefusal, changeGuidance, seenOfTaxYear } from "#operations/guidance/change.ts"
import { isLanguage, languageCodes } from "#locales/languages.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { historyOf, takeBackLine } from "#app/web/history.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { municipalitiesByName } from "#app/web/place-names.server.ts"

type Context = Readonly<RouterContextProvider>

const thisYearOf = (context: Context) => Number(officeDay(portalOf(context).ctx.now()).slice(0, 4))

/** The year that is asked for, where it can be entered; else this year. */
function yearAsked(url: URL, thisYear: number): number {
  const asked = Number(url.searchParams.get("year"))
  return mayEnterYear(asked, thisYear) ? asked : thisYear
}

/** A year's table as it stands, or as it begins; the years one can go to; and the year's history. */
export async function showTaxYear(context: Context, url: URL) {
  const { db } = portalOf(context)
  const locale = localeOf(context)
  const language = isLanguage(locale) ? locale : "en"
  const thisYear = thisYearOf(context)
  const year = yearAsked(url, thisYear)
  const [years, { municipalities }] = await Promise.all([readTaxYears(db), readSiteOffice(db)])
  const own = years.find((one) => one.year === year) ?? null
  const { from, copied } = startOf(years, year)
  const typed = new Intl.NumberFormat(mannerOf(language).locale, { maximumFractionDigits: 3, useGrouping: false })
  const has = (one: number) => years.some((other) => other.year === one && other.rates.length > 0)
  return {
    year,
    thisYear,
    ahead: own !== null && year > thisYear,
    years: [thisYear + 1, thisYear, thisYear - 1, thisYear - 2, thisYear - 3].filter(
      (one) => one >= thisYear || has(one) || one === year,
    ),
    nextMissing: !has(thisYear + 1),
    copied: copied && from ? from.year : null,
    empty: from === null,
    // The source of another year is not this one's.
    source: own?.source ?? "",
    seen: seenOfTaxYear(own),
    rows: municipalitiesByName(municipalities, language).map(({ code, name }) => {
      const rate = from?.rates.find((one) => one.code === code)
      return {
        code,
        name,
        municipal: rate ? typed.format(rate.municipal) : "",
        church: rate ? typed.format(rate.church) : "",
      }
    }),
    history: await historyOf(context, taxWhats, (state) => numberOf(state.year) === year),
  }
}
export type TaxYearShown = Awaited<ReturnType<typeof showTaxYear>>

/** What the page gives back when nothing was saved: all that was typed, and what stands in the way. */
export interface TaxOutcome {
  error: GuidanceRefusal | "not-back" | null
  problems: RateProblem[]
  typed: { source: string; rates: Record<string, string> } | null
}

/** Two fields for each municipality, and a few more. */
export const MOST_RATE_FIELDS = 400

export async function saveTaxYear(context: Context, url: URL, form: FormData) {
  const { ctx, db } = portalOf(context)
  const year = yearAsked(url, thisYearOf(context))
  const back = `${paths.staff.taxRates({ year: String(year) })}&saved`
  if (form.get("intent") === "take-back-change") {
    const done = await takeBackLine(context, form)
    return done.ok ? redirect(back) : data<TaxOutcome>({ error: "not-back", problems: [], typed: null }, 409)
  }
  const text = (name: string, longest: number) => oneLine(String(form.get(name) ?? "")).slice(0, longest)
  const [years, { municipalities }] = await Promise.all([readTaxYears(db), readSiteOffice(db)])
  const rows = municipalities.map(({ code }) => ({
    code,
    municipal: text(`municipal-${code}`, 20),
    church: text(`church-${code}`, 20),
  }))
  const { rates, problems } = readRates(rows, startOf(years, year).from?.rates.map(({ code }) => code) ?? [])
  const source = text("source", 200)
  const typed = {
    source,
    rates: Object.fromEntries(
      rows.flatMap((row) => [
        [`municipal-${row.code}`, row.municipal],
        [`church-${row.code}`, row.church],
      ]),
    ),
  }
  if (problems.length > 0) return data<TaxOutcome>({ error: null, problems, typed }, 422)
  const account = staffOf(context)
  const done = await changeGuidance(ctx, {
    change: { what: "municipal-tax", year, source, rates },
    languages: languageCodes,
    seen: String(form.get("seen") ?? ""),
    by: byStaff(account),
    permissions: account.permissions,
  })
  if (done.ok) return redirect(back)
  const late = done.error === "changed-meanwhile"
  return data<TaxOutcome>({ error: done.error, problems: [], typed }, late ? 409 : 422)
}
