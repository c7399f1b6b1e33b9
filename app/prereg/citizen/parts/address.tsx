import { FieldError } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { addressLine } from "#domain/prereg/address.ts"
import { paths } from "#paths"

interface Given {
  near: readonly string[]
  typed: Readonly<Record<string, string>>
  error: string | undefined
}

/** What the form carries along of what it was asked back, and which addresses may be meant, where some are. */
export const AddressAskedBack = (given: Given) => (
  <>
    {["address-seen", "municipality-seen"].map((name) =>
      given.typed[name] ? <input key={name} type="hidden" name={name} value={given.typed[name]} /> : null,
    )}
    {given.near.length > 0 ? <NearAddresses {...given} /> : null}
  </>
)

/** Which address was meant, where the register does not know the typed one. Whoever chooses nothing keeps it. */
function NearAddresses({ near, typed, error }: Given) {
  const { t } = useTranslation("prereg")
  const { street = "", number = "", floor = "", postcode = "", city = "" } = typed
  const line = addressLine({ street, number, floor, postcode, city })
  const options = [
    ...near.map((text) => ({ value: text, text })),
    { value: "", text: t("address.keep", { address: line }) },
  ]
  return (
    <fieldset
      className="form-group form-error near-addresses"
      id="address-choice"
      aria-describedby="address-choice-error"
      tabIndex={-1}
    >
      <legend className="form-label">{t("address.near")}</legend>
      {error ? <FieldError id="address-choice-error" message={error} /> : null}
      {options.map(({ value, text }, i) => (
        <div className="radio" key={value}>
          <input
            className="form-radio"
            type="radio"
            name="address-choice"
            id={`address-choice-${i}`}
            value={value}
            defaultChecked={value === ""}
          />
          <label className="form-label" htmlFor={`address-choice-${i}`}>
            {text}
          </label>
        </div>
      ))}
    </fieldset>
  )
}

/** Stands for a number or a name that only the browser knows. */
const HERE = "#"
const THERE = "@"

/** What the script of the list needs: its parts, which it puts below the street, and its words. Without the script nothing of it shows. */
export function AddressList({ language }: { language: string }) {
  const { t } = useTranslation("prereg")
  return (
    <>
      <div
        hidden
        data-addresses={paths.preregAddresses(language)}
        data-one={t("address.offers", { count: 1 })}
        data-many={t("address.offers", { count: 2 }).replace("2", HERE)}
        data-none={t("address.none")}
        data-filled={t("address.filled")}
        data-homes={t("address.homes")}
        data-place={t("address.place", { place: HERE })}
        data-differs={t("address.differs", { place: HERE, chosen: THERE })}
      >
        <div id="street-list" className="address-list" role="listbox" aria-label={t("address.list")} hidden />
        <p id="street-says" className="sr-only" role="status" />
        <p id="street-note" className="form-hint" role="status" />
        <span id="street-help" className="hint-line">
          {t("address.help")}
        </span>
      </div>
      <script type="module" src="/address.js" />
    </>
  )
}
