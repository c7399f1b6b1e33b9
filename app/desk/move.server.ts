import { type MonthShown, readMonth } from "#app/booking/month.server.ts"
import type { Portal } from "#app/web/context.server.ts"
import { visitById } from "#db/booking/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { type Irregularity, irregularities } from "#domain/booking/irregular.ts"
import { placedLegs } from "#domain/booking/placing.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type Allowed, may } from "#domain/staff/permissions.ts"
import { fromMinutes, isMinute, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import { placeAt, speaksAgainst } from "#operations/booking/place-at.ts"
import type { PanelShown } from "./panel.server.ts"

interface Asking {
  portal: Portal
  at: SiteOffice
  visit: PanelShown
  url: URL
  account: Allowed
  language: Language
  now: Date
}

/** What the page shows on which staff choose another time: free times day by day, or a counter and a time of their own. */
export async function showMove({ portal, at, visit, url, account, language, now }: Asking) {
  const found = (await visitById(portal.db, visit.id))!
  const services = at.services
    .filter((s) => found.legs.some((leg) => leg.serviceId === s.id))
    .map((s) => ({ ...s, noticeMinutes: 0 }))
  const month = await readMonth(
    portal,
    at,
    { services, party: found.visit.party, except: found.visit.id, notBefore: null, byStaff: true },
    // It opens on the day of the visit itself, where most are moved to another hour.
    {
      month: url.searchParams.get("month") ?? (visit.day >= officeDay(now) ? visit.day.slice(0, 7) : null),
      day: url.searchParams.get("day") ?? (url.searchParams.has("month") ? null : visit.day),
    },
    language,
    now,
  )
  return {
    month,
    counters: at.office.counters.map((c) => ({ id: c.id, number: c.number })),
    /** The services that can be placed one by one; none where there is only one. */
    legs:
      found.legs.length < 2
        ? []
        : found.legs.map((leg) => ({
            id: leg.id,
            name: writtenIn(at.services.find((s) => s.id === leg.serviceId)!.texts, language).name,
          })),
    to: chosenTime(month, url.searchParams.get("to"), (moment) => spokenMoment(moment, language, now)),
    place: await chosenPlace({ portal, at, visit, url, account, language, now }, found.legs),
  }
}
export type MoveShown = Awaited<ReturnType<typeof showMove>>

/** The free time that somebody pressed, to be asked about; null for any other text. */
function chosenTime(
  { chosen }: MonthShown,
  to: string | null,
  say: (at: Date) => string,
): { value: string; text: string } | null {
  const time = chosen && [...chosen.morning, ...chosen.afternoon].find((one) => one.value === to)
  if (!time) return null
  return { value: time.value, text: say(officeInstant(time.value.slice(0, 10), time.value.slice(11))) }
}

/** The counter and the time of their own choice, as the address has them, with what speaks against it; null where none was chosen. */
async function chosenPlace(
  { portal, at, visit, url, account, language, now }: Asking,
  legs: Parameters<typeof placedLegs>[0],
) {
  const asked = (name: string) => url.searchParams.get(name) ?? ""
  if (!url.searchParams.has("counter")) return null
  const typed = { day: asked("day"), clock: asked("clock"), counter: asked("counter"), leg: asked("leg") }
  const counter = at.office.counters.find((c) => c.id === typed.counter)
  if (!isMinute(`${typed.day}T${typed.clock}`) || !counter)
    return { ...typed, wrong: "time-missing" as const, says: null }
  const to = officeInstant(typed.day, typed.clock)
  const placed = placedLegs(legs, { legId: typed.leg || null, counterId: counter.id, to })
  if (!placed) return { ...typed, wrong: "unknown" as const, says: null }
  const start = fromMinutes(placed[0]!.start)
  const against = await speaksAgainst(portal.db, {
    visitId: visit.id,
    legId: typed.leg || null,
    counterId: counter.id,
    to,
  })
  return {
    ...typed,
    wrong: null,
    says: {
      counter: counter.number,
      to: spokenMoment(start, language, now),
      sameTime: start.toISOString() === visit.startsAt,
      against,
      /** Something speaks against it, and the role does not allow it. */
      forbidden: against.length > 0 && !may(account, "overbook"),
    },
  }
}
export type PlaceShown = NonNullable<MoveShown["place"]>

/** Places a visit where the form says; what speaks against it was shown beside its button. */
export async function placeFrom(
  ctx: Portal["ctx"],
  form: FormData,
  given: Allowed & { visitId: string; by: StaffMember },
) {
  const text = (name: string) => String(form.get(name) ?? "")
  if (!isMinute(`${text("day")}T${text("clock")}`)) return { ok: false, error: "time-missing" } as const
  const known: Irregularity[] = irregularities.filter((one) => form.getAll("known").includes(one))
  return placeAt(ctx, {
    ...given,
    legId: text("leg") || null,
    counterId: text("counter"),
    to: officeInstant(text("day"), text("clock")),
    reason: text("reason"),
    seen: text("seen"),
    known,
  })
}
