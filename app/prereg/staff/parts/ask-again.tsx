import { useState } from "react"
import { useTranslation } from "#app/parts/translation.ts"
import type { ReviewShown } from "#app/prereg/staff/shown.server.ts"

/** What the letter asks for: the papers first, everything else folded away until something in it is ticked. */
export function AskAgain({
  shown,
  bad,
  typed,
}: {
  shown: ReviewShown
  /** The papers found wanting, with the template that fits. */
  bad: ReadonlyMap<string, string>
  typed: Record<string, string> | null
}) {
  const { t } = useTranslation("prereg-staff")
  const papers = shown.mayAsk.filter((q) => q.papers)
  const others = shown.mayAsk.filter((q) => !q.papers)
  const ticked = (key: string) => (typed ? (typed.asked ?? "").split(" ").includes(key) : bad.has(key))
  return (
    <>
      <fieldset className="form-group">
        <legend>{t("ask")}</legend>
        {papers.map((q) => (
          <Ask
            key={`${q.key} ${bad.get(q.key) ?? ""}`}
            question={q}
            ticked={ticked(q.key)}
            language={shown.language}
            first={bad.get(q.key)}
          />
        ))}
      </fieldset>
      <details className="ask-more" open={others.some((q) => ticked(q.key))}>
        <summary>{t("askOther")}</summary>
        {others.map((q) => (
          <Ask
            key={q.key}
            question={q}
            ticked={ticked(q.key)}
            language={shown.language}
            first={q.given ? "unclear" : "missing"}
          />
        ))}
      </details>
    </>
  )
}

type Askable = ReviewShown["mayAsk"][number]

function Ask({
  question,
  ticked,
  language,
  first,
}: {
  question: Askable
  ticked: boolean
  language: string
  first: string | undefined
}) {
  const { t } = useTranslation("prereg-staff")
  const [template, setTemplate] = useState(first ?? question.templates[0]!.template)
  const sentence = question.templates.find((x) => x.template === template)?.sentence ?? ""
  const id = `ask-${question.key}`
  return (
    <div className="ask-one">
      <input type="checkbox" id={id} name="ask" value={question.key} defaultChecked={ticked} />
      <div>
        <label htmlFor={id}>
          {question.label}
          {question.who ? <span className="quiet"> · {question.who}</span> : null}
        </label>
        <select
          name={`template:${question.key}`}
          defaultValue={template}
          aria-label={`${t("because")}: ${question.label}`}
          onChange={(event) => setTemplate(event.currentTarget.value)}
        >
          {question.templates.map((x) => (
            <option key={x.template} value={x.template}>
              {t(`template.${x.template}`)}
            </option>
          ))}
        </select>
        <p className="sentence" lang={language}>
          {sentence}
        </p>
      </div>
    </div>
  )
}
