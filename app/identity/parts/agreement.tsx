import { useTranslation } from "#app/parts/translation.ts"
import type { CheckShown } from "#app/identity/check.server.ts"
import { settlings } from "#domain/identity/check.ts"
import type { Shown } from "./typed.ts"

/** The document beside what the household said, each field that differs with how it is settled. */
export function Agreement({ check, open }: Shown) {
  const { t } = useTranslation("identity-staff")
  return (
    <section>
      <header>
        <h2>{t("agreement.heading")}</h2>
      </header>
      {check.agreement.length === 0 ? (
        <p className="quiet">{check.compared ? t("agreement.later") : t("agreement.none")}</p>
      ) : (
        // What scrolls sideways must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="review-scroll" tabIndex={0} role="group" aria-label={t("agreement.heading")}>
          <table className="worklist agreement">
            <thead>
              <tr>
                {(["field", "said", "shows", "result"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`agreement.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {check.agreement.map(({ field, is, said, shows }) => (
                <tr key={field}>
                  <th scope="row">{t(`agreement.of.${field}`)}</th>
                  <td>
                    <bdi>{said || "–"}</bdi>
                  </td>
                  <td>
                    <bdi>{shows || "–"}</bdi>
                  </td>
                  <td className={is === "differs" ? "mark-look" : undefined}>
                    {is === "differs" ? <Settle check={check} field={field} open={open} /> : t(`agreement.${is}`)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Settle({ check, field, open }: Shown & { field: CheckShown["agreement"][number]["field"] }) {
  const { t } = useTranslation("identity-staff")
  const settled = check.evidence.agreement[field]
  const name = `field-${field}`
  const called = t(`agreement.of.${field}`)
  if (!open)
    return (
      <>
        {t("agreement.differs")}. {settled ? t(`agreement.settled.${settled.is}`) : ""} {settled?.words}
      </>
    )
  return (
    <fieldset className="pick" id={name} tabIndex={-1}>
      <legend>{t("agreement.settle", { field: called })}</legend>
      {settlings.map((is) => (
        <label key={is}>
          <input type="radio" form="check" name={name} value={is} defaultChecked={settled?.is === is} />{" "}
          {t(`agreement.settled.${is}`)}
        </label>
      ))}
      <input
        form="check"
        name={`${name}-words`}
        defaultValue={settled?.words ?? ""}
        maxLength={300}
        aria-label={t("agreement.words", { field: called })}
      />
    </fieldset>
  )
}
