import type { RouterContextProvider } from "react-router"
import { type Difference, type Sample, type Shown, samplesOn, simulate } from "#domain/plan/simulate.ts"
import { nextOpenDay } from "#domain/office/open-days.ts"
import { listOn, listChange } from "#domain/rules/country-lists.ts"
import { type DatedRules, rulesOn } from "#domain/rules/rules.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { readDatedRules } from "#db/rules/reads.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"

/** What other plans a rule would make, in words: each kind of change once, with the samples it happens to. */
export interface Tried {
  day: string
  of: number
  changed: number
  kinds: { what: string[]; who: string[] }[]
}

/** Tries rules on made-up answers of the day from which they would hold. Nothing is kept. */
export async function tryRules(
  context: Readonly<RouterContextProvider>,
  from: string,
  change: (dated: DatedRules) => DatedRules,
): Promise<Tried> {
  const language = localeOf(context)
  const [before, { office, municipalities }] = await Promise.all([
    readDatedRules(portalOf(context).db),
    officeOf(context),
  ])
  const after = change(before)
  const states = (["no-stamp", "multilingual-form"] as const).flatMap((list) => {
    const { added, removed } = listChange(
      listOn(before.lists, list, from)?.countries ?? [],
      listOn(after.lists, list, from)?.countries ?? [],
    )
    return [...added, ...removed]
  })
  const samples = samplesOn(from, municipalities[0]!.code, states)
  const around = {
    served: { goes: "here", why: "host", exception: null } as const,
    today: from,
    nextOpen: (day: string) => nextOpenDay(office, day),
  }
  const changed = simulate(samples, around, { before: rulesOn(before, from), after: rulesOn(after, from) })
  const kinds = new Map<string, { what: string[]; who: string[] }>()
  for (const { sample, differences } of changed) {
    const what = differences.map((one) => differenceInWords(one, language))
    const kind = kinds.get(what.join("\n")) ?? { what, who: [] }
    kind.who.push(sampleInWords(sample, language))
    kinds.set(what.join("\n"), kind)
  }
  return {
    day: fullDate(from, language),
    of: samples.length,
    changed: changed.length,
    kinds: [...kinds.values()].toSorted((a, b) => b.who.length - a.who.length),
  }
}

const sampleInWords = ({ country, purpose, household }: Sample, language: Language) => {
  const { t } = translator(language)
  return t("rules:sample", {
    country: citizenshipName(country, language),
    purpose: t(`plan:ask.purpose.${purpose}`),
    household: t(`rules:household.${household}`),
  })
}

function differenceInWords(one: Difference, language: Language): string {
  const { t } = translator(language)
  if (one.is === "order") return t("rules:difference.order")
  if ("person" in one)
    return t(`rules:difference.${one.is}.${one.after ? "comes" : "goes"}`, { person: t(`rules:person.${one.person}`) })
  const step = t(`plan:steps.${one.step}.title`)
  if (!("before" in one)) return t(`rules:difference.${one.is}`, { step })
  return t(`rules:difference.${one.is}`, {
    step,
    before: shownInWords(one.before, language),
    after: shownInWords(one.after, language),
  })
}

function shownInWords(shown: Shown, language: Language): string {
  const { t } = translator(language)
  if (shown.is === "none") return t("rules:none")
  if (shown.is === "day") return fullDate(shown.day, language)
  const { when } = shown
  if (when.kind === "weeks-after-cpr") return t("plan:when.weeks-after-cpr", { least: when.least, most: when.most })
  return when.kind === "day" ? fullDate(when.day, language) : t(`plan:when.${when.kind}`)
}
