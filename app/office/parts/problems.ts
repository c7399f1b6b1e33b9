import type { Problem } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { Outcome } from "#app/office/shown.server.ts"

type Code = NonNullable<Outcome["error"]>

/** What is wrong with a refused form, field by field: for the summary above it, and beside each field. */
export function useProblems<Field extends string>(
  outcome: Outcome | null,
  found: readonly { field: Field; code: Code }[],
  label: (field: Field) => string,
  /** A field's own words for a code; the office's where there are none. */
  words?: (field: Field, code: Code) => string | undefined,
): { problems: readonly Problem[]; says: (field: Field) => string | undefined } {
  const { t } = useTranslation("office")
  // What the office as it is refuses concerns no field of its own.
  const own = found.some(({ code }) => code === outcome?.error) ? found : []
  const say = (field: Field, code: Code) => words?.(field, code) ?? t(`error.${code}`)
  return {
    problems: own.map(({ field, code }) => ({ field, message: `${label(field)}: ${say(field, code)}` })),
    says: (field) => {
      const problem = own.find((p) => p.field === field)
      return problem && say(field, problem.code)
    },
  }
}
