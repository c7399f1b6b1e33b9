import { type OpenPrereg, nameOf } from "#app/prereg/session.server.ts"
import { papersOf } from "#domain/prereg/papers.ts"
import { MOST_UPLOADS, mayUpload } from "#domain/prereg/uploads.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { type SentPaper, uploadsOf } from "#db/prereg/upload-reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { paths } from "#paths"

/** What the office has said of a paper, or why it is not looked at yet. */
export function saidOf(upload: SentPaper, language: Language): { look: "good" | "bad" | "waits"; text: string } {
  const { t } = translator(language)
  if (upload.scan === "waiting") return { look: "waits", text: t("prereg:photos.scanning") }
  if (upload.scan === "infected") return { look: "bad", text: t("prereg:photos.infected") }
  if (upload.verdict === null) return { look: "waits", text: t("prereg:photos.notSeen") }
  if (upload.verdict === "will-do") return { look: "good", text: t("prereg:photos.willDo") }
  const why = upload.reason && upload.reason !== "other" ? t(`prereg:photos.reason.${upload.reason}`) : ""
  return { look: "bad", text: [t("prereg:photos.willNot"), why, upload.words].filter(Boolean).join(" ") }
}

/** The papers a household has sent pictures of, and those it may still send. */
export async function showPhotos(opened: OpenPrereg) {
  const { prereg, household, language, portal, rules, now } = opened
  const { t } = translator(language)
  const [uploads, terms] = await Promise.all([uploadsOf(portal.db, prereg.id), readTerms(portal.db, now)])
  const papers = household.people.flatMap((person) =>
    papersOf(household, person, rules).map(({ paper }) => ({
      value: `${person.position}:${paper}`,
      text: `${nameOf(person, language)}: ${t(`plan:papers.${paper}`)}`,
    })),
  )
  return {
    language,
    open: mayUpload(prereg) && uploads.length < MOST_UPLOADS,
    /** Why nothing more can be sent; null where it can. */
    why: !mayUpload(prereg)
      ? prereg.confirmedEmail === null
        ? ("not-confirmed" as const)
        : ("not-now" as const)
      : uploads.length >= MOST_UPLOADS
        ? ("too-many" as const)
        : null,
    days: terms.uploadDays,
    papers,
    uploads: uploads.map((upload) => {
      const person = household.people.find(({ id }) => id === upload.personId)
      const name = person ? nameOf(person, language) : ""
      return {
        id: upload.id,
        title: `${name}: ${t(`plan:papers.${upload.paper as "birth"}`)}`,
        when: spokenMoment(upload.uploadedAt, language, now),
        href: upload.scan === "clean" ? paths.preregPhoto(language, upload.id) : null,
        kind: upload.kind,
        removable: mayUpload(prereg),
        ...saidOf(upload, language),
      }
    }),
  }
}
export type PhotosShown = Awaited<ReturnType<typeof showPhotos>>
