import { type Case, nothing, only } from "./case.ts"
import { groupOf } from "./countries.ts"
import { byImmigrationService } from "./basis.ts"
import type { Note, Step } from "./step.ts"

/**
 * A child that is born after the move: the midwife reports the birth, and the child has its number from then on (Church Ministry,
 * personregistrering.dk). What the child's own stay rests on follows the parents' (nyidanmark.dk, a child born in Denmark); the child of a
 * Nordic parent may stay as it is.
 */
export function birthStep({ answers, tracks }: Case): Step[] {
  if (!answers.birth) return []
  const parents = new Set([answers.country, answers.partner].flatMap((country) => (country ? groupOf(country) : [])))
  // A child of a Dane is a Dane, and one of a Nordic citizen may stay.
  const asked = !parents.has("nordic") && answers.basis !== "joins-dane-from-eu"
  const note: Note =
    parents.has("eu") || tracks.you === "eu-family"
      ? "birth-eu"
      : tracks.you === "withdrawal"
        ? "birth-withdrawal"
        : byImmigrationService(answers.basis)
          ? "birth-immigration"
          : "birth-siri"
  return [
    {
      ...nothing,
      key: "birth",
      when: { kind: "after-birth" },
      act: { kind: "link", to: "birth" },
      notes: ["birth-married", "birth-unmarried", ...only(note, asked)],
    },
  ]
}
