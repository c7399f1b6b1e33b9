import { Select } from "#app/parts/choices.tsx"
import { Field, FormActs } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { RosterShown } from "#app/office/roster.server.ts"
import type { Outcome } from "#app/office/shown.server.ts"
import { paths } from "#paths"
import { typedOr } from "./office-page.tsx"

/** Which week is shown, and the way to others. */
export function WeekSteps({ week }: { week: RosterShown["week"] }) {
  const { t } = useTranslation("office")
  return (
    <p className="weeksteps">
      <a href={paths.staff.roster({ week: week.previous })}>{t("roster.previousWeek")}</a>
      <b>{week.chosen ? t("roster.week", { number: week.number }) : t("roster.coming")}</b>
      <a href={paths.staff.roster({ week: week.next })}>{t("roster.nextWeek")}</a>
    </p>
  )
}

/** How many visits of each service there is room for on each day. */
export function Capacity({ shown }: { shown: RosterShown }) {
  const { t } = useTranslation("office")
  return (
    <section>
      <header>
        <h2 id="room">{t("roster.capacity")}</h2>
        <p>{t("roster.capacityHint")}</p>
      </header>
      {/* On a phone it scrolls inside itself: with the keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div role="group" aria-labelledby="room" tabIndex={0}>
        <table className="roster">
          <thead>
            <tr>
              <th scope="col">{t("roster.service")}</th>
              {shown.days.map((day) => (
                <th scope="col" key={day.weekday}>
                  {day.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.services.map((service) => (
              <tr key={service.key}>
                <th scope="row">{service.name}</th>
                {service.visits.map((visits, i) => (
                  <td key={shown.days[i]!.weekday} className={shown.days[i]!.open ? undefined : "is-off"}>
                    {shown.days[i]!.open ? visits : "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A week as the template of others. */
export function CopyWeek({ shown, outcome }: { shown: RosterShown; outcome: Outcome | null }) {
  const { t } = useTranslation("office")
  const typed = (name: string, otherwise: string) => typedOr(outcome, "copy-week", name, otherwise)
  return (
    <form method="post" className="ed2">
      <header>
        <h2>{t("copyWeek.heading")}</h2>
      </header>
      <p className="hint">{t("copyWeek.lead")}</p>
      <input type="hidden" name="what" value="copy-week" />
      <Field id="like" label={t("copyWeek.like")} type="date" value={typed("like", shown.week.monday)} required />
      <Field id="first" label={t("copyWeek.first")} type="date" value={typed("first", shown.week.next)} required />
      <Select
        id="weeks"
        label={t("copyWeek.weeks")}
        value={typed("weeks", "1")}
        options={Array.from({ length: 12 }, (_, n) => ({ value: String(n + 1), text: String(n + 1) }))}
      />
      <FormActs>{t("copyWeek.button")}</FormActs>
    </form>
  )
}
