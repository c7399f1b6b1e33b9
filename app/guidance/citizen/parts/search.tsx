import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

export const LONGEST_QUESTION = 200

/** The box that the guidance is searched with. */
export function Search({ language, question }: { language: string; question: string }) {
  const { t } = useTranslation("guidance")
  return (
    <form className="search" role="search" method="get" action={paths.guidance(language)}>
      <label className="form-label" htmlFor="q">
        {t("search.label")}
      </label>
      <div className="search-line">
        <input
          className="form-input"
          type="search"
          id="q"
          name="q"
          defaultValue={question}
          maxLength={LONGEST_QUESTION}
          autoComplete="off"
        />
        <button className="button button-primary" type="submit">
          <Icon name="search" />
          {t("search.button")}
        </button>
      </div>
    </form>
  )
}
