import { Select } from "#app/parts/choices.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { Enclosures } from "#app/parts/enclosures.tsx"
import { EmailField } from "#app/parts/email-field.tsx"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { parseFields, readForm } from "#app/parts/parse.ts"
import { readChecklist, receiveForm } from "./forms.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { type Checklist, channels, enclosures } from "#domain/taxcard/application.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { languages } from "#locales/languages.ts"
import { receiveApplication } from "#operations/taxcard/receive.ts"
import type { Route } from "./+types/receive"

export function loader({ context }: Route.LoaderArgs) {
  return { today: officeDay(portalOf(context).ctx.now()) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const fields = await readForm(request)
  const checklist = readChecklist(fields)
  const form = parseFields(fields, receiveForm)
  const typed = Object.fromEntries([...fields].filter((e): e is [string, string] => typeof e[1] === "string"))
  if (!form.ok) return data({ typed, checklist, errors: form.errors }, 422)
  const done = await receiveApplication(portalOf(context).ctx, { ...form.value, checklist, by: byStaff(account) })
  if (!done.ok) return data({ typed, checklist, errors: { receivedOn: done.error } as Record<string, string> }, 422)
  return redirect(paths.staff.taxCard(done.value.id, { did: "received" }))
}

const fresh = Object.fromEntries(
  enclosures.map((name) => [name, name === "swedish-family" ? "not-needed" : "missing"]),
) as Checklist

export default function Receive({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("taxcard")
  const sayError = useErrorWords("taxcard", "staff.error")
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  const errors: Record<string, string | undefined> = actionData?.errors ?? {}
  const says = (name: string) => sayError(errors[name])
  return (
    <StaffPage
      title={t("staff.new")}
      acts={
        <a className="btn" href={paths.staff.taxCards()}>
          {t("staff.title")}
        </a>
      }
    >
      <div className="edit is-single">
        <form method="post" className="ed1 case-form" noValidate>
          <ErrorSummary problems={Object.keys(errors).map((name) => ({ field: name, message: says(name)! }))} />
          <div className="case-fields">
            <Field
              id="name"
              label={t("staff.field.name")}
              value={typed.name}
              error={says("name")}
              maxLength={100}
              dir="auto"
            />
            <EmailField label={t("staff.field.email")} code={errors.email} error={says("email")} typed={typed} />
            <Field
              id="phone"
              label={t("staff.field.phone")}
              value={typed.phone}
              error={says("phone")}
              type="tel"
              maxLength={40}
            />
            <Select
              id="language"
              label={t("staff.field.language")}
              value={typed.language ?? "en"}
              options={languages.map((language) => ({ value: language.code, text: language.name }))}
            />
            <Field
              id="receivedOn"
              label={t("staff.field.receivedOn")}
              type="date"
              value={typed.receivedOn ?? loaderData.today}
              error={says("receivedOn")}
            />
            <Select
              id="channel"
              label={t("staff.field.channel")}
              value={typed.channel ?? "counter"}
              options={channels.map((channel) => ({ value: channel, text: t(`staff.channel.${channel}`) }))}
            />
          </div>
          <Enclosures list={actionData?.checklist ?? fresh} />
          <FormActs primary>{t("staff.receive")}</FormActs>
        </form>
      </div>
    </StaffPage>
  )
}
