import { textAt } from "#locales/text-at.ts"
import { holds } from "#domain/prereg/household.ts"
import { pagesOf, questionsFor } from "#domain/prereg/pages.ts"
import type { Question } from "#domain/prereg/questions.ts"
import { askedText } from "#locales/asked.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { dayShown } from "#app/web/day-shown.server.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"
import { nameOf } from "#app/prereg/session.server.ts"

/** An answer in the language of whoever reads it. */
export function inWords(
  question: Question,
  value: string,
  language: Language,
  municipalities: readonly { code: string; name: string }[],
): string {
  const { t } = translator(language)
  if (value === "") return ""
  switch (question.kind) {
    case "date":
      return dayShown(value, language)
    case "country":
      return citizenshipName(value, language)
    case "municipality":
      return municipalities.find((m) => m.code === value)?.name ?? value
    case "choice":
    case "choices":
      return value
        .split(",")
        .map((code) => textAt(t, `prereg:o.${question.name}.${code}`))
        .join(", ")
    default:
      return value
  }
}

/** Everything staff may ask again, with the sentence each template sends, in the household's language. */
export function askable(household: Parameters<typeof pagesOf>[0], theirs: Language, language: Language) {
  const { t } = translator(language)
  return pagesOf(household).flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      const who = block.person ? nameOf(block.person, theirs) : null
      const papers = block.part === "papers"
      const templates = papers
        ? (["paper-missing", "stamp-missing", "translation-missing", "original-missing"] as const)
        : (["missing", "unclear", "differs"] as const)
      const answers = (block.person ?? household).parts[block.part] ?? {}
      return questionsFor(household, block)
        .filter((q) => !q.shownIf || holds(q.shownIf, answers))
        .map((q) => ({
          key: `${block.person?.id ?? "-"}:${block.part}:${q.name}`,
          papers,
          who: block.person ? nameOf(block.person, language) : null,
          label: papers ? textAt(t, `plan:papers.${q.name}`) : textAt(t, `prereg-staff:q.${q.name}`),
          given: Boolean(answers[q.name]),
          templates: templates.map((template) => ({
            template,
            sentence: askedText(theirs, { part: block.part, question: q.name, template }, who),
          })),
        }))
    }),
  )
}
