import { may } from "#domain/staff/permissions.ts"
import { paths } from "#paths"
import { useStaff } from "./staff-data.ts"
import { useTranslation } from "./translation.ts"

/** From one case to everything of the same person, for whoever may open that; `id` is the case's own. */
export function PersonLink({ id, className = "btn" }: { id: string; className?: string }) {
  const { t } = useTranslation("person")
  const staff = useStaff()
  if (!staff || !may(staff, "see-calendar")) return null
  return (
    <a className={className} href={paths.staff.personCard(id)}>
      {t("card")}
    </a>
  )
}
