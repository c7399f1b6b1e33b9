import { useTranslation } from "#app/parts/translation.ts"
import { Field } from "#app/parts/form.tsx"
import { OfficePage, Seen, typedOr, useStands } from "#app/office/parts/office-page.tsx"
import { paths } from "#paths"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { actOnOffice, lastChange } from "#app/office/shown.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { allCounters, readSiteOffice } from "#db/office/reads.ts"
import { seen } from "#operations/office/seen.ts"
import { groupName } from "#domain/office/opening.ts"
import { houseLanguage, languages, otherLanguages } from "#locales/languages.ts"
import type { Route } from "./+types/counters"

export async function loader({ context, url }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "change-office")
  const { db } = portalOf(context)
  const { site, services } = await readSiteOffice(db)
  const counters = await allCounters(db, site.id)
  return {
    counters: counters.map((c) => ({ ...c, seen: seen.counter(c) })),
    skills: [...new Set(services.map((s) => s.skill))],
    edit: url.searchParams.get("counter"),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}

export const action = ({ request, context }: Route.ActionArgs) => actOnOffice(request, context, paths.staff.counters())

export default function Counters({ loaderData, actionData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation("office")
  const { counters, skills, edit } = loaderData
  const outcome = actionData ?? null
  const counter = counters.find((c) => c.id === (outcome ? typedOr(outcome, "counter", "id", "") : edit)) ?? null
  const what = counter ? "counter" : "new-counter"
  const chosen = outcome?.typed.filter(([n]) => n === "skills").map(([, v]) => v) ?? counter?.skills ?? []
  const stands = useStands(outcome, "counter")
  const word = (skill: string) => t(`skill.${skill as "cpr"}`, { defaultValue: skill })
  const side = (
    <form method="post" className="ed2" id="edit" key={counter?.id ?? "new"}>
      <header>
        <h2>{counter ? t("counters.edit", { number: counter.number }) : t("counters.new")}</h2>
      </header>
      <input type="hidden" name="what" value={what} />
      {counter ? (
        <>
          <input type="hidden" name="id" value={counter.id} />
          <Seen outcome={outcome} what="counter" mark={counter.seen} />
        </>
      ) : (
        <Field
          id="number"
          label={t("counters.number")}
          type="number"
          value={typedOr(outcome, what, "number", String(Math.max(0, ...counters.map((c) => c.number)) + 1))}
          required
        />
      )}
      <Field
        id="group"
        label={t("counters.group")}
        hint={t("counters.groupHint")}
        error={stands("group")}
        value={typedOr(outcome, what, "group", counter?.group ?? "")}
        required
        maxLength={40}
        lang={houseLanguage}
      />
      {otherLanguages.map((code) => (
        <Field
          key={code}
          id={`group-${code}`}
          label={t("counters.groupIn", { language: languages.find((l) => l.code === code)!.name })}
          error={stands(`group-${code}`)}
          value={typedOr(outcome, what, `group-${code}`, counter?.groupNames[code] ?? "")}
          maxLength={40}
          lang={code}
        />
      ))}
      <fieldset className="form-group">
        <legend className="form-label">{t("counters.skills")}</legend>
        {outcome?.stands?.skills === undefined || !counter ? null : (
          <p className="hint bad">
            {t("stands.now", { value: outcome.stands.skills.split(" ").map(word).join(", ") })}
          </p>
        )}
        {skills.map((skill) => (
          <div className="radio" key={skill}>
            <input
              type="checkbox"
              name="skills"
              id={`skill-${skill}`}
              value={skill}
              defaultChecked={chosen.includes(skill)}
            />
            <label htmlFor={`skill-${skill}`}>{word(skill)}</label>
          </div>
        ))}
      </fieldset>
      {counter ? (
        <fieldset className="form-group">
          <legend className="sr">{t("counters.active")}</legend>
          {stands("active") ? (
            <p className="hint bad">
              {t("stands.now", {
                value: t(outcome?.stands?.active === "yes" ? "counters.active" : "counters.inactive"),
              })}
            </p>
          ) : null}
          {(["yes", "no"] as const).map((value) => (
            <div className="radio" key={value}>
              <input
                type="radio"
                name="active"
                id={`active-${value}`}
                value={value}
                defaultChecked={typedOr(outcome, "counter", "active", counter.active ? "yes" : "no") === value}
              />
              <label htmlFor={`active-${value}`}>{t(value === "yes" ? "counters.active" : "counters.inactive")}</label>
            </div>
          ))}
        </fieldset>
      ) : null}
      <div className="form-acts">
        <button className="btn primary" type="submit">
          {counter ? t("save") : t("counters.add")}
        </button>
      </div>
    </form>
  )
  return (
    <OfficePage
      tab="counters"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={outcome}
      back={paths.staff.counters()}
      side={side}
    >
      <section>
        <header>
          <h2>{t("counters.heading")}</h2>
          <span className="spring" />
          <a className="btn small" href={paths.staff.counters()}>
            {t("counters.new")}
          </a>
        </header>
        <table className="counters">
          <thead>
            <tr>
              <th scope="col" className="num">
                {t("counters.number")}
              </th>
              <th scope="col">{t("counters.group")}</th>
              <th scope="col">{t("counters.skills")}</th>
              <th scope="col">
                <span className="sr">{t("edit")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {counters.map((c) => (
              <tr key={c.id}>
                <th scope="row" className="num">
                  {c.number}
                </th>
                <td>
                  {groupName(counters, c.group, i18n.language)}
                  {c.active ? "" : ` (${t("counters.inactive").toLowerCase()})`}
                </td>
                <td>
                  {c.skills.map((skill) => (
                    <span className="skill" key={skill}>
                      {word(skill)}
                    </span>
                  ))}
                </td>
                <td>
                  <a href={`${paths.staff.counters()}?counter=${c.id}`}>
                    {t("edit")}
                    <span className="sr"> {c.number}</span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </OfficePage>
  )
}
