import type { ReactNode } from "react"
import { PageTitle } from "./page-title.tsx"

/** A page of staff: its title, the bar with its heading, what stands beside that in grey, and the acts at the bar's end. */
export function StaffPage({
  title,
  heading = title,
  meta,
  acts,
  wrong,
  children,
}: {
  title: string
  heading?: ReactNode
  meta?: ReactNode
  acts?: ReactNode
  wrong?: boolean
  children: ReactNode
}) {
  return (
    <main id="main">
      <PageTitle title={title} {...(wrong === undefined ? {} : { wrong })} />
      <div className="tools">
        <h1>
          {heading} {meta === undefined ? null : <span className="meta">{meta}</span>}
        </h1>
        {acts ? (
          <>
            <span className="spring" />
            {acts}
          </>
        ) : null}
      </div>
      {children}
    </main>
  )
}
