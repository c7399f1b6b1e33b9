import { Phone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type Column, WorklistPage, WorklistTable } from "#app/parts/worklist-page.tsx"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { visitSeen } from "#db/desk/reads.ts"
import { type Awaited, awaitedAnswers, listedCount } from "#db/offers/reads.ts"
import { isToCall } from "#domain/desk/attention.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { paths } from "#paths"
import type { Route } from "./+types/answers"

/** Visits whose time the office cannot keep, with what was offered and who has answered. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const show = url.searchParams.get("show") === "call" ? ("call" as const) : ("open" as const)
  const { skills } = staffOf(context)
  const awaited = await awaitedAnswers(db, ctx.now())
  const all: Awaited[] = []
  for (const row of awaited) if (!skills || (await visitSeen(db, row.visitId, skills))) all.push(row)
  const brief = (at: Date | null) => (at ? briefMoment(at, language) : "")
  return {
    show,
    counts: { open: all.length, call: all.filter(isToCall).length, list: await listedCount(db) },
    rows: all
      .filter((row) => show === "open" || isToCall(row))
      .map((row) => ({
        id: row.visitId,
        when: brief(row.startsAt),
        name: row.name,
        reference: row.reference,
        phone: row.phone,
        reached: row.email !== "",
        how: row.state !== "planned" && row.offeredAt === null ? ("chooses" as const) : row.state,
        offered: brief(row.offeredAt),
        until: brief(row.until),
        call: isToCall(row),
      })),
  }
}

type Row = Route.ComponentProps["loaderData"]["rows"][number]

export default function Answers({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("desk")
  const { show, counts, rows } = loaderData
  return (
    <WorklistPage
      title={t("answers.title")}
      filterLabel={t("answers.label")}
      filters={[
        ...(["open", "call"] as const).map((one) => ({
          text: `${t(`answers.${one}`)} (${counts[one]})`,
          to: paths.staff.answers(one === "open" ? {} : { show: one }),
          current: one === show,
        })),
        { text: `${t("answers.list")} (${counts.list})`, to: paths.staff.waitingList(), current: false },
      ]}
      hint={t("answers.lead")}
      none={rows.length === 0 ? t("answers.none") : null}
    >
      <WorklistTable rows={rows} columns={useColumns()} keyOf={(row) => row.id} />
    </WorklistPage>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("desk")
  const said: Record<Row["how"], (row: Row) => string> = {
    open: (row) => t("answers.held", { when: row.offered, until: row.until }),
    planned: () => t("answers.planned"),
    lapsed: (row) => t("answers.lapsed", { when: row.offered }),
    declined: (row) => t("answers.declined", { when: row.offered }),
    chooses: () => t("answers.chooses"),
    taken: () => t("answers.chooses"),
    withdrawn: () => t("answers.chooses"),
  }
  return [
    { key: "when", title: t("answers.visit"), cell: (row) => row.when },
    {
      key: "who",
      title: t("answers.who"),
      names: true,
      cell: (row) => (
        <>
          <a href={paths.staff.visit(row.id)}>{row.name}</a> {row.reference}
        </>
      ),
    },
    {
      key: "phone",
      title: t("answers.phone"),
      cell: (row) => (row.phone ? <Phone number={row.phone} /> : t("answers.noPhone")),
    },
    {
      key: "how",
      title: t("answers.how"),
      cell: (row) => (
        <>
          {said[row.how](row)}
          {row.reached ? null : `, ${t("answers.noEmail")}`}
        </>
      ),
      look: (row) => (row.call ? "bad" : undefined),
    },
    {
      key: "act",
      title: t("answers.find"),
      cell: (row) => <a href={paths.staff.visitAsk(row.id, "move")}>{t("answers.find")}</a>,
    },
  ]
}
