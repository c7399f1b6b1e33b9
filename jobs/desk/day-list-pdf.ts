import { readFileSync } from "node:fs"
import path from "node:path"
// What Node reads of the package has only a default.
// oxlint-disable-next-line import/no-named-as-default
import PDFDocument from "pdfkit"
import type { SiteOffice } from "#db/office/reads.ts"
import { capital } from "#domain/capital.ts"
import { dayList } from "#domain/desk/day-list.ts"
import { fullDate, spokenClock, weekdayName } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { houseLanguage, languages } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import type { PaperDay } from "#operations/desk/morning.ts"

/** Whole fonts, with Greek and Cyrillic letters: names come in many. */
const font = (name: string) => readFileSync(path.join(process.cwd(), "public/fonts", `IBMPlexSans-${name}.woff`))

/** The width of each column in points; all of them fill A4 on its side. */
const widths = {
  time: 66,
  counter: 54,
  reference: 66,
  name: 138,
  people: 44,
  service: 116,
  language: 54,
  support: 130,
  phone: 102,
}
type Column = keyof typeof widths
type Row = Record<Column, string>
const columns = Object.keys(widths) as Column[]

const MARGIN = 36
const SIZE = 9
const PAD = 4

interface Given extends PaperDay {
  at: SiteOffice
  day: string
  now: Date
}

/** What stands in each line, by the clock: a line for each visit, however many counters it goes to. */
export function paperRows({ legs, more, at }: Given): Row[] {
  const numberOf = new Map(at.office.counters.map((counter) => [counter.id, counter.number]))
  const nameOf = (key: string) => {
    const service = at.services.find((one) => one.key === key)
    return service ? writtenIn(service.texts, houseLanguage).shortName : key
  }
  const first = new Map(legs.map((leg) => [leg.visitId, leg]))
  const list = dayList(
    legs.map((leg) => ({ ...leg, counter: numberOf.get(leg.counterId) ?? 0, service: nameOf(leg.serviceKey) })),
  )
  return list.map(({ visitId, startsAt, endsAt, counters, services }) => {
    const { reference, contactName, party } = first.get(visitId)!
    const { phone, language, supportNeeds } = more.get(visitId) ?? { phone: "", language: "", supportNeeds: "" }
    return {
      time: `${spokenClock(startsAt, houseLanguage)}–${spokenClock(endsAt, houseLanguage)}`,
      counter: counters.join(" → "),
      reference,
      name: contactName,
      people: String(party),
      service: services.join(", "),
      language: languages.find(({ code }) => code === language)?.name ?? language,
      support: supportNeeds,
      phone,
    }
  })
}

/** The day's list as a document of A4 sheets in the language of the house, each with the head of the table, when it was true, and its number. */
export async function dayListPdf(given: Given): Promise<Buffer> {
  const { at, day, now } = given
  const { t } = translator(houseLanguage)
  const title = `${at.site.name} · ${capital(weekdayName(day, houseLanguage))} ${fullDate(day, houseLanguage)}`
  const pdf = new PDFDocument({
    size: "A4",
    layout: "landscape",
    margin: MARGIN,
    bufferPages: true,
    lang: houseLanguage,
    info: { Title: title, Author: at.site.name, CreationDate: now },
  })
  const parts: Buffer[] = []
  pdf.on("data", (part: Buffer) => parts.push(part))
  const whole = new Promise<Buffer>((resolve) => pdf.on("end", () => resolve(Buffer.concat(parts))))
  for (const name of ["Regular", "SemiBold"]) pdf.registerFont(name, font(name))
  const rows = paperRows(given)
  pdf.font("SemiBold").fontSize(16).text(title)
  pdf
    .font("Regular")
    .fontSize(SIZE)
    .text(t("desk:paper.asOf", { clock: spokenClock(now, houseLanguage) }))
  pdf.text(t("desk:day.visits", { count: rows.length }))
  pdf.y += 8
  drawTable(pdf, rows, Object.fromEntries(columns.map((column) => [column, t(`desk:paper.${column}`)])) as Row)
  numberSheets(pdf, (sheet, of) => t("desk:paper.sheet", { sheet, of }))
  pdf.end()
  return whole
}

function drawTable(pdf: PDFKit.PDFDocument, rows: readonly Row[], head: Row): void {
  const bottom = pdf.page.height - MARGIN - 2 * SIZE
  const line = (row: Row, weight: "Regular" | "SemiBold") => {
    pdf.font(weight).fontSize(SIZE)
    const height = heightOf(pdf, row)
    const top = pdf.y
    let left = MARGIN
    for (const column of columns) {
      pdf.text(row[column], left, top + PAD / 2, { width: widths[column] - PAD })
      left += widths[column]
    }
    pdf.lineWidth(0.5).strokeColor("#7a7a7a")
    pdf
      .moveTo(MARGIN, top + height)
      .lineTo(left, top + height)
      .stroke()
    pdf.x = MARGIN
    pdf.y = top + height
  }
  line(head, "SemiBold")
  for (const row of rows) {
    pdf.font("Regular").fontSize(SIZE)
    if (pdf.y + heightOf(pdf, row) > bottom) {
      pdf.addPage()
      line(head, "SemiBold")
    }
    line(row, "Regular")
  }
}

const heightOf = (pdf: PDFKit.PDFDocument, row: Row): number =>
  PAD + Math.max(...columns.map((column) => pdf.heightOfString(row[column] || " ", { width: widths[column] - PAD })))

function numberSheets(pdf: PDFKit.PDFDocument, say: (sheet: number, of: number) => string): void {
  const { count } = pdf.bufferedPageRange()
  for (let sheet = 0; sheet < count; sheet++) {
    pdf.switchToPage(sheet)
    // Text below the margin would begin another sheet.
    pdf.page.margins.bottom = 0
    pdf.font("Regular").fontSize(SIZE)
    pdf.text(say(sheet + 1, count), MARGIN, pdf.page.height - MARGIN, { lineBreak: false })
  }
}
