import { useTranslation } from "#app/parts/translation.ts"
import type { CheckShown } from "#app/identity/check.server.ts"
import { findings, seenAs, steps } from "#domain/identity/check.ts"
import { Picks } from "./picks.tsx"
import type { Shown } from "./typed.ts"

/** What is looked at, one row each: one press where it is in order. */
export function Steps({ check, open }: Shown) {
  const { t } = useTranslation("identity-staff")
  return (
    <section>
      <header>
        <h2>{t("steps.heading")}</h2>
      </header>
      {steps.map((step) => {
        const found = check.evidence.steps[step]
        return (
          <Picks
            key={step}
            name={`step-${step}`}
            legend={t(`steps.${step}`)}
            options={findings.map((is) => ({ value: is, text: t(`found.${is}`) }))}
            chosen={found?.is ?? null}
            reason={found?.reason ?? null}
            words={found?.words ?? ""}
            open={open}
          />
        )
      })}
    </section>
  )
}

/** The papers of a person, each with what is asked of it. */
export function Papers({ check, open }: Shown) {
  const { t } = useTranslation("identity-staff")
  return (
    <section>
      <header>
        <h2>{t("papers.heading")}</h2>
      </header>
      {check.papers.map(({ paper, label, asked, look }) => {
        const seen = check.evidence.papers[paper]
        return (
          <Picks
            key={paper}
            name={`paper-${paper}`}
            legend={label}
            hint={asked}
            look={look}
            options={seenAs.map((is) => ({ value: is, text: t(`papers.${is}`) }))}
            chosen={seen?.is ?? null}
            reason={seen?.reason ?? null}
            words={seen?.words ?? ""}
            open={open}
          />
        )
      })}
      {open ? (
        <details>
          <summary>{t("papers.add")}</summary>
          <div className="add-paper">
            <AddPaper check={check} />
          </div>
        </details>
      ) : null}
    </section>
  )
}

function AddPaper({ check }: { check: CheckShown }) {
  const { t } = useTranslation("identity-staff")
  return (
    <>
      <select name="add" form="check" defaultValue="" aria-label={t("papers.add")}>
        <option value="">{t("document.choose")}</option>
        {check.more.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <button className="btn" type="submit" form="check" name="intent" value="add">
        {t("papers.addButton")}
      </button>
    </>
  )
}
