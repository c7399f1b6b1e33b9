import type { RouterContextProvider } from "react-router"
import { type Requirement, isRequiredPaper, requiredPapers, requirementOn } from "#domain/identity/requirements.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { type KeptRequirement, readRequirements } from "#db/identity/reads.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { seenOfRequirements } from "#operations/identity/requirement.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { citizenshipName, countryNames } from "#app/web/place-names.server.ts"
import { askedWords, paperName } from "./words.server.ts"

type Context = Readonly<RouterContextProvider>
const REVIEW_DAYS = 365

const isOwn = (one: Requirement) => one.state !== null || one.purpose !== null

/** What is asked of every paper today, with how many states or purposes have rules of their own. */
export async function showRequirements(context: Context) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const today = officeDay(ctx.now())
  const versions = await readRequirements(db)
  return requiredPapers.map((paper) => {
    const holds = requirementOn(versions, { paper, state: "", purpose: null }, today)
    const own = new Set(
      versions
        .filter((one) => one.paper === paper && isOwn(one) && one.from <= today)
        .filter(
          (one) =>
            requirementOn(versions, { paper, state: one.state ?? "", purpose: one.purpose }, today)?.id === one.id,
        )
        .map((one) => `${one.state} ${one.purpose}`),
    )
    return {
      paper,
      name: paperName(paper, language),
      asked: askedWords(holds, "", null, language),
      own: own.size,
      review: holds ? fullDate(holds.nextReview, language) : "",
      due: holds !== null && holds.nextReview <= today,
    }
  })
}

/** One paper with every version of what is asked of it; null for a name that is none. */
export async function showRequirement(context: Context, paper: string) {
  if (!isRequiredPaper(paper)) return null
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const today = officeDay(ctx.now())
  const versions = (await readRequirements(db)).filter((one) => one.paper === paper)
  const now = requirementOn(versions, { paper, state: "", purpose: null }, today) ?? versions[0]!
  return {
    paper,
    name: paperName(paper, language),
    seen: seenOfRequirements(versions, paper),
    usual: {
      from: addDays(today, 1),
      nextReview: addDays(today, REVIEW_DAYS),
      form: now.form,
      stamp: now.stamp,
      languages: now.languages.join(" "),
      months: now.months === null ? "" : String(now.months),
      look: now.look,
      source: now.source,
      url: now.url,
    },
    states: countryNames(language).map(({ code, name }) => ({ value: code, text: name })),
    versions: versions.toReversed().map((one) => versionShown(one, versions, { language, today })),
  }
}
export type RequirementShown = NonNullable<Awaited<ReturnType<typeof showRequirement>>>

function versionShown(
  one: KeptRequirement,
  versions: readonly KeptRequirement[],
  { language, today }: { language: Language; today: string },
) {
  const { t } = translator(language)
  const next = versions.find(
    (other) => other.state === one.state && other.purpose === one.purpose && other.from > one.from,
  )
  const from = fullDate(one.from, language)
  return {
    id: one.id,
    whom: [
      one.state === null ? t("identity-staff:requirement.everyState") : citizenshipName(one.state, language),
      one.purpose === null
        ? t("identity-staff:requirement.everyPurpose")
        : t(`identity-staff:requirement.purposeOf.${one.purpose}`),
    ].join(", "),
    span: next
      ? t("identity-staff:requirement.until", { from, to: fullDate(addDays(next.from, -1), language) })
      : t("identity-staff:requirement.since", { from }),
    asked: one.ended ? t("identity-staff:requirement.ended") : askedWords(one, one.state ?? "", null, language),
    look: one.ended ? "" : one.look,
    source: one.source,
    url: one.url,
    setBy: one.setBy,
    future: one.from > today,
  }
}
