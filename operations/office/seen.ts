import { createHash } from "node:crypto"
import { type BookingSettings, bookingSettingNames } from "#domain/booking/settings.ts"
import { type DayListSettings, dayListOf } from "#domain/desk/day-list-settings.ts"
import type { OfficeChange } from "#domain/office/changes.ts"
import type { Office } from "#domain/office/opening.ts"
import type { Municipality } from "#domain/office/municipality.ts"
import { type Contact, contactNames } from "#domain/office/contact.ts"
import type { Notice } from "#domain/office/notices.ts"
import type { ServiceWithTexts, Site } from "#db/office/reads.ts"

/** A short mark of a state: two states with the same mark are the same. */
export const markOf = (state: unknown): string =>
  createHash("sha256").update(JSON.stringify(state)).digest("base64url").slice(0, 16)

/** The mark of one thing of the office as a page shows it, so that saving can tell whether somebody changed it meanwhile. */
export const seen = {
  series: (office: Pick<Office, "series">) =>
    markOf(office.series.map((s) => [s.validFrom, s.validTo, s.hours.map((h) => [h.weekday, h.opens, h.closes])])),
  counter: (counter: {
    group: string
    groupNames?: Readonly<Record<string, string>>
    skills: readonly string[]
    active: boolean
  }) =>
    markOf([
      counter.group,
      Object.entries(counter.groupNames ?? {}).toSorted(),
      counter.skills.toSorted(),
      counter.active,
    ]),
  roster: (office: Pick<Office, "roster">, counterId: string, weekday: number) =>
    markOf(
      office.roster
        .filter((r) => r.counterId === counterId && r.weekday === weekday)
        .map((r) => [r.starts, r.ends, r.staffName, r.validFrom, r.validTo])
        .toSorted(),
    ),
  service: (service: ServiceWithTexts) =>
    markOf([
      service.minutesFirst,
      service.minutesFurther,
      service.largestParty,
      service.noticeMinutes,
      service.horizonDays,
      service.cutoffHours,
      service.active,
      [service.topic, service.skill, service.whoMayBook, service.byMunicipality, service.checksIdentity],
      Object.values(service.texts)
        .map((x) => [x.language, x.name, x.shortName, x.about, x.first, x.bring, x.atCounter])
        .toSorted(),
    ]),
  order: (services: readonly { id: string }[]) => markOf(services.map((s) => s.id)),
  contact: (contact: Contact) => markOf(contactNames.map((name) => contact[name])),
  settings: (settings: BookingSettings) => markOf(bookingSettingNames.map((name) => settings[name])),
  dayList: ({ at, email }: DayListSettings) => markOf([at, email]),
  notice: (notice: Notice) =>
    markOf([
      notice.serviceId,
      notice.kind,
      notice.firstDay,
      notice.lastDay,
      notice.endedAt,
      Object.entries(notice.texts).toSorted(),
    ]),
  municipality: (municipality: Municipality) =>
    markOf([
      municipality.terms.map((x) => [x.kind, x.region, x.from, x.to]).toSorted(),
      municipality.exceptions.map((x) => [x.id, x.from, x.to]).toSorted(),
    ]),
  terms: (terms: Readonly<Record<string, number>>) => markOf(Object.entries(terms).toSorted()),
}

/** The mark of what a change would overwrite; null for a change that overwrites nothing. */
export function seenBy(
  change: OfficeChange,
  at: {
    site: Site
    office: Office
    services: readonly ServiceWithTexts[]
    notices: readonly Notice[]
    settings: BookingSettings
    counters: readonly {
      id: string
      group: string
      groupNames?: Readonly<Record<string, string>>
      skills: string[]
      active: boolean
    }[]
  },
): string | null {
  if (change.what === "series") return seen.series(at.office)
  if (change.what === "roster") return seen.roster(at.office, change.counterId, change.weekday)
  if (change.what === "counter") {
    const counter = at.counters.find((c) => c.id === change.id)
    return counter ? seen.counter(counter) : null
  }
  if (change.what === "service") {
    const service = at.services.find((s) => s.id === change.id)
    return service ? seen.service(service) : null
  }
  if (change.what === "order-services") return seen.order(at.services)
  if (change.what === "contact") return seen.contact(at.site)
  if (change.what === "settings") return seen.settings(at.settings)
  if (change.what === "day-list") return seen.dayList(dayListOf(at.site))
  if (change.what === "notice") {
    const notice = at.notices.find((n) => n.id === change.id)
    return notice ? seen.notice(notice) : null
  }
  return null
}
