import type { RouterContextProvider } from "react-router"
import { isId } from "#domain/id.ts"
import { HIDDEN } from "#domain/mask.ts"
import { SEALED } from "#domain/prereg/household.ts"
import { questionsFor } from "#domain/prereg/pages.ts"
import { mayJudge, verdictSeen } from "#domain/prereg/uploads.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { preregById, wholeOf } from "#db/prereg/reads.ts"
import { uploadsOf } from "#db/prereg/upload-reads.ts"
import { textAt } from "#locales/text-at.ts"
import { translator } from "#locales/translator.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { nameOf } from "#app/prereg/session.server.ts"
import { paths } from "#paths"
import { inWords } from "./review-words.server.ts"

/** One paper beside what the household has answered about the person, and the papers before and after it. Null when it is gone. */
export async function showPaper(context: Readonly<RouterContextProvider>, id: string, uploadId: string) {
  const { db } = portalOf(context)
  const language = localeOf(context)
  const { t } = translator(language)
  const prereg = isId(id) ? await preregById(db, id) : null
  if (!prereg || prereg.state === "draft") return null
  const [{ household }, uploads, { municipalities }] = await Promise.all([
    wholeOf(db, prereg),
    uploadsOf(db, id),
    officeOf(context),
  ])
  const at = uploads.findIndex((one) => one.id === uploadId)
  const upload = uploads[at]
  const person = household.people.find((one) => one.id === upload?.personId)
  if (!upload || !person) return null
  const parts = ["person", "belonging", person.relation === "child" ? "parents" : "civil"] as const
  return {
    id,
    uploadId,
    reference: prereg.reference,
    name: nameOf(person, language),
    paper: t(`plan:papers.${upload.paper as "birth"}`),
    kind: upload.kind,
    scan: upload.scan,
    href: upload.scan === "clean" ? paths.staff.paperFile(id, uploadId) : null,
    sent: briefMoment(upload.uploadedAt, language),
    verdict: upload.verdict,
    reason: upload.reason,
    words: upload.words,
    judged: upload.judgedBy && upload.judgedAt ? `${upload.judgedBy}, ${briefMoment(upload.judgedAt, language)}` : null,
    open: upload.scan === "clean" && mayJudge(prereg.state),
    seen: verdictSeen(upload),
    previous: uploads[at - 1]?.id ?? null,
    next: uploads[at + 1]?.id ?? null,
    answers: parts.flatMap((part) =>
      questionsFor(household, { part, person }).flatMap((question) => {
        const value = person.parts[part]?.[question.name] ?? ""
        const text = value === SEALED ? HIDDEN : inWords(question, value, language, municipalities)
        return text === ""
          ? []
          : [{ key: `${part}.${question.name}`, label: textAt(t, `prereg-staff:q.${question.name}`), text }]
      }),
    ),
  }
}
export type PaperShown = NonNullable<Awaited<ReturnType<typeof showPaper>>>

/** The papers of a household as its page lists them. */
export async function papersSent(context: Readonly<RouterContextProvider>, id: string) {
  const { db } = portalOf(context)
  const language = localeOf(context)
  const { t } = translator(language)
  const prereg = isId(id) ? await preregById(db, id) : null
  if (!prereg) return []
  const [{ household }, uploads] = await Promise.all([wholeOf(db, prereg), uploadsOf(db, id)])
  return uploads.map((upload) => {
    const person = household.people.find((one) => one.id === upload.personId)
    return {
      id: upload.id,
      title: `${person ? nameOf(person, language) : ""}: ${t(`plan:papers.${upload.paper as "birth"}`)}`,
      state: t(`prereg-staff:photos.${upload.scan === "clean" ? (upload.verdict ?? "not-seen") : upload.scan}`),
    }
  })
}
