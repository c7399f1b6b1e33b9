import { Select } from "#app/parts/choices.tsx"
import { Field, FormActs } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { TypedRequirement } from "#app/identity/forms.ts"
import type { RequirementShown } from "#app/identity/requirements.server.ts"
import { type RequirementProblem, forms, requirementPurposes, stampRules } from "#domain/identity/requirements.ts"

type Refused = RequirementProblem | "changed-meanwhile" | "taken" | "unknown" | "begun"

const fieldOf: Record<Refused, string> = {
  "requirement-past": "from",
  "requirement-review": "nextReview",
  "requirement-source": "source",
  "requirement-months": "months",
  "requirement-language": "languages",
  "requirement-general": "ended",
  "changed-meanwhile": "versions",
  taken: "from",
  unknown: "versions",
  begun: "versions",
}
export const requirementField = (error: Refused): string => fieldOf[error]

/** What is asked of a paper from a day on: of every state, or of one; for every purpose, or for one. */
export function RequirementForm({
  shown,
  typed,
  error,
}: {
  shown: RequirementShown
  typed: TypedRequirement | null
  error: Refused | null
}) {
  const { t } = useTranslation("identity-staff")
  const { usual } = shown
  const says = (field: string) => (error && fieldOf[error] === field ? t(`requirement.error.${error}`) : undefined)
  const words = (value: (typeof forms)[number]) => t(`asked.${value}`)
  return (
    <form method="post" className="ed2" key={shown.seen}>
      <h2>{t("requirement.enter")}</h2>
      <p className="quiet">{t("requirement.enterLead")}</p>
      <input type="hidden" name="seen" value={shown.seen} />
      <Select
        id="state"
        label={t("requirement.state")}
        value={typed?.state ?? ""}
        options={[{ value: "", text: t("requirement.everyState") }, ...shown.states]}
      />
      <Select
        id="purpose"
        label={t("requirement.purpose")}
        value={typed?.purpose ?? ""}
        options={[
          { value: "", text: t("requirement.everyPurpose") },
          ...requirementPurposes.map((one) => ({ value: one, text: t(`requirement.purposeOf.${one}`) })),
        ]}
      />
      <Field
        id="from"
        type="date"
        label={t("requirement.from")}
        value={typed?.from ?? usual.from}
        error={says("from")}
      />
      <TickBox id="taken" name="taken" defaultChecked={typed?.taken ?? true} label={t("requirement.taken")} />
      <Select
        id="form"
        label={t("requirement.form")}
        value={typed?.form ?? usual.form}
        options={forms.map((one) => ({ value: one, text: words(one) }))}
      />
      <Field
        id="languages"
        label={t("requirement.languages")}
        hint={t("requirement.languagesHint")}
        value={typed?.languages ?? usual.languages}
        error={says("languages")}
        maxLength={60}
      />
      <Field
        id="months"
        label={t("requirement.months")}
        hint={t("requirement.monthsHint")}
        inputMode="numeric"
        value={typed?.months ?? usual.months}
        error={says("months")}
        maxLength={3}
      />
      <Select
        id="stamp"
        label={t("requirement.stamp")}
        value={typed?.stamp ?? usual.stamp}
        options={stampRules.map((one) => ({ value: one, text: t(`requirement.stampBy.${one}`) }))}
      />
      <Field
        id="look"
        label={t("requirement.look")}
        rows={4}
        maxLength={600}
        lang="da"
        value={typed?.look ?? usual.look}
      />
      <Field
        id="source"
        label={t("requirement.sourceName")}
        value={typed?.source ?? usual.source}
        error={says("source")}
        maxLength={200}
      />
      <Field id="url" label={t("requirement.url")} value={typed?.url ?? usual.url} maxLength={500} />
      <Field
        id="nextReview"
        type="date"
        label={t("requirement.nextReview")}
        value={typed?.nextReview ?? usual.nextReview}
        error={says("nextReview")}
      />
      <TickBox id="ended" name="ended" defaultChecked={typed?.ended ?? false} label={t("requirement.endedBox")} />
      {says("ended") ? <p className="bad">{says("ended")}</p> : null}
      <input type="hidden" name="intent" value="enter" />
      <FormActs primary>{t("requirement.save")}</FormActs>
    </form>
  )
}
