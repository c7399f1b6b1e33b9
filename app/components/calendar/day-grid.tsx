import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import type { Block, Column, DayShown } from "#app/web/day.server.ts"
import { paths } from "#app/paths.ts"
import { Icon } from "../icon.tsx"
import { type T, labelOf, lookOf, minutesOf, nameOf } from "./words.ts"

/** Counters side by side, time down the side. Positions are classes, so that no inline style is needed. */
export function DayGrid({
  day,
  open,
  focusable,
  dim,
}: {
  day: DayShown
  open: string | null
  focusable: string | null
  dim: string | null
}) {
  const { t } = useTranslation("staff")
  const columns = day.columns.length
  return (
    <div className={`cal of-${columns} rows-${day.rows}`} role="region" aria-label={t("day.heading")}>
      <div className="heads">
        <div className="corner" />
        {day.groups.map((group) => (
          <div className={`gh k${group.column} w${group.width}`} key={group.column}>
            <b>{group.name}</b>
          </div>
        ))}
        {day.columns.map((column, i) => (
          <div className={`kh k${i + 1}${column.firstOfGroup ? " is-first" : ""}`} key={column.id}>
            <b>{column.number}</b>
            <span>{column.staff}</span>
            {column.warned ? <Icon name="warn" className="i" /> : null}
          </div>
        ))}
      </div>
      <div className="body">
        <ol className="gutter" aria-hidden="true">
          {day.labels.map((label) => (
            <li key={label.row} className={`s${label.row}${label.half ? " half" : ""}`}>
              {label.text}
            </li>
          ))}
          {day.now ? <li className={`nowtag s${day.now.row} m${day.now.minute}`}>{day.now.clock}</li> : null}
        </ol>
        <div className="cols">
          {day.pastRows > 0 ? <div className={`past n${day.pastRows}`} aria-hidden="true" /> : null}
          {day.columns.map((column, i) => (
            <CounterColumn
              t={t}
              key={column.id}
              column={column}
              index={i}
              day={day.day}
              open={open}
              focusable={focusable}
              dim={dim}
            />
          ))}
          {day.now ? <div className={`nowline s${day.now.row} m${day.now.minute}`} aria-hidden="true" /> : null}
        </div>
      </div>
    </div>
  )
}

function CounterColumn({
  t,
  column,
  index,
  day,
  open,
  focusable,
  dim,
}: {
  t: T
  column: Column
  index: number
  day: string
  open: string | null
  focusable: string | null
  dim: string | null
}) {
  return (
    <section
      className={`col k${index + 1}${column.firstOfGroup ? " is-first" : ""}`}
      aria-label={t("day.counter", { number: column.number, name: column.staff || t("day.nobody") })}
    >
      <ol>
        {column.offs.map((off) => (
          <li
            key={`${off.row} ${off.kind}`}
            className={`off s${off.row} n${off.rows}${off.kind === "unstaffed" ? " gap" : ""}`}
          >
            {off.rows >= 4 ? (
              <span>
                {off.kind === "break"
                  ? t("day.break")
                  : off.reason || (off.kind === "unstaffed" ? t("day.unstaffed") : "")}
              </span>
            ) : null}
          </li>
        ))}
        {column.blocks.map((block) => (
          <VisitBlock
            t={t}
            key={block.id}
            block={block}
            day={day}
            open={block.visitId === open}
            focusable={block.id === focusable}
            dim={dim !== null && lookOf(block.state) !== dim}
          />
        ))}
      </ol>
    </section>
  )
}

/** One leg. How much of it is written depends on the room it has; its accessible name always holds all of it. */
function VisitBlock({
  t,
  block,
  day,
  open,
  focusable,
  dim,
}: {
  t: T
  block: Block
  day: string
  open: boolean
  focusable: boolean
  dim: boolean
}) {
  const look = lookOf(block.state)
  const minutes = minutesOf(t, block)
  const chain = block.chain ? (block.chain.to ? `→ ${block.chain.counter}` : `${block.chain.counter} →`) : null
  const classes = [
    "visit",
    `is-${look}`,
    `s${block.row}`,
    `n${block.rows}`,
    open ? "is-open" : "",
    block.late ? "is-late" : "",
    block.withoutCounter ? "is-nogap" : "",
    dim ? "is-dim" : "",
  ]
  return (
    <li className={classes.filter(Boolean).join(" ")}>
      <Link
        to={
          block.state === "held" ? paths.staff.calendar({ day }) : paths.staff.calendar({ day, visit: block.visitId })
        }
        preventScrollReset
        aria-label={labelOf(t, block)}
        data-block={block.id}
        data-visit={block.visitId}
        data-state={block.state}
        tabIndex={focusable ? 0 : -1}
      >
        <span className="v1">
          <span className="v-n">
            <Icon name={block.late || block.withoutCounter ? "warn" : look} className="i" />
            <b>{nameOf(t, block)}</b>
            {block.party > 1 ? <span className="v-p">×{block.party}</span> : null}
          </span>
          <span className="v-s">{chain ?? minutes ?? block.service}</span>
        </span>
        <span className="v2">
          {chain ? (
            <span className="v-ch">
              <Icon name="link" className="i" />
              {chain}
            </span>
          ) : null}
          {minutes ? <span className="v-m">{minutes}</span> : null}
          {block.party > 1 ? <span className="v-p2">×{block.party}</span> : null}
          <span className="v-svc">{block.service}</span>
        </span>
        <span className="v3">
          <span className="v-pre">{block.reference.slice(0, 4)}</span>
          {block.reference.slice(4)}
        </span>
      </Link>
    </li>
  )
}
