import { createHash } from "node:crypto"
import type { RouterContextProvider } from "react-router"
import { feedOf, officeOf, portalOf } from "#app/web/context.server.ts"
import { roomsOf } from "#db/courses/reads.ts"
import { calendarMeetings, feedLegs } from "#db/desk/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { type DatedEvent, feedFile } from "#domain/calendar-file.ts"
import { isTaughtBy } from "#domain/courses/teacher.ts"
import { type FeedLeg, feedSpan, legEvent, ownLegs } from "#domain/desk/feed.ts"
import { officeSeen } from "#domain/desk/scope.ts"
import { officeDay, officeInstant } from "#domain/time/office-time.ts"
import { writtenIn } from "#domain/written-in.ts"
import { type Language, houseLanguage, isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { paths } from "#paths"

/**
 * A feed and the tag of what it says. A calendar program lies outside of the office: an event says the service, how many come, the
 * reference and the state, and nothing of who comes.
 */
export async function showFeed(context: Readonly<RouterContextProvider>): Promise<{ file: string; tag: string }> {
  const { db, ctx, config } = portalOf(context)
  const { account, counterId } = feedOf(context)
  const at = await officeOf(context)
  const now = ctx.now()
  const span = feedSpan(officeDay(now))
  const own = account?.language ?? houseLanguage
  const told = { at, language: isLanguage(own) ? own : houseLanguage, portalUrl: config.portalUrl }
  const office = officeSeen(at.office, account?.skills ?? null)
  const counters = account ? office.counters.map(({ id }) => id) : [counterId!]
  const legs = await feedLegs(db, counters, span)
  const events = (account ? ownLegs(legs, office, account.name) : legs).map((leg) => visitEvent(leg, told))
  if (account) events.push(...(await meetingEvents(context, account.name, span, told)))
  const { t } = translator(told.language)
  const number = at.office.counters.find(({ id }) => id === counterId)?.number
  const name = number === undefined ? at.site.name : `${at.site.name}, ${t("desk:feed.counter", { number })}`
  const tag = createHash("sha256")
    .update(JSON.stringify([name, events]))
    .digest("base64url")
    .slice(0, 22)
  // The time at which it was made stands in the file and is no change: hence the weak tag.
  return { file: feedFile(events, name, now), tag: `W/"${tag}"` }
}

interface Told {
  at: SiteOffice
  language: Language
  portalUrl: string
}

function visitEvent(leg: FeedLeg, { at, language, portalUrl }: Told): DatedEvent {
  const { t } = translator(language)
  const service = at.services.find(({ key }) => key === leg.serviceKey)
  const number = at.office.counters.find(({ id }) => id === leg.counterId)?.number ?? ""
  const people = t("booking:people", { count: leg.party })
  return legEvent(leg, {
    host: new URL(portalUrl).hostname,
    summary: `${service ? writtenIn(service.texts, language).shortName : leg.serviceKey}, ${people}`,
    description: `${leg.reference}\n${t(`desk:state.${leg.state}`)}`,
    location: t("desk:feed.counter", { number }),
    url: `${portalUrl}${paths.staff.calendar({ day: leg.day, visit: leg.visitId })}`,
  })
}

/** The meetings of courses at which somebody's name stands as teacher. */
async function meetingEvents(
  context: Readonly<RouterContextProvider>,
  teacher: string,
  { first, last }: { first: string; last: string },
  { at, language, portalUrl }: Told,
): Promise<DatedEvent[]> {
  const { db } = portalOf(context)
  const { t } = translator(language)
  const [rooms, meetings] = await Promise.all([
    roomsOf(db),
    calendarMeetings(db, at.site.id, officeInstant(first, "00:00"), officeInstant(last, "24:00")),
  ])
  return meetings
    .filter((meeting) => isTaughtBy(meeting, teacher))
    .map((meeting) => ({
      uid: `${meeting.id}@${new URL(portalUrl).hostname}`,
      sequence: 0,
      status: "confirmed",
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      summary: `${writtenIn(meeting.texts, language).title}, ${t("booking:people", { count: meeting.taken })}`,
      description: "",
      location: rooms.find(({ id }) => id === meeting.roomId)?.name ?? "",
      url: `${portalUrl}${paths.staff.meeting(meeting.id)}`,
    }))
}
