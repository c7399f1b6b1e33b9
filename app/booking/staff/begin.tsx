import { data, redirect } from "react-router"
import { BookingFrame } from "#app/booking/staff/parts/frame.tsx"
import { WhoForm } from "#app/booking/staff/parts/who-form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { parseFields, readForm, typedIn } from "#app/parts/parse.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { paths } from "#paths"
import { beginFor } from "#operations/booking/for-others.ts"
import { beginVisit } from "#operations/prereg/visit.ts"
import { readWish, whoForm } from "./forms.ts"
import { peopleOfVisit, wishShown } from "./shown.server.ts"
import type { Route } from "./+types/begin"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { ctx, db } = portalOf(context)
  const wish = wishShown(await readSiteOffice(db), readWish(url.searchParams), localeOf(context), ctx.now())
  return { wish, problem: url.searchParams.has("lost") ? ("no-draft" as const) : null }
}

const answer = (problem: string | null, typed: Record<string, string>, errors: Record<string, string> = {}) => ({
  problem,
  typed,
  errors,
})

/** Begins: with who comes, with the people of another visit, with a household, or with a name that nobody was found by. */
export async function action({ request, context, url }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const fields = await readForm(request)
  const text = (name: string) => String(fields.get(name) ?? "")
  if (fields.has("household")) {
    requirePermission(staffOf(context), "read-prereg")
    const begun = await beginVisit(ctx, { preregId: text("household"), channel: "phone" })
    if (!begun.ok) return data(answer(begun.error, {}), 409)
    return redirect(paths.staff.bookForWho(begun.value.draftId))
  }
  if (fields.has("visit")) {
    const people = await peopleOfVisit(context, text("visit"))
    if (!people) return data(answer("unknown", {}), 409)
    return redirect(paths.staff.bookForWho(await beginFor(ctx, { ...people, wish: null })))
  }
  if (fields.has("named")) return data(answer(null, { contactName: text("named") }))
  const form = parseFields(fields, whoForm)
  if (!form.ok) return data(answer(null, typedIn(fields), form.errors), 422)
  const id = await beginFor(ctx, { who: form.value, wish: readWish(url.searchParams) })
  return redirect(paths.staff.bookForWhat(id))
}

export default function BeginFor({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking-staff")
  const { wish } = loaderData
  return (
    <BookingFrame step="who" title={t("who.title")} id={null}>
      {wish ? <p className="note">{t("wish", wish)}</p> : null}
      <WhoForm
        typed={actionData?.typed ?? {}}
        errors={actionData?.errors ?? {}}
        problem={actionData ? actionData.problem : loaderData.problem}
      />
    </BookingFrame>
  )
}
