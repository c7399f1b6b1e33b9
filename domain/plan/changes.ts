import type { WhereToGo } from "#domain/office/municipality.ts"
import { type Answers, LIVES_IN_SWEDEN } from "./answers.ts"
import { groupOf } from "./countries.ts"
import { tracksOf, wantsDocument, wantsPermit } from "./tracks.ts"

export type Change =
  | "short-stay"
  | "no-work"
  | "get-a-job"
  | "other-parent"
  | "child-citizenship"
  | "family-of-eu"
  | "no-home"
  | "own-service"
  | "permit-later"
  | "no-benefit"
  | "after-benefit"
  | "no-work-found"
  | "move-to-denmark"

/** What would make it another plan, for these answers. `registered`: the registration in CPR is done. */
export function changesOf(answers: Answers, served: WhereToGo, { registered }: { registered: boolean }): Change[] {
  const { purpose } = answers
  const tracks = tracksOf(answers)
  const other = groupOf(answers.country) === "other"
  const seeking = purpose === "job-seeking" || purpose === "looking-for-work"
  const commutes = answers.municipality === LIVES_IN_SWEDEN
  const registers = purpose !== "short-work" && !commutes && !registered
  const withChildren = registers && answers.children + answers.older > 0
  const changes: Change[] = []
  const say = (change: Change, when: boolean) => void (when && changes.push(change))
  say("move-to-denmark", commutes)
  say("no-benefit", purpose === "job-seeking" && other)
  say("after-benefit", purpose === "job-seeking" && !other)
  say("no-work-found", purpose === "looking-for-work" && wantsDocument(tracks.you))
  say("no-work", purpose === "work" && tracks.you === "eu" && registers)
  say("get-a-job", ["study", "self-support", "family"].includes(purpose) && answers.jobStart === null && !commutes)
  say(
    "family-of-eu",
    tracks.you === "permit" &&
      ((purpose === "family" && answers.basis === null) ||
        (answers.partner !== null && groupOf(answers.partner) === "eu")),
  )
  say("permit-later", answers.permit === null && wantsPermit(tracks.you) && registers)
  say("no-home", answers.moveIn === null && registers)
  say("own-service", served.goes === "own" && registers)
  say("other-parent", withChildren)
  say("child-citizenship", withChildren)
  say("short-stay", registers && !seeking)
  return changes
}
