import { useTranslation } from "#app/parts/translation.ts"
import { Field, FormActs } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { EditHead, EditLink, OfficePage, Seen, tickedOr, typedOr, useStands } from "#app/office/parts/office-page.tsx"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { type Outcome, actOnOffice, lastChange } from "#app/office/shown.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { readServiceNumbers } from "#app/office/forms.ts"
import { writtenIn } from "#domain/written-in.ts"
import { type ServiceNumber, serviceNumbers, wrongNumbers } from "#domain/office/service-numbers.ts"
import { languages } from "#locales/languages.ts"
import { seen } from "#operations/office/seen.ts"
import type { Route } from "./+types/services"
import { LONGEST } from "#domain/longest.ts"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { services } = await readSiteOffice(portalOf(context).db)
  return {
    services: services.map((s) => ({ ...s, seen: seen.service(s) })),
    language: localeOf(context),
    edit: url.searchParams.get("service"),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}

export const action = ({ request, context }: Route.ActionArgs) => actOnOffice(request, context, paths.staff.services())

const numbers = [
  ["minutesFirst", "first"],
  ["minutesFurther", "further"],
  ["largestParty", "largest"],
  ["noticeMinutes", "notice"],
  ["horizonDays", "horizon"],
  ["cutoffHours", "cutoff"],
] as const

type Service = Awaited<ReturnType<typeof loader>>["services"][number]

export default function Services({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { services, language, edit } = loaderData
  const outcome = actionData ?? null
  const service = services.find((s) => s.id === (outcome ? typedOr(outcome, "service", "id", "") : edit))
  const typed = (name: string, otherwise: string) => typedOr(outcome, "service", name, otherwise)
  const wrong = outcome?.error === "number-wrong" ? wrongNumbers(readServiceNumbers((name) => typed(name, ""))) : []
  const says = (name: ServiceNumber) => {
    if (!wrong.includes(name)) return undefined
    const { least, most, step } = serviceNumbers[name]
    return t(step > 1 ? "services.numberStep" : "services.number", { least, most, step })
  }
  const problems = numbers.flatMap(([name, label]) =>
    wrong.includes(name) ? [{ field: name, message: `${t(`services.${label}`)}: ${says(name)}` }] : [],
  )
  return (
    <OfficePage
      tab="services"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={outcome}
      {...(problems.length > 0 ? { problems } : {})}
      back={paths.staff.services()}
      side={
        service ? (
          <ServiceForm key={service.id} service={service} language={language} outcome={outcome} says={says} />
        ) : undefined
      }
    >
      <section>
        <header>
          <h2>{t("services.heading")}</h2>
        </header>
        <ServicesTable services={services} language={language} />
      </section>
    </OfficePage>
  )
}

function ServicesTable({ services, language }: { services: readonly Service[]; language: string }) {
  const { t } = useTranslation("office")
  return (
    <table className="svc">
      <thead>
        <tr>
          <th scope="col">{t("services.name")}</th>
          <th scope="col" className="num">
            {t("services.minutes")}
          </th>
          <th scope="col" className="num">
            {t("services.largest")}
          </th>
          <th scope="col" className="num">
            {t("services.horizon")}
          </th>
          <th scope="col" className="num">
            {t("services.cutoff")}
          </th>
          <EditHead />
        </tr>
      </thead>
      <tbody>
        {services.map((s) => {
          const { name } = writtenIn(s.texts, language)
          return (
            <tr key={s.id} className={s.active ? undefined : "is-off"}>
              <th scope="row">
                {name}
                {s.active ? "" : ` (${t("services.inactive").toLowerCase()})`}
              </th>
              <td className="num">{t("services.minutesBoth", { first: s.minutesFirst, further: s.minutesFurther })}</td>
              <td className="num">{s.largestParty}</td>
              <td className="num">{s.horizonDays}</td>
              <td className="num">{t("services.hours", { count: s.cutoffHours })}</td>
              <td>
                <EditLink href={paths.staff.services({ service: s.id })} of={name} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function ServiceForm({
  service,
  language,
  outcome,
  says,
}: {
  service: Service
  language: string
  outcome: Outcome | null
  /** What is wrong with a number that was typed. */
  says: (name: ServiceNumber) => string | undefined
}) {
  const { t } = useTranslation("office")
  const stands = useStands(outcome, "service")
  return (
    <form method="post" className="ed2" id="edit">
      <header>
        <h2>{writtenIn(service.texts, language).name}</h2>
      </header>
      <input type="hidden" name="what" value="service" />
      <input type="hidden" name="id" value={service.id} />
      <Seen outcome={outcome} what="service" mark={service.seen} />
      <TickBox
        name="active"
        id="active"
        defaultChecked={tickedOr(outcome, "service", "active", service.active)}
        label={t("services.active")}
      />
      <div className="numbers">
        {numbers.map(([name, label]) => (
          <Field
            key={name}
            id={name}
            label={t(`services.${label}`)}
            error={says(name) ?? stands(name)}
            type="number"
            value={typedOr(outcome, "service", name, String(service[name]))}
            required
          />
        ))}
      </div>
      {languages.map((l) => {
        const text = service.texts[l.code]
        return text ? <ServiceTexts key={l.code} language={l} text={text} outcome={outcome} /> : null
      })}
      <FormActs primary>{t("save")}</FormActs>
    </form>
  )
}

/** What citizens read of a service, in one language. */
function ServiceTexts({
  language: { code, name },
  text,
  outcome,
}: {
  language: (typeof languages)[number]
  text: Service["texts"][string]
  outcome: Outcome | null
}) {
  const { t } = useTranslation("office")
  const stands = useStands(outcome, "service")
  const typed = (field: string, otherwise: string) => typedOr(outcome, "service", field, otherwise)
  return (
    <fieldset className="form-group" lang={code}>
      <legend className="form-label">{t("services.texts", { language: name })}</legend>
      <input type="hidden" name="language" value={code} />
      <Field
        id={`name-${code}`}
        error={stands(`name-${code}`)}
        label={t("services.name")}
        value={typed(`name-${code}`, text.name)}
        required
        maxLength={80}
      />
      <Field
        id={`about-${code}`}
        error={stands(`about-${code}`)}
        label={t("services.about")}
        value={typed(`about-${code}`, text.about)}
        rows={3}
        maxLength={LONGEST.serviceAbout}
        required
      />
      <Field
        id={`first-${code}`}
        error={stands(`first-${code}`)}
        label={t("services.before")}
        value={typed(`first-${code}`, text.first)}
        maxLength={200}
      />
      <Field
        id={`bring-${code}`}
        error={stands(`bring-${code}`)}
        label={t("services.bring")}
        value={typed(`bring-${code}`, text.bring.join("\n"))}
        rows={4}
        maxLength={LONGEST.serviceBring}
      />
    </fieldset>
  )
}
