import { paths } from "#paths"
import { datesFile } from "#domain/calendar-file.ts"
import { type Around, datesOfSignUp } from "#domain/courses/calendar-file.ts"
import { lackingLatin } from "#domain/courses/names.ts"
import { writtenIn } from "#domain/written-in.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import type { Certificate, Meeting, RunWithMeetings, SignUp, WholeRun } from "#db/courses/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { Language } from "#locales/languages.ts"
import { mailWords } from "#locales/mail-words.ts"
import type { CourseMail } from "#domain/mail/kinds.ts"
import type { Block } from "../layout.tsx"
import { type Message, composed, languageOf } from "../message.ts"

export interface CourseAround {
  at: SiteOffice
  rooms: { id: string; name: string }[]
  link: string | null
  portalUrl: string
  now: Date
  /** Other runs of the course that one may sign up for. */
  others: RunWithMeetings[]
  /** Every meeting of the run, cancelled ones too. */
  meetings: Meeting[]
  /** The coordinator's own words, the reason of a cancelled run, when a moved meeting was before. */
  text?: string
  was?: Date
  meeting?: Meeting | undefined
  certificates?: Certificate[]
  /** Whether the dates may stand in the person's calendar from an earlier message. */
  had: boolean
  /** The sign-up that was moved here, with its meetings: their entries in calendars go. */
  movedFrom?: { own: SignUp; meetings: Meeting[] } | undefined
}

const ended = new Set<CourseMail>(["cancelled", "removed", "lapsed", "run-cancelled"])
const withPlace = new Set<CourseMail>(["seated", "offered", "reminder", "meeting-moved"])
/** Messages after which a calendar would otherwise be wrong. */
const withDates = new Set<CourseMail>(["seated", "listed", "offered", "meeting-moved", "meeting-cancelled", ...ended])

/** A message about a sign-up, in the person's language. */
export function courseMessage(kind: CourseMail, own: SignUp, { course, run }: WholeRun, around: CourseAround): Message {
  const language = languageOf(own.language)
  const { at, link, now } = around
  const { t } = mailWords(at, language)
  const text = writtenIn(course.texts, language)
  const begun = run.meetings.length > 0 && run.meetings[0]!.startsAt <= now
  const values = {
    course: text.title,
    count: own.size,
    until: own.offerUntil ? spokenMoment(own.offerUntil, language, now) : "",
    was: around.was ? spokenMoment(around.was, language, now) : "",
    when: around.meeting ? spokenMoment(around.meeting.startsAt, language, now) : "",
    reason: around.text ?? "",
    phone: at.site.phone,
  }
  const blocks: Block[] = [
    { heading: t(`courses:mail.${kind}.heading`, values) },
    { text: t("mail:greeting", { name: own.names[0]! }) },
    {
      text:
        kind === "message"
          ? (around.text ?? "")
          : t(kind === "reminder" && begun ? "courses:mail.reminder.leadLater" : `courses:mail.${kind}.lead`, values),
    },
    ...facts(kind, own, { course, run }, around, language),
    ...ways(kind, own, course.slug, around, language),
  ]
  return composed({
    to: own.email,
    language,
    subject: t(`courses:mail.${kind}.subject`, values),
    blocks,
    at,
    calendar: withDates.has(kind) ? datesOf(own, text.title, around, language, link) : null,
  })
}

/** Which course, who, when and where. */
function facts(
  kind: CourseMail,
  own: SignUp,
  { course, run }: WholeRun,
  { at, rooms, now }: CourseAround,
  language: Language,
): Block[] {
  const { t } = mailWords(at, language)
  const { site } = at
  const text = writtenIn(course.texts, language)
  const goesOn = !ended.has(kind) && kind !== "ended"
  const blocks: Block[] = [
    {
      facts: [
        [t("courses:fact.course"), text.title],
        [t("courses:fact.people", { count: own.size }), own.names.join("\n")],
        [t("courses:fact.reference"), own.reference],
      ],
    },
  ]
  if (!goesOn) return blocks
  blocks.push({ list: run.meetings.map((m) => meetingLine(m, language, now)) })
  if (!withPlace.has(kind)) return blocks
  const names = run.meetings.map((m) => rooms.find((r) => r.id === m.roomId)?.name)
  const places = [...new Set(names)].filter((name) => name !== undefined)
  if (places.length > 0)
    blocks.push({
      facts: [
        [
          t("courses:fact.where"),
          `${places.map((name) => t("courses:roomLine", { name })).join(", ")}, ${site.address}, ${site.postalLine}`,
        ],
      ],
    })
  if (run.videoUrl && kind !== "offered") blocks.push({ facts: [[t("courses:fact.video"), run.videoUrl]] })
  return blocks
}

