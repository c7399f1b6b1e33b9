import { BackPage } from "./back-page.tsx"
import { CodeBox } from "#app/parts/code-box.tsx"
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
    <BackPage title={title} language={language} back={confirms}>
      <CodeBox heading={title} {...box}>
        {confirms ? <a href={paths.preregPage(language, "contact")}>{t("code.change")}</a> : null}
        {confirms ? <a href={paths.preregPage(language, "person-1")}>{t("code.later")}</a> : null}
      </CodeBox>
    </BackPage>
  )
}
