import { Select } from "#app/parts/choices.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { TickBox } from "#app/parts/tick-box.tsx"
import type { PlaceChoices } from "#app/guidance/staff/kept.server.ts"
import { MOST_RELATED, type Place } from "#domain/guidance/place.ts"

const tags = ["situations", "steps", "services", "related"] as const

/** Where an article stands on its shelf, and where else it is shown. */
export function PlaceFields({
  place,
  choices,
  error,
}: {
  place: Place
  choices: PlaceChoices
  error?: string | undefined
}) {
  const { t } = useTranslation("guidance-kept")
  return (
    <>
      <Select
        id="place"
        label={t("place.on")}
        value={`${place.topic} ${place.after}`}
        error={error}
        options={choices.places}
      />
      {tags.map((tag) => (
        <fieldset className="form-group tags" key={tag} id={tag}>
          <legend>{t(`place.${tag}`)}</legend>
          {tag === "related" ? <p className="form-hint">{t("place.relatedHint", { count: MOST_RELATED })}</p> : null}
          <div className="tag-boxes">
            {choices[tag].map((choice) => (
              <TickBox
                key={choice.value}
                id={`${tag}-${choice.value}`}
                name={tag}
                value={choice.value}
                defaultChecked={place[tag].includes(choice.value)}
                label={choice.text}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}
