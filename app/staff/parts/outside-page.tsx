import type { ReactNode } from "react"
import { Banner } from "#app/parts/banner.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** A page of staff before they are signed in: one column, one thing to do. */
export function OutsidePage({
  title,
  lead,
  wrong = false,
  children,
}: {
  title: string
  lead?: ReactNode
  wrong?: boolean
  children: ReactNode
}) {
  const { i18n } = useTranslation("staff")
  return (
    <>
      <PageTitle title={title} wrong={wrong} />
      <Banner />
      <main className="signin" id="main">
        <a className="mark" href={paths.home(i18n.language)}>
          Ankomst
        </a>
        <h1>{title}</h1>
        {lead ? <p className="hint">{lead}</p> : null}
        {children}
      </main>
    </>
  )
}
