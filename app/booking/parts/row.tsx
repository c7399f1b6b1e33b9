import type { ReactNode } from "react"
import { useTranslation } from "#app/parts/translation.ts"

export function NotProvided() {
  const { t } = useTranslation("booking")
  return <span className="quiet">{t("check.notProvided")}</span>
}

/** One line of what a booking says, with the way to change it. */
export function Row({
  name,
  change,
  what,
  id,
  children,
}: {
  name: string
  change?: string
  what?: string
  id?: string
  children: ReactNode
}) {
  const { t } = useTranslation("common")
  return (
    <div className="row" id={id}>
      <dt>{name}</dt>
      <dd className="value">{children}</dd>
      {change ? (
        <dd className="change">
          <a href={change}>
            {t("change")}
            <span className="sr-only"> {what}</span>
          </a>
        </dd>
      ) : null}
    </div>
  )
}
