import type { PersonShown } from "#app/desk/person.server.ts"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { lookOf } from "./words.ts"

/** The likely next act with the person, large, and what else there is to do. */
export function NextSteps({ next }: { next: PersonShown["next"] }) {
  const { t } = useTranslation("person")
  const [first, ...others] = next
  return (
    <section className="next" aria-labelledby="next">
      <h2 id="next">{t("next")}</h2>
      {first ? (
        <p className="next-first">
          <span>
            {first.text} <span className="ref">{first.reference}</span>
          </span>
          <a className="btn primary" href={first.to}>
            {first.verb}
            <span className="sr"> {first.reference}</span>
          </a>
        </p>
      ) : (
        <p className="hint">{t("nothing")}</p>
      )}
      {others.length > 0 ? (
        <ul className="next-others">
          {others.map((step) => (
            <li key={step.key}>
              <span>
                {step.text} <span className="ref">{step.reference}</span>
              </span>
              <a href={step.to}>
                {step.verb}
                <span className="sr"> {step.reference}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

type Line = PersonShown["things"][number]

/** What is today, what comes and what was; under it, what only bears the same address. */
export function PersonThings({ person }: { person: PersonShown }) {
  const { t } = useTranslation("person")
  return (
    <>
      {(["today", "coming", "past"] as const).map((when) => {
        const lines = person.things.filter((thing) => thing.whenIs === when)
        return lines.length > 0 ? (
          <section key={when} aria-labelledby={`things-${when}`}>
            <h2 id={`things-${when}`}>{t(`time.${when}`)}</h2>
            <ol className="things">
              {lines.map((thing) => (
                <ThingLine key={thing.id} thing={thing} known={person.name} />
              ))}
            </ol>
          </section>
        ) : null
      })}
      {person.alike.length > 0 ? (
        <section aria-labelledby="alike">
          <h2 id="alike">{t("alike")}</h2>
          <p className="hint">{t(person.confirmed ? "alikeLead" : "alikeUnconfirmed")}</p>
          <ol className="things">
            {person.alike.map((thing) => (
              <ThingLine key={thing.id} thing={thing} known={person.name} card />
            ))}
          </ol>
        </section>
      ) : null}
    </>
  )
}

function ThingLine({ thing, known, card = false }: { thing: Line; known: string; card?: boolean }) {
  const { t } = useTranslation("person")
  const { t: desk } = useTranslation("desk")
  return (
    <li>
      {thing.kind === "visit" ? (
        <span className={`sw is-${lookOf(thing.state)}`}>
          <Icon name={thing.state === "cancelled" ? "missed" : lookOf(thing.state)} className="i" />
        </span>
      ) : (
        <span className="sw is-thing" />
      )}
      <div>
        <a href={thing.to}>
          {thing.what}
          {thing.reference ? <span className="ref"> {thing.reference}</span> : null}
        </a>
        <p>
          {thing.when}
          {thing.people > 1 ? ` · ${desk("people", { count: thing.people })}` : ""}
          {thing.name === known ? null : (
            <>
              {" · "}
              <bdi>{thing.name}</bdi>
            </>
          )}
        </p>
        {thing.failed ? (
          <p className="bad">
            <Icon name="warn" className="i" /> {t("failed")}
          </p>
        ) : null}
        {card ? (
          <p>
            <a href={paths.staff.personCard(thing.id)}>{t("ownCard", { name: thing.name })}</a>
          </p>
        ) : null}
      </div>
      <span className="thing-state">{thing.stateName}</span>
    </li>
  )
}

/** The messages about the person's visits, and whether they arrived, as far as anybody knows. */
export function PersonMessages({ messages }: { messages: PersonShown["messages"] }) {
  const { t } = useTranslation("person")
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t("messages")}</h2>
      {messages.length === 0 ? <p className="hint">{t("noMessages")}</p> : null}
      <ol className="messages">
        {messages.map((message, i) => (
          <li key={i}>
            <time>{message.when}</time> {message.text} <span className="ref">{message.reference}</span>
            <span className={message.outcome === "failed" ? "bad" : "hint"}>
              {message.outcome === "failed" ? <Icon name="warn" className="i" /> : null}{" "}
              {t(`outcome.${message.outcome}`)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
