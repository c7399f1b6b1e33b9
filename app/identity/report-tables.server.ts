import { type ReportedCheck, checkFigures, figuresOf } from "#domain/identity/report.ts"
import { reviewFindings, reviewStateOf, tallyReviews } from "#domain/identity/supervision.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"
import type { IdentityReport } from "./report.server.ts"
import { askedWords, monthWords, paperName } from "./words.server.ts"

export interface ReportTable {
  name: string
  head: string[]
  rows: string[][]
}

/** Every figure of the report with what it is, how many, and the checks behind it. */
export function reportFigures(report: IdentityReport, language: Language) {
  const { t } = translator(language)
  return checkFigures.map((figure) => ({
    figure,
    name: t(`identity-staff:report.figure.${figure}`),
    count: report.counted[figure].length,
    references: report.counted[figure].map(({ reference }) => reference),
  }))
}

/** The figures of the supervision: what was drawn, found, and is open. */
export function supervisionFigures(report: IdentityReport, language: Language): { name: string; count: number }[] {
  const { t } = translator(language)
  const tally = tallyReviews(report.reviews)
  return [
    { name: t("identity-staff:supervision.sampled"), count: tally.drawn },
    { name: t("identity-staff:supervision.state.waits"), count: tally.waits },
    ...reviewFindings.map((finding) => ({
      name: t(`identity-staff:supervision.finding.${finding}`),
      count: tally.found[finding],
    })),
    { name: t("identity-staff:supervision.state.finding"), count: tally.open },
  ]
}

/** The procedure: what was asked of each paper in the period, from when until when, and on which source. */
export function requirementsTable({ requirements }: IdentityReport, language: Language): ReportTable {
  const { t } = translator(language)
  return {
    name: t("identity-staff:requirement.title"),
    head: ["paper", "state", "asked", "from", "until", "source", "review"].map((column) =>
      t(`identity-staff:report.column.${column as "paper"}`),
    ),
    rows: requirements.map((one) => [
      paperName(one.paper, language),
      one.state ? citizenshipName(one.state, language) : t("identity-staff:report.everyState"),
      [askedWords(one, one.state ?? "", null, language), one.look].filter(Boolean).join(". "),
      one.from,
      one.until ?? "",
      `${one.source}, ${one.url}`,
      one.nextReview,
    ]),
  }
}

/** Who was trained in what, until when, on which proof. */
export function trainingTable({ trainings }: IdentityReport, language: Language): ReportTable {
  const { t } = translator(language)
  return {
    name: t("identity-staff:training.title"),
    head: [
      t("identity-staff:training.who"),
      t("identity-staff:training.subject"),
      t("identity-staff:training.proof"),
      t("identity-staff:training.passed"),
      t("identity-staff:training.until"),
      t("identity-staff:report.column.ended"),
    ],
    rows: trainings.map((one) => [
      one.name,
      t(`identity-staff:training.subjects.${one.subject}`),
      one.proof,
      one.passedOn,
      one.validUntil,
      one.endedOn ? `${one.endedOn}: ${one.endedWhy}` : "",
    ]),
  }
}

/** What was found of each drawn check, and what was done about it. */
export function reviewsTable({ reviews }: IdentityReport, language: Language): ReportTable {
  const { t } = translator(language)
  return {
    name: t("identity-staff:supervision.title"),
    head: [
      t("identity-staff:supervision.month"),
      t("identity-staff:col.reference"),
      t("identity-staff:col.officer"),
      t("identity-staff:col.state"),
      t("identity-staff:report.column.reviewer"),
      t("identity-staff:report.column.found"),
      t("identity-staff:supervision.remedied"),
    ],
    rows: reviews.map((one) => [
      monthWords(one.month, language),
      one.reference,
      one.officerName,
      one.finding
        ? t(`identity-staff:supervision.finding.${one.finding}`)
        : t(`identity-staff:supervision.state.${reviewStateOf(one) === "waits" ? "waits" : "finding"}`),
      one.reviewerName ? `${one.reviewerName}, ${officeDay(one.reviewedAt!)}` : "",
      one.words,
      one.remediedBy ? `${one.remedy} (${one.remediedBy}, ${officeDay(one.remediedAt!)})` : "",
    ]),
  }
}

/** By which seed each month was drawn, from how many. */
export function samplesTable({ samples }: IdentityReport, language: Language): ReportTable {
  const { t } = translator(language)
  return {
    name: t("identity-staff:report.samples"),
    head: ["month", "checks", "sampled"]
      .map((column) => t(`identity-staff:supervision.${column as "month"}`))
      .concat(t("identity-staff:report.column.seed"), t("identity-staff:report.column.drawnOn")),
    rows: samples.map((one) => [
      monthWords(one.month, language),
      String(one.drawnFrom.length),
      String(one.size),
      one.seed,
      officeDay(one.drawnAt),
    ]),
  }
}

/** What each sample was drawn from: with it and the seed anybody can draw it again. */
export function drawnFromTable({ samples, reviews }: IdentityReport, language: Language): ReportTable {
  const { t } = translator(language)
  const drawn = new Set(reviews.map(({ sampleId, checkId }) => `${sampleId} ${checkId}`))
  return {
    name: t("identity-staff:report.drawnFrom"),
    head: ["month", "id", "officerId", "documentState", "outcome", "drawn"].map((column) =>
      t(`identity-staff:report.drawable.${column as "month"}`),
    ),
    rows: samples.flatMap((sample) =>
      sample.drawnFrom.map((one) => [
        sample.month,
        one.id,
        one.officerId,
        one.documentState,
        one.outcome,
        drawn.has(`${sample.id} ${one.id}`) ? "1" : "",
      ]),
    ),
  }
}

/** Every check of the period, with a mark under each figure that counts it. */
export function checksTable({ checks }: IdentityReport, language: Language): ReportTable {
  const { t } = translator(language)
  const columns = [
    "id",
    "reference",
    "day",
    "kind",
    "state",
    "result",
    "officer",
    "officerTrained",
    "completed",
    "second",
    "secondTrained",
    "secondOn",
    "nidcSent",
    "nidcAnswered",
    "heard",
    "decided",
    "requirements",
  ] as const
  const rowOf = (one: ReportedCheck): string[] => {
    const counted = new Set(figuresOf(one))
    return [
      one.id,
      one.reference,
      one.day,
      one.documentKind ? t(`identity-staff:kind.${one.documentKind}`) : "",
      one.documentState ?? "",
      t(`identity-staff:state.${one.state}`),
      one.officerName,
      one.officerTrainedUntil ?? "",
      one.completedOn ?? "",
      one.secondName ?? "",
      one.secondTrainedUntil ?? "",
      one.secondOn ?? "",
      one.nidcSentOn ?? "",
      one.nidcAnsweredOn ?? "",
      one.heardOn ?? "",
      one.decidedOn ?? "",
      one.requirements.join(" "),
      ...checkFigures.map((figure) => (counted.has(figure) ? "1" : "")),
    ]
  }
  return {
    name: t("identity-staff:report.checks"),
    head: [
      ...columns.map((column) => t(`identity-staff:report.check.${column}`)),
      ...checkFigures.map((figure) => t(`identity-staff:report.figure.${figure}`)),
    ],
    rows: checks.map(rowOf),
  }
}
