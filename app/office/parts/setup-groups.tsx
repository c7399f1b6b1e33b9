import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { languageName } from "#domain/manner.ts"
import { LONGEST_OFFICE_TEXT } from "#domain/office/founding.ts"
import { otherLanguages } from "#locales/languages.ts"
import { type Part, Section, Ticks } from "./setup-part.tsx"

/** The counters, by groups that serve the same. The last one is empty, and opened by whoever needs it. */
export function SetupGroups(part: Part) {
  const { t } = useTranslation("setup")
  return (
    <Section title={t("groups.heading")} lead={t("groups.lead")}>
      {part.typed.groups.map((group, i) => {
        const empty = i > 0 && group.name === "" && group.counters === ""
        const key = `group-${i}`
        return empty ? (
          <details className="setup-group" key={key}>
            <summary>{t("groups.another")}</summary>
            <Group {...part} i={i} />
          </details>
        ) : (
          <div className="setup-group" key={key}>
            <Group {...part} i={i} />
          </div>
        )
      })}
    </Section>
  )
}

function Group({ shown, typed, errorAt, i }: Part & { i: number }) {
  const { t, i18n } = useTranslation("setup")
  const group = typed.groups[i]!
  const id = `groups-${i}`
  return (
    <fieldset>
      <legend>
        <h3>{t("groups.number", { number: i + 1 })}</h3>
      </legend>
      <div className="setup-pair">
        <Field
          id={`${id}-name`}
          label={t("groups.name")}
          value={group.name}
          error={errorAt("groups", i, "name")}
          maxLength={LONGEST_OFFICE_TEXT}
          lang="da"
        />
        {otherLanguages.map((code) => (
          <Field
            key={code}
            id={`${id}-names-${code}`}
            label={t("groups.nameIn", { language: languageName(code, i18n.language) })}
            value={group.names[code]}
            error={errorAt("groups", i, "names", code)}
            maxLength={LONGEST_OFFICE_TEXT}
            lang={code}
          />
        ))}
        <Field
          id={`${id}-counters`}
          label={t("groups.counters")}
          value={group.counters}
          error={errorAt("groups", i, "counters")}
          className="input-short"
          inputMode="numeric"
          maxLength={2}
        />
      </div>
      <Ticks
        id={`${id}-services`}
        legend={t("groups.serves")}
        error={errorAt("groups", i, "services")}
        ticked={group.services}
        options={shown.services.map(({ key, name }) => ({ value: key, text: name }))}
      />
    </fieldset>
  )
}
