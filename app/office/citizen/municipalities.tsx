import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { holdsOn, nameInSentence, regionOn } from "#domain/office/municipality.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Route } from "./+types/municipalities"

interface ExceptionShown {
  name: string
  says: "onlyStudents" | "onlyTheseStudents" | "studentsOwn" | "everyoneOwn" | "theseOwn"
  residences: string[]
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const today = officeDay(portalOf(context).ctx.now())
  const { municipalities } = await officeOf(context)
  const of = (kind: "host" | "partner") =>
    municipalities.filter((m) => m.terms.some((t) => t.kind === kind && holdsOn(t, today)))
  return {
    language: params.language,
    host: nameInSentence(of("host")[0]?.name ?? "", params.language),
    partners: of("partner").map((m) => ({ code: m.code, name: m.name, region: regionOn(m, today) })),
    exceptions: of("partner").flatMap((m): ExceptionShown[] => {
      const now = m.exceptions.filter((e) => holdsOn(e, today))
      const all = now.find((e) => e.residences.length === 0 && e.goes === "own")
      const here = now.filter((e) => e.goes === "here").flatMap((e) => e.residences)
      // "Only from these" is true only where all other students (or everybody) go elsewhere.
      const only = all !== undefined && here.length > 0
      return [
        ...(only
          ? [
              {
                name: m.name,
                says: all.who === "students" ? ("onlyStudents" as const) : ("onlyTheseStudents" as const),
                residences: here,
              },
            ]
          : []),
        ...now
          .filter((e) => e.goes === "own" && !(only && e === all))
          .map((e) => ({
            name: m.name,
            says:
              e.residences.length > 0
                ? ("theseOwn" as const)
                : e.who === "students"
                  ? ("studentsOwn" as const)
                  : ("everyoneOwn" as const),
            residences: e.residences,
          })),
      ]
    }),
  }
}

export default function Municipalities({ loaderData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation("plan")
  const { language, host, partners, exceptions } = loaderData
  const list = (names: readonly string[]) => new Intl.ListFormat(i18n.language, { type: "disjunction" }).format(names)
  return (
    <CitizenPage title={t("municipalities.title")} lead={t("municipalities.lead")}>
      <div className="container section municipalities">
        {host ? <p>{t("municipalities.host", { name: host })}</p> : null}
        <h2>{t("municipalities.partners", { count: partners.length })}</h2>
        <ul className="nobullet-list columns">
          {partners.map((m) => (
            <li key={m.code}>{m.name}</li>
          ))}
        </ul>
        {exceptions.length > 0 ? (
          <>
            <h2>{t("municipalities.exceptions")}</h2>
            <ul>
              {exceptions.map((e) => (
                <li key={e.name + e.says}>
                  {t(`municipalities.${e.says}`, { name: e.name, residences: list(e.residences) })}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p>
          <a className="button button-secondary" href={paths.plan(language)}>
            {t("municipalities.plan")}
          </a>
        </p>
      </div>
    </CitizenPage>
  )
}
