import { type RouterContextProvider, data, redirect } from "react-router"
import { readForm } from "#app/forms/parse.ts"
import { readChange } from "#app/forms/office.ts"
import { readSiteOffice, recentChanges } from "#db/office/reads.ts"
import { briefMoment, spokenMoment } from "#domain/time/spoken.ts"
import { type ChangeRefusal, changeOffice } from "#operations/office/change.ts"
import { byStaff, portalOf, staffOf } from "./context.server.ts"
import { localeOf } from "./locale.server.ts"
import { requirePermission } from "./require-staff.server.ts"

/** A booked visit that a change would hit, in words. */
export interface HitShown {
  visitId: string
  reference: string
  name: string
  when: string
  to: string | null
  party: number
  services: string[]
}

export interface Outcome {
  error: ChangeRefusal
  /** What was typed, in order, so that nothing has to be typed again. */
  typed: [string, string][]
  hits: HitShown[]
  /** Course meetings that would stay on a closed day. */
  meetings: { id: string; runId: string; when: string; title: string; teacher: string }[]
  plan: string
}

/** Makes the change a form asks for and returns to `back`; or answers what stands in its way. */
export async function actOnOffice(request: Request, context: Readonly<RouterContextProvider>, back: string) {
  const { ctx, db } = portalOf(context)
  const account = staffOf(context)
  requirePermission(account, "change-office")
  const form = await readForm(request)
  const change = readChange(form)
  if (!change) throw new Response("Bad request", { status: 400 })
  const decide = form.get("decide")
  const decision =
    decide === "move" || decide === "keep" ? ({ what: decide, plan: String(form.get("plan") ?? "") } as const) : null
  const { answer, hits, meetings, plan } = await changeOffice(ctx, { change, decision, by: byStaff(account) })
  if (answer.ok) return redirect(`${back}${back.includes("?") ? "&" : "?"}saved`)
  const language = localeOf(context)
  const { services } = await readSiteOffice(db)
  const typed = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[0] !== "decide" && entry[0] !== "plan",
  )
  return data<Outcome>(
    {
      error: answer.error,
      typed,
      plan,
      meetings: meetings.map(({ id, runId, startsAt, teacher, titles }) => ({
        id,
        runId,
        teacher,
        when: briefMoment(startsAt, language),
        title: titles[language] ?? titles.en ?? "",
      })),
      hits: hits.map((hit) => ({
        visitId: hit.visitId,
        reference: hit.reference,
        name: hit.firstName,
        when: briefMoment(hit.startsAt, language),
        to: hit.proposal && briefMoment(hit.proposal, language),
        party: hit.party,
        services: hit.serviceKeys.map((key) => {
          const texts = services.find((s) => s.key === key)?.texts
          return (texts?.[language] ?? texts?.en)?.shortName ?? key
        }),
      })),
    },
    answer.error === "visits-hit" ? 409 : 422,
  )
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
