import { readFileSync } from "node:fs"
import path from "node:path"
// What Node reads of the package has only a default.
// oxlint-disable-next-line import/no-named-as-default
import PDFDocument from "pdfkit"
import type { Language } from "#locales/languages.ts"

/** Whole fonts, with Greek and Cyrillic letters: names come in many. (Those of the pages are cut into parts, and as WOFF2 cannot be cut again.) */
const font = (name: string) => readFileSync(path.join(process.cwd(), "public/fonts", `IBMPlexSans-${name}.woff`))

type Weight = "Regular" | "SemiBold"
const tagOf = { title: "H1", heading: "H2", part: "H3", text: "P" } as const
const looks: Record<keyof typeof tagOf, { weight: Weight; size: number; before: number; after: number }> = {
  title: { weight: "SemiBold", size: 18, before: 0, after: 6 },
  heading: { weight: "SemiBold", size: 13, before: 14, after: 4 },
  part: { weight: "SemiBold", size: 10.5, before: 8, after: 2 },
  text: { weight: "Regular", size: 9.5, before: 0, after: 3 },
}

/** A document on its way: what is written one below the other, and the whole of it once it has ended. */
export interface Pdf {
  pdf: PDFKit.PDFDocument
  write(as: keyof typeof tagOf, text: string): void
  /** A table with a head. `widths` are shares of the page's. */
  table(head: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): void
  /** Whether letters were written that the fonts do not have; each stands as a question mark, so that what is archived is whole. */
  lacks(): boolean
  end(): Promise<Uint8Array<ArrayBuffer>>
}

/** The font that is set, as pdfkit keeps it (fontkit's). */
interface SetFont {
  font: { hasGlyphForCodePoint(code: number): boolean }
}

/** An A4 document that can be archived (PDF/A-2b): its fonts inside, its headings and tables marked for those who hear it. */
export function beginPdf(given: {
  title: string
  author: string
  language: Language
  margin?: number
  now: Date
}): Pdf {
  const pdf = new PDFDocument({
    size: "A4",
    margin: given.margin ?? 48,
    lang: given.language,
    pdfVersion: "1.7",
    subset: "PDF/A-2b",
    tagged: true,
    displayTitle: true,
    font: null as unknown as string,
    info: { Title: given.title, Author: given.author, CreationDate: given.now, ModDate: given.now },
  })
  const parts: Buffer[] = []
  pdf.on("data", (part: Buffer) => parts.push(part))
  const whole = new Promise<Uint8Array<ArrayBuffer>>((resolve) =>
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(parts)))),
  )
  for (const name of ["Regular", "SemiBold"]) pdf.registerFont(name, font(name))
  pdf.font("Regular")
  let lacking = false
  const shown = (text: string): string =>
    Array.from(text, (letter) => {
      const known =
        /\s/.test(letter) || (Reflect.get(pdf, "_font") as SetFont).font.hasGlyphForCodePoint(letter.codePointAt(0)!)
      lacking ||= !known
      return known ? letter : "?"
    }).join("")
  const width = () => pdf.page.width - pdf.page.margins.left - pdf.page.margins.right
  return {
    pdf,
    write(as, text) {
      const look = looks[as]
      pdf.x = pdf.page.margins.left
      pdf.y += look.before
      pdf.fillColor("#1a1a1a").font(look.weight).fontSize(look.size)
      // A heading does not end a sheet.
      if (as !== "text" && pdf.y + 60 > pdf.page.maxY()) pdf.addPage()
      pdf.addStructure(pdf.struct(tagOf[as], {}, () => void pdf.text(shown(text), { width: width() })))
      pdf.y += look.after
    },
    table(head, rows, widths) {
      const all = widths.reduce((sum, one) => sum + one, 0)
      pdf.x = pdf.page.margins.left
      pdf.fontSize(8.5).font("Regular")
      const cell = { border: [0, 0, 0.5, 0] as never, borderColor: "#7a7a7a", padding: [2, 4, 2, 0] as never }
      const table = pdf.table({
        columnStyles: widths.map((one) => ({ width: (one / all) * width(), ...cell })),
        structParent: pdf,
      } as never)
      table.row(head.map((text) => ({ text, type: "TH", scope: "Column", font: { src: "SemiBold" } })) as never)
      for (const row of rows) table.row(row.map(shown))
      table.end()
      pdf.y += 6
    },
    lacks: () => lacking,
    end() {
      pdf.end()
      return whole
    },
  }
}
