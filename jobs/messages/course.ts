import { officeDay } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import type { Certificate, Meeting, RunWithMeetings, SignUp, WholeRun } from "#db/courses/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { type Language, isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import type { CourseMail } from "#operations/courses/mail.ts"
import type { Block } from "./layout.ts"
import { type Message, rendered } from "./templates.ts"

export interface CourseAround {
  site: SiteOffice["site"]
  rooms: { id: string; name: string }[]
  link: string | null
  portalUrl: string
  now: Date
  /** Other runs of the course that one may sign up for. */
  others: RunWithMeetings[]
  /** The coordinator's own words, the reason of a cancelled run, when a moved meeting was before. */
  text?: string
  was?: Date
  meeting?: Meeting | undefined
  certificates?: Certificate[]
}

/** A message about a sign-up, in the person's language. */
export function courseMessage(kind: CourseMail, own: SignUp, { course, run }: WholeRun, around: CourseAround): Message {
  const language: Language = isLanguage(own.language) ? own.language : "en"
  const { t } = translator(language)
  const { site, link, now, others } = around
  const text = course.texts[language] ?? course.texts.en!
  const values = {
    course: text.title,
    until: own.offerUntil ? spokenMoment(own.offerUntil, language, now) : "",
    was: around.was ? spokenMoment(around.was, language, now) : "",
    when: around.meeting ? spokenMoment(around.meeting.startsAt, language, now) : "",
    reason: around.text ?? "",
  }
  const blocks: Block[] = [
    { heading: t(`course:mail.${kind}.heading`, values) },
    { text: t("message:greeting", { name: own.names[0]! }) },
    { text: kind === "message" ? (around.text ?? "") : t(`course:mail.${kind}.lead`, values) },
  ]
  const dates = run.meetings.map((m) => meetingLine(m, language, now))
  const goesOn = !["cancelled", "lapsed", "run-cancelled", "ended"].includes(kind)
  if (goesOn) blocks.push({ facts: [[t("course:fact.course"), text.title]] }, { list: dates })
  if (goesOn && (kind === "seated" || kind === "offered" || kind === "reminder" || kind === "meeting-moved")) {
    const places = [...new Set(run.meetings.map((m) => around.rooms.find((r) => r.id === m.roomId)?.name))].filter(
      (name) => name !== undefined,
    )
    if (places.length > 0)
      blocks.push({ facts: [[t("course:fact.where"), `${places.join(", ")}, ${site.address}, ${site.postalLine}`]] })
    if (run.videoUrl && kind !== "offered") blocks.push({ facts: [[t("course:fact.video"), run.videoUrl]] })
  }
  if ((kind === "run-cancelled" || kind === "lapsed") && others.length > 0)
    blocks.push(
      { text: t("course:mail.others") },
      { list: others.slice(0, 4).map((other) => meetingLine(other.meetings[0]!, language, now)) },
      { button: t("course:mail.seeOthers"), url: `${around.portalUrl}/${language}/courses/${course.slug}` },
    )
  for (const certificate of around.certificates ?? [])
    blocks.push({ facts: [[t("course:fact.certificate", { name: certificate.name }), certificate.code]] })
  if (link && kind !== "cancelled" && kind !== "lapsed" && kind !== "run-cancelled")
    blocks.push({
      button: t(`course:mail.button.${kind === "offered" ? "answer" : kind === "ended" ? "ended" : "own"}`),
      url: link,
    })
  blocks.push(...(link && goesOn ? [{ quiet: t("message:keepSecret") }] : []), {
    quiet: t("message:footer", { phone: site.phone, email: site.email }),
  })
  return {
    to: own.email,
    ...rendered(language, t(`course:mail.${kind}.subject`, values), blocks, site.name),
    calendar: null,
  }
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
