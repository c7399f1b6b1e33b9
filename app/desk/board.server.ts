import { portalOf } from "#app/web/context.server.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { type Turn, readHall } from "#db/turns/reads.ts"
import { boardCode, letterOf } from "#domain/desk/number.ts"
import { grouped } from "#domain/grouped.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"
import { spokenClock } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { RouterContextProvider } from "react-router"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { waitOf } from "./wait.server.ts"

/** The board speaks the house's language first. */
const speaks: readonly Language[] = ["da", "en"]
/** What fits below one another. */
const MOST_CALLED = 7
/** So long who was called last stands large, also when they are served already. */
const NEWEST_MINUTES = 10

/** One text of the board in its languages, one above the other. */
export interface Said {
  language: Language
  text: string
}

/** What the board of a site shows: numbers, ends of references and counters, and nobody's name. Null for no site of ours. */
export async function showBoard(context: Readonly<RouterContextProvider>, siteKey: string) {
  const { db, ctx, live } = portalOf(context)
  const at = await readSiteOffice(db)
  if (at.site.key !== siteKey) return null
  // However many screens ask, the hall is read once.
  return live.share(`board ${siteKey}`, () => readBoard(db, at, ctx.now()), 900)
}

async function readBoard(db: Parameters<typeof readHall>[0], at: SiteOffice, now: Date) {
  const hall = await readHall(db, at.site.id, officeDay(now))
  const called = hall.turns
    .filter((turn) => (turn.state === "called" || turn.state === "serving") && turn.calledAt)
    .toSorted((a, b) => b.calledAt!.getTime() - a.calledAt!.getTime())
  const shown = called.slice(0, MOST_CALLED).map((turn) => callOf(at, turn))
  const large =
    called[0] && (called[0].state === "called" || toMinutes(now) - toMinutes(called[0].calledAt!) < NEWEST_MINUTES)
  return {
    site: at.site.name,
    clock: spokenClock(now, speaks[0]!),
    newest: large ? shown[0]! : null,
    before: large ? shown.slice(1) : shown.slice(0, MOST_CALLED - 1),
    queues: queuesOf(at, hall, now),
  }
}
export type BoardShown = Awaited<ReturnType<typeof readBoard>>

const callOf = (at: SiteOffice, turn: Turn) => ({
  label: turn.kind === "walk-in" ? turn.label : boardCode(turn.label),
  counter: at.office.counters.find((counter) => counter.id === turn.counterId)?.number ?? 0,
  /** Changes when they are called again, too: for the chime. */
  call: `${turn.id} ${turn.calledAt!.getTime()}`,
})

/** What each letter stands for, and how long one without an appointment waits there. */
function queuesOf(at: SiteOffice, hall: Awaited<ReturnType<typeof readHall>>, now: Date) {
  const offered = at.services.flatMap((service) => {
    const letter = service.active ? letterOf(service.skill, at.office.counters) : null
    return letter ? [{ ...service, letter }] : []
  })
  return [...grouped(offered, (service) => service.letter)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, services]) => {
      const waits = services.map((service) => waitOf(at, hall, { skill: service.skill }, now).minutes)
      const known = waits.filter((minutes) => minutes !== null)
      return {
        letter,
        says: speaks.map((language) => ({
          language,
          services: services.map((service) => writtenIn(service.texts, language).shortName).join(", "),
          wait: waitWords(language, known.length === 0 ? null : Math.max(...known)),
        })),
      }
    })
}

function waitWords(language: Language, minutes: number | null): string {
  const { t } = translator(language)
  if (minutes === null) return t("queue:board.closed")
  return minutes === 0 ? t("queue:board.soon") : t("queue:board.about", { minutes })
}

/** The words that stand on the board, in its languages. */
export const boardWords = Object.fromEntries(
  (["title", "number", "counter", "called", "none", "lost", "walkIns", "sound", "soundOn", "soundOff"] as const).map(
    (key) => [key, speaks.map((language) => ({ language, text: translator(language).t(`queue:board.${key}`) }))],
  ),
) as Record<
  "title" | "number" | "counter" | "called" | "none" | "lost" | "walkIns" | "sound" | "soundOn" | "soundOff",
  Said[]
>
