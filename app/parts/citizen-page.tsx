import type { ReactNode } from "react"
import { PageMeta } from "./page-meta.tsx"
import { PageTitle } from "./page-title.tsx"

/** A page for citizens: its title, and a band with the way back, the heading and what the page is for. */
export function CitizenPage({
  title,
  heading = title,
  back,
  lead,
  more,
  wrong,
  description,
  path,
  children,
}: {
  title: string
  heading?: ReactNode
  /** Crumbs or a link back, above the heading. */
  back?: ReactNode
  lead?: ReactNode
  /** What stands in the band below the lead. */
  more?: ReactNode
  wrong?: boolean
  /** Of a page that search engines may show, with its address in this language. */
  description?: string
  path?: string
  children?: ReactNode
}) {
  const asked = wrong === undefined ? {} : { wrong }
  return (
    <>
      {description !== undefined && path !== undefined ? (
        <PageMeta title={title} description={description} path={path} {...asked} />
      ) : (
        <PageTitle title={title} {...asked} />
      )}
      <div className="band">
        <div className="container page-head">
          {back}
          <h1>{heading}</h1>
          {lead ? <p className="lead">{lead}</p> : null}
          {more}
        </div>
      </div>
      {children}
    </>
  )
}
