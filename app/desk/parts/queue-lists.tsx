import type { ReactNode } from "react"
import { Form } from "react-router"
import type { QueueShown, TurnShown } from "#app/desk/queue.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** Who waits, by queue; who is set aside, who stands at other counters, who did not come. */
export function WaitingLists({ queue, lost }: { queue: QueueShown; lost: boolean }) {
  const { t } = useTranslation("queue-staff")
  const free = queue.own !== null && queue.current === null && !lost
  return (
    <div className="queue-lists">
      <section>
        <h2>{t("list.title")}</h2>
        {queue.waiting.length === 0 ? <p className="empty-list">{t("list.none")}</p> : null}
        {queue.waiting.map(({ letter, list }) => (
          <table className="hall" key={letter}>
            <caption>{t("list.caption", { letter })}</caption>
            <Heads />
            <tbody>
              {list.map((turn) => (
                <Row key={turn.turn} turn={turn} day={queue.day}>
                  {free && turn.mine ? <Press turn={turn} act="call" /> : null}
                  {turn.kind === "walk-in" && !lost ? <Press turn={turn} act="gone" /> : null}
                </Row>
              ))}
            </tbody>
          </table>
        ))}
      </section>
      {queue.parked.length > 0 ? (
        <Others title={t("list.parked")}>
          {queue.parked.map((turn) => (
            <Other key={turn.turn} turn={turn}>
              {free ? <Press turn={turn} act="call" /> : null}
              {lost ? null : <Press turn={turn} act="back" />}
            </Other>
          ))}
        </Others>
      ) : null}
      {queue.away.length > 0 ? (
        <Others title={t("list.away")}>
          {queue.away.map((turn) => (
            <Other key={turn.turn} turn={turn}>
              <span>{t("list.at", { number: turn.counter })}</span>
            </Other>
          ))}
        </Others>
      ) : null}
      {queue.missed.length > 0 ? (
        <Others title={t("list.missed")}>
          {queue.missed.map((turn) => (
            <Other key={turn.turn} turn={turn}>
              {lost ? null : <Press turn={turn} act="back" />}
            </Other>
          ))}
        </Others>
      ) : null}
    </div>
  )
}

function Heads() {
  const { t } = useTranslation("queue-staff")
  return (
    <thead>
      <tr>
        <th scope="col">{t("list.number")}</th>
        <th scope="col">{t("list.who")}</th>
        <th scope="col">{t("list.service")}</th>
        <th scope="col">{t("list.people")}</th>
        <th scope="col" className="less">
          {t("list.language")}
        </th>
        <th scope="col" className="less">
          {t("list.agreed")}
        </th>
        <th scope="col">{t("list.waited")}</th>
        <th scope="col">
          <span className="sr">{t("list.act")}</span>
        </th>
      </tr>
    </thead>
  )
}

function Row({ turn, day, children }: { turn: TurnShown; day: string; children: ReactNode }) {
  const { t } = useTranslation("queue-staff")
  return (
    <tr>
      <th scope="row" className="no">
        {turn.visitId ? <a href={paths.staff.calendar({ day, visit: turn.visitId })}>{turn.label}</a> : turn.label}
      </th>
      <td>{turn.name ? <bdi>{turn.name}</bdi> : <span className="quiet">{t("list.walkIn")}</span>}</td>
      <td>{turn.service}</td>
      <td>{turn.party}</td>
      <td className="less">{turn.language}</td>
      <td className="less">{turn.agreed ?? "–"}</td>
      <td className={turn.long ? "is-long" : undefined}>
        {turn.early ? t("list.early") : t("list.min", { count: turn.waited })}
      </td>
      <td className="row-acts">{children}</td>
    </tr>
  )
}

const Others = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2>{title}</h2>
    <ul className="others">{children}</ul>
  </section>
)

const Other = ({ turn, children }: { turn: TurnShown; children: ReactNode }) => (
  <li>
    <b className="no">{turn.label}</b>
    <span className="what">
      {turn.name ? <bdi>{turn.name}, </bdi> : null}
      {turn.service}
    </span>
    <span className="row-acts">{children}</span>
  </li>
)

/** One small button of a row; what it is about is said to who does not see the row. */
function Press({ turn, act }: { turn: TurnShown; act: "call" | "gone" | "back" }) {
  const { t } = useTranslation("queue-staff")
  return (
    <Form method="post">
      <input type="hidden" name="turn" value={turn.turn} />
      <button
        className="btn small"
        type="submit"
        name="intent"
        value={act}
        aria-label={t(`act.${act}Who`, { label: turn.label })}
      >
        {t(`act.${act}`)}
      </button>
    </Form>
  )
}
