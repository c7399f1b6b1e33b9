import { paths } from "#paths"
import { encode } from "uqr"
import { officeDay } from "#domain/time/office-time.ts"
import { fullDate } from "#domain/time/spoken.ts"
import type { Certificate } from "#db/courses/reads.ts"
import { writtenIn } from "#domain/written-in.ts"
import { languageCodes } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { beginPdf } from "#app/web/pdf.server.ts"

const INK = "#000040"
const LINE = "#004D99"

/** A certificate on one side of A4, in every language of the portal, with the code and where to check it. */
export function certificatePdf(
  certificate: Certificate,
  portalUrl: string,
  office: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const out = beginPdf({
    title: certificate.titles.en ?? "",
    author: office,
    language: "en",
    margin: 64,
    now: certificate.issuedAt,
  })
  const { pdf } = out
  const write = (text: string, weight: "Regular" | "SemiBold", size: number, gap: number) => {
    pdf.font(weight).fontSize(size).text(text)
    pdf.y += gap
  }
  // The line arrives at the name, as everywhere.
  pdf.lineWidth(4).strokeColor(LINE).moveTo(0, 84).lineTo(60, 84).stroke()
  pdf.circle(72, 84, 8).lineWidth(5).strokeColor("#D94801").stroke()
  pdf.fillColor(INK).font("SemiBold").fontSize(18).text("Ankomst", 92, 70)
  pdf.fillColor("#454545").font("Regular").fontSize(9).text(office, 92, 92)
  pdf.x = 64
  pdf.y = 150
  for (const [index, language] of languageCodes.entries()) {
    const { t } = translator(language)
    const title = writtenIn(certificate.titles, language, "")
    pdf.fillColor(INK)
    write(t("courses:certificate.heading"), "SemiBold", index === 0 ? 30 : 20, 12)
    write(certificate.name, "SemiBold", 20, 2)
    pdf.fillColor("#1a1a1a")
    write(t("courses:certificate.text"), "Regular", 12, 2)
    write(title, "SemiBold", 14, 8)
    write(`${fullDate(certificate.firstDay, language)} – ${fullDate(certificate.lastDay, language)}`, "Regular", 11, 2)
    write(
      t("courses:certificate.of", { attended: certificate.attended, meetings: certificate.meetings }),
      "Regular",
      11,
      2,
    )
    write(
      `${t("courses:certificate.issued")}: ${fullDate(officeDay(certificate.issuedAt), language)}`,
      "Regular",
      11,
      36,
    )
  }
  const url = `${portalUrl}${paths.certificate("en")}`
  const { data, size } = encode(`${url}?code=${certificate.code}`, { border: 0 })
  const unit = 84 / size
  const [left, top] = [64, 690]
  for (const [y, row] of data.entries())
    for (const [x, dark] of row.entries()) if (dark) pdf.rect(left + x * unit, top + y * unit, unit, unit)
  pdf.fill("#000000")
  pdf.fillColor("#1a1a1a").font("Regular").fontSize(10)
  for (const [i, language] of languageCodes.entries())
    pdf.text(translator(language).t("courses:certificate.verify", { url, code: certificate.code }), 164, 700 + i * 34, {
      width: 360,
    })
  return out.end()
}
