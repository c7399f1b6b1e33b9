import type { ReactNode } from "react"
import { CodeBox } from "./code-box.tsx"
import { Icon } from "./icon.tsx"
import { PageTitle } from "./page-title.tsx"
import { useTranslation } from "./translation.ts"

/** A page that asks for the code from an e-mail and for nothing else. `children`: the way to another address. */
export function CodePage({
  back,
  email,
  sent,
  answer,
  children,
}: {
  back: string
  email: string
  sent: boolean
  /** What `refusedCode` answered; undefined before anything was sent. */
  answer: { error: string; typed: string } | undefined
  children: ReactNode
}) {
  const { t } = useTranslation("common")
  return (
    <div className="container flow">
      <PageTitle title={t("code.title")} wrong={answer !== undefined} />
      <meta name="robots" content="noindex" />
      <a className="back-link" href={back}>
        <Icon name="back" />
        {t("back")}
      </a>
      <CodeBox heading={t("code.title")} email={email} sent={sent} error={answer?.error} typed={answer?.typed ?? ""} />
      <p className="flow-end">{children}</p>
    </div>
  )
}
