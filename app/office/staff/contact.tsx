import { Field, FormActs } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readContact } from "#app/office/forms.ts"
import { OfficePage, Seen, typedOr, useStands } from "#app/office/parts/office-page.tsx"
import { useProblems } from "#app/office/parts/problems.ts"
import { actOnOffice, lastChange } from "#app/office/shown.server.ts"
import { portalOf } from "#app/web/context.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import {
  type ContactField,
  contactFields,
  contactNames,
  contactProblems,
  neededContact,
} from "#domain/office/contact.ts"
import { seen } from "#operations/office/seen.ts"
import { paths } from "#paths"
import type { Route } from "./+types/contact"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { site } = await readSiteOffice(portalOf(context).db)
  return {
    contact: Object.fromEntries(contactNames.map((name) => [name, site[name]])),
    seen: seen.contact(site),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}

export const action = ({ request, context }: Route.ActionArgs) => actOnOffice(request, context, paths.staff.contact())

const office = ["name", "address", "postalLine", "phone", "email", "mapUrl"] as const
const data = ["controller", "controllerAddress", "controllerCvr", "officerEmail", "officerPhone"] as const
const hints: Partial<Record<ContactField, "phoneHint" | "mapUrlHint" | "controllerCvrHint">> = {
  phone: "phoneHint",
  officerPhone: "phoneHint",
  mapUrl: "mapUrlHint",
  controllerCvr: "controllerCvrHint",
}
const types: Partial<Record<ContactField, "tel" | "email">> = {
  phone: "tel",
  officerPhone: "tel",
  email: "email",
  officerEmail: "email",
}

export default function ContactPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const outcome = actionData ?? null
  const typed = (name: string) => typedOr(outcome, "contact", name, "")
  const label = (name: ContactField) => t(`contact.${name}`)
  const found = outcome ? contactProblems(readContact(typed)) : []
  const { problems, says } = useProblems(outcome, found, label)
  const stands = useStands(outcome, "contact")
  const fields = (names: readonly ContactField[]) =>
    names.map((name) => {
      const hint = hints[name]
      return (
        <Field
          key={name}
          id={name}
          label={label(name)}
          hint={hint && t(`contact.${hint}`)}
          error={says(name) ?? stands(name)}
          type={types[name] ?? "text"}
          value={typedOr(outcome, "contact", name, loaderData.contact[name] ?? "")}
          required={neededContact.has(name)}
          maxLength={contactFields[name]}
        />
      )
    })
  return (
    <OfficePage
      tab="contact"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={outcome}
      {...(problems.length > 0 ? { problems } : {})}
      back={paths.staff.contact()}
    >
      <form method="post" className="plain-form" noValidate>
        <header>
          <h2>{t("contact.heading")}</h2>
        </header>
        <p className="hint">{t("contact.lead")}</p>
        <input type="hidden" name="what" value="contact" />
        <Seen outcome={outcome} what="contact" mark={loaderData.seen} />
        <div className="two-sides">
          <fieldset>
            <legend>{t("contact.office")}</legend>
            {fields(office)}
          </fieldset>
          <fieldset>
            <legend>{t("contact.data")}</legend>
            <p className="hint">{t("contact.dataLead")}</p>
            {fields(data)}
          </fieldset>
        </div>
        <FormActs primary>{t("save")}</FormActs>
      </form>
    </OfficePage>
  )
}
