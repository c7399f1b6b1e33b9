import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import type { Route } from "./+types/erased"

export const loader = ({ params }: Route.LoaderArgs) => ({ language: params.language })

export default function Erased({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  return (
    <div className="container notice">
      <PageTitle title={t("data.erasedTitle")} />
      <meta name="robots" content="noindex" />
      <h1>{t("data.erasedTitle")}</h1>
      <p className="lead">{t("data.erasedLead")}</p>
      <p>
        <a href={paths.prereg(loaderData.language)}>{t("againTitle")}</a>
      </p>
    </div>
  )
}
