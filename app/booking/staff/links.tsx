import { data, redirect } from "react-router"
import { Select } from "#app/parts/choices.tsx"
import { EmailField } from "#app/parts/email-field.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { MailFailedLine } from "#app/parts/mail-failed.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { parseFields, readForm, typedIn } from "#app/parts/parse.ts"
import { WhatFields } from "#app/booking/staff/parts/what-fields.tsx"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { INVITED_DAYS } from "#domain/booking/invitation.ts"
import { languages } from "#locales/languages.ts"
import { paths } from "#paths"
import { type InviteRefusal, exceptionsOfLink, invite, takeBackInvitation } from "#operations/booking/invite.ts"
import { linkForm } from "./forms.ts"
import { type LinksShown, linkExceptions, showLinks } from "./links.server.ts"
import type { Route } from "./+types/links"

export const loader = ({ context, url }: Route.LoaderArgs) => showLinks(context, url.searchParams.get("did"))

/** The field that a refusal is about. */
const fieldOf: Record<InviteRefusal, string> = {
  "no-service": "service",
  "unknown-service": "service",
  "party-size": "party",
  "party-too-large": "party",
  "days-wrong": "days",
  "municipality-missing": "municipality",
  "study-missing": "study",
  "reason-missing": "reason",
}

export async function action({ request, context }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const by = byStaff(staffOf(context))
  const fields = await readForm(request)
  if (fields.has("take-back")) {
    const taken = await takeBackInvitation(ctx, { id: String(fields.get("take-back")), by })
    if (taken.ok) return redirect(paths.staff.bookingLinks({ did: "taken-back" }))
    return data(
      { typed: {}, services: [], errors: { list: taken.error } as Record<string, string>, exceptions: null },
      409,
    )
  }
  const typed = typedIn(fields)
  const services = fields.getAll("service").map(String)
  const form = parseFields(fields, linkForm)
  if (!form.ok) return data({ typed, services, errors: form.errors, exceptions: null }, 422)
  const { service, study, ...rest } = form.value
  const wanted = { ...rest, services: service, residence: study }
  const sent = await invite(ctx, { ...wanted, by })
  if (sent.ok) return redirect(paths.staff.bookingLinks({ did: "sent" }))
  const made = await exceptionsOfLink(ctx, wanted)
  return data(
    {
      typed,
      services,
      errors: { [fieldOf[sent.error]]: sent.error } as Record<string, string>,
      exceptions: await linkExceptions(context, made, wanted),
    },
    422,
  )
}

/** Where the summary of problems leads; the radio buttons begin with the first. */
const anchors: Record<string, string> = { study: "study-none" }
/** The fields in the order of the page. */
const order = ["list", "name", "email", "reason", "service", "municipality", "study", "party", "language", "days"]

export default function Links({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking-staff")
  const sayError = useErrorWords("booking-staff")
  const errors: Record<string, string | undefined> = actionData?.errors ?? {}
  const did = loaderData.did
  return (
    <StaffPage
      title={t("links.title")}
      acts={
        <a className="btn" href={paths.staff.bookFor()}>
          {t("title")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {did && !actionData ? (
            <div className="alert alert-done" role="status">
              <p>{t(`links.did.${did}`)}</p>
            </div>
          ) : null}
          <section id="list" tabIndex={-1}>
            <h2>{t("links.sentList")}</h2>
            {loaderData.links.length === 0 ? (
              <p className="quiet">{t("links.none")}</p>
            ) : (
              <Sent links={loaderData.links} />
            )}
          </section>
        </div>
        <div className="ed2 link-form">
          <h2>{t("links.new")}</h2>
          <p className="quiet">{t("links.lead")}</p>
          <ErrorSummary
            problems={order.flatMap((field) => {
              const message = sayError(errors[field])
              return message ? [{ field: anchors[field] ?? field, message }] : []
            })}
          />
          <NewLink
            shown={loaderData}
            typed={actionData?.typed ?? {}}
            services={actionData?.services ?? []}
            errors={errors}
            exceptions={actionData?.exceptions ?? null}
          />
        </div>
      </div>
    </StaffPage>
  )
}

function NewLink({
  shown,
  typed,
  services,
  errors,
  exceptions,
}: {
  shown: LinksShown
  typed: Readonly<Record<string, string | undefined>>
  services: readonly string[]
  errors: Readonly<Record<string, string | undefined>>
  exceptions: Parameters<typeof WhatFields>[0]["exceptions"]
}) {
  const { t } = useTranslation("booking-staff")
  const sayError = useErrorWords("booking-staff")
  const says = (field: string) => sayError(errors[field])
  const what = {
    services,
    municipality: typed.municipality ?? "",
    study: typed.study,
    reason: typed.reason ?? "",
  }
  return (
    <form method="post" noValidate>
      <Field
        id="name"
        label={t("links.name")}
        value={typed.name}
        error={says("name")}
        maxLength={100}
        dir="auto"
        autoComplete="off"
        required
      />
      <EmailField label={t("links.email")} code={errors.email} error={says("email")} typed={typed} required />
      <WhatFields
        services={shown.services}
        places={shown.places}
        typed={what}
        errors={errors}
        exceptions={exceptions}
      />
      <Field
        id="party"
        label={t("links.party")}
        type="number"
        inputMode="numeric"
        className="input-short"
        value={typed.party ?? "1"}
        error={says("party")}
      />
      <Select
        id="language"
        label={t("links.language")}
        value={typed.language ?? "en"}
        options={languages.map((one) => ({ value: one.code, text: one.name }))}
      />
      <Field
        id="days"
        label={t("links.days")}
        hint={t("links.daysHint")}
        type="number"
        inputMode="numeric"
        className="input-short"
        value={typed.days ?? String(INVITED_DAYS)}
        error={says("days")}
      />
      <FormActs primary>{t("links.send")}</FormActs>
    </form>
  )
}

function Sent({ links }: { links: LinksShown["links"] }) {
  const { t } = useTranslation("booking-staff")
  return (
    <table className="worklist">
      <thead>
        <tr>
          {(["who", "what", "sent", "state", "act"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`links.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <tr key={link.id}>
            <th scope="row">
              <bdi>{link.name}</bdi>
              <br />
              <span className="quiet">{link.email}</span>
              <MailFailedLine failed={link.mailFailed} />
            </th>
            <td>
              {link.what}
              {link.exceptions.length > 0 ? (
                <span className="quiet">
                  <br />
                  {link.exceptions.map((one) => t(`exception.short.${one}`)).join(", ")}: <bdi>{link.reason}</bdi>
                </span>
              ) : null}
            </td>
            <td>{t("links.sentBy", { when: link.sent, who: link.by })}</td>
            <td>{t(`links.state.${link.state}`, { until: link.until, when: link.stateAt, who: link.takenBackBy })}</td>
            <td className="do">
              {link.state === "open" ? (
                <form method="post">
                  <button
                    className="btn small"
                    type="submit"
                    name="take-back"
                    value={link.id}
                    aria-label={t("links.takeBackFrom", { name: link.name })}
                  >
                    {t("links.takeBack")}
                  </button>
                </form>
              ) : link.visit ? (
                <a href={paths.staff.calendar(link.visit)}>{t("links.visit")}</a>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
