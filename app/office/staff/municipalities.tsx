import { Select } from "#app/parts/choices.tsx"
import { badRequest } from "#app/parts/refusals.ts"
import { data, redirect } from "react-router"
import { Field, FormActs } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { MunicipalityEditor } from "#app/office/parts/municipality-editor.tsx"
import { EditHead, EditLink, OfficePage } from "#app/office/parts/office-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readMunicipalityChange } from "#app/office/forms.ts"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { showMunicipalities } from "#app/office/municipalities.server.ts"
import { lastChange } from "#app/office/shown.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { may } from "#domain/staff/permissions.ts"
import { changeMunicipality } from "#operations/office/municipalities.ts"
import { seen as seenMarks } from "#operations/office/seen.ts"
import type { Route } from "./+types/municipalities"

export async function loader({ context, url }: Route.LoaderArgs) {
  const account = staffOf(context)
  const all = may(account, "change-office")
  const query = new URLSearchParams(url.searchParams)
  // Whoever only looks up where a person goes edits nothing.
  if (!all) query.delete("code")
  return {
    ...(await showMunicipalities(context, query)),
    all,
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const form = await readForm(request)
  const change = readMunicipalityChange(form)
  if (!change) throw badRequest()
  const { ctx, db } = portalOf(context)
  const seen = String(form.get("seen") ?? "") || null
  const answer = await changeMunicipality(ctx, { change, by: byStaff(account), seen })
  if (answer.ok) return redirect(`${paths.staff.municipalities({ code: change.code })}&saved`)
  const typed: Record<string, string> = Object.fromEntries(
    [...form].filter((e): e is [string, string] => typeof e[1] === "string"),
  )
  if (answer.error !== "changed-meanwhile") return data({ error: answer.error, typed, colleague: null }, 422)
  // The page is read anew: who saves again has seen what a colleague saved beside what they wrote.
  const now = (await readSiteOffice(db)).municipalities.find((m) => m.code === change.code)
  if (now) typed.seen = seenMarks.municipality(now)
  return data({ error: answer.error, typed, colleague: await lastChange(context) }, 409)
}

type Shown = Awaited<ReturnType<typeof loader>>

export default function Municipalities({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { rows, edited } = loaderData
  return (
    <OfficePage
      tab="municipalities"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={null}
      problem={
        actionData?.colleague
          ? t("municipalities.meanwhile", actionData.colleague)
          : actionData
            ? t(`error.${actionData.error}`)
            : null
      }
      back={paths.staff.municipalities()}
      side={
        <div className="ed2">
          <Simulation shown={loaderData} />
          {edited ? (
            <MunicipalityEditor municipality={edited} typed={actionData?.typed ?? {}} today={loaderData.today} />
          ) : null}
        </div>
      }
    >
      <section>
        <header>
          <h2>{t("municipalities.heading")}</h2>
        </header>
        <Table rows={rows} edited={edited?.code ?? null} all={loaderData.all} />
      </section>
    </OfficePage>
  )
}

/** Where a person of a municipality goes on a day, tried out. */
function Simulation({ shown: { rows, simulation, residences, site } }: { shown: Shown }) {
  const { t } = useTranslation("office")
  const { asked } = simulation
  return (
    <form method="get" className="simulate">
      <h2>{t("municipalities.simulate.heading")}</h2>
      <Select
        id="m"
        label={t("municipalities.name")}
        value={asked.code}
        options={rows.map((m) => ({ value: m.code, text: m.name }))}
      />
      <Field id="day" label={t("municipalities.simulate.day")} type="date" value={asked.day} />
      <fieldset className="form-group">
        <legend className="sr">{t("municipalities.simulate.student")}</legend>
        <TickBox
          id="student"
          name="student"
          value="1"
          defaultChecked={asked.student}
          label={t("municipalities.simulate.student")}
        />
      </fieldset>
      <Select
        id="residence"
        label={t("municipalities.simulate.residence")}
        choose={t("municipalities.simulate.anyResidence")}
        value={asked.residence}
        options={residences.map((name) => ({ value: name, text: name }))}
      />
      <FormActs>{t("municipalities.simulate.ask")}</FormActs>
      <Answer simulation={simulation} site={site} />
    </form>
  )
}

function Answer({ simulation, site }: { simulation: Shown["simulation"]; site: Shown["site"] }) {
  const { t } = useTranslation("office")
  const { answer } = simulation
  return (
    <p className="simulated" role="status">
      <b>
        {answer.goes === "here"
          ? t("municipalities.simulate.here", { site })
          : t("municipalities.simulate.own", { name: simulation.name })}
      </b>
      <br />
      {t(`municipalities.simulate.why.${answer.why}`, {
        name: simulation.name,
        source: answer.exception?.source ?? "",
      })}
      {simulation.region ? (
        <>
          <br />
          {t("municipalities.simulate.region", { region: simulation.region })}
        </>
      ) : null}
    </p>
  )
}

function Table({ rows, edited, all }: { rows: Shown["rows"]; edited: string | null; all: boolean }) {
  const { t } = useTranslation("office")
  return (
    <table className="counters">
      <thead>
        <tr>
          <th scope="col">{t("municipalities.name")}</th>
          <th scope="col">{t("municipalities.role")}</th>
          <th scope="col" className="wide">
            {t("municipalities.region")}
          </th>
          <EditHead />
        </tr>
      </thead>
      <tbody>
        {rows.map((m) => (
          <tr key={m.code} className={edited === m.code ? "is-edited" : undefined}>
            <th scope="row">{m.name}</th>
            <td>
              {m.role ? <b>{t(`municipalities.${m.role}`)}</b> : t("municipalities.none")}
              {m.from ? ` ${t("municipalities.from", { day: m.from })}` : ""}
              {m.to ? ` ${t("municipalities.to", { day: m.to })}` : ""}
              {m.coming ? `. ${t("municipalities.comes", { day: m.coming })}` : ""}
              {m.exceptions > 0 ? `, ${t("municipalities.exceptions", { count: m.exceptions })}` : ""}
            </td>
            <td className="wide">{m.region}</td>
            <td>
              {all ? <EditLink href={`${paths.staff.municipalities({ code: m.code })}#edit`} of={m.name} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
