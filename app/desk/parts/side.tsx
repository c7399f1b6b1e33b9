import type { DayFilter } from "#domain/desk/day-table.ts"
import { FilterField } from "./filter-field.tsx"
import { grouped } from "#domain/grouped.ts"
import { Trans } from "react-i18next"
import { useTranslation } from "#app/parts/translation.ts"
import { Link } from "react-router"
import type { Attention, DayShown } from "#app/desk/day.server.ts"
import { paths } from "#paths"
import { Icon } from "#app/parts/icon.tsx"

const states = ["arrived", "serving", "booked", "provisional", "done", "missed"] as const
const icons = { nogap: "warn", late: "time", said: "time", waiting: "time" } as const

const saysOf = { late: "attention.lateBy", said: "attention.saidBy", waiting: "attention.waited" } as const

/** Legend, filter and work list in one. */
export function Side({
  day,
  filter,
  setFilter,
  matching,
  view,
  keys,
}: {
  day: DayShown
  filter: DayFilter
  setFilter: (filter: DayFilter) => void
  /** The blocks that the filter shows; null where all are. */
  matching: ReadonlySet<string> | null
  view: "day" | "table"
  keys: boolean
}) {
  const { t } = useTranslation("desk")
  return (
    <aside className="side" aria-label={t("day.needsAction")}>
      <div className="today">
        <h2>
          {t("day.theDay")} <span className="n">{t("day.visits", { count: day.visits })}</span>
        </h2>
        <ul className="tally">
          {states.map((state) => (
            <li key={state}>
              <button
                type="button"
                className="linkbutton"
                aria-pressed={filter.look === state}
                onClick={() => setFilter({ ...filter, look: filter.look === state ? null : state })}
              >
                <span className={`sw is-${state}`}>
                  <Icon name={state} className="i" />
                </span>
                {t(`state.${state}`)}
                <span className="n">{day.tally[state]}</span>
              </button>
            </li>
          ))}
        </ul>
        {day.columns.some((column) => column.blocks.some((block) => block.overbooked)) ? (
          <p className="hint">
            <span className="folded" aria-hidden="true" /> {t("day.byHand")}
          </p>
        ) : null}
        {view === "day" ? <Narrow day={day} filter={filter} setFilter={setFilter} matching={matching} /> : null}
        <p className="wait">
          {day.waiting.count === 0 ? (
            t("day.noneWaiting")
          ) : (
            <Trans
              t={t}
              i18nKey="day.waiting"
              count={day.waiting.count}
              values={{ minutes: day.waiting.longest }}
              components={{ b: <b /> }}
            />
          )}
        </p>
        {day.kept.map(({ pool, percent, until }) => (
          <p className="hint" key={pool}>
            {until ? t(`kept.${pool}`, { percent, until }) : t(`kept.${pool}Free`, { percent })}
          </p>
        ))}
      </div>
      <Needs day={day} view={view} />
      {keys ? (
        <details className="keys">
          <summary>{t("keys.title")}</summary>
          <p className="hint">{t("keys.list")}</p>
        </details>
      ) : null}
    </aside>
  )
}

/** Only what holds the words: a service, a colleague, a name, a reference. */
function Narrow({
  day,
  filter,
  setFilter,
  matching,
}: {
  day: DayShown
  filter: DayFilter
  setFilter: (filter: DayFilter) => void
  matching: ReadonlySet<string> | null
}) {
  const services = day.columns.flatMap((column) => column.blocks.map((block) => block.serviceName))
  const colleagues = day.columns.map((column) => column.staff).filter(Boolean)
  return (
    <div className="narrow">
      <FilterField filter={filter} setFilter={setFilter} suggests="of-the-day" />
      {matching ? <Filtered count={matching.size} of={services.length} setFilter={setFilter} /> : null}
      <datalist id="of-the-day">
        {[...new Set([...services, ...colleagues])].map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </div>
  )
}

/** That not all is shown. */
export function Filtered({
  count,
  of,
  setFilter,
}: {
  count: number
  of: number
  setFilter: (filter: DayFilter) => void
}) {
  const { t } = useTranslation("desk")
  return (
    <p className="filtered">
      <span role="status">{t("day.filtered", { count, of })}</span>
      <button className="linkbutton" type="button" onClick={() => setFilter({ look: null, typed: "" })}>
        {t("day.showAll")}
      </button>
    </p>
  )
}

/** What needs a person, by why. */
function Needs({ day, view }: { day: DayShown; view: "day" | "table" }) {
  const { t } = useTranslation("desk")
  const kinds = grouped(day.attention, (a) => a.kind)
  return (
    <div className="attn">
      <h2>
        {t("day.needsAction")} {day.attention.length > 0 ? <span className="n">{day.attention.length}</span> : null}
      </h2>
      {day.attention.length === 0 ? <p className="hint">{t("day.nothing")}</p> : null}
      {[...kinds].map(([kind, list]) => (
        <section key={kind} className={kind === "nogap" || kind === "late" ? "is-wrong" : undefined}>
          <h3>
            <Icon name={icons[kind]} className="i" />
            {t(`attention.${kind}`)}
            <span className="n">{list.length}</span>
          </h3>
          <ul>
            {list.map((a) => (
              <li key={a.visitId}>
                <Need attention={a} day={day.day} view={view} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="all">
        <a href={paths.staff.attention()}>{t("attention.all")}</a>
      </p>
    </div>
  )
}

function Need({ attention: a, day, view }: { attention: Attention; day: string; view: "day" | "table" }) {
  const { t } = useTranslation("desk")
  return (
    <Link
      to={
        a.kind === "nogap"
          ? `${paths.staff.visit(a.visitId)}?ask=move`
          : paths.staff.calendar({ day, view, visit: a.visitId })
      }
      reloadDocument={a.kind === "nogap"}
    >
      <span className="who">
        {a.from} {a.name}
      </span>
      <span className="act">
        {t(a.kind === "nogap" ? "attention.assign" : a.kind === "waiting" ? "attention.callIn" : "attention.open")}
      </span>
      <span className="what">
        {a.kind === "nogap"
          ? t("attention.atCounter", { service: a.service, number: a.counter })
          : t(saysOf[a.kind], { minutes: a.minutes })}
      </span>
    </Link>
  )
}
