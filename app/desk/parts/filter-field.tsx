import { useTranslation } from "#app/parts/translation.ts"
import type { DayFilter } from "#domain/desk/day-table.ts"

/** Narrows the day to what is typed: a service, a colleague, a name, a reference. `suggests` is the id of a list of words. */
export function FilterField({
  filter,
  setFilter,
  suggests,
}: {
  filter: DayFilter
  setFilter: ((filter: DayFilter) => void) | null
  suggests?: string
}) {
  const { t } = useTranslation("desk")
  return (
    <>
      <label htmlFor="rows">{t("table.filter")}</label>
      <input
        className="form-input"
        id="rows"
        type="search"
        autoComplete="off"
        list={suggests}
        value={filter.typed}
        placeholder={suggests ? t("day.narrowHint") : undefined}
        onChange={(event) => setFilter?.({ ...filter, typed: event.currentTarget.value })}
      />
    </>
  )
}
