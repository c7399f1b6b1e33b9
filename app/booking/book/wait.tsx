import { data, redirect } from "react-router"
import { listForm } from "#app/booking/forms.ts"
import { bookableTimes, needSteps, readJourney } from "#app/booking/journey.server.ts"
import { openWeekdays } from "#app/booking/month.server.ts"
import { WishFields } from "#app/booking/parts/wish-fields.tsx"
import { DataNotice } from "#app/parts/data-notice.tsx"
import { joinDates, splitDate } from "#app/parts/date.ts"
import { EmailField } from "#app/parts/email-field.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, FlowEnd } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { parseFields, readForm, typedIn } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import type { PageHandle } from "#app/root.tsx"
import { visitorOf } from "#app/web/context.server.ts"
import { LISTED_DAYS, LISTED_MOST_DAYS, waitFor } from "#domain/booking/waitlist.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { writtenIn } from "#domain/written-in.ts"
import { listedOf } from "#db/offers/reads.ts"
import { whoAsks } from "#operations/booking/hold.ts"
import { askForList, enterList } from "#operations/offers/waitlist.ts"
import { paths } from "#paths"
import type { Route } from "./+types/wait"

export const handle: PageHandle = { keepsTyped: true }

/** Whoever finds no time says when they could come; the services and how many they are have been answered. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "time")
  const { portal, at, draft, services, language, now } = journey
  const wish = await listedOf(portal.db, draft.id)
  return {
    language,
    party: draft.party!,
    services: services.map((s) => writtenIn(s.texts, language).name),
    weekdays: openWeekdays(at, language),
    hours: Math.round(at.settings.offerMinutes / 60),
    wish: wish && { weekdays: wish.weekdays, part: wish.part },
    typed: {
      email: draft.email,
      ...splitDate("first", wish && wish.firstDay > officeDay(now) ? wish.firstDay : null),
      ...splitDate("last", wish?.lastDay ?? null),
    } as Record<string, string>,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "time")
  const { portal, at, services, draft, draftKey, language, now } = journey
  const fields = await readForm(request)
  const typed = typedIn(fields)
  const weekdays = fields.getAll("weekday").map(Number)
  const refuse = (errors: Record<string, string>, status = 422) => data({ typed, weekdays, errors }, status)
  const read = parseFields(joinDates(fields, ["first", "last"]), listForm)
  if (!read.ok) return refuse(read.errors)
  const { email, first, last, weekday, part } = read.value
  const today = officeDay(now)
  const confirmed = draft.confirmedEmail === email
  const { address } = visitorOf(context)
  if (!confirmed && !(await portal.limits.allowMail({ address, email, browser: draft.browser })))
    return refuse({ email: "too-many" }, 429)
  const want = { services, party: draft.party!, except: null, notBefore: draft.notBefore, ...whoAsks(draft) }
  const free = (await bookableTimes(portal, at, want, now)).flatMap((one) => one.slots.map((slot) => slot.start))
  const wish = waitFor({ firstDay: first ?? today, lastDay: last, weekdays: weekday, part }, free)
  if (!wish.ok) return refuse({ last: wish.error })
  const asked = await askForList(portal.ctx, { draftKey, email, language, wish: wish.value })
  if (!asked.ok) return asked.error === "no-draft" ? redirect(paths.services(language)) : refuse({ last: asked.error })
  if (!asked.value.confirmed) return redirect(paths.waitCode(language))
  const entered = await enterList(portal.ctx, { draftKey })
  return redirect(entered.ok ? paths.listed(language, entered.value.key) : paths.waitForTime(language))
}

export default function AskForList({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  const sayError = useErrorWords("booking")
  const { language, party, services, weekdays, wish, hours } = loaderData
  const errors: Record<string, string> = actionData?.errors ?? {}
  const says = (field: string) => sayError(errors[field])
  const problems = ["email", "part", "first", "last"].flatMap((field) =>
    errors[field] ? [{ field: field === "part" ? "part-any" : field, message: says(field)! }] : [],
  )
  const typed = { ...loaderData.typed, ...actionData?.typed }
  return (
    <div className="container flow">
      <PageTitle title={t("wait.title")} wrong={problems.length > 0} />
      <a className="back-link" href={paths.time(language)}>
        <Icon name="back" />
        {common("back")}
      </a>
      <div className="narrow">
        <h1>{t("wait.title")}</h1>
        <ErrorSummary problems={problems} />
        <p className="lead">{t("wait.lead", { count: hours })}</p>
        <p>
          {services.join(", ")}, {t("people", { count: party })}
        </p>
        <DataNotice of="booking" language={language} />
        <form method="post" id="page-form" noValidate>
          <EmailField
            label={t("wait.email")}
            hint={t("wait.emailHint")}
            code={errors.email}
            error={says("email")}
            typed={typed}
            required
          />
          <WishFields
            weekdays={weekdays}
            chosen={actionData?.weekdays ?? wish?.weekdays ?? []}
            part={typed.part ?? wish?.part ?? "any"}
            typed={typed}
            says={says}
            lastHint={t("wait.lastHint", { count: LISTED_DAYS, most: LISTED_MOST_DAYS })}
          />
          <FlowEnd>{t("earlier.ask")}</FlowEnd>
        </form>
      </div>
    </div>
  )
}
