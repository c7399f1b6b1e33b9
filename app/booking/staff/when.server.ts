import { type RouterContextProvider, redirect } from "react-router"
import { paths } from "#paths"
import { readMonth } from "#app/booking/month.server.ts"
import { startValue } from "#app/booking/journey.server.ts"
import { portalOf } from "#app/web/context.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { preregById } from "#db/prereg/reads.ts"
import { capital } from "#domain/capital.ts"
import { spokenClock, spokenMoment } from "#domain/time/spoken.ts"
import { toMinutes } from "#domain/time/office-time.ts"
import { writtenIn } from "#domain/written-in.ts"
import { chosenServices, whoAsks } from "#operations/booking/hold.ts"
import { openBooking } from "./shown.server.ts"

/** The third step: free times to choose from, or the one that is held, to be booked. */
export async function showWhen(context: Readonly<RouterContextProvider>, id: string, query: URLSearchParams) {
  const portal = portalOf(context)
  const { at, draft, found, held, language, now } = await openBooking(context, id, "on-its-way")
  const services = chosenServices(at, draft)
  if (services.length === 0) throw redirect(paths.staff.bookForWhat(id))
  const want = {
    services,
    party: draft.party!,
    except: held?.visit.id ?? null,
    notBefore: draft.notBefore,
    ...whoAsks(draft),
  }
  const asked = { month: query.get("month"), day: query.get("day") }
  const untouched = asked.month === null && asked.day === null
  const wishedDay = draft.wishedAt && untouched ? startValue(toMinutes(draft.wishedAt)).slice(0, 10) : null
  const month = await readMonth(portal, at, want, wishedDay ? { ...asked, day: wishedDay } : asked, language, now)
  const prereg = draft.preregId === null ? null : await preregById(portal.db, draft.preregId)
  return {
    id,
    month,
    held: held && !query.has("other") && untouched ? heldShown(held, language, now) : null,
    /** The time of before has run out, which is told. */
    lost: query.has("lost") || (found !== null && held === null),
    wish: wishedDay ? wishFree(draft.wishedAt!, month, language, now) : null,
    party: draft.party!,
    names: draft.names,
    services: services.map((s) => writtenIn(s.texts, language).name),
    email: emailShown(draft.email),
    reason: draft.exceptionReason,
    exceptions: draft.exceptions,
    provisional: prereg !== null && prereg.state !== "accepted",
  }
}
export type WhenShown = Awaited<ReturnType<typeof showWhen>>

function heldShown(
  held: NonNullable<Awaited<ReturnType<typeof openBooking>>["held"]>,
  language: Parameters<typeof spokenMoment>[1],
  now: Date,
) {
  return {
    visitId: held.visit.id,
    when: capital(spokenMoment(held.visit.startsAt, language, now)),
    until: spokenClock(held.visit.holdUntil!, language),
    counters: [...new Set(held.legs.map((leg) => leg.counterNumber))],
  }
}

/** The place that was chosen in the calendar, and whether the visit fits there. */
function wishFree(
  wishedAt: Date,
  { chosen }: { chosen: { morning: { value: string }[]; afternoon: { value: string }[] } | null },
  language: Parameters<typeof spokenMoment>[1],
  now: Date,
) {
  const value = startValue(toMinutes(wishedAt))
  const free = [...(chosen?.morning ?? []), ...(chosen?.afternoon ?? [])].some((time) => time.value === value)
  return { value, free, when: spokenMoment(wishedAt, language, now) }
}
