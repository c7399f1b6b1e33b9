import { ClosureForm, ExceptionForm } from "#app/office/parts/closure-form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { OfficePage } from "#app/office/parts/office-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Remove, WeeklyForm } from "#app/office/parts/weekly-hours.tsx"
import { paths } from "#paths"
import { type HoursShown, showHours } from "#app/office/hours.server.ts"
import { actOnOffice } from "#app/office/shown.server.ts"
import type { Route } from "./+types/hours"

export async function loader({ context, url }: Route.LoaderArgs) {
  return showHours(context, url)
}

export const action = ({ request, context }: Route.ActionArgs) => actOnOffice(request, context, paths.staff.hours())

export default function Hours({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const outcome = actionData ?? null
  const { exceptions } = loaderData
  return (
    <OfficePage
      tab="hours"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={outcome}
      back={paths.staff.hours()}
      side={
        <div className="ed2" id="edit">
          <ClosureForm shown={loaderData} outcome={outcome} />
          {loaderData.all ? <ExceptionForm shown={loaderData} outcome={outcome} /> : null}
        </div>
      }
    >
      <section>
        <WeeklyForm shown={loaderData} outcome={outcome} />
      </section>
      <section>
        <header>
          <h2>{t("exceptions.heading")}</h2>
        </header>
        {exceptions.length === 0 ? <p className="hint">{t("exceptions.none")}</p> : null}
        <ul className="exc">
          {exceptions.map((e) => (
            <Exception key={e.kind + e.id} e={e} all={loaderData.all} />
          ))}
        </ul>
      </section>
    </OfficePage>
  )
}

function Exception({ e, all }: { e: HoursShown["exceptions"][number]; all: boolean }) {
  const { t } = useTranslation("office")
  const where =
    e.kind === "other"
      ? t("exceptions.otherHours")
      : e.where.length > 0
        ? t("exceptions.counters", { count: e.where.length, list: e.where.join(", ") })
        : t("exceptions.office")
  return (
    <li>
      <time>{e.when}</time>
      <b>{e.hours ?? t("exceptions.wholeDay")}</b>
      <div>
        {e.kind === "holiday" ? (
          <span className="mut">
            <Icon name="lock" className="i" />
            {t("exceptions.holidayNamed", { name: e.reason })}
          </span>
        ) : (
          <span>{`${where} · ${e.kind === "unstaffed" ? `${t("exceptions.unstaffed")}: ` : ""}${e.reason}`}</span>
        )}
        {e.overridden !== null ? <Note text={t("exceptions.overridden", { reason: e.overridden })} /> : null}
        {e.unstaffed ? <Note text={t("exceptions.nobody")} /> : null}
        {e.meetings.length > 0 ? (
          <p className="bad">
            <Icon name="warn" className="i" /> {t("exceptions.meetings", { count: e.meetings.length })}{" "}
            {e.meetings.map((m, i) => (
              <span key={m.id}>
                {i > 0 ? ", " : ""}
                <a href={m.href}>
                  {m.when} {m.title}
                </a>
              </span>
            ))}
          </p>
        ) : null}
      </div>
      {e.kind === "holiday" ? (
        all ? (
          <a href={`${paths.staff.hours({ draft: e.day })}#day`}>{t("exceptions.openAnyway")}</a>
        ) : null
      ) : e.removable ? (
        <Remove
          what={e.kind === "other" ? "remove-exception" : "remove-closure"}
          id={e.id}
          name={`${e.when} ${e.reason}`}
        />
      ) : null}
    </li>
  )
}

function Note({ text }: { text: string }) {
  return (
    <p className="bad">
      <Icon name="warn" className="i" /> {text}
    </p>
  )
}