/** What one can do: other dates, certificates, one's own page. */
function ways(kind: CourseMail, own: SignUp, slug: string, around: CourseAround, language: Language): Block[] {
  const { t } = mailWords(around.at, language)
  const { others, now, portalUrl, link } = around
  const blocks: Block[] = []
  if (ended.has(kind) && others.length > 0)
    blocks.push(
      { text: t("courses:mail.others") },
      { list: others.slice(0, 4).map((other) => meetingLine(other.meetings[0]!, language, now)) },
      { button: t("courses:mail.seeOthers"), url: `${portalUrl}${paths.course(language, slug)}` },
    )
  for (const certificate of around.certificates ?? [])
    blocks.push({ facts: [[t("courses:fact.certificate", { name: certificate.name }), certificate.code]] })
  if (!ended.has(kind) && lackingLatin(own.names, own.latinNames).length > 0)
    blocks.push({ text: t("courses:mail.latin") })
  if (link && !ended.has(kind))
    blocks.push(
      {
        button: t(`courses:mail.button.${kind === "offered" ? "answer" : kind === "ended" ? "ended" : "own"}`),
        url: link,
      },
      { quiet: t("courses:mail.keepSecret") },
    )
  return blocks
}

/** The dates for the person's calendar: none where it would hold nothing. */
function datesOf(
  own: SignUp,
  title: string,
  { at, rooms, now, portalUrl, meetings, movedFrom, had }: CourseAround,
  language: Language,
  link: string | null,
): Message["calendar"] {
  const { t } = mailWords(at, language)
  const { site } = at
  const around: Around<Meeting> = {
    host: new URL(portalUrl).hostname,
    summary: title,
    description: t("courses:ics.description", { reference: own.reference, url: link ?? "" }).trim(),
    url: link ?? `${portalUrl}${paths.courses(language)}`,
    place: (m) => {
      const room = rooms.find((r) => r.id === m.roomId)
      return room ? `${t("courses:roomLine", { name: room.name })}, ${site.address}, ${site.postalLine}` : ""
    },
  }
  const gone = own.state === "cancelled" || own.state === "lapsed"
  const events = [
    ...(movedFrom ? datesOfSignUp(movedFrom.own, movedFrom.meetings, around) : []),
    ...(gone && !had ? [] : datesOfSignUp(own, meetings, around)),
  ]
  return events.length === 0
    ? null
    : { file: t("courses:ics.file"), content: datesFile(events, { name: site.name, email: site.email }, now) }
}

const meetingLine = (meeting: { startsAt: Date; endsAt: Date }, language: Language, now: Date) =>
  `${spokenDay(officeDay(meeting.startsAt), language, officeDay(now))}, ${spokenClock(meeting.startsAt, language)}–${spokenClock(meeting.endsAt, language)}`

/** Whether a message still tells the truth when it is sent late. */
export function courseFits(kind: CourseMail, own: SignUp): boolean {
  switch (kind) {
    case "seated":
    case "listed":
    case "offered":
    case "lapsed":
    case "cancelled":
      return own.state === kind
    case "removed":
      return own.state === "cancelled"
    case "reminder":
    case "ended":
    case "absent-twice":
      return own.state === "seated"
    case "meeting-moved":
    case "meeting-cancelled":
    case "message":
      return ["seated", "offered", "listed"].includes(own.state)
    case "run-cancelled":
      return true
  }
}
