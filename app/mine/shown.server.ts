import type { RouterContextProvider } from "react-router"
import { showOpenings } from "#app/web/openings.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { type OwnPage, ownDatesOf, ownThingsOf } from "#db/mine/reads.ts"
import { keptPlanOf } from "#db/plan/reads.ts"
import { planOf } from "#app/plan/opened.server.ts"
import { progressOf } from "#app/plan/progress.server.ts"
import { readTerms } from "#db/retention/reads.ts"
import { capital } from "#domain/capital.ts"
import { closesAt } from "#domain/mine/own-page.ts"
import { goesAt, opensNow } from "#domain/mine/kept.ts"
import { type OwnThing, clashesAmong, groupsOf } from "#domain/mine/own-things.ts"
import type { Terms } from "#domain/retention/policy.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import { textAt } from "#locales/text-at.ts"
import { translator } from "#locales/translator.ts"

/** All that stands under a confirmed address, as its owner reads it. */
export async function showOwnPage(context: Readonly<RouterContextProvider>, page: OwnPage, language: Language) {
  const { db, ctx } = portalOf(context)
  const now = ctx.now()
  const [things, dates, terms, { site }] = await Promise.all([
    ownThingsOf(db, page.email, now),
    ownDatesOf(db, page.email, now),
    readTerms(db, now),
    officeOf(context),
  ])
  const openings = await showOpenings(
    db,
    things.map(({ id }) => id),
    language,
    now,
  )
  const plan = things.some(({ kind }) => kind === "plan") ? await keptPlanOf(db, page.email) : null
  const progress = plan && progressOf(await planOf(context, plan.answers), language)
  const shown = { language, now, terms, progress }
  const groups = groupsOf(things, now)
  const { t } = translator(language)
  const name = (id: string) =>
    nameOf(
      things.find((thing) => thing.id === id)!,
      language,
    )
  return {
    email: emailShown(page.email),
    officeEmail: site.email,
    phone: site.phone,
    closes: spokenClock(closesAt(page)!, language),
    groups: (["to-do", "coming", "over"] as const).flatMap((standing) =>
      groups[standing].length > 0
        ? [{ standing, things: groups[standing].map((thing) => thingShown(thing, shown)) }]
        : [],
    ),
    clashes: clashesAmong(dates).map(({ first, second }) => {
      const when = spokenMoment(second.startsAt, language, now)
      return t("mine:clash", { first: name(first.of), second: name(second.of), when })
    }),
    openings,
  }
}
export type OwnPageShown = Awaited<ReturnType<typeof showOwnPage>>

const nameOf = (thing: OwnThing, language: Language): string =>
  writtenIn(thing.titles, language, "") || translator(language).t(`mine:kind.${thing.kind}`)

/** Kinds whose moment is an appointment, to the minute; of the others the day matters. */
const toTheMinute = new Set<OwnThing["kind"]>(["visit", "sign-up"])

interface Around {
  language: Language
  now: Date
  terms: Terms
  /** How far the plan is, in words. */
  progress: string | null
}

function thingShown(thing: OwnThing, { language, now, terms, progress }: Around) {
  const { t } = translator(language)
  const today = officeDay(now)
  const day = spokenDay(officeDay(thing.at), language, today)
  const when = toTheMinute.has(thing.kind) ? spokenMoment(thing.at, language, now) : day
  return {
    id: thing.id,
    kind: thing.kind,
    name: nameOf(thing, language),
    reference: thing.reference,
    when: capital(t(`mine:when.${thing.state === "draft" ? "draft" : thing.kind}`, { when })),
    opens: opensNow(thing.kept, now),
    says: thing.kind === "plan" ? (progress ?? "") : textAt(t, `mine:says.${thing.kind}.${thing.state}`),
    goes: spokenDay(officeDay(goesAt(thing.kept, terms)), language, today),
  }
}
export type OwnThingShown = ReturnType<typeof thingShown>
