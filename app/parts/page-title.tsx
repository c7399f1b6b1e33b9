import { useActionData } from "react-router"
import { useTranslation } from "./translation.ts"

/**
 * The title of a page: the words of its `h1`, and "Error:" before them when the answer to a form shows problems, so that who
 * hears or sees the title first knows. Actions answer with `errors` by field or one `error`; a page whose form stands in its
 * address says `wrong` itself.
 */
export function PageTitle({ title, wrong }: { title: string; wrong?: boolean }) {
  const { t } = useTranslation("common")
  const answered = useActionData<{ errors?: Record<string, string>; error?: string | null }>()
  const isWrong = wrong ?? hasProblem(answered)
  return <title>{`${isWrong ? `${t("form.error")}: ` : ""}${title} – Ankomst`}</title>
}

export function hasProblem(answered: { errors?: Record<string, string>; error?: string | null } | undefined): boolean {
  if (!answered) return false
  return Boolean(answered.error) || Object.keys(answered.errors ?? {}).length > 0
}
