import { useTranslation } from "#app/parts/translation.ts"
import type { Besides } from "../besides.server.ts"

const kinds = ["course", "service", "municipality"] as const

/** What else a search found: short lists of links under the texts, one for each kind. */
export function BesidesList({ besides }: { besides: readonly Besides[] }) {
  const { t } = useTranslation("guidance")
  return kinds
    .map((kind) => ({ kind, hits: besides.filter((one) => one.kind === kind) }))
    .filter(({ hits }) => hits.length > 0)
    .map(({ kind, hits }) => (
      <section key={kind} className="besides">
        <h2>{t(`besides.${kind}`)}</h2>
        <ul>
          {hits.map(({ name, to }) => (
            <li key={name}>
              <a href={to}>{kind === "municipality" ? t("besides.whom", { name }) : name}</a>
            </li>
          ))}
        </ul>
      </section>
    ))
}
