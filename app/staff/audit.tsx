import { OfficePage } from "#app/office/parts/office-page.tsx"
import { Select } from "#app/parts/choices.tsx"
import { Field, FormActs } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type Column, WorklistTable } from "#app/parts/worklist-page.tsx"
import { auditGroups } from "#domain/staff/audit.ts"
import { paths } from "#paths"
import { type AuditShown, showAudit } from "./audit.server.ts"
import type { Route } from "./+types/audit"

export const loader = ({ context, url }: Route.LoaderArgs) => showAudit(context, url)

export default function Audit({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const { asked, rows, people, older } = loaderData
  return (
    <OfficePage
      tab="audit"
      changed={null}
      saved={false}
      outcome={null}
      back={paths.staff.audit()}
      side={<Search asked={asked} people={people} />}
    >
      <section>
        <header>
          <h2>{t("audit.title")}</h2>
          <p>{t("audit.lead")}</p>
        </header>
        {rows.length === 0 ? <p className="empty-list">{t("audit.none")}</p> : <Entries rows={rows} />}
        {older ? (
          <p>
            <a href={paths.staff.audit({ ...asked, before: older })}>{t("audit.older")}</a>
          </p>
        ) : null}
      </section>
    </OfficePage>
  )
}

type Row = AuditShown["rows"][number]

const Entries = ({ rows }: { rows: readonly Row[] }) => (
  <WorklistTable rows={rows} keyOf={(row) => String(row.id)} columns={useColumns()} />
)

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("staff")
  return [
    { key: "at", title: t("audit.at"), cell: (row) => row.at },
    { key: "who", title: t("audit.who"), cell: (row) => row.who ?? t("audit.nobody") },
    { key: "what", title: t("audit.what"), names: true, cell: (row) => <What row={row} /> },
    { key: "detail", title: t("audit.detail"), cell: (row) => <Detail row={row} /> },
  ]
}

function What({ row }: { row: Row }) {
  const { t } = useTranslation("staff")
  return (
    <>
      {row.what ? t(`audit.kind.${row.what}`) : row.kind}
      {row.of ? ` (${t(`audit.of.${row.of}`)})` : ""} {row.link ? <a href={row.link}>{t("audit.open")}</a> : null}
    </>
  )
}

const Detail = ({ row }: { row: Row }) => (
  <ul className="audit-detail nobullet-list">
    {row.detail.map((part) => (
      <li key={part}>{part}</li>
    ))}
  </ul>
)

function Search({ asked, people }: Pick<AuditShown, "asked" | "people">) {
  const { t } = useTranslation("staff")
  return (
    <div className="ed2">
      <form method="get">
        <h2>{t("audit.search")}</h2>
        <Select
          id="kind"
          label={t("audit.what")}
          choose={t("audit.all")}
          value={asked.kind ?? ""}
          options={auditGroups.map((group) => ({ value: group, text: t(`audit.group.${group}`) }))}
        />
        <Select id="who" label={t("audit.who")} choose={t("audit.all")} value={asked.who ?? ""} options={people} />
        <Field
          id="case"
          label={t("audit.case")}
          hint={t("audit.caseHint")}
          value={asked.case}
          maxLength={60}
          dir="ltr"
        />
        <Field id="from" label={t("audit.from")} value={asked.from} type="date" />
        <Field id="to" label={t("audit.to")} value={asked.to} type="date" />
        <FormActs primary>{t("audit.show")}</FormActs>
      </form>
    </div>
  )
}
