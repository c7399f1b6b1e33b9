import { Icon } from "./icon.tsx"

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
