import type { RouterContextProvider } from "react-router"
import { readSiteOffice } from "#db/office/reads.ts"
import { languageName } from "#domain/manner.ts"
import { behind, serviceTopics } from "#domain/office/service-change.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { shortDay } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { languages } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { seen } from "#operations/office/seen.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { lastChange } from "./shown.server.ts"

/** The services in the order of a visit, with what is not in order about each; and the one that is edited, or a new one. */
export async function showServices(context: Readonly<RouterContextProvider>, url: URL) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const { services, office } = await readSiteOffice(db)
  const today = officeDay(ctx.now())
  const rows = services.map((s, i) => ({
    ...s,
    name: writtenIn(s.texts, language).name,
    seen: seen.service(s),
    /** Nobody can book what no counter can serve. */
    noCounter: s.active && !office.counters.some((c) => c.skills.includes(s.skill)),
    behind: behind(s.texts).map((code) => ({
      language: languageName(code, language),
      day: shortDay(officeDay(s.texts[code]!.writtenAt), language, today),
    })),
    up: i === 0 ? null : swapped(services, i - 1),
    down: i === services.length - 1 ? null : swapped(services, i),
  }))
  const t = translator(language).t
  return {
    services: rows,
    skills: skillsOf(rows).map(([value, names]) => ({
      value,
      text: t("office:services.skillSame", { names: names.join(", ") }),
    })),
    topics: serviceTopics.map((value) => ({ value, text: t(`booking:topics.${value}`) })),
    languages: languages.map(({ code }) => ({ code, name: languageName(code, language) })),
    orderSeen: seen.order(services),
    edit: url.searchParams.get("service"),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}
export type ServicesShown = Awaited<ReturnType<typeof showServices>>

/** The order with a service and the one after it changed over, as the form sends it. */
const swapped = (services: readonly { id: string }[], i: number): string => {
  const ids = services.map((s) => s.id)
  return [...ids.slice(0, i), ids[i + 1], ids[i], ...ids.slice(i + 2)].join(" ")
}

/** What counters are asked for, each with the services that ask. */
function skillsOf(services: readonly { skill: string; name: string }[]): [string, string[]][] {
  const names = new Map<string, string[]>()
  for (const { skill, name } of services) names.set(skill, [...(names.get(skill) ?? []), name])
  return [...names]
}
