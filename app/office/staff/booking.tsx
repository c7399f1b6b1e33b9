import { Field, FormActs } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readDayList, readSettings } from "#app/office/forms.ts"
import { DayListForm } from "#app/office/parts/day-list-form.tsx"
import { OfficePage, Seen, typedOr, useStands } from "#app/office/parts/office-page.tsx"
import { useProblems } from "#app/office/parts/problems.ts"
import { actOnOffice, lastChange } from "#app/office/shown.server.ts"
import { portalOf } from "#app/web/context.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import {
  type BookingSetting,
  bookingSettingNames,
  bookingSettings,
  settingGroups,
  settingsWrong,
} from "#domain/booking/settings.ts"
import { dayListOf, dayListProblems } from "#domain/desk/day-list-settings.ts"
import { seen } from "#operations/office/seen.ts"
import { paths } from "#paths"
import type { Route } from "./+types/booking"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { config, db } = portalOf(context)
  const { settings, site } = await readSiteOffice(db)
  const dayList = dayListOf(site)
  return {
    dayList: { set: dayList, seen: seen.dayList(dayList), saves: config.dayList !== null },
    settings,
    seen: seen.settings(settings),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}

export const action = ({ request, context }: Route.ActionArgs) =>
  actOnOffice(request, context, paths.staff.bookingSettings())

export default function BookingSettingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const outcome = actionData ?? null
  const typed = (name: string) => typedOr(outcome, "settings", name, "")
  const found = typed("what")
    ? settingsWrong(readSettings(typed)).map((field) => ({ field, code: "setting-wrong" as const }))
    : []
  const label = (name: BookingSetting) => t(`settings.${name}.name`)
  const between = (name: BookingSetting) => {
    const { least, most, standard } = bookingSettings[name]
    return t("settings.between", { least, most, standard })
  }
  const { problems, says } = useProblems(outcome, found, label, between)
  const list = useProblems(
    outcome,
    outcome && typedOr(outcome, "day-list", "what", "")
      ? dayListProblems(readDayList((name) => typedOr(outcome, "day-list", name, "")))
      : [],
    (name) => t(`paper.${name}`),
  )
  const wrong = [...problems, ...list.problems]
  const stands = useStands(outcome, "settings")
  return (
    <OfficePage
      tab="booking"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={outcome}
      {...(wrong.length > 0 ? { problems: wrong } : {})}
      back={paths.staff.bookingSettings()}
    >
      <form method="post" className="plain-form" noValidate>
        <header>
          <h2>{t("settings.heading")}</h2>
        </header>
        <p className="hint">{t("settings.lead")}</p>
        <input type="hidden" name="what" value="settings" />
        <Seen outcome={outcome} what="settings" mark={loaderData.seen} />
        {settingGroups.map((group) => (
          <fieldset key={group} className="settings">
            <legend>{t(`settings.group.${group}`)}</legend>
            {bookingSettingNames
              .filter((name) => bookingSettings[name].group === group)
              .map((name) => (
                <Field
                  key={name}
                  id={name}
                  label={label(name)}
                  hint={`${t(`settings.${name}.hint`)} ${between(name)}`}
                  error={says(name) ?? stands(name)}
                  value={typedOr(outcome, "settings", name, String(loaderData.settings[name]))}
                  inputMode="numeric"
                  className="input-short"
                  required
                  maxLength={6}
                />
              ))}
          </fieldset>
        ))}
        <FormActs primary>{t("save")}</FormActs>
      </form>
      <DayListForm {...loaderData.dayList} outcome={outcome} says={list.says} />
    </OfficePage>
  )
}
