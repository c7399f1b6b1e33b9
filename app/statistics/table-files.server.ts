import writeXlsxFile from "write-excel-file/node"
import { type Dimension, dimensions, states } from "#domain/statistics/figures.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { type CsvValue, csvOf } from "#app/web/csv.server.ts"
import { periodName } from "./names.server.ts"
import type { NamedLine, Report } from "./report.server.ts"

/** The columns after the name, as the page calls them. */
function headOf(language: Language): string[] {
  const { t } = translator(language)
  return [
    t("statistics:column.booked"),
    ...states.map((state) => t(`statistics:state.${state}`)),
    ...(["waiting", "walking", "serving"] as const).flatMap((measure) => [
      t(`statistics:column.${measure}`),
      t(`statistics:column.${measure}90`),
    ]),
    t("statistics:column.lead"),
    t("statistics:column.whole"),
  ]
}

const valuesOf = (line: NamedLine): CsvValue[] => [
  line.booked,
  ...states.map((state) => line.states[state]),
  ...(["waiting", "walking", "serving"] as const).flatMap((measure) => [line[measure].median, line[measure].ninety]),
  line.lead,
  line.whole,
]

const groupName = (dimension: Dimension, report: Report, language: Language): string => {
  const { t } = translator(language)
  return dimension === "part" ? t(`statistics:by.${report.drawnBy}`) : t(`statistics:by.${dimension}`)
}

/** Every table of the page as one text, a line for each line; what is not told is empty. */
export function figuresCsv(report: Report, language: Language): string {
  const { t } = translator(language)
  const head = [t("statistics:column.group"), t("statistics:column.name"), ...headOf(language)]
  const rows = dimensions.flatMap((dimension) =>
    report.tables[dimension].lines.map((line) => [
      groupName(dimension, report, language),
      line.name,
      ...valuesOf(line),
    ]),
  )
  return csvOf([head, ...rows], language)
}

/** The same with a sheet for each table, headed by the period. */
export async function figuresXlsx(report: Report, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const bold = (value: string) => ({ value, fontWeight: "bold" as const })
  const text = (value: string) => ({ value, type: String, format: "@" })
  const number = (value: CsvValue) => (typeof value === "number" ? { value, type: Number } : null)
  const sheets = dimensions.map((dimension) => ({
    sheet: groupName(dimension, report, language),
    stickyRowsCount: 2,
    columns: [{ width: 26 }],
    data: [
      [bold(periodName(report.asked.period, language))],
      [groupName(dimension, report, language), ...headOf(language)].map(bold),
      ...report.tables[dimension].lines.map((line) => [text(line.name), ...valuesOf(line).map(number)]),
    ],
  }))
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer())
}

/** The name of the file: "statistics-2026-11-01-2026-11-30". */
export const fileName = ({ asked }: Report, language: Language, ending: string): string =>
  `${translator(language).t("statistics:file")}-${asked.period.first}-${asked.period.last}.${ending}`
