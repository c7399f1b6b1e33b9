import { CodeBox } from "#app/parts/code-box.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** The code from the mail: it confirms the household's address, or opens the household on this device. */
export function CodeForm({
  language,
  confirms,
  ...box
}: {
  language: string
  /** Masked where the reader has not shown who they are yet. */
  email: string
  sent: boolean
  pending: boolean
  error: string | null
  typed: string
  confirms: boolean
}) {
  const { t } = useTranslation("prereg")
  const { t: common } = useTranslation("common")
  const title = confirms ? common("code.title") : t("resume.openTitle")
  return (
    <div className="container flow">
      <PageTitle title={title} />
      <meta name="robots" content="noindex" />
      {confirms ? (
        <a className="back-link" href={paths.prereg(language)}>
          <Icon name="back" />
          {t("back")}
        </a>
      ) : null}
      <CodeBox heading={title} {...box}>
        {confirms ? <a href={paths.preregPage(language, "contact")}>{t("code.change")}</a> : null}
        {confirms ? <a href={paths.preregPage(language, "person-1")}>{t("code.later")}</a> : null}
      </CodeBox>
    </div>
  )
}
