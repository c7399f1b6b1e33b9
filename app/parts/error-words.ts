import { textAt } from "#locales/text-at.ts"
import { useTranslation } from "./translation.ts"
import type { Texts } from "#locales/resources.ts"

/** Rooms that have texts for what may be wrong with a form. */
type Room = {
  [Name in keyof Texts]: Texts[Name] extends
    { error: object } | { staff: { error: object } } | { code: { error: object } }
    ? Name
    : never
}[keyof Texts]

/**
 * Says a form's error codes in the page's language, undefined for no code. Schemas carry codes as plain texts, so nothing but a test can
 * know that each has its words: tests/app/error-words.test.ts holds every code of every form against both languages.
 */
export function useErrorWords(room: Room, at: "error" | "staff.error" | "code.error" = "error") {
  const { t } = useTranslation(room)
  return <Code extends string | null | undefined>(code: Code, values?: Record<string, unknown>) =>
    (code ? textAt(t, `${at}.${code}`, values) : undefined) as Code extends string ? string : string | undefined
}
