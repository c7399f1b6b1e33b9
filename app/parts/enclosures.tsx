import { type Checklist, enclosureStates, enclosures } from "#domain/taxcard/application.ts"
import { useTranslation } from "./translation.ts"

/** The checklist of what comes with a form 04.063: there, missing or not needed. */
export function Enclosures({ list }: { list: Checklist }) {
  const { t } = useTranslation("taxcard")
  return (
    <table className="enclosures">
      <caption className="sr">{t("staff.field.checklist")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("staff.field.checklist")}</th>
          {enclosureStates.map((state) => (
            <th scope="col" key={state}>
              {t(`staff.is.${state}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {enclosures.map((name) => (
          <tr key={name}>
            <th scope="row">{t(`staff.enclosure.${name}`)}</th>
            {enclosureStates.map((state) => (
              <td key={state}>
                <input
                  type="radio"
                  name={`enclosure-${name}`}
                  value={state}
                  defaultChecked={list[name] === state}
                  aria-label={`${t(`staff.enclosure.${name}`)}: ${t(`staff.is.${state}`)}`}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
