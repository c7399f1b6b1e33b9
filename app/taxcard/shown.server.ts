import type { RouterContextProvider } from "react-router"
import { payFigures } from "#domain/guidance/figure-use.ts"
import { figureOn, yearOf } from "#domain/guidance/figures.ts"
import type { TaxRates } from "#domain/taxcard/estimate.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { portalOf } from "#app/web/context.server.ts"
import { figuresOf } from "#app/guidance/shown.server.ts"

/** The year's rates out of the dated figures; null when one is missing altogether. `old`: some of them are an earlier year's. */
export async function taxRatesOf(
  context: Readonly<RouterContextProvider>,
): Promise<{ rates: TaxRates; old: boolean } | null> {
  const today = officeDay(portalOf(context).ctx.now())
  const figures = await figuresOf(context)
  const on = (key: string) => {
    const figure = figures.find((f) => f.key === key)
    return figure ? figureOn(figure.values, today) : null
  }
  const found = Object.fromEntries(Object.entries(payFigures).map(([name, key]) => [name, on(key)]))
  if (Object.values(found).some((figure) => figure === null)) return null
  const value = (name: keyof typeof payFigures) => found[name]!.value.value
  return {
    old: Object.values(found).some((figure) => figure!.expired),
    rates: {
      year: yearOf(found.personalAllowance!.value),
      withoutCard: value("withoutCard"),
      labourMarket: value("labourMarket"),
      personalAllowance: value("personalAllowance"),
      bottom: value("bottom"),
      steps: [
        { key: "middle", percent: value("middle"), from: value("middleFrom"), ceiling: value("middleCeiling") },
        { key: "top", percent: value("top"), from: value("topFrom"), ceiling: value("topCeiling") },
        { key: "top-top", percent: value("topTop"), from: value("topTopFrom"), ceiling: value("topTopCeiling") },
      ],
      employmentAllowance: value("employmentAllowance"),
      employmentAllowanceMost: value("employmentAllowanceMost"),
      jobAllowance: value("jobAllowance"),
      jobAllowanceFrom: value("jobAllowanceFrom"),
      jobAllowanceMost: value("jobAllowanceMost"),
    },
  }
}
