import writeXlsxFile from "write-excel-file/node"
import { officeDay } from "#domain/time/office-time.ts"
import { fullDate } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { type Pdf, beginPdf } from "#app/web/pdf.server.ts"
import type { IdentityReport } from "./report.server.ts"
import {
  type ReportTable,
  checksTable,
  drawnFromTable,
  reportFigures,
  requirementsTable,
  reviewsTable,
  samplesTable,
  supervisionFigures,
  trainingTable,
} from "./report-tables.server.ts"

export function reportTitle({ span }: IdentityReport, language: Language): string {
  const days = { first: fullDate(span.first, language), last: fullDate(span.last, language) }
  return translator(language).t("identity-staff:report.of", days)
}

/** The name of the file: "identity-control-2026-01-01-2026-11-30". */
export const reportFile = ({ span }: IdentityReport, language: Language, ending: string): string =>
  `${translator(language).t("identity-staff:report.file")}-${span.first}-${span.last}.${ending}`

/** So many references stand in the document under their figure; where there are more, the workbook has them. */
const MOST_REFERENCES = 400

/** The report to read and to archive. */
export function reportPdf(report: IdentityReport, language: Language, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const { t } = translator(language)
  const title = reportTitle(report, language)
  const out = beginPdf({ title, author: report.office, language, now })
  out.write("title", title)
  out.write(
    "text",
    t("identity-staff:report.madeBy", { office: report.office, day: fullDate(officeDay(now), language) }),
  )
  out.write("text", t("identity-staff:report.lead"))
  writeFigures(out, report, language)
  writeTable(out, samplesTable(report, language), [3, 2, 2, 7, 3])
  writeTable(out, reviewsTable(report, language), [3, 3, 3, 3, 4, 5, 5])
  writeTable(out, requirementsTable(report, language), [3, 2, 6, 2, 2, 5, 2])
  writeTable(out, trainingTable(report, language), [4, 4, 6, 3, 3, 4])
  return out.end()
}

function writeFigures(out: Pdf, report: IdentityReport, language: Language): void {
  const { t } = translator(language)
  const figures = reportFigures(report, language)
  out.write("heading", t("identity-staff:report.checks"))
  const head = [t("identity-staff:report.column.figure"), t("identity-staff:report.column.count")]
  const counts = (rows: readonly { name: string; count: number }[]) =>
    rows.map(({ name, count }) => [name, String(count)])
  out.table(head, counts(figures), [5, 1])
  out.write("heading", t("identity-staff:supervision.title"))
  out.table(head, counts(supervisionFigures(report, language)), [5, 1])
  out.write("heading", t("identity-staff:report.evidence"))
  for (const { name, count, references } of figures) {
    if (count === 0) continue
    out.write("part", `${name}: ${count}`)
    out.write("text", count > MOST_REFERENCES ? t("identity-staff:report.inWorkbook") : references.join(", "))
  }
}

function writeTable(out: Pdf, table: ReportTable, widths: readonly number[]): void {
  out.write("heading", table.name)
  if (table.rows.length > 0) out.table(table.head, table.rows, widths)
  else out.write("text", "–")
}

/** The same as a workbook, with every check and everything the samples were drawn from. */
export async function reportXlsx(report: IdentityReport, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const { t } = translator(language)
  const bold = (value: string) => ({ value, fontWeight: "bold" as const })
  const text = (value: string) => ({ value, type: String, format: "@" })
  const figures = [...reportFigures(report, language), ...supervisionFigures(report, language)]
  const sheetOf = ({ name, head, rows }: ReportTable) => ({
    sheet: name.slice(0, 31),
    stickyRowsCount: 1,
    columns: head.map(() => ({ width: 20 })),
    data: [head.map(bold), ...rows.map((row) => row.map((value) => (value === "" ? null : text(value))))],
  })
  const first = {
    sheet: t("identity-staff:report.column.figure"),
    stickyRowsCount: 2,
    columns: [{ width: 60 }, { width: 12 }],
    data: [
      [bold(reportTitle(report, language))],
      [bold(t("identity-staff:report.column.figure")), bold(t("identity-staff:report.column.count"))],
      ...figures.map(({ name, count }) => [text(name), { value: count, type: Number }]),
    ],
  }
  const tables = [checksTable, samplesTable, reviewsTable, drawnFromTable, requirementsTable, trainingTable]
  return new Uint8Array(
    await writeXlsxFile([first, ...tables.map((table) => sheetOf(table(report, language)))]).toBuffer(),
  )
}
