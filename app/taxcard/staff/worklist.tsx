import { isAbout } from "#domain/topics.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useLive } from "#app/parts/use-live.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { Worklist } from "#app/parts/worklist.tsx"
import { paths } from "#paths"
import { officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { taxApplications } from "#db/taxcard/reads.ts"
import { type TaxState, ageInDays, missingOf } from "#domain/taxcard/application.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefDay, briefMoment } from "#domain/time/spoken.ts"
import type { Route } from "./+types/worklist"

const shown = {
  open: ["received", "incomplete"],
  forwarded: ["forwarded"],
  done: ["confirmed", "withdrawn"],
} as const satisfies Record<string, readonly TaxState[]>
type Show = keyof typeof shown
const shows = Object.keys(shown) as Show[]

export async function loader({ context, url }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "serve-tax-cards")
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const show = shows.find((s) => s === url.searchParams.get("show")) ?? "open"
  const { site } = await officeOf(context)
  const now = ctx.now()
  const rows = await taxApplications(db, site.id, shown[show])
  return {
    show,
    key: show,
    read: now.getTime(),
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      reference: row.reference,
      state: row.state,
      received: briefDay(row.receivedOn, language),
      channel: row.channel,
      age: ageInDays(row.receivedOn, officeDay(now)),
      missing: missingOf(row.checklist),
      forwarded:
        row.forwardedAt && row.forwardWay
          ? { when: briefMoment(row.forwardedAt, language), way: row.forwardWay }
          : null,
    })),
  }
}

export default function TaxCards({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("taxcard")
  const here = paths.staff.taxCards(loaderData.show === "open" ? {} : { show: loaderData.show })
  const { shown: now } = useLive(
    loaderData,
    (topics) => isAbout(topics, "tax-card"),
    paths.staff.stream(),
    `${here}${here.includes("?") ? "&" : "?"}live=1`,
  )
  return (
    <main id="main">
      <PageTitle title={t("staff.title")} />
      <Worklist
        title={t("staff.title")}
        filterLabel={t("staff.filter.label")}
        filters={shows.map((show) => ({
          text: t(`staff.filter.${show}`),
          to: paths.staff.taxCards(show === "open" ? {} : { show }),
          current: show === now.show,
        }))}
        acts={
          <a className="btn primary" href={paths.staff.newTaxCard()}>
            {t("staff.new")}
          </a>
        }
        none={now.rows.length === 0 ? t("staff.none") : null}
      >
        <table className="worklist">
          <thead>
            <tr>
              <th scope="col">{t("staff.col.name")}</th>
              <th scope="col">{t("staff.col.received")}</th>
              <th scope="col">{t("staff.col.age")}</th>
              <th scope="col">{t("staff.col.missing")}</th>
              <th scope="col">{t("staff.col.forwarded")}</th>
              <th scope="col">{t("staff.col.state")}</th>
            </tr>
          </thead>
          <tbody>
            {now.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a href={paths.staff.taxCard(row.id)}>
                    <bdi>{row.name}</bdi>
                  </a>{" "}
                  <span className="ref">{row.reference}</span>
                </th>
                <td>
                  {row.received} <span className="quiet">{t(`staff.channel.${row.channel}`)}</span>
                </td>
                <td>{row.age === 0 ? t("staff.today") : t("staff.age", { count: row.age })}</td>
                <td>
                  {row.missing.length > 0 ? row.missing.map((name) => t(`staff.enclosure.${name}`)).join(", ") : "–"}
                </td>
                <td>{row.forwarded ? `${row.forwarded.when}, ${t(`staff.way.${row.forwarded.way}`)}` : "–"}</td>
                <td>{t(`staff.state.${row.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Worklist>
    </main>
  )
}
