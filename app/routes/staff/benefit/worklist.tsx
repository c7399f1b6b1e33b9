import { useLive } from "#app/components/calendar/use-live.ts"
import { useTranslation } from "#app/components/translation.ts"
import { Worklist } from "#app/components/worklist.tsx"
import { paths } from "#app/paths.ts"
import { officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { benefitList } from "#db/benefit/reads.ts"
import { nextVisitsOf } from "#db/booking/reads.ts"
import { type BenefitState, daysLeft, registerBy } from "#domain/benefit/registration.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefDay, briefMoment } from "#domain/time/spoken.ts"
import type { Route } from "./+types/worklist"

const shown = {
  open: ["sent", "too-late"],
  registered: ["registered"],
  done: ["forwarded", "ended", "withdrawn"],
} as const satisfies Record<string, readonly BenefitState[]>
type Show = keyof typeof shown
const shows = Object.keys(shown) as Show[]

export async function loader({ context, url }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "serve-benefit")
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const show = shows.find((s) => s === url.searchParams.get("show")) ?? "open"
  const { site, municipalities } = await officeOf(context)
  const now = ctx.now()
  const today = officeDay(now)
  const cases = await benefitList(db, site.id, shown[show])
  const visits = await nextVisitsOf(
    db,
    cases.map((c) => c.email),
    now,
  )
  const countries = new Intl.DisplayNames([language === "da" ? "da-DK" : "en-GB"], { type: "region" })
  return {
    show,
    key: show,
    read: now.getTime(),
    rows: cases.map((c) => {
      const visit = visits.get(c.email.toLowerCase())
      return {
        id: c.id,
        name: c.name,
        reference: c.reference,
        state: c.state,
        left: daysLeft(c.formDate, today),
        by: briefDay(registerBy(c.formDate), language),
        country: countries.of(c.country) ?? c.country,
        municipality: municipalities.find((m) => m.code === c.municipality)?.name ?? c.municipality,
        visit: visit
          ? {
              id: visit.id,
              when: briefMoment(visit.startsAt, language),
              late: officeDay(visit.startsAt) > registerBy(c.formDate),
            }
          : null,
      }
    }),
  }
}

/** Those whose seven days end first stand first; it follows by itself. */
export default function Benefits({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("benefit")
  const here = paths.staff.benefits(loaderData.show === "open" ? {} : { show: loaderData.show })
  const { shown: now } = useLive(
    loaderData,
    (days) => days.includes("benefit"),
    paths.staff.stream(),
    `${here}${here.includes("?") ? "&" : "?"}live=1`,
  )
  return (
    <main id="main">
      <title>{`${t("staff.title")} – Ankomst`}</title>
      <Worklist
        title={t("staff.title")}
        filterLabel={t("staff.filter.label")}
        filters={shows.map((show) => ({
          text: t(`staff.filter.${show}`),
          to: paths.staff.benefits(show === "open" ? {} : { show }),
          current: show === now.show,
        }))}
        none={now.rows.length === 0 ? t("staff.none") : null}
      >
        <table className="worklist">
          <thead>
            <tr>
              <th scope="col">{t("staff.col.left")}</th>
              <th scope="col">{t("staff.col.name")}</th>
              <th scope="col">{t("staff.col.by")}</th>
              <th scope="col">{t("staff.col.visit")}</th>
              <th scope="col">{t("staff.col.from")}</th>
              <th scope="col">{t("staff.col.municipality")}</th>
              <th scope="col">{t("staff.col.state")}</th>
            </tr>
          </thead>
          <tbody>
            {now.rows.map((row) => (
              <tr key={row.id}>
                <td className={row.state === "sent" && row.left <= 1 ? "bad" : undefined}>
                  {row.left < 0
                    ? t("staff.over", { count: -row.left })
                    : row.left === 0
                      ? t("left.today")
                      : t("left.days", { count: row.left })}
                </td>
                <th scope="row">
                  <a href={paths.staff.benefit(row.id)}>
                    <bdi>{row.name}</bdi>
                  </a>{" "}
                  <span className="ref">{row.reference}</span>
                </th>
                <td>{row.by}</td>
                <td className={row.visit?.late ? "bad" : undefined}>
                  {row.visit ? <a href={paths.staff.visit(row.visit.id)}>{row.visit.when}</a> : t("staff.noVisit")}
                </td>
                <td>{row.country}</td>
                <td>{row.municipality}</td>
                <td>{t(`staff.state.${row.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Worklist>
    </main>
  )
}
