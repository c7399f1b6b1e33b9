import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { useLive } from "#app/parts/use-live.ts"
import { paths } from "#paths"
import { showAttention } from "./attention.server.ts"
import type { Route } from "./+types/attention"

export const loader = ({ context }: Route.LoaderArgs) => showAttention(context)

/** Everything that needs a person, each line with why and the one way to act. It follows by itself. */
export default function AttentionList({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("person")
  const reload = `${paths.staff.attention()}?live=1`
  const { kinds, count } = useLive(loaderData, () => true, paths.staff.stream(), reload).shown
  return (
    <StaffPage title={t("attention.title")} meta={count > 0 ? count : ""}>
      <div className="tbl attention">
        <p className="hint">{t("attention.lead")}</p>
        {count === 0 ? <p className="empty-list">{t("attention.none")}</p> : null}
        {kinds.map(({ kind, rows }) => (
          <section key={kind} aria-labelledby={`need-${kind}`}>
            <h2 id={`need-${kind}`}>
              {t(`attention.kind.${kind}`)} <span className="n">{rows.length}</span>
            </h2>
            <ul>
              {rows.map((row) => (
                <li key={row.key}>
                  <b>
                    <bdi>{row.who}</bdi>
                  </b>
                  <span>{row.why}</span>
                  <a className="btn small" href={row.to}>
                    {t(`attention.verb.${kind}`)}
                    <span className="sr"> {row.who}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </StaffPage>
  )
}
