import { useTranslation } from "#app/components/translation.ts"
import { OfficePage } from "#app/components/office-page.tsx"
import { paths } from "#app/paths.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { lastChange } from "#app/web/office.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { readSiteOffice, recentChanges } from "#db/office/reads.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Route } from "./+types/history"

export async function loader({ context }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "change-office")
  const { db, ctx } = portalOf(context)
  const { site } = await readSiteOffice(db)
  const changes = await recentChanges(db, site.id)
  return {
    changes: changes.map((c) => ({
      id: c.id,
      when: spokenMoment(c.at, localeOf(context), ctx.now()),
      who: c.staffName,
      what: c.what,
      before: brief(c.before),
      after: brief(c.after),
    })),
    changed: await lastChange(context),
  }
}

/** A stored state in one line: its plain values, without ids. */
function brief(state: unknown): string {
  if (state === null || typeof state !== "object") return ""
  return Object.entries(state)
    .filter(([key]) => !/^(id|siteId|counterId|seriesId|what|texts|code)$/.test(key))
    .map(
      ([key, value]) =>
        `${key}: ${
          Array.isArray(value)
            ? value
                .map((v) =>
                  v && typeof v === "object"
                    ? Object.values(v)
                        .filter((x) => typeof x !== "object" && !/^[0-9a-f-]{36}$/.test(String(x)))
                        .join(" ")
                    : String(v),
                )
                .join(", ")
            : String(value ?? "–")
        }`,
    )
    .join(" · ")
}

export default function History({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { changes } = loaderData
  return (
    <OfficePage tab="history" changed={loaderData.changed} saved={false} outcome={null} back={paths.staff.history()}>
      <section>
        <header>
          <h2>{t("history.heading")}</h2>
        </header>
        {changes.length === 0 ? <p className="hint">{t("history.empty")}</p> : null}
        <ol className="history">
          {changes.map((c) => (
            <li key={c.id}>
              <time>{c.when}</time>
              <b>{t(`history.what.${c.what as "series"}`)}</b>
              <span>
                {c.who}
                {c.before ? (
                  <>
                    <br />
                    <s>{c.before}</s>
                  </>
                ) : null}
                {c.after ? (
                  <>
                    <br />
                    {c.after}
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </OfficePage>
  )
}
