import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"

/** The frame of a staff list: a heading, filters as links, what to do, and the list. */
export function Worklist({
  title,
  filters,
  filterLabel,
  acts,
  none,
  children,
}: {
  title: ReactNode
  filters: { text: string; to: string; current: boolean }[]
  filterLabel: string
  acts?: ReactNode
  none: string | null
  children: ReactNode
}) {
  return (
    <>
      <div className="tools">
        <h1>{title}</h1>
        <span className="spring" />
        {acts}
      </div>
      <nav className="worklist-filter" aria-label={filterLabel}>
        {filters.map((filter) => (
          <a key={filter.to} href={filter.to} aria-current={filter.current ? "page" : undefined}>
            {filter.text}
          </a>
        ))}
      </nav>
      <div className="tbl">{none ? <p className="empty-list">{none}</p> : children}</div>
    </>
  )
}

/** What has happened, the latest last. */
export function Trail({ heading, events }: { heading: string; events: { when: string; who: string; what: string }[] }) {
  return (
    <section>
      <header>
        <h2>{heading}</h2>
      </header>
      <ol className="trail">
        {events.map((event, i) => (
          <li key={i}>
            <span className="quiet">{event.when}</span> <b>{event.who}</b> {event.what}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Says that something was done. */
export function Done({ text }: { text: string }) {
  return (
    <div className="alert alert-done" role="status">
      <p>
        <Icon name="done" className="i" /> {text}
      </p>
    </div>
  )
}
