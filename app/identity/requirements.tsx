import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type Column, WorklistTable } from "#app/parts/worklist-page.tsx"
import { paths } from "#paths"
import { showRequirements } from "./requirements.server.ts"
import type { Route } from "./+types/requirements"

export async function loader({ context }: Route.LoaderArgs) {
  return { rows: await showRequirements(context) }
}

/** What is asked of each paper today. */
export default function Requirements({ loaderData: { rows } }: Route.ComponentProps) {
  const { t } = useTranslation("identity-staff")
  return (
    <StaffPage
      title={t("requirement.title")}
      acts={
        <a className="btn" href={paths.staff.identity()}>
          {t("toList")}
        </a>
      }
    >
      <div className="tbl">
        <p className="hint">{t("requirement.lead")}</p>
        <WorklistTable rows={rows} keyOf={(row) => row.paper} columns={useColumns()} />
      </div>
    </StaffPage>
  )
}

type Row = Awaited<ReturnType<typeof showRequirements>>[number]

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("identity-staff")
  return [
    {
      key: "paper",
      title: t("requirement.paper"),
      names: true,
      cell: (row) => <a href={paths.staff.requirement(row.paper)}>{row.name}</a>,
    },
    { key: "asked", title: t("requirement.asked"), cell: (row) => row.asked },
    {
      key: "own",
      title: t("requirement.own"),
      cell: (row) => (row.own === 0 ? "" : t("requirement.ownCount", { count: row.own })),
    },
    {
      key: "review",
      title: t("requirement.review"),
      look: (row) => (row.due ? "bad" : undefined),
      cell: (row) => (row.due ? `${t("requirement.overdue")}: ${row.review}` : row.review),
    },
  ]
}
