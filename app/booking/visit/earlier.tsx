import { data, redirect } from "react-router"
import { earlierForm } from "#app/booking/forms.ts"
import { openWeekdays } from "#app/booking/month.server.ts"
import { WishFields } from "#app/booking/parts/wish-fields.tsx"
import { openVisit, visitShown } from "#app/booking/visit.server.ts"
import { joinDates, splitDate } from "#app/parts/date.ts"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { parseFields, readForm, typedIn } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import type { PageHandle } from "#app/root.tsx"
import { wishOf } from "#db/offers/reads.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Language } from "#locales/languages.ts"
import { askEarlier, stopAsking } from "#operations/offers/wish.ts"
import { paths } from "#paths"
import type { Route } from "./+types/earlier"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openVisit(context, params.key)
  if (!opened) return data({ language, key: params.key, visit: null, wish: null, weekdays: [], hours: 0 }, 404)
  const { portal, at, found, now } = opened
  const visit = visitShown(opened, language)
  if (visit.state !== "booked" && visit.state !== "provisional") throw redirect(paths.visit(language, params.key))
  const wish = await wishOf(portal.db, found.visit.id)
  const today = officeDay(now)
  return data({
    language,
    key: params.key,
    visit,
    hours: Math.round(at.settings.offerMinutes / 60),
    weekdays: openWeekdays(at, language),
    wish: wish && {
      weekdays: wish.weekdays,
      part: wish.part,
      typed: {
        ...splitDate("first", wish.firstDay > today ? wish.firstDay : null),
        ...splitDate("last", wish.lastDay < officeDay(found.visit.startsAt) ? wish.lastDay : null),
      },
    },
  })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { language, key } = params
  const here = paths.visit(language, key)
  const opened = await openVisit(context, key)
  if (!opened) return redirect(here)
  const { portal, found, now } = opened
  const fields = await readForm(request)
  const by = { kind: "visitor" } as const
  if (fields.get("intent") === "stop") {
    await stopAsking(portal.ctx, { visitId: found.visit.id, by })
    return redirect(`${here}?stopped`)
  }
  const typed = typedIn(fields)
  const weekdays = fields.getAll("weekday").map(Number)
  const read = parseFields(joinDates(fields, ["first", "last"]), earlierForm)
  if (!read.ok) return data({ typed, weekdays, errors: read.errors }, 422)
  const { first, last, weekday, part } = read.value
  const asked = await askEarlier(portal.ctx, {
    visitId: found.visit.id,
    wish: {
      firstDay: first ?? officeDay(now),
      lastDay: last ?? officeDay(found.visit.startsAt),
      weekdays: weekday,
      part,
    },
    by,
  })
  if (asked.ok) return redirect(`${here}?waiting`)
  if (asked.error === "unknown" || asked.error === "not-booked") return redirect(`${here}?error=${asked.error}`)
  const field = asked.error === "not-earlier" ? "first" : "last"
  return data({ typed, weekdays, errors: { [field]: asked.error } as Record<string, string> }, 422)
}

export default function EarlierTime({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  const sayError = useErrorWords("booking")
  const { language, key, visit, wish, weekdays, hours } = loaderData
  if (!visit) return <LinkBroken language={language} />
  const errors = actionData?.errors ?? {}
  const says = (field: string) => sayError(errors[field])
  const problems = ["first", "last", "part"].flatMap((field) =>
    errors[field] ? [{ field: field === "part" ? "part-any" : field, message: says(field)! }] : [],
  )
  return (
    <div className="container flow">
      <PageTitle title={t("earlier.title")} wrong={problems.length > 0} />
      <meta name="robots" content="noindex" />
      <a className="back-link" href={paths.visit(language, key)}>
        <Icon name="back" />
        {common("back")}
      </a>
      <div className="narrow">
        <h1>{t("earlier.title")}</h1>
        <ErrorSummary problems={problems} />
        <p className="lead">{t("earlier.lead", { count: hours })}</p>
        <p>{t("visit.from", { when: visit.when })}</p>
        <p>
          <a href={paths.moveVisit(language, key)}>{t("earlier.lookFirst")}</a>
        </p>
        <form method="post" id="page-form" noValidate>
          <WishFields
            weekdays={weekdays}
            chosen={actionData?.weekdays ?? wish?.weekdays ?? []}
            part={actionData?.typed.part ?? wish?.part ?? "any"}
            typed={actionData?.typed ?? wish?.typed ?? {}}
            says={says}
            lastHint={t("earlier.lastHint")}
          />
          <div className="button-group flow-end">
            <button className="button button-primary" type="submit">
              {t(wish ? "earlier.change" : "earlier.ask")}
            </button>
            {wish ? (
              <button className="button button-secondary" type="submit" name="intent" value="stop">
                {t("earlier.stop")}
              </button>
            ) : null}
          </div>
        </form>
      </div>
    </div>
  )
}
