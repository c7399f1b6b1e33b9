import { useTranslation } from "#app/parts/translation.ts"
import type { WordsShown } from "#app/prereg/staff/words.server.ts"

/** What the household answered in its own words. It stands before the papers: it may change how they are read. */
export function Words({ words }: { words: readonly WordsShown[] }) {
  const { t } = useTranslation("prereg-staff")
  if (words.length === 0) return null
  return (
    <section className="trail">
      <h2>{t("words")}</h2>
      <ul>
        {words.map((answer) => (
          <li key={answer.id}>
            <span className="quiet">
              {answer.at} · {answer.asked}
            </span>
            <br />
            <bdi className="lines">{answer.words}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
