import { Question } from "#app/prereg/citizen/parts/question.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { BlockShown } from "#app/prereg/citizen/page.server.ts"

/** The questions about one person or the household that a page asks together. */
export function Block({
  block,
  typed,
  says,
  errors,
  conflict,
}: {
  block: BlockShown
  typed: Record<string, string>
  says: (name: string) => string | undefined
  errors: Readonly<Record<string, string>>
  conflict: boolean
}) {
  const { t } = useTranslation("prereg")
  // After a clash the form is made anew from what is saved now; after any other mistake it stays the one it was.
  const revision = conflict ? String(block.revision) : (typed[block.revisionName] ?? String(block.revision))
  const body = (
    <>
      <input type="hidden" name={block.revisionName} value={revision} />
      {block.fields.map((field) => {
        const changed = Object.entries(field.values).some(([name, value]) => (typed[name] ?? "") !== value)
        return (
          <Question
            key={field.name}
            field={field}
            typed={typed}
            error={says(field.name)}
            code={errors[field.name]}
            theirs={conflict && changed ? field.saved : null}
          />
        )
      })}
      {block.fields.length === 0 ? <p>{t("state.done")}</p> : null}
    </>
  )
  return block.legend ? (
    <fieldset className="about block">
      <legend>
        <h2>
          <bdi>{block.legend}</bdi>
        </h2>
      </legend>
      {body}
    </fieldset>
  ) : (
    <div className="about">{body}</div>
  )
}
