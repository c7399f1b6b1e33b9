import { textAt } from "./text-at.ts"
import type { Language } from "./languages.ts"
import { translator } from "./translator.ts"

/** What staff asked for, as a sentence in the reader's language. `who` is the person it concerns; null for the household. */
export function askedText(
  language: Language,
  asked: { part: string; question: string; template: string },
  who: string | null,
): string {
  const { t } = translator(language)
  const label =
    asked.part === "papers" ? `plan:papers.${asked.question}` : `prereg:q.${asked.part}.${asked.question}.label`
  const what = textAt(t, `prereg:asked.${asked.template}`, { what: textAt(t, label) })
  return who === null ? what : t("prereg:asked.about", { who, what })
}
