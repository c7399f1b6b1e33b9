import { type RouterContextProvider, redirect } from "react-router"
import { paths } from "#paths"
import { type Draft, type WholeVisit, visitById } from "#db/booking/reads.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { visitSeen } from "#db/desk/reads.ts"
import { type Exception } from "#domain/booking/for-others.ts"
import { type NotServedWhy, whyNotServed } from "#domain/booking/served.ts"
import { nameInSentence } from "#domain/office/municipality.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import { draftFor } from "#operations/booking/for-others.ts"
import { noteOpening } from "#operations/desk/open-contact.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { placesOf } from "#app/web/where.server.ts"
import type { StaffChannel } from "#domain/booking/channels.ts"

type Context = Readonly<RouterContextProvider>

export interface OpenedBooking {
  at: SiteOffice
  draft: Draft
  /** The held or booked visit. */
  found: WholeVisit | null
  /** The hold while its ten minutes last. */
  held: WholeVisit | null
  language: Language
  now: Date
}

/** A booking for somebody by its number. One that is gone, for a day has passed, begins again; one that is booked is done. */
export async function openBooking(context: Context, id: string, step: "on-its-way" | "done"): Promise<OpenedBooking> {
  const { ctx, db } = portalOf(context)
  const opened = await draftFor(ctx, id)
  if (!opened) throw redirect(paths.staff.bookFor({ lost: "" }))
  const { draft } = opened
  const found = draft.visitId ? await visitById(db, draft.visitId) : null
  const isDone = found !== null && found.visit.state !== "held" && found.visit.state !== "lapsed"
  if (isDone !== (step === "done")) throw redirect(isDone ? paths.staff.bookForDone(id) : paths.staff.bookForWhen(id))
  const now = ctx.now()
  return {
    at: await readSiteOffice(db),
    draft,
    found,
    held: found?.visit.state === "held" && found.visit.holdUntil! > now ? found : null,
    language: localeOf(context),
    now,
  }
}

/** The services that staff may choose from: those of their own counters, where they have only some. */
export function servicesToChoose(context: Context, at: SiteOffice, language: Language) {
  const { skills } = staffOf(context)
  return at.services
    .filter((s) => s.active && (!skills || skills.includes(s.skill)))
    .map((s) => ({
      key: s.key,
      name: writtenIn(s.texts, language).name,
      minutes: s.minutesFirst,
      further: s.minutesFurther,
      largest: s.largestParty,
      who: s.whoMayBook,
    }))
}
export type ServiceChoice = ReturnType<typeof servicesToChoose>[number]

export const placesToChoose = (at: SiteOffice, language: Language, now: Date) =>
  placesOf(at.municipalities, language, officeDay(now))

/** What is out of the ordinary, as it is told before it is done. */
export interface ExceptionsShown {
  made: readonly Exception[]
  municipality: string
  why: NotServedWhy | null
}

export function exceptionsShown(
  at: SiteOffice,
  made: readonly Exception[],
  where: { municipality: string | null; residence: string | null | undefined },
  language: Language,
  now: Date,
): ExceptionsShown {
  const found = at.municipalities.find((m) => m.code === where.municipality)
  return {
    made,
    municipality: found ? nameInSentence(found.name, language) : "",
    why: whyNotServed(at.municipalities, where, officeDay(now)),
  }
}

/** The empty place of the calendar in words; null where there is none. */
export function wishShown(
  at: SiteOffice,
  wish: { startsAt: Date; counterId: string | null } | null,
  language: Language,
  now: Date,
): { when: string; number: number } | null {
  const counter = wish && at.office.counters.find((c) => c.id === wish.counterId)
  return wish && counter ? { when: spokenMoment(wish.startsAt, language, now), number: counter.number } : null
}

/**
 * The people of a visit, for another one of theirs. Their address and phone stand in the form then, which is recorded as opening them;
 * null for a visit that is gone or at other counters than one's own.
 */
export async function peopleOfVisit(context: Context, visitId: string) {
  const { ctx, db } = portalOf(context)
  const account = staffOf(context)
  const found = await visitById(db, visitId)
  if (!found || found.visit.state === "held" || found.visit.state === "lapsed") return null
  if (account.skills && !(await visitSeen(db, visitId, account.skills))) return null
  await noteOpening(ctx, { staffId: byStaff(account).staffId, visitId })
  const { contactName, names, email, phone, language, supportNeeds, municipality } = found.visit
  const channel: StaffChannel = "phone"
  return { who: { contactName, names, email, phone, language, supportNeeds, channel }, municipality }
}
