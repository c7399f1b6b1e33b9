import { addDays, addMonthsToDay } from "#domain/time/office-time.ts"
import { LIVES_IN_SWEDEN, comesAlone } from "./answers.ts"
import { byImmigrationService } from "./basis.ts"
import { type Case, latest, nothing, only, permitWaits } from "./case.ts"
import type { Handler, Step, When, Why } from "./step.ts"
import { wantsDocument, wantsPermit } from "./tracks.ts"

/** A permit that was there from the beginning is no step; one that came since is a step that is done. */
export function permitStep({ answers, tracks }: Case): Step[] {
  const you = wantsPermit(tracks.you)
  // Who stays in Sweden with the one who works here needs none.
  const partner = wantsPermit(tracks.partner) && answers.municipality !== LIVES_IN_SWEDEN
  const had = answers.permit !== null && !answers.done.permit
  if (had || (!you && !(partner && answers.purpose !== "short-work"))) return []
  return [
    {
      ...nothing,
      key: "permit",
      when: { kind: "now" },
      handler: decidesOnPermit({ answers, tracks }),
      act: { kind: "link", to: "siri" },
      basis: you ? answers.basis : null,
      notes: [
        ...only("for-partner", !you),
        ...only("ask-first", tracks.partner === "ask-first"),
        ...only("dane-family", tracks.partner === "ask-first" && answers.country === "DK"),
      ],
    },
  ]
}

/** Families are united by the Danish Immigration Service; SIRI decides on work and studies, and on the family of who has such a permit. */
function decidesOnPermit({ answers: { basis, purpose }, tracks }: Pick<Case, "answers" | "tracks">): Handler {
  const immigration =
    byImmigrationService(basis) || (basis === null && purpose === "family") || tracks.partner === "ask-first"
  return immigration ? "immigration" : "siri"
}

/** Universities often have days of their own on which SIRI and the office come to them, or they go there together (KU). */
const university = ({ answers }: Case, first: boolean) => only("university", answers.purpose === "study" && first)

/**
 * SIRI's EU residence document, for whom it is. `together`: one visit for it and CPR, unless waiting for the home would let the
 * document's own date pass, or the one who writes has no permit yet. `from` is the day one can have one's own; null where it is not known, or not needed.
 */
export function documentStep(at: Case): { steps: Step[]; together: boolean; from: string | null | undefined } {
  const { answers, tracks, rules, here, home, openFrom, when, by } = at
  const you = wantsDocument(tracks.you)
  const partner = wantsDocument(tracks.partner)
  if (!you && !partner) return { steps: [], together: false, from: undefined }
  // Who looks for work needs none until there is work.
  const seeking = you && at.seeking
  const last = addMonthsToDay(answers.arrival, seeking ? rules.jobSeekerMonths : rules.freeStayMonths)
  const alone = openFrom(answers.arrival)
  const both = home === null ? null : openFrom(home)
  const got = answers.done["eu-residence"]
  const isOver = got !== undefined || answers.done.cpr !== undefined
  const together = here && !seeking && !isOver && !permitWaits(at) && both !== null && (both <= last || alone > last)
  const day = got ?? (together ? both! : alone)
  const step: Step = {
    ...nothing,
    key: "eu-residence",
    when: seeking ? { kind: "when-you-work" } : when(day),
    deadline: by(last, seeking ? "job-seeker-stay" : "free-stay", answers.arrival),
    handler: "siri-here",
    act: { kind: "book", services: together ? ["eu-residence", "cpr"] : ["eu-residence"] },
    notes: [
      ...only("for-partner", !you),
      ...only("you-family", tracks.you === "eu-family" && answers.basis !== "joins-dane-from-eu"),
      ...only("you-family-dane", answers.basis === "joins-dane-from-eu"),
      ...only("partner-family", tracks.partner === "eu-family"),
      ...only("one-visit", together),
      ...only("earlier-number-document", answers.earlierNumber && you),
      ...university(at, you),
    ],
  }
  return { steps: [step], together, from: !you ? undefined : seeking && !got ? null : day }
}

/**
 * CPR: when arrived, at home and staying lawfully (CPR Act § 16). `document` is the day of the EU residence document: null while
 * unknown, undefined where none is needed. The permit's day counts once it is known.
 */
export function cprStep(
  at: Case,
  together: boolean,
  document: string | null | undefined,
): { step: Step; registers: string | null } {
  const { answers, tracks, rules, served, today, here, home, openFrom, when, by } = at
  const permit = wantsPermit(tracks.you)
  const ready =
    home === null || document === null ? null : latest(home, document ?? null, permit ? answers.permit : null)
  const why: Why = document !== undefined ? "home-and-document" : permit ? "home-and-permit" : "home-and-arrival"
  const registers = answers.done.cpr ?? (ready === null ? null : openFrom(ready))
  const applies = answers.moveIn === null ? null : addMonthsToDay(answers.moveIn, -rules.applyMonths)
  const waits: When =
    document === null && at.seeking
      ? { kind: "after-document" }
      : home === null
        ? { kind: "after-home" }
        : when(registers!)
  const step: Step = {
    ...nothing,
    key: "cpr",
    when: together
      ? { kind: "same-visit" }
      : permitWaits(at)
        ? registers !== null && registers > today
          ? when(registers)
          : { kind: "after-permit" }
        : waits,
    deadline: ready === null || permitWaits(at) ? null : by(addDays(ready, rules.registerDays), why, ready),
    handler: here ? "office" : "own",
    act: here && !together ? { kind: "book", services: ["cpr"] } : null,
    notes: [
      ...only("everyone-comes", !comesAlone(answers)),
      ...only(served.why === "exception" ? "own-exception" : "own-service", !here),
      ...only("earlier-number", answers.earlierNumber),
      ...only("permit-days", permitWaits(at)),
      ...only("right-or-duty", !permit && answers.country !== "DK"),
      ...only("dane-home", answers.country === "DK"),
      ...only("dane-child-benefit", answers.country === "DK" && answers.children + answers.older > 0),
      ...university(at, !wantsDocument(tracks.you)),
    ],
    applyFrom: here && applies !== null && applies > today ? applies : null,
  }
  return { step, registers }
}
