import { isMinute, officeInstant } from "#domain/time/office-time.ts"
import {
  type Correction,
  type VisitSays,
  changedFields,
  corrected,
  mayCorrect,
  signOf,
  visitSays,
} from "#domain/booking/correct.ts"
import type { Actor } from "#domain/staff/actor.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { type WholeVisit, visitById } from "#db/booking/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { type Language, languages } from "#locales/languages.ts"
import { type CorrectRefusal, correct } from "#operations/booking/correct.ts"
import type { Portal } from "#app/web/context.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { nearestFree } from "./month.server.ts"
import type { OpenedVisit } from "./visit.server.ts"

/** So many times are offered where the one a visit has no longer fits. */
const OFFERED = 9

/** What every page of a correction shows of the visit, and the sign of what it says. */
export function correctionShown({ found, at, papers, now }: OpenedVisit, language: Language) {
  const { visit, legs } = found
  const says = visitSays(visit, legs)
  const by = { kind: "visitor" } as const
  const allowed = mayCorrect({ ...visit, begun: false, fromHousehold: false }, by, ["phone"], now)
  return {
    says,
    email: emailShown(says.email),
    seen: signOf(says, visit.startsAt),
    when: spokenMoment(visit.startsAt, language, now),
    closed: allowed.ok ? null : allowed.error === "too-late" ? ("tooLate" as const) : ("over" as const),
    fromHousehold: papers !== null,
    phone: at.site.phone,
  }
}
export type CorrectionShown = ReturnType<typeof correctionShown>

/** One line of what a visit says now, for whoever typed something else. */
export interface SaysLine {
  field: keyof VisitSays | "time"
  text: string
}

/** Why a correction was not made; nothing of the visit has changed, and all that was typed goes along. */
export interface NotCorrected {
  error: Exclude<CorrectRefusal, "taken"> | "time-taken"
  /** Free times nearest to the one it has; null where no other time would help. */
  nearest: { value: string; day: string; clock: string }[] | null
  /** What the visit says otherwise than was typed, where somebody changed it meanwhile. */
  now: SaysLine[]
  /** The sign of what it says now: sent along, it says that this was seen. */
  seen: string
  /** Every field as it was sent. */
  typed: [string, string][]
}

/** Makes a correction that was posted. The fields `seen` and `to` of the form are read here. */
export async function correctAsTyped(
  portal: Portal,
  at: SiteOffice,
  visitId: string,
  fields: FormData,
  given: { change: Correction; by: Actor; language: Language; where?: Parameters<typeof correct>[1]["where"] },
): Promise<{ ok: true; codeSent: boolean } | { ok: false; refused: NotCorrected; status: 409 | 422 }> {
  const { change, by, language, where } = given
  const to = String(fields.get("to") ?? "")
  const done = await correct(portal.ctx, {
    visitId,
    seen: String(fields.get("seen") ?? ""),
    change,
    to: isMinute(to) ? officeInstant(to.slice(0, 10), to.slice(11)) : null,
    by,
    ...(where ? { where } : {}),
  })
  if (done.ok) return { ok: true, codeSent: done.value.codeSent }
  const found = await visitById(portal.db, visitId)
  const typed = [...fields].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" && name !== "to" && name !== "seen" ? [[name, value]] : [],
  )
  const error = done.error === "taken" ? "time-taken" : done.error
  const others = error === "time-taken" || error === "no-longer-fits"
  const wrong = ["party-size", "person-missing", "no-service", "party-too-large"].includes(error)
  return {
    ok: false,
    status: wrong ? 422 : 409,
    refused: {
      error,
      nearest: others && found ? await nearestFor(portal, at, found, { change, by, language }) : null,
      now: error === "changed-meanwhile" && found ? saysOtherwise(portal, at, found, change, language) : [],
      seen: found ? signOf(visitSays(found.visit, found.legs), found.visit.startsAt) : "",
      typed,
    },
  }
}

function nearestFor(
  portal: Portal,
  at: SiteOffice,
  { visit, legs }: WholeVisit,
  { change, by, language }: { change: Correction; by: Actor; language: Language },
) {
  const now = portal.ctx.now()
  const after = corrected(visitSays(visit, legs), change)
  const byStaff = by.kind === "staff"
  const services = at.services
    .filter((s) => after.services.includes(s.key))
    .map((s) => (byStaff ? { ...s, noticeMinutes: 0 } : s))
  const want = { services, party: after.party, except: visit.id, notBefore: byStaff ? null : visit.notBefore, byStaff }
  return nearestFree(portal, at, want, visit.startsAt, OFFERED, language, now)
}

function saysOtherwise(
  portal: Portal,
  at: SiteOffice,
  { visit, legs }: WholeVisit,
  change: Correction,
  language: Language,
): SaysLine[] {
  const says = visitSays(visit, legs)
  const lines = changedFields(says, corrected(says, change)).map((field) => ({
    field,
    text: inWords(says, field, at, language),
  }))
  return [...lines, { field: "time", text: spokenMoment(visit.startsAt, language, portal.ctx.now()) }]
}

/** What a visit says, as people read it; "" where it says nothing. */
export function inWords(says: VisitSays, field: keyof VisitSays, at: SiteOffice, language: Language): string {
  switch (field) {
    case "services":
      return serviceNames(says.services, at, language).join(", ")
    case "names":
      return says.names.join(", ")
    case "email":
      return emailShown(says.email)
    case "language":
      return languages.find((l) => l.code === says.language)?.name ?? says.language
    default:
      return String(says[field])
  }
}

export const serviceNames = (keys: readonly string[], at: SiteOffice, language: Language): string[] =>
  keys.flatMap((key) => {
    const service = at.services.find((s) => s.key === key)
    return service ? [writtenIn(service.texts, language).name] : [key]
  })

/** The services a visit may have: those that are offered, and those it has. */
export const serviceChoices = (
  says: VisitSays,
  at: SiteOffice,
  language: Language,
  who: "visitor" | "household" | "staff",
) =>
  at.services
    .filter(
      (s) =>
        says.services.includes(s.key) ||
        (s.active &&
          (who === "staff" || s.whoMayBook === "anyone" || (s.whoMayBook === "invited" && who === "household"))),
    )
    .map((s) => ({ key: s.key, name: writtenIn(s.texts, language).name, byMunicipality: s.byMunicipality }))
