import { data, redirect } from "react-router"
import { BookingFrame } from "#app/booking/staff/parts/frame.tsx"
import { WhoForm } from "#app/booking/staff/parts/who-form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { parseFields, readForm, typedIn } from "#app/parts/parse.ts"
import { portalOf } from "#app/web/context.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { paths } from "#paths"
import { giveWho } from "#operations/booking/for-others.ts"
import { whoForm } from "./forms.ts"
import { openBooking, wishShown } from "./shown.server.ts"
import type { Route } from "./+types/who"

export async function loader({ params, context }: Route.LoaderArgs) {
  const { at, draft, language, now } = await openBooking(context, params.id, "on-its-way")
  const wish = draft.wishedAt && { startsAt: draft.wishedAt, counterId: draft.wishedCounterId }
  const typed: Record<string, string> = {
    contactName: draft.contactName,
    others: draft.names.slice(1).join("\n"),
    email: emailShown(draft.email),
    "email-kept": draft.email,
    phone: draft.phone,
    language: draft.language,
    supportNeeds: draft.supportNeeds,
    channel: draft.channel,
  }
  return { id: draft.id, typed, wish: wishShown(at, wish, language, now) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const fields = await readForm(request)
  const form = parseFields(fields, whoForm)
  if (!form.ok) return data({ typed: typedIn(fields), errors: form.errors }, 422)
  const given = await giveWho(ctx, { id: params.id, who: form.value })
  if (!given.ok)
    return redirect(given.error === "no-draft" ? paths.staff.bookFor({ lost: "" }) : paths.staff.bookForDone(params.id))
  return redirect(paths.staff.bookForWhat(params.id))
}

export default function WhoFor({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking-staff")
  const { id, wish } = loaderData
  return (
    <BookingFrame step="who" title={t("who.title")} id={id}>
      {wish ? <p className="note">{t("wish", wish)}</p> : null}
      <WhoForm typed={actionData?.typed ?? loaderData.typed} errors={actionData?.errors ?? {}} problem={null} />
    </BookingFrame>
  )
}
