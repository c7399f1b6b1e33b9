import { data, redirect } from "react-router"
import { correctAsTyped, serviceChoices } from "#app/booking/correct.server.ts"
import { CorrectForm } from "#app/desk/parts/correct-form.tsx"
import { staffCorrectForm } from "#app/booking/forms.ts"
import { parseFields, readForm, typedIn } from "#app/parts/parse.ts"
import { notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { signOf, visitSays } from "#domain/booking/correct.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { eventsOf, visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { householdOfVisit } from "#db/prereg/reads.ts"
import type { Language } from "#locales/languages.ts"
import { noteOpening } from "#operations/desk/open-contact.ts"
import { paths } from "#paths"
import { newestOf } from "./panel.server.ts"
import type { Route } from "./+types/correct"

/** A visit to be put right by staff. Its contact data stand in the form, so that opening it is recorded as opening them. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context) as Language
  const found = await visitById(db, params.id)
  if (!found || ["held", "lapsed", "cancelled"].includes(found.visit.state)) throw notFound()
  const { visit, legs } = found
  await noteOpening(ctx, { staffId: staffOf(context).id, visitId: visit.id })
  const at = await readSiteOffice(db)
  const says = visitSays(visit, legs)
  return {
    id: visit.id,
    says,
    email: emailShown(says.email),
    seen: signOf(says, visit.startsAt),
    newest: newestOf(await eventsOf(db, visit.id), (then) => spokenMoment(then, language, ctx.now())),
    when: spokenMoment(visit.startsAt, language, ctx.now()),
    day: officeDay(visit.startsAt),
    /** Its minutes can still change. */
    open: ["booked", "provisional", "arrived"].includes(visit.state) && legs.every((leg) => leg.startedAt === null),
    household: (await householdOfVisit(db, visit.id)) !== null,
    choices: serviceChoices(says, at, language, "staff"),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const portal = portalOf(context)
  const language = localeOf(context) as Language
  const fields = await readForm(request)
  const typed = typedIn(fields)
  const services = fields.getAll("service").map(String)
  const form = parseFields(fields, staffCorrectForm)
  if (!form.ok) return data({ typed, services, errors: form.errors, refused: null }, 422)
  const at = await readSiteOffice(portal.db)
  const done = await correctAsTyped(portal, at, params.id, fields, {
    change: form.value,
    by: { kind: "staff", ...byStaff(staffOf(context)) },
    language,
  })
  if (!done.ok) return data({ typed, services, errors: {}, refused: done.refused }, done.status)
  const found = await visitById(portal.db, params.id)
  const day = found ? { day: officeDay(found.visit.startsAt) } : {}
  const to = paths.staff.calendar({ ...day, visit: params.id })
  return redirect(`${to}&did=${encodeURIComponent(`correct:${params.id}`)}`)
}

export default function StaffCorrect({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("desk")
  const title = t("correct.title", { name: loaderData.says.contactName })
  const wrong = actionData !== undefined
  return (
    <StaffPage title={title} wrong={wrong}>
      <CorrectForm shown={loaderData} answer={actionData ?? null} />
    </StaffPage>
  )
}
