import { Form } from "react-router"
import type { QueueShown } from "#app/desk/queue.server.ts"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

interface Props {
  queue: QueueShown
  lost: boolean
  keys: boolean
}

/** The counter one stands at: whom it has called or serves, what may be done, and the button that calls the next. */
export function OwnCounter({ queue, lost, keys }: Props) {
  const { t } = useTranslation("queue-staff")
  const { own, current } = queue
  if (!own)
    return (
      <section className="own">
        <h2>{t("counter.title")}</h2>
        <p className="hint">{t("counter.lead")}</p>
        <Choose queue={queue} lost={lost} />
      </section>
    )
  return (
    <section className={current ? `own is-${current.state}` : "own"}>
      <h2>
        {t("counter.heading", { number: own.number })} <span className="hint">{own.group}</span>
      </h2>
      {current ? <Current queue={queue} lost={lost} keys={keys} /> : <p className="hint">{t("counter.free")}</p>}
      {current ? null : (
        <Form method="post">
          <button className="btn primary big" type="submit" name="intent" value="next" disabled={lost} data-act="1">
            {t("act.next")}
            <Key digit="1" keys={keys} />
          </button>
        </Form>
      )}
      <details className="change">
        <summary>{t("counter.change")}</summary>
        <Choose queue={queue} lost={lost} />
      </details>
      {keys ? <p className="hint">{t("keys")}</p> : null}
    </section>
  )
}

function Choose({ queue, lost }: Omit<Props, "keys">) {
  const { t } = useTranslation("queue-staff")
  return (
    <Form method="post" className="choose">
      <label className="form-label" htmlFor="counter">
        {t("counter.label")}
      </label>
      <div className="in-row">
        <select className="form-select" id="counter" name="counter" defaultValue={queue.own?.id ?? ""} required>
          <option value="">{t("counter.choose")}</option>
          {queue.counters.map(({ id, number, group, staff }) => (
            <option key={id} value={id}>
              {staff ? t("counter.optionWho", { number, group, who: staff }) : t("counter.option", { number, group })}
            </option>
          ))}
        </select>
        <button className="btn" type="submit" name="intent" value="counter" disabled={lost}>
          {t("counter.set")}
        </button>
      </div>
    </Form>
  )
}

/** Whom the counter has called or serves. */
function Current({ queue, lost, keys }: Props) {
  const { t } = useTranslation("queue-staff")
  const { t: desk } = useTranslation("desk")
  const current = queue.current!
  const serving = current.state === "serving"
  return (
    <>
      <p className="label">{current.label}</p>
      {current.name ? (
        <p className="name">
          <bdi>{current.name}</bdi>
        </p>
      ) : null}
      <p>
        {current.service} · {desk("people", { count: current.party })} · {current.language}
      </p>
      <p className="hint">
        {serving
          ? t("state.serving", { minutes: current.served, clock: current.startedAt ?? "" })
          : current.calls > 1
            ? t("state.calledTimes", { count: current.calls, clock: current.calledAt ?? "" })
            : t("state.called", { clock: current.calledAt ?? "" })}
        {current.visitId ? (
          <>
            {" · "}
            <a href={paths.staff.calendar({ day: queue.day, visit: current.visitId })}>{t("act.open")}</a>
          </>
        ) : null}
      </p>
      <Form method="post" className="own-acts" key={`${current.turn} ${current.state}`}>
        <input type="hidden" name="turn" value={current.turn} />
        {serving ? <Served lost={lost} keys={keys} /> : <Called absent={current.absent} lost={lost} keys={keys} />}
        {serving && current.kind === "appointment" ? null : <Act act="park" digit="6" lost={lost} keys={keys} />}
        {serving && current.kind === "appointment" ? null : <Act act="back" lost={lost} keys={false} />}
      </Form>
      <SendOn queue={queue} lost={lost} />
    </>
  )
}

/** Who has been called: they come, or they do not. */
function Called({ absent, lost, keys }: { absent: "again" | "back" | "missed"; lost: boolean; keys: boolean }) {
  const { t } = useTranslation("queue-staff")
  return (
    <>
      <button className="btn primary big" type="submit" name="intent" value="begin" disabled={lost} data-act="2">
        <Icon name="serving" className="i" />
        {t("act.begin")}
        <Key digit="2" keys={keys} />
      </button>
      <Act act="again" digit="5" lost={lost} keys={keys} />
      {absent === "again" ? null : (
        <button className="btn" type="submit" name="intent" value="not-here" disabled={lost} data-act="4">
          {t(`act.not-here-${absent}`)}
          <Key digit="4" keys={keys} />
        </button>
      )}
    </>
  )
}

function Served({ lost, keys }: { lost: boolean; keys: boolean }) {
  const { t } = useTranslation("queue-staff")
  return (
    <>
      <button className="btn primary big" type="submit" name="intent" value="end-next" disabled={lost} data-act="1">
        <Icon name="done" className="i" />
        {t("act.end-next")}
        <Key digit="1" keys={keys} />
      </button>
      <Act act="end" digit="3" lost={lost} keys={keys} />
    </>
  )
}

function Act({
  act,
  digit,
  lost,
  keys,
}: {
  act: "again" | "end" | "park" | "back"
  digit?: string
  lost: boolean
  keys: boolean
}) {
  const { t } = useTranslation("queue-staff")
  return (
    <button className="btn" type="submit" name="intent" value={act} disabled={lost} data-act={digit}>
      {t(`act.${act}`)}
      {digit ? <Key digit={digit} keys={keys} /> : null}
    </button>
  )
}

const Key = ({ digit, keys }: { digit: string; keys: boolean }) =>
  keys ? (
    <span className="k" aria-hidden="true">
      {digit}
    </span>
  ) : null

/** What they need besides is done at another counter. */
function SendOn({ queue, lost }: Omit<Props, "keys">) {
  const { t } = useTranslation("queue-staff")
  const { current } = queue
  return (
    <details className="change" key={current?.turn}>
      <summary>{t("act.send")} …</summary>
      <Form method="post" className="choose">
        <input type="hidden" name="turn" value={current?.turn ?? ""} />
        <label className="form-label" htmlFor="send-service">
          {t("send.service")}
        </label>
        <div className="in-row">
          <select className="form-select" id="send-service" name="service" required defaultValue="">
            <option value="">{t("take.choose")}</option>
            {queue.services
              .filter((service) => service.name !== current?.service)
              .map((service) => (
                <option key={service.key} value={service.key}>
                  {service.name}
                </option>
              ))}
          </select>
          <button className="btn" type="submit" name="intent" value="send" disabled={lost}>
            {t("act.send")}
          </button>
        </div>
        <p className="hint">{t("send.hint")}</p>
      </Form>
    </details>
  )
}
