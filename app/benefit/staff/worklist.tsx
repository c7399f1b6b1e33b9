import { isAbout } from "#domain/topics.ts"
import { WithPhone } from "#app/parts/phone.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useLive } from "#app/parts/use-live.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { Worklist } from "#app/parts/worklist.tsx"
import { paths } from "#paths"
import { shows } from "./forms.ts"
import { showBenefitList } from "./desk.server.ts"
import { staffOf } from "#app/web/context.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import type { Route } from "./+types/worklist"

export async function loader({ context, url }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "serve-benefit")
  const show = shows.find((s) => s === url.searchParams.get("show")) ?? "open"
  return showBenefitList(context, { show, words: (url.searchParams.get("q") ?? "").slice(0, 100) })
}

/** Those whose seven days end first stand first; it follows by itself. */
export default function Benefits({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("benefit")
  const { words } = loaderData
  const here = paths.staff.benefits(words ? { q: words } : loaderData.show === "open" ? {} : { show: loaderData.show })
  const { shown: now } = useLive(
    loaderData,
    (topics) => isAbout(topics, "benefit"),
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
          to: paths.staff.benefits(show === "open" ? {} : { show }),
          current: show === now.show && words === "",
        }))}
        acts={
          <form method="get" role="search" className="worklist-find">
            <label className="sr-only" htmlFor="benefit-q">
              {t("staff.find")}
            </label>
            <input type="search" id="benefit-q" name="q" defaultValue={words} placeholder={t("staff.find")} />
            <button className="btn" type="submit">
              {t("staff.findButton")}
            </button>
          </form>
        }
        none={now.rows.length === 0 ? t(words ? "staff.foundNone" : "staff.none") : null}
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
                <td className={row.urgent ? "bad" : undefined}>
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
                  <span className="ref">
                    <WithPhone text={[row.reference, row.phone].filter(Boolean).join(" · ")} number={row.phone} />
                  </span>
                </th>
                <td>
                  {row.by}
                  {row.standing === "come" && row.lastOpen ? (
                    <span className="mark-look"> {t("staff.openUntil", { day: row.lastOpen })}</span>
                  ) : null}
                </td>
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
