import { requirePermission } from "#app/web/require-staff.server.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { type RouterContextProvider, data, redirect } from "react-router"
import { MOST_OFFICE_FIELDS, isDecisionField, readChange, readDecision, saysBoth } from "./forms.ts"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { allCounters, readSiteOffice, recentChanges } from "#db/office/reads.ts"
import type { OfficeChange } from "#domain/office/changes.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefDay, briefMoment, spokenClock, spokenMoment } from "#domain/time/spoken.ts"
import { type Language, isLanguage } from "#locales/languages.ts"
import { type Answer, type ChangeRefusal, changeOffice } from "#operations/office/change.ts"
import { seenBy } from "#operations/office/seen.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { standsNow } from "./stands.server.ts"
import { writtenIn } from "#domain/written-in.ts"
import { aboutChange } from "./words.server.ts"

/** A booked visit that a change would hit, in words. */
export interface HitShown {
  visitId: string
  reference: string
  name: string
  phone: string
  when: string
  to: string | null
  /** The same time at another counter. */
  same: boolean
  party: number
  services: string[]
}

export interface Outcome {
  /** Null when the form is only given back. */
  error: ChangeRefusal | "says-both" | null
  /** What was typed, in order, so that nothing has to be typed again. */
  typed: [string, string][]
  /** What was chosen for the visits and why, so that it is not chosen again. */
  decided: [string, string][]
  hits: HitShown[]
  meetings: { id: string; title: string; when: string; href: string; taken: number }[]
  plan: string
  /** The change in one line. */
  about: string
  effect: Answer["effect"]
  /** Days, in words, from which the roster would have been another one. */
  replaces: string[]
  /** What stands now, by field, when somebody else saved meanwhile; and the mark of it. */
  stands: Record<string, string> | null
  seen: string | null
  colleague: { who: string; when: string } | null
}

/** Makes the change a form asks for and returns to `back`; or answers what stands in its way. */
export async function actOnOffice(request: Request, context: Readonly<RouterContextProvider>, back: string) {
  const { ctx } = portalOf(context)
  const account = staffOf(context)
  const form = await readForm(request, MOST_OFFICE_FIELDS)
  const change = readChange(form)
  if (!change) throw badRequest()
  if (change.what !== "closure" && change.what !== "remove-closure") requirePermission(account, "change-office")
  const strings = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string")
  const typed = strings.filter(([name]) => !isDecisionField(name))
  const decided = strings.filter(([name]) => isDecisionField(name))
  const plain: Outcome = {
    error: null,
    typed,
    decided,
    hits: [],
    meetings: [],
    plan: "",
    about: "",
    effect: null,
    replaces: [],
    stands: null,
    seen: null,
    colleague: null,
  }
  if (form.get("decide") === "back") return data<Outcome>(plain)
  if (saysBoth(form)) return data<Outcome>({ ...plain, error: "says-both" }, 422)
  const made = await changeOffice(ctx, {
    change,
    decision: readDecision(form),
    by: byStaff(account),
    permissions: account.permissions,
    seen: String(form.get("seen") ?? "") || null,
    sure: form.has("sure"),
  })
  if (made.answer.ok) return redirect(`${back}${back.includes("?") ? "&" : "?"}saved`)
  if (made.answer.error === "not-allowed") throw new Response("Forbidden", { status: 403 })
  const shown = await shownTo(context, change, made)
  const status = ["visits-hit", "meetings-hit", "sure", "changed-meanwhile"].includes(made.answer.error) ? 409 : 422
  return data<Outcome>({ ...plain, ...shown, error: made.answer.error, plan: made.plan, effect: made.effect }, status)
}

/** What a page says about a change that was not made. */
async function shownTo(
  context: Readonly<RouterContextProvider>,
  change: OfficeChange,
  { answer, hits, meetings, replaces }: Answer,
): Promise<Pick<Outcome, "hits" | "meetings" | "replaces" | "about" | "stands" | "seen" | "colleague">> {
  const { ctx, db } = portalOf(context)
  const locale = localeOf(context)
  const language: Language = isLanguage(locale) ? locale : "en"
  const today = officeDay(ctx.now())
  const at = await readSiteOffice(db)
  const stale = !answer.ok && answer.error === "changed-meanwhile"
  const counters = stale ? await allCounters(db, at.site.id) : []
  return {
    about: aboutChange(change, at, language, today),
    stands: stale ? standsNow(change, at, counters, language, today) : null,
    seen: stale ? seenBy(change, { ...at, counters }) : null,
    colleague: stale ? await lastChange(context) : null,
    replaces: replaces.map((day) => briefDay(day, language)),
    hits: hits.map((hit) => ({
      visitId: hit.visitId,
      reference: hit.reference,
      name: hit.firstName,
      phone: hit.phone,
      when: briefMoment(hit.startsAt, language),
      to: hit.proposal && briefMoment(hit.proposal, language),
      same: hit.proposal?.getTime() === hit.startsAt.getTime(),
      party: hit.party,
      services: hit.serviceKeys.map((key) => {
        const service = at.services.find((s) => s.key === key)
        return service ? writtenIn(service.texts, language).shortName : key
      }),
    })),
    meetings: meetings.map((m) => ({
      id: m.id,
      title: writtenIn(m.texts, language).title,
      when: `${briefDay(officeDay(m.startsAt), language)} ${spokenClock(m.startsAt, language)}–${spokenClock(m.endsAt, language)}`,
      href: paths.staff.run(m.runId),
      taken: m.taken,
    })),
  }
}

/** When the office was last changed, and by whom; for the head of its pages. */
export async function lastChange(
  context: Readonly<RouterContextProvider>,
): Promise<{ when: string; who: string } | null> {
  const { db, ctx } = portalOf(context)
  const { site } = await readSiteOffice(db)
  const [latest] = await recentChanges(db, site.id, 1)
  return latest ? { when: spokenMoment(latest.at, localeOf(context), ctx.now()), who: latest.staffName } : null
}
