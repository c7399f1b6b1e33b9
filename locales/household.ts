import { textAt } from "./text-at.ts"
import type { Language } from "./languages.ts"
import { translator } from "./translator.ts"

interface Named {
  /** As in the passport; null before it was given. */
  name: string | null
  relation: "contact" | "spouse" | "partner" | "child" | "adult"
  /** Which of its relation it is, from 1. */
  nth: number
}

/** A person of a household by name, or by what they are to the one who writes. */
export function personName(language: Language, { name, relation, nth }: Named): string {
  if (name) return name
  const { t } = translator(language)
  if (relation === "child") return t("prereg:relation.childNumber", { number: nth })
  if (relation === "adult") return t("prereg:relation.adultNumber", { number: nth })
  return t(`prereg:relation.${relation}`)
}

/** What each person brings, by name, with the stamp a paper usually needs. `paper` is its key among the texts of the plan. */
export function bringInWords(
  language: Language,
  people: readonly (Named & { papers: readonly { paper: string; stamped: boolean }[] })[],
): { name: string; papers: string[] }[] {
  const { t } = translator(language)
  return people.map((person) => ({
    name: personName(language, person),
    papers: person.papers.map(({ paper, stamped }) => {
      const words = textAt(t, `plan:papers.${paper}`)
      return stamped ? t("booking:visit.withStamp", { paper: words }) : words
    }),
  }))
}
