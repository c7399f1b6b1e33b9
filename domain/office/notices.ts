import { LONGEST } from "#domain/longest.ts"
import { isId } from "#domain/id.ts"
import { isDay } from "#domain/time/office-time.ts"

export const noticeKinds = ["information", "important"] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What the office tells visitors for some days, both included: about itself, or about one service. */
export interface NoticeValues {
  /** Null is the whole office. */
  serviceId: string | null
  kind: NoticeKind
  firstDay: string
  lastDay: string
  /** By language. */
  texts: Record<string, string>
}
export interface Notice extends NoticeValues {
  id: string
  /** When staff ended it before its last day, or before it began. */
  endedAt: Date | null
}

export type NoticeStanding = "now" | "coming" | "past"

/** Where a notice stands on a day of the office's calendar: its days alone decide, so that none has to be switched on or off. */
export function standingOf(notice: Pick<Notice, "firstDay" | "lastDay" | "endedAt">, today: string): NoticeStanding {
  if (notice.endedAt !== null || notice.lastDay < today) return "past"
  return notice.firstDay > today ? "coming" : "now"
}

/** Those that stand on a day, what is important first, then the newest. */
export const noticesOn = <N extends Notice>(notices: readonly N[], today: string): N[] =>
  notices
    .filter((notice) => standingOf(notice, today) === "now")
    .toSorted(
      (a, b) => Number(b.kind === "important") - Number(a.kind === "important") || b.firstDay.localeCompare(a.firstDay),
    )

export type NoticeFault = "day-wrong" | "order-wrong" | "unknown" | "language-missing" | "text-long"

/** What is wrong with a notice by itself, by the fields of its form. */
export function noticeProblems(given: NoticeValues): { field: string; code: NoticeFault }[] {
  const problems: { field: string; code: NoticeFault }[] = []
  if (given.serviceId !== null && !isId(given.serviceId)) problems.push({ field: "serviceId", code: "unknown" })
  if (!isDay(given.firstDay)) problems.push({ field: "firstDay", code: "day-wrong" })
  if (!isDay(given.lastDay)) problems.push({ field: "lastDay", code: "day-wrong" })
  else if (isDay(given.firstDay) && given.lastDay < given.firstDay)
    problems.push({ field: "lastDay", code: "order-wrong" })
  for (const [language, text] of Object.entries(given.texts)) {
    if (!text.trim()) problems.push({ field: `text-${language}`, code: "language-missing" })
    else if (text.length > LONGEST.notice) problems.push({ field: `text-${language}`, code: "text-long" })
  }
  return problems
}
