import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { data, redirect } from "react-router"
import { BookingPage } from "#app/booking/parts/booking-page.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { SlotPicker } from "#app/booking/parts/slot-picker.tsx"
import { useTakes } from "#app/booking/parts/takes.ts"
import { timeForm } from "#app/booking/forms.ts"
import { parseForm } from "#app/parts/parse.ts"
import { Notices } from "#app/parts/notices.tsx"
import { paths } from "#paths"
import { holdShown, needSteps, nextPath, noticesOf, readJourney, startValue } from "#app/booking/journey.server.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import { readMonth } from "#app/booking/month.server.ts"
import { typicalLead } from "#app/booking/typical.server.ts"
import { NoneAtAll } from "#app/booking/parts/none-at-all.tsx"
import { HOLD_MINUTES, needsAddress } from "#domain/booking/rules.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"
import { hold, whoAsks } from "#operations/booking/hold.ts"
import type { Route } from "./+types/time"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "time")
  const { portal, at, draft, services, language, now, held } = journey
  const asked = { month: url.searchParams.get("month"), day: url.searchParams.get("day") }
  const want = {
    services,
    party: draft.party!,
    except: held?.visit.id ?? null,
    notBefore: draft.notBefore,
    ...whoAsks(draft),
  }
  const month = await readMonth(portal, at, want, asked, language, now)
  return {
    language,
    invited: draft.invitationId !== null,
    month,
    typical: month.first ? null : await typicalLead(portal, at, services, now),
    party: draft.party!,
    services: services.length,
    phone: at.site.phone,
    hold: holdShown(journey),
    notices: noticesOf(journey),
    lost: url.searchParams.has("lost"),
    /** Why the time that waited for the code could not be held. */
    full: fullness.find((code) => code === url.searchParams.get("full")) ?? null,
    confirmFirst: draft.confirmFirst,
    needsAddress: needsAddress(services),
    notBefore:
      draft.notBefore && draft.notBefore > officeDay(now) ? spokenDay(draft.notBefore, language, officeDay(now)) : null,
    picked: held ? startValue(toMinutes(held.visit.startsAt)) : null,
  }
}

const fullness = ["browser-full", "network-full", "too-many-visits", "domain-full", "day-full"] as const

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, config } = portalOf(context)
  const { language } = params
  const form = await parseForm(request, timeForm)
  if (!form.ok) return data({ error: "time-missing" as const }, 422)
  const draftKey = readCookie(config, request, "booking") ?? ""
  const held = await hold(ctx, { draftKey, startsAt: form.value.time, from: visitorOf(context).address })
  if (held.ok) return redirect(await nextPath(request, context, language))
  if (held.error === "no-draft") return redirect(`${paths.services(language)}?lost`)
  if (held.error === "already-booked") return redirect(paths.check(language))
  if (held.error === "confirm-first") return redirect(paths.details(language))
  if (held.error !== "taken") return data({ error: held.error }, 409)
  return redirect(paths.taken(language, { day: startValue(toMinutes(form.value.time)) }))
}

export default function Time({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { language, month, party, services, phone, hold: held, picked } = loaderData
  const people = t("people", { count: party })
  const takes = useTakes()
  const refused = actionData?.error ?? loaderData.full
  const error = refused ? t(`error.${refused}`, { phone }) : null
  return (
    <BookingPage
      step="time"
      language={language}
      title={t("time.title")}
      back={loaderData.invited ? paths.home(language) : paths.services(language)}
      hold={held}
      confirmFirst={loaderData.confirmFirst}
    >
      <div className="narrow">
        <ErrorSummary problems={error ? [{ field: "times", message: error }] : []} />
        <h1>{t("time.title")}</h1>
        <p className="lead">
          {loaderData.notBefore
            ? t("time.notBefore", { day: loaderData.notBefore })
            : t(loaderData.needsAddress ? "time.lead" : "time.leadAny")}
        </p>
        <Notices notices={loaderData.notices} />
        {loaderData.lost && !held ? (
          <div className="alert" role="status">
            <p>{t("time.lostTime")}</p>
          </div>
        ) : null}
        {held ? (
          <p className="chosen-note">
            {t("time.yours", { when: held.when })} <a href={paths.details(language)}>{t("time.goOn")}</a>
          </p>
        ) : null}
      </div>
      <SlotPicker
        month={month}
        link={(at) => paths.time(language, at)}
        error={error}
        picked={picked}
        takes={takes(month, { services, party })}
        button={t("time.keep")}
        note={t("time.holdNote", { count: HOLD_MINUTES })}
        phone={phone}
        people={people}
      />
      {month.first ? null : <NoneAtAll language={language} typical={loaderData.typical} />}
      <div className="alert alert-quiet narrow">
        <p>
          <b>{t("time.fits")}</b> {t("time.fitsText")} <a href={paths.waitForTime(language)}>{t("wait.link")}</a>.{" "}
          <WithPhone text={t("time.fitsCall", { phone })} number={phone} />
        </p>
      </div>
    </BookingPage>
  )
}
