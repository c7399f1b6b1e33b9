import { languageName } from "#domain/manner.ts"
import writeXlsxFile from "write-excel-file/node"
import { briefMoment } from "#domain/time/spoken.ts"
import type { Attendance, SignUp, WholeRun } from "#db/courses/reads.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

/**
 * A cell that holds text and has the format "text": what begins like a formula is worked out by no program, not even when the cell
 * is edited, and stands there as it was typed.
 */
const cell = (value: string) => ({ value, type: String, format: "@" })

/** The participants of a run with their attendance, as an XLSX file. */
export async function participantsTable(
  { whole, people, marks }: { whole: WholeRun; people: readonly SignUp[]; marks: readonly Attendance[] },
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const { t } = translator(language)
  const head = [
    ...(["number", "name", "latin", "state", "email", "language", "support", "hopes"] as const).map((name) =>
      t(`courses-staff:xlsx.${name}`),
    ),
    ...whole.run.meetings.map((m) => briefMoment(m.startsAt, language)),
  ].map((value) => ({ value, fontWeight: "bold" as const }))
  const rows = people.flatMap((own) =>
    own.names.map((name, i) => [
      { value: own.number, type: Number },
      ...[
        name,
        own.latinNames[i] ?? "",
        t(`courses-staff:states.${own.state}`),
        own.email,
        languageName(own.language, language),
        own.supportNeeds,
        own.hopes,
      ].map(cell),
      ...whole.run.meetings.map((m) => {
        const mark = marks.find((a) => a.meetingId === m.id && a.signUpId === own.id && a.person === i + 1)
        return cell(mark ? t(`courses-staff:meeting.${mark.mark}`) : "")
      }),
    ]),
  )
  return new Uint8Array(await writeXlsxFile([head, ...rows], { sheet: t("courses-staff:xlsx.sheet") }).toBuffer())
}
