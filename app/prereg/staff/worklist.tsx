import { isAbout } from "#domain/topics.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { useLive } from "#app/parts/use-live.ts"
import { plainText } from "#domain/typed-text.ts"
import { paths } from "#paths"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { type Filter, filters, showWorklist } from "./list.server.ts"
import type { Route } from "./+types/worklist"

export async function loader({ context, url }: Route.LoaderArgs) {
  const words = plainText(url.searchParams.get("q") ?? "")
    .trim()
    .slice(0, 100)
  const show: Filter = filters.find((f) => f === url.searchParams.get("show")) ?? "open"
  const list = await showWorklist(context, { show, words, staffId: staffOf(context).id })
  return {
    ...list,
    show,
    words,
    filters: [...filters],
    key: `${show} ${words}`,
    read: portalOf(context).ctx.now().getTime(),
  }
}

/** The worklist: what the office must act on first stands first. It follows by itself when a household sends or staff decide. */
export default function Preregs({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg-staff")
  const here = paths.staff.preregs({
    ...(loaderData.show === "open" ? {} : { show: loaderData.show }),
    ...(loaderData.words ? { q: loaderData.words } : {}),
  })
  const { shown } = useLive(
    loaderData,
    (topics) => isAbout(topics, "prereg"),
    paths.staff.stream(),
    `${here}${here.includes("?") ? "&" : "?"}live=1`,
  )
  const { rows, words, show } = shown
  return (
    <StaffPage
      title={t("title")}
      meta={t("waiting", { count: shown.waiting })}
      acts={
        <>
          <form method="get" className="worklist-find" role="search">
            <label className="sr" htmlFor="prereg-q">
              {t("find")}
            </label>
            <input id="prereg-q" name="q" type="search" placeholder={t("find")} defaultValue={words} maxLength={100} />
            <button className="btn" type="submit">
              {t("findButton")}
            </button>
          </form>
        </>
      }
    >
      <nav className="worklist-filter" aria-label={t("filter.label")}>
        {shown.filters.map((filter) => (
          <a
            key={filter}
            href={paths.staff.preregs(filter === "open" ? {} : { show: filter })}
            aria-current={!words && filter === show ? "page" : undefined}
          >
            {t(`filter.${filter}`)}
          </a>
        ))}
      </nav>
      <div className="tbl">
        {words ? <p className="hint">{t("found", { words })}</p> : null}
        {rows.length === 0 ? (
          <p className="empty-list">{t("none")}</p>
        ) : (
          <table className="worklist">
            <thead>
              <tr>
                <th scope="col">{t("col.name")}</th>
                <th scope="col" className="num">
                  {t("col.people")}
                </th>
                <th scope="col">{t("col.municipality")}</th>
                <th scope="col">{t("col.sent")}</th>
                <th scope="col">{t("col.due")}</th>
                <th scope="col">{t("col.time")}</th>
                <th scope="col">{t("col.state")}</th>
                <th scope="col">{t("col.who")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <a href={paths.staff.prereg(row.id)}>
                      <bdi>{row.name}</bdi>
                    </a>{" "}
                    <span className="ref">{row.reference}</span>
                    {row.earlierNumber ? <span className="mark-look"> {t("earlierTag")}</span> : null}
                  </th>
                  <td className="num">{row.people}</td>
                  <td>{row.municipality}</td>
                  <td>{row.age === 0 ? t("today") : t("age", { count: row.age })}</td>
                  <td
                    className={
                      row.daysLeft !== null && row.daysLeft < 0 && row.state === "submitted" ? "bad" : undefined
                    }
                  >
                    {row.due ?? "–"}
                    {row.daysLeft !== null && row.state === "submitted" ? (
                      <span className="quiet">
                        {" "}
                        {row.daysLeft < 0 ? t("over", { count: -row.daysLeft }) : t("left", { count: row.daysLeft })}
                      </span>
                    ) : null}
                  </td>
                  <td>
                    {row.visit ? (
                      <>
                        {row.provisional ? <Icon name="provisional" className="i" /> : null} {row.visit}
                        {row.provisional ? <span className="quiet"> {t("provisional")}</span> : null}
                      </>
                    ) : (
                      "–"
                    )}
                  </td>
                  <td>{t(`state.${row.state}`)}</td>
                  <td>{row.assignedName ?? <span className="quiet">{t("nobody")}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </StaffPage>
  )
}
