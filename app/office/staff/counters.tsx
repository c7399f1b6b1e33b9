import { redirect } from "react-router"
import { CounterFeeds } from "#app/office/parts/counter-feeds.tsx"
import { MOST_OFFICE_FIELDS } from "#app/office/forms.ts"
import { readForm } from "#app/parts/parse.ts"
import { actOnFeed, counterFeeds } from "#app/office/feeds.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { Field, FormActs } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { EditHead, EditLink, OfficePage, Seen, typedOr, useStands } from "#app/office/parts/office-page.tsx"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { type Outcome, actOnOffice, lastChange } from "#app/office/shown.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { skillWord } from "#app/office/words.server.ts"
import { allCounters, readSiteOffice } from "#db/office/reads.ts"
import { seen } from "#operations/office/seen.ts"
import { groupName } from "#domain/office/opening.ts"
import { houseLanguage, languages, otherLanguages } from "#locales/languages.ts"
import type { Route } from "./+types/counters"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = portalOf(context)
  const { site, services } = await readSiteOffice(db)
  const counters = await allCounters(db, site.id)
  return {
    counters: counters.map((c) => ({ ...c, seen: seen.counter(c) })),
    skills: [...new Set([...services.map((s) => s.skill), ...counters.flatMap((c) => c.skills)])].map((skill) => ({
      skill,
      word: skillWord(services, skill, localeOf(context)),
    })),
    edit: url.searchParams.get("counter"),
    feeds: await counterFeeds(context, counters),
    did: url.searchParams.get("feed"),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const did = await actOnFeed(await readForm(request.clone(), MOST_OFFICE_FIELDS), context)
  return did ? redirect(paths.staff.counters({ feed: did })) : actOnOffice(request, context, paths.staff.counters())
}

type Counter = Awaited<ReturnType<typeof loader>>["counters"][number]

/** What a form of one counter shows: the counter, or null for a new one, and the change that was refused. */
interface Edited {
  counter: Counter | null
  outcome: Outcome | null
}

const whatOf = (counter: Counter | null) => (counter ? "counter" : "new-counter")

/** What counters can do, each with its word. */
type SkillWords = Awaited<ReturnType<typeof loader>>["skills"]
const wordOf = (skills: SkillWords, skill: string) => skills.find((known) => known.skill === skill)?.word ?? skill

export default function Counters({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { counters, skills, edit } = loaderData
  const outcome = actionData ?? null
  const counter = counters.find((c) => c.id === (outcome ? typedOr(outcome, "counter", "id", "") : edit)) ?? null
  return (
    <OfficePage
      tab="counters"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={outcome}
      back={paths.staff.counters()}
      side={
        <CounterForm
          key={counter?.id ?? "new"}
          counter={counter}
          outcome={outcome}
          counters={counters}
          skills={skills}
        />
      }
    >
      <section>
        <header>
          <h2>{t("counters.heading")}</h2>
          <span className="spring" />
          <a className="btn small" href={paths.staff.counters()}>
            {t("counters.new")}
          </a>
        </header>
        <CountersTable counters={counters} skills={skills} />
      </section>
      <CounterFeeds feeds={loaderData.feeds} did={outcome ? null : loaderData.did} />
    </OfficePage>
  )
}

function CountersTable({ counters, skills }: { counters: readonly Counter[]; skills: SkillWords }) {
  const { t, i18n } = useTranslation("office")
  return (
    <table className="counters">
      <thead>
        <tr>
          <th scope="col" className="num">
            {t("counters.number")}
          </th>
          <th scope="col">{t("counters.group")}</th>
          <th scope="col">{t("counters.skills")}</th>
          <EditHead />
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
                  {wordOf(skills, skill)}
                </span>
              ))}
            </td>
            <td>
              <EditLink href={`${paths.staff.counters()}?counter=${c.id}`} of={c.number} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CounterForm({
  counter,
  outcome,
  counters,
  skills,
}: Edited & { counters: readonly Counter[]; skills: SkillWords }) {
  const { t } = useTranslation("office")
  const what = whatOf(counter)
  return (
    <form method="post" className="ed2" id="edit">
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
      <Group outcome={outcome} counter={counter} />
      <Skills outcome={outcome} counter={counter} skills={skills} />
      {counter ? <Active outcome={outcome} counter={counter} /> : null}
      <FormActs primary>{counter ? t("save") : t("counters.add")}</FormActs>
    </form>
  )
}

/** The group of a counter, in the language of the house and in each other one. */
function Group({ counter, outcome }: Edited) {
  const { t } = useTranslation("office")
  const stands = useStands(outcome, "counter")
  const what = whatOf(counter)
  return (
    <>
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
    </>
  )
}

function Skills({ counter, outcome, skills }: Edited & { skills: SkillWords }) {
  const { t } = useTranslation("office")
  const word = (skill: string) => wordOf(skills, skill)
  const chosen = outcome?.typed.filter(([n]) => n === "skills").map(([, v]) => v) ?? counter?.skills ?? []
  return (
    <fieldset className="form-group">
      <legend className="form-label">{t("counters.skills")}</legend>
      {outcome?.stands?.skills === undefined || !counter ? null : (
        <p className="hint bad">{t("stands.now", { value: outcome.stands.skills.split(" ").map(word).join(", ") })}</p>
      )}
      {skills.map(({ skill, word: label }) => (
        <TickBox
          key={skill}
          name="skills"
          id={`skill-${skill}`}
          value={skill}
          defaultChecked={chosen.includes(skill)}
          label={label}
        />
      ))}
    </fieldset>
  )
}

function Active({ counter, outcome }: { counter: Counter; outcome: Outcome | null }) {
  const { t } = useTranslation("office")
  const stands = useStands(outcome, "counter")
  return (
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
        <TickBox
          key={value}
          type="radio"
          name="active"
          id={`active-${value}`}
          value={value}
          defaultChecked={typedOr(outcome, "counter", "active", counter.active ? "yes" : "no") === value}
          label={t(value === "yes" ? "counters.active" : "counters.inactive")}
        />
      ))}
    </fieldset>
  )
}
