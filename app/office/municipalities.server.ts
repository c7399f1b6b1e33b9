import type { RouterContextProvider } from "react-router"
import { readSiteOffice } from "#db/office/reads.ts"
import { holdsOn, regionOn, residencesThatMatter, whereToGo } from "#domain/office/municipality.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import { shortDay } from "#domain/time/spoken.ts"
import { seen } from "#operations/office/seen.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"

/** The municipalities as staff see them, the answer to "where does this person go?", and the one being edited (`code`). */
export async function showMunicipalities(context: Readonly<RouterContextProvider>, query: URLSearchParams) {
  const { db, ctx } = portalOf(context)
  const { site, municipalities } = await readSiteOffice(db)
  const language = localeOf(context)
  const today = officeDay(ctx.now())
  const say = (day: string | null) => day && shortDay(day, language, "")
  const asked = {
    code: query.get("m") ?? "101",
    day: isDay(query.get("day") ?? "") ? query.get("day")! : today,
    student: query.has("student"),
    residence: query.get("residence") ?? "",
  }
  const about = municipalities.find((m) => m.code === asked.code) ?? municipalities[0]!
  const edited = municipalities.find((m) => m.code === query.get("code")) ?? null
  return {
    today,
    site: site.name,
    rows: municipalities.map((m) => {
      const role = m.terms.find((t) => t.kind !== "region" && holdsOn(t, today))
      const coming = m.terms.find((t) => t.kind === "partner" && t.from !== null && t.from > today)
      return {
        code: m.code,
        name: m.name,
        role: role?.kind === "region" ? null : (role?.kind ?? null),
        from: say(role?.from ?? null),
        to: say(role?.to ?? null),
        coming: say(coming?.from ?? null),
        region: regionOn(m, today),
        exceptions: m.exceptions.length,
      }
    }),
    simulation: {
      asked,
      name: about.name,
      answer: whereToGo(about, { student: asked.student, residence: asked.residence || null }, asked.day),
      region: regionOn(about, asked.day),
    },
    residences: [...new Set(municipalities.flatMap((m) => residencesThatMatter(m, asked.day)))],
    edited: edited && {
      code: edited.code,
      name: edited.name,
      seen: seen.municipality(edited),
      partner: edited.terms.some((t) => t.kind === "partner" && (t.to === null || t.to >= today)),
      ends: edited.terms.find((t) => t.kind === "partner" && t.to !== null && t.to >= today)?.to ?? null,
      host: edited.terms.some((t) => t.kind === "host" && holdsOn(t, today)),
      terms: edited.terms.map((t) => ({ id: t.id, kind: t.kind, region: t.region, from: say(t.from), to: say(t.to) })),
      exceptions: edited.exceptions.map((e) => ({
        ...e,
        over: e.to !== null && e.to < today,
        from: say(e.from),
        to: say(e.to),
      })),
    },
  }
}
export type EditedMunicipality = NonNullable<Awaited<ReturnType<typeof showMunicipalities>>["edited"]>
