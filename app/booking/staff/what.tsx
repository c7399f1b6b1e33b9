import { data, redirect } from "react-router"
import { BookingFrame } from "#app/booking/staff/parts/frame.tsx"
import { WhatFields } from "#app/booking/staff/parts/what-fields.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, FormActs } from "#app/parts/form.tsx"
import { NO_STUDY } from "#app/parts/where.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { parseFields, readForm } from "#app/parts/parse.ts"
import { portalOf } from "#app/web/context.server.ts"
import { paths } from "#paths"
import { type WhatRefusal, exceptionsOf, giveWhat } from "#operations/booking/for-others.ts"
import { whatForm } from "./forms.ts"
import { exceptionsShown, openBooking, placesToChoose, servicesToChoose } from "./shown.server.ts"
import type { Route } from "./+types/what"

export async function loader({ params, context }: Route.LoaderArgs) {
  const { db } = portalOf(context)
  const { at, draft, language, now } = await openBooking(context, params.id, "on-its-way")
  // What was filled in from elsewhere may want a reason: it is asked for at once, not after a press.
  const made = draft.services.length > 0 ? await exceptionsOf(db, at, draft, now) : null
  return {
    id: draft.id,
    party: draft.party!,
    name: draft.contactName,
    services: servicesToChoose(context, at, language),
    places: placesToChoose(at, language, now),
    typed: {
      services: draft.services,
      municipality: draft.municipality ?? "",
      study: draft.services.length > 0 && draft.municipality ? (draft.residence ?? NO_STUDY) : undefined,
      reason: draft.exceptionReason,
    },
    exceptions: made?.ok ? exceptionsShown(at, made.value, draft, language, now) : null,
  }
}

/** The field that a refusal is about. */
const fieldOf: Record<WhatRefusal, string> = {
  "no-service": "service",
  "unknown-service": "service",
  "party-too-large": "service",
  "municipality-missing": "municipality",
  "study-missing": "study",
  "reason-missing": "reason",
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, db } = portalOf(context)
  const fields = await readForm(request)
  const typed = {
    services: fields.getAll("service").map(String),
    municipality: String(fields.get("municipality") ?? ""),
    study: fields.get("study")?.toString(),
    reason: String(fields.get("reason") ?? ""),
  }
  const form = parseFields(fields, whatForm)
  if (!form.ok) return data({ typed, errors: form.errors, exceptions: null }, 422)
  const { service: services, municipality, study: residence, reason } = form.value
  const given = await giveWhat(ctx, { id: params.id, services, municipality, residence, reason })
  if (given.ok) return redirect(paths.staff.bookForWhen(params.id))
  if (given.error === "no-draft") return redirect(paths.staff.bookFor({ lost: "" }))
  if (given.error === "already-booked") return redirect(paths.staff.bookForDone(params.id))
  const { at, draft, language, now } = await openBooking(context, params.id, "on-its-way")
  const where = { municipality, residence }
  const made = await exceptionsOf(db, at, { ...draft, ...where, services }, now)
  return data(
    {
      typed,
      errors: { [fieldOf[given.error]]: given.error } as Record<string, string>,
      exceptions: made.ok ? exceptionsShown(at, made.value, where, language, now) : null,
    },
    422,
  )
}

/** Where the summary of problems leads; the radio buttons begin with the first. */
const anchors: Record<string, string> = { study: "study-none" }

export default function WhatFor({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking-staff")
  const sayError = useErrorWords("booking-staff")
  const { id, party, name, services, places } = loaderData
  const errors: Record<string, string | undefined> = actionData?.errors ?? {}
  return (
    <BookingFrame step="what" title={t("what.title")} id={id}>
      <p className="quiet">
        <bdi>{t("what.forParty", { count: party, name })}</bdi>
      </p>
      <form method="post" noValidate>
        <ErrorSummary
          problems={Object.entries(errors).map(([field, code]) => ({
            field: anchors[field] ?? field,
            message: sayError(code) ?? "",
          }))}
        />
        <WhatFields
          services={services}
          places={places}
          typed={actionData?.typed ?? loaderData.typed}
          errors={errors}
          exceptions={actionData ? actionData.exceptions : loaderData.exceptions}
        />
        <FormActs primary>{t("continue")}</FormActs>
      </form>
    </BookingFrame>
  )
}
