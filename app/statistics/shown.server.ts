import type { RouterContextProvider } from "react-router"
import type { Portal } from "#app/web/context.server.ts"
import type { SignedIn } from "#db/staff/reads.ts"
import { capital } from "#domain/capital.ts"
import { languageName } from "#domain/manner.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { writtenIn } from "#domain/written-in.ts"
import { languages } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { NOT_ASKED, queryOf, servicesSeen, stepsOf } from "./asked.server.ts"
import { firstFree } from "./first-free.server.ts"
import { periodName } from "./names.server.ts"
import { readReport } from "./report.server.ts"

/** The page: the numbers, what they are of, and what else can be asked for. */
export async function pageShown(context: Readonly<RouterContextProvider>, url: URL, portal: Portal, account: SignedIn) {
  const { report, at, language } = await readReport(context, url)
  const { t } = translator(language)
  const now = portal.ctx.now()
  const today = officeDay(now)
  const { asked } = report
  const { period } = asked
  const own = servicesSeen(at, { ...asked, service: null }, account)
  const seen = at.services.filter((s) => own === null || own.includes(s.key))
  return {
    report,
    title: periodName(period, language),
    steps: stepsOf(asked),
    query: queryOf(asked),
    asked: {
      kind: asked.error ? "own" : period.kind,
      day: period.first <= today && today <= period.last ? today : period.first,
      first: asked.error ? asked.typed.first : period.first,
      last: asked.error ? asked.typed.last : period.last,
      service: asked.service ?? "",
      municipality: asked.municipality === "" ? NOT_ASKED : (asked.municipality ?? ""),
      language: asked.language ?? "",
    },
    options: {
      services: seen.map((s) => ({ value: s.key, text: writtenIn(s.texts, language).shortName })),
      municipalities: [
        ...at.municipalities.map((m) => ({ value: m.code, text: m.name })),
        { value: "abroad", text: t("statistics:abroad") },
        { value: NOT_ASKED, text: t("statistics:notAsked") },
      ],
      languages: languages.map((l) => ({ value: l.code, text: capital(languageName(l.code, language)) })),
    },
    firstFree: await firstFree(portal, at, servicesSeen(at, asked, account), language, now),
  }
}
