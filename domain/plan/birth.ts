import { type Case, nothing, only } from "./case.ts"
import { groupOf } from "./countries.ts"
import { byImmigrationService } from "./basis.ts"
import type { Step } from "./step.ts"
import { wantsPermit } from "./tracks.ts"

/**
 * A child that is born after the move: the midwife reports the birth, and the child has its number from then on (Church Ministry,
 * personregistrering.dk). What the child's own stay rests on follows the parents' (nyidanmark.dk, a child born in Denmark); the child of a
 * Nordic parent may stay as it is.
 */
export function birthStep({ answers, tracks }: Case): Step[] {
  if (!answers.birth) return []
  const parents = [answers.country, ...(answers.partner === null ? [] : [answers.partner])]
  const asked = parents.every((country) => groupOf(country) !== "nordic")
  const byPermit = wantsPermit(tracks.you)
  const immigration = byPermit && byImmigrationService(answers.basis)
  return [
    {
      ...nothing,
      key: "birth",
      when: { kind: "after-birth" },
      act: { kind: "link", to: "birth" },
      notes: [
        "birth-married",
        "birth-unmarried",
        ...only("birth-eu", asked && !byPermit),
        ...only("birth-siri", asked && byPermit && !immigration),
        ...only("birth-immigration", asked && immigration),
      ],
    },
  ]
}
