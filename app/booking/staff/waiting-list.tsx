import { redirect } from "react-router"
import { readForm } from "#app/parts/parse.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { type Column, WorklistPage, WorklistTable } from "#app/parts/worklist-page.tsx"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { visitById } from "#db/booking/reads.ts"
import { everybodyListed } from "#db/offers/reads.ts"
import { isHeld } from "#domain/booking/rules.ts"
import { isId } from "#domain/id.ts"
import { maskEmail } from "#domain/mask.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefDay, briefMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import { removeFromList } from "#operations/offers/waitlist.ts"
import { paths } from "#paths"
import type { Route } from "./+types/waiting-list"

/** Who found no time and waits for one, in the order of asking, with the time that is held for them. */
export async function loader({ context }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context) as Language
  const { site, services } = await officeOf(context)
  const now = ctx.now()
  const list = await everybodyListed(db, site.id)
  return {
    rows: await Promise.all(
      list.map(async ({ draft, listed }) => {
        const visit = draft.visitId ? ((await visitById(db, draft.visitId))?.visit ?? null) : null
        const held = visit && isHeld(visit, now) ? visit : null
        return {
          id: draft.id,
          email: maskEmail(draft.confirmedEmail!),
          since: briefDay(officeDay(listed.askedAt), language),
          services: services
            .filter((s) => draft.services.includes(s.key))
            .map((s) => writtenIn(s.texts, language).shortName)
            .join(", "),
          people: draft.party!,
          days: `${briefDay(listed.firstDay, language)} – ${briefDay(listed.lastDay, language)}`,
          held: held && {
            when: briefMoment(held.startsAt, language),
            until: briefMoment(held.holdUntil!, language),
          },
          unanswered: listed.unanswered,
        }
      }),
    ),
  }
}

/** Takes somebody off the list: they were called, or asked for it. */
export async function action({ request, context }: Route.ActionArgs) {
  const draftId = String((await readForm(request)).get("remove") ?? "")
  if (!isId(draftId)) throw badRequest()
  await removeFromList(portalOf(context).ctx, { draftId })
  return redirect(paths.staff.waitingList())
}

type Row = Route.ComponentProps["loaderData"]["rows"][number]

export default function WaitingList({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("booking-staff")
  const { rows } = loaderData
  return (
    <WorklistPage
      title={t("list.title")}
      filterLabel={t("list.label")}
      filters={[
        { text: t("list.answers"), to: paths.staff.answers(), current: false },
        { text: `${t("list.title")} (${rows.length})`, to: paths.staff.waitingList(), current: true },
      ]}
      hint={t("list.lead")}
      none={rows.length === 0 ? t("list.none") : null}
    >
      <form method="post">
        <WorklistTable rows={rows} columns={useColumns()} keyOf={(row) => row.id} />
      </form>
    </WorklistPage>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("booking-staff")
  return [
    { key: "who", title: t("list.who"), names: true, cell: (row) => row.email },
    { key: "since", title: t("list.since"), cell: (row) => row.since },
    { key: "what", title: t("list.what"), cell: (row) => `${row.services}${row.people > 1 ? ` ×${row.people}` : ""}` },
    { key: "days", title: t("list.days"), cell: (row) => row.days },
    {
      key: "how",
      title: t("list.how"),
      cell: (row) =>
        row.held
          ? t("list.held", row.held)
          : row.unanswered > 0
            ? t("list.unanswered", { count: row.unanswered })
            : t("list.waits"),
    },
    {
      key: "act",
      title: t("list.remove"),
      cell: (row) => (
        <button className="linkbutton" type="submit" name="remove" value={row.id}>
          {t("list.remove")}
          <span className="sr"> {row.email}</span>
        </button>
      ),
    },
  ]
}
