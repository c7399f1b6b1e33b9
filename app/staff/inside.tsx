import { PageTitle } from "#app/parts/page-title.tsx"
import { Outlet, isRouteErrorResponse } from "react-router"
import { useTranslation } from "#app/parts/translation.ts"
import { useRequest } from "#app/parts/request.tsx"
import { paths } from "#paths"
import type { Route } from "./+types/inside"

/** Everything below the menu of staff. What goes wrong in it is said here, so that the menu stays and leads on. */
export default function Inside() {
  return <Outlet />
}

const known = { 403: "403", 404: "404", 429: "429", 503: "503" } as const

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { t } = useTranslation("common")
  const { away, requestId } = useRequest()
  const status = away ? 503 : isRouteErrorResponse(error) ? error.status : 500
  const kind = (known[status as keyof typeof known] ?? "500") as "403" | "404" | "429" | "500" | "503"
  return (
    <main id="main" className="refused">
      <PageTitle title={t(`errorPage.${kind}.title`)} />
      <h1>{t(`errorPage.${kind}.title`)}</h1>
      <p>{t(`errorPage.${kind}.lead`)}</p>
      {kind === "500" && requestId ? <p className="hint">{t("errorPage.500.reference", { requestId })}</p> : null}
      <p>
        <a className="btn" href={paths.staff.calendar()}>
          {t("errorPage.toCalendar")}
        </a>
      </p>
    </main>
  )
}
