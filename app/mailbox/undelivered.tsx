import { badRequest } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { redirect } from "react-router"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { type Undelivered, undelivered } from "#db/mail/reads.ts"
import { mailSubjects } from "#domain/mail/subjects.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { settleUndelivered } from "#operations/mail/failures.ts"
import type { Route } from "./+types/undelivered"

/** Where staff deal with what a mail was about. */
function placeOf({ about, ofId, startsAt, runId }: Undelivered): string {
  switch (about) {
    case "visit":
      return paths.staff.calendar({ day: officeDay(startsAt!), visit: ofId })
    case "booking-link":
      return paths.staff.bookingLinks()
    case "prereg":
      return paths.staff.prereg(ofId)
    case "sign-up":
      return paths.staff.run(runId!)
    case "benefit":
      return paths.staff.benefit(ofId)
    case "tax-card":
      return paths.staff.taxCard(ofId)
  }
}

export async function loader({ context }: Route.LoaderArgs) {
  const language = localeOf(context)
  const rows = await undelivered(portalOf(context).db)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      about: row.about,
      ofId: row.ofId,
      to: placeOf(row),
      name: row.name,
      reference: row.reference,
      when: briefMoment(row.at, language),
      code: row.code,
      visit: row.startsAt && briefMoment(row.startsAt, language),
    })),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const form = await readForm(request)
  const about = mailSubjects.find((subject) => subject === form.get("about"))
  const id = String(form.get("id") ?? "")
  if (!about || !isId(id)) throw badRequest()
  await settleUndelivered(portalOf(context).ctx, { about, id, staffId: account.id })
  return redirect(paths.staff.undelivered())
}

export default function UndeliveredPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("mail")
  const { rows } = loaderData
  return (
    <StaffPage title={t("undelivered.title")} meta={rows.length > 0 ? rows.length : ""}>
      <div className="tbl">
        <p className="hint">{t("undelivered.lead")}</p>
        {rows.length === 0 ? (
          <p className="empty-list">{t("undelivered.none")}</p>
        ) : (
          <table className="worklist">
            <thead>
              <tr>
                <th scope="col">{t("undelivered.who")}</th>
                <th scope="col">{t("undelivered.what")}</th>
                <th scope="col">{t("undelivered.when")}</th>
                <th scope="col">{t("undelivered.code")}</th>
                <th scope="col">{t("undelivered.act")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <a href={row.to}>
                      {row.name ? <bdi>{row.name}</bdi> : null} {row.reference}
                    </a>
                  </th>
                  <td>
                    {t(`undelivered.about.${row.about}`)} {row.visit}
                  </td>
                  <td>{row.when}</td>
                  <td>{row.code}</td>
                  <td>
                    <form method="post">
                      <input type="hidden" name="about" value={row.about} />
                      <input type="hidden" name="id" value={row.ofId} />
                      <button className="linkbutton" type="submit">
                        {t("undelivered.settle")}
                        <span className="sr"> {row.reference}</span>
                      </button>
                    </form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </StaffPage>
  )
}
