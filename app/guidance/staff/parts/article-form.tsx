import type { ArticleDraft } from "#domain/guidance/publish.ts"
import { Field } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { LONGEST } from "#domain/longest.ts"

/** One language of an article as an editor writes it, and what to do with it. */
export function ArticleForm({
  draft,
  seen,
  language,
  follows,
  when,
}: {
  draft: ArticleDraft
  seen: string
  language: string
  follows: boolean
  when: { day: string; clock: string; meaning: string | null }
}) {
  const { t } = useTranslation("guidance-staff")
  return (
    <form method="post" encType="multipart/form-data" className="article-form" id="edit">
      <input type="hidden" name="seen" value={seen} />
      <Field id="title" label={t("edit.titleField")} value={draft.title} maxLength={200} />
      <Field id="lead" label={t("edit.lead")} value={draft.lead} rows={3} maxLength={LONGEST.articleLead} />
      {draft.summary.map((line, i) => (
        <fieldset className="summary-line" key={i}>
          <legend>{t("edit.summary", { number: i + 1 })}</legend>
          <Field id={`summary-name-${i + 1}`} label={t("edit.summaryName")} value={line.name} maxLength={60} />
          <Field id={`summary-text-${i + 1}`} label={t("edit.summaryText")} value={line.text} maxLength={300} />
        </fieldset>
      ))}
      <Field id="keywords" label={t("edit.keywords")} value={draft.keywords} maxLength={600} />
      <div lang={language}>
        <Field
          id="body"
          label={t("edit.body")}
          hint={t("edit.bodyHint", { open: "{{", close: "}}" })}
          value={draft.body}
          rows={28}
          maxLength={LONGEST.articleBody}
          className="markdown"
        />
      </div>
      <fieldset className="form-group">
        <legend>{t("edit.meaning")}</legend>
        {(["yes", "no"] as const).map((answer) => (
          <TickBox
            key={answer}
            type="radio"
            id={`meaning-${answer}`}
            name="meaning"
            value={answer}
            defaultChecked={(when.meaning ?? (follows ? "no" : "yes")) === answer}
            label={t(answer === "yes" ? "edit.meaningYes" : "edit.meaningNo")}
          />
        ))}
      </fieldset>
      <div className="form-acts">
        <button className="btn" type="submit" name="intent" value="preview">
          {t("edit.preview")}
        </button>
        <button className="btn" type="submit" name="intent" value="draft">
          {t("edit.draft")}
        </button>
        <button className="btn primary" type="submit" name="intent" value="publish">
          {t("edit.publish")}
        </button>
      </div>
      <fieldset className="publish-at">
        <legend>{t("edit.at")}</legend>
        <Field id="day" label={t("edit.atDay")} type="date" value={when.day} />
        <Field id="clock" label={t("edit.atClock")} inputMode="numeric" maxLength={5} value={when.clock} />
        <button className="btn" type="submit" name="intent" value="at">
          {t("edit.publishAt")}
        </button>
      </fieldset>
    </form>
  )
}
