import { useTranslation } from "#app/parts/translation.ts"
import { type NoticesShown, showNotices } from "#app/office/notices.server.ts"
import { NoticeForm } from "#app/office/parts/notice-form.tsx"
import { EditLink, OfficePage } from "#app/office/parts/office-page.tsx"
import { useProblems } from "#app/office/parts/problems.ts"
import { readNotice } from "#app/office/forms.ts"
import { actOnOffice } from "#app/office/shown.server.ts"
import { noticeProblems } from "#domain/office/notices.ts"
import { languageName } from "#domain/manner.ts"
import { paths } from "#paths"
import type { Route } from "./+types/notices"

export async function loader({ context, url }: Route.LoaderArgs) {
  return showNotices(context, url)
}

export const action = ({ request, context }: Route.ActionArgs) => actOnOffice(request, context, paths.staff.notices())

export default function NoticesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation("office")
  const outcome = actionData ?? null
  const typed = (name: string) => outcome?.typed.find(([n]) => n === name)?.[1] ?? ""
  const isForm = ["notice", "new-notice"].includes(typed("what"))
  const label = (field: string) => {
    if (field === "firstDay" || field === "lastDay") return t(`notices.${field}`)
    if (field === "serviceId") return t("notices.about")
    return t("notices.text", { language: languageName(field.replace("text-", ""), i18n.language) })
  }
  const found = isForm ? noticeProblems(readNotice(typed)) : []
  const { problems, says } = useProblems(outcome, found, label)
  return (
    <OfficePage
      tab="notices"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={outcome}
      {...(problems.length > 0 ? { problems } : {})}
      back={paths.staff.notices()}
      side={
        <NoticeForm
          key={loaderData.edited?.id ?? "new"}
          shown={loaderData}
          outcome={outcome}
          label={label}
          says={says}
        />
      }
    >
      <section>
        <header>
          <h2>{t("notices.heading")}</h2>
          <span className="spring" />
          <a className="btn small" href={paths.staff.notices()}>
            {t("notices.new")}
          </a>
        </header>
        <p className="hint">{t("notices.lead")}</p>
      </section>
      <List heading={t("notices.now")} rows={loaderData.now} none={t("notices.noneNow")} open />
      {loaderData.coming.length > 0 ? <List heading={t("notices.coming")} rows={loaderData.coming} open /> : null}
      {loaderData.past.length > 0 ? <List heading={t("notices.past")} rows={loaderData.past} /> : null}
    </OfficePage>
  )
}

function List({
  heading,
  rows,
  none,
  open = false,
}: {
  heading: string
  rows: NoticesShown["now"]
  none?: string
  /** Those that are not over can be changed and ended. */
  open?: boolean
}) {
  const { t } = useTranslation("office")
  return (
    <section>
      <header>
        <h3>{heading}</h3>
      </header>
      {rows.length === 0 ? <p className="hint">{none}</p> : null}
      <ul className="exc notice-list">
        {rows.map((row) => (
          <li key={row.id}>
            <time>{row.days}</time>
            <b>{t(`notices.${row.kind}`)}</b>
            <div>
              <span className="mut">
                {row.about ?? t("notices.office")}
                {row.ended ? ` · ${t("notices.ended", { when: row.ended })}` : ""}
              </span>
              <p>{row.text}</p>
            </div>
            {open ? (
              <div className="notice-acts">
                <EditLink href={`${paths.staff.notices({ notice: row.id })}#edit`} of={row.text} />
                <form method="post">
                  <input type="hidden" name="what" value="end-notice" />
                  <input type="hidden" name="id" value={row.id} />
                  <button className="linkbutton" type="submit">
                    {t("notices.end")}
                    <span className="sr"> {row.text}</span>
                  </button>
                </form>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
