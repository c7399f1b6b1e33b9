import { OrderMoves } from "#app/parts/order-moves.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Icon } from "#app/parts/icon.tsx"
import { readService } from "#app/office/forms.ts"
import { EditHead, EditLink, OfficePage, typedOr } from "#app/office/parts/office-page.tsx"
import { useProblems } from "#app/office/parts/problems.ts"
import { ServiceForm } from "#app/office/parts/service-form.tsx"
import { numberLabels, wordLabels } from "#app/office/parts/service-labels.ts"
import { type ServicesShown, showServices } from "#app/office/services.server.ts"
import { actOnOffice } from "#app/office/shown.server.ts"
import { languageName } from "#domain/manner.ts"
import { isServiceKey, serviceProblems, wordNames } from "#domain/office/service-change.ts"
import { serviceNumbers } from "#domain/office/service-numbers.ts"
import { paths } from "#paths"
import type { Route } from "./+types/services"

export async function loader({ context, url }: Route.LoaderArgs) {
  return showServices(context, url)
}

export const action = ({ request, context }: Route.ActionArgs) => actOnOffice(request, context, paths.staff.services())

export default function Services({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { services, edit } = loaderData
  const outcome = actionData ?? null
  const what = outcome?.typed.find(([name]) => name === "what")?.[1]
  const service = services.find((s) => s.id === (outcome ? typedOr(outcome, "service", "id", "") : edit)) ?? null
  const isNew = outcome ? what === "new-service" : edit === "new"
  const { problems, says } = useServiceProblems(outcome)
  return (
    <OfficePage
      tab="services"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={outcome}
      {...(problems.length > 0 ? { problems } : {})}
      back={paths.staff.services()}
      side={
        service || isNew ? (
          <ServiceForm key={service?.id ?? "new"} service={service} shown={loaderData} outcome={outcome} says={says} />
        ) : undefined
      }
    >
      <section>
        <header>
          <h2>{t("services.heading")}</h2>
          <span className="spring" />
          <a className="btn small" href={`${paths.staff.services({ service: "new" })}#edit`}>
            {t("services.new")}
          </a>
        </header>
        <p className="hint">{t("services.orderHint")}</p>
        <ServicesTable shown={loaderData} />
      </section>
    </OfficePage>
  )
}

/** What is wrong with a service that was refused, in the words of its fields. */
function useServiceProblems(outcome: Parameters<typeof useProblems>[0]) {
  const { t, i18n } = useTranslation("office")
  const typed = (name: string) => outcome?.typed.find(([n]) => n === name)?.[1] ?? ""
  const what = typed("what")
  const isNew = what === "new-service"
  const wrongKey =
    isNew && (outcome?.error === "key-taken" || !isServiceKey(typed("key")))
      ? [{ field: "key", code: outcome?.error === "key-taken" ? ("key-taken" as const) : ("key-wrong" as const) }]
      : []
  const wrong = isNew || what === "service" ? serviceProblems(readService(typed)) : []
  const label = (field: string) => {
    if (field === "key" || field === "skill") return t(`services.${field}`)
    const number = numberLabels.find(([name]) => name === field)
    if (number) return t(`services.${number[1]}`)
    const [name = "", code = ""] = field.split("-")
    const word = wordNames.find((n) => n === name) ?? "name"
    return `${t(`services.${wordLabels[word]}`)} (${languageName(code, i18n.language)})`
  }
  return useProblems(outcome, [...wrongKey, ...wrong.filter((p) => !isNew || p.field !== "skill")], label, (field) => {
    const number = numberLabels.find(([name]) => name === field)
    if (!number) return undefined
    const { least, most, step } = serviceNumbers[number[0]]
    return t(step > 1 ? "services.numberStep" : "services.number", { least, most, step })
  })
}

function ServicesTable({ shown }: { shown: ServicesShown }) {
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
          <th scope="col">
            <span className="sr">{t("services.order")}</span>
          </th>
          <EditHead />
        </tr>
      </thead>
      <tbody>
        {shown.services.map((s) => (
          <tr key={s.id} className={s.active ? undefined : "is-off"}>
            <th scope="row">
              {s.name}
              {s.active ? "" : ` (${t("services.inactive").toLowerCase()})`}
              <Wanting service={s} />
            </th>
            <td className="num">{t("services.minutesBoth", { first: s.minutesFirst, further: s.minutesFurther })}</td>
            <td className="num">{s.largestParty}</td>
            <td className="num">{s.horizonDays}</td>
            <td className="num">{t("services.hours", { count: s.cutoffHours })}</td>
            <td>
              <Order service={s} seen={shown.orderSeen} />
            </td>
            <td>
              <EditLink href={`${paths.staff.services({ service: s.id })}#edit`} of={s.name} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Service = ServicesShown["services"][number]

/** What is not in order about a service: no counter serves it, or one language lags behind. */
function Wanting({ service }: { service: Service }) {
  const { t } = useTranslation("office")
  return (
    <>
      {service.noCounter ? (
        <p className="bad">
          <Icon name="warn" className="i" /> {t("services.noCounter")}{" "}
          <a href={paths.staff.counters()}>{t("services.chooseCounters")}</a>
        </p>
      ) : null}
      {service.behind.map(({ language }) => (
        <p className="bad" key={language}>
          <Icon name="warn" className="i" /> {t("services.behind", { language })}
        </p>
      ))}
    </>
  )
}

/** Moves a service one place: what is done first in a visit stands above. */
function Order({ service, seen }: { service: Service; seen: string }) {
  const { t } = useTranslation("office")
  return (
    <form method="post" className="order">
      <input type="hidden" name="what" value="order-services" />
      <input type="hidden" name="seen" value={seen} />
      <OrderMoves
        up={{ order: service.up, words: t("services.up", { name: service.name }) }}
        down={{ order: service.down, words: t("services.down", { name: service.name }) }}
      />
    </form>
  )
}
