import type { MouseEvent } from "react"
import type { Block } from "#app/desk/day-blocks.server.ts"
import type { Column } from "#app/desk/day-columns.server.ts"
import type { DayShown } from "#app/desk/day.server.ts"
import { Icon } from "#app/parts/icon.tsx"
import { paths } from "#paths"
import { Gap } from "./day-gap.tsx"
import { type T, type Words, lookOf } from "./words.ts"

/** A counter of the day: when nobody is there, where somebody can be booked, and who comes. */
export function CounterColumn({
  shown,
  books,
  t,
  words,
  openHere,
  column,
  index,
  day,
  open,
  focusable,
  matching,
}: {
  shown: DayShown
  /** Empty places lead to booking for somebody. */
  books: boolean
  t: T
  words: Words
  openHere: (event: MouseEvent<HTMLAnchorElement>) => void
  column: Column
  index: number
  day: string
  open: string | null
  focusable: string | null
  matching: ReadonlySet<string> | null
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
                {off.kind === "break" || off.kind === "teaching"
                  ? t(`day.${off.kind}`)
                  : off.reason || (off.kind === "unstaffed" ? t("day.unstaffed") : "")}
              </span>
            ) : null}
          </li>
        ))}
        {books
          ? column.gaps.map((gap) => (
              <Gap
                t={t}
                key={gap.row}
                gap={gap}
                at={{ day, step: shown.step, counter: column.id, number: column.number }}
                // On a day with visits Shift and the arrow keys lead here from them.
                focusable={focusable === null && index === 0 && gap === column.gaps[0]}
              />
            ))
          : null}
        {column.blocks.map((block) => (
          <VisitBlock
            words={words}
            openHere={openHere}
            key={block.id}
            block={block}
            day={day}
            open={block.visitId === open}
            focusable={block.id === focusable}
            dim={matching !== null && !matching.has(block.id)}
          />
        ))}
      </ol>
    </section>
  )
}

/** A row is at most 14 px high (see _calendar.scss), and the second line wants 30 px, the third 48. */
const SECOND_LINE_ROWS = 3
const THIRD_LINE_ROWS = 4

/** One leg. How much of it is written depends on the room it has; its accessible name always holds all of it. */
function VisitBlock({
  words,
  openHere,
  block,
  day,
  open,
  focusable,
  dim,
}: {
  words: Words
  openHere: (event: MouseEvent<HTMLAnchorElement>) => void
  block: Block
  day: string
  open: boolean
  focusable: boolean
  dim: boolean
}) {
  const look = lookOf(block.state)
  const minutes = words.minutesOf(block)
  const chain = block.chain ? (block.chain.to ? `→ ${block.chain.counter}` : `${block.chain.counter} →`) : null
  const classes = [
    "visit",
    `is-${look}`,
    `s${block.row}`,
    `n${block.rows}`,
    open ? "is-open" : "",
    block.late ? "is-late" : "",
    block.withoutCounter ? "is-nogap" : "",
    block.overbooked ? "is-overbooked" : "",
    dim ? "is-dim" : "",
  ]
  return (
    <li className={classes.filter(Boolean).join(" ")}>
      <a
        href={paths.staff.calendar(block.state === "held" ? { day } : { day, visit: block.visitId })}
        onClick={openHere}
        aria-label={words.labelOf(block)}
        data-block={block.id}
        data-visit={block.visitId}
        data-state={block.state}
        tabIndex={focusable ? 0 : -1}
      >
        <span className="v1">
          <span className="v-n">
            <Icon name={block.late || block.withoutCounter ? "warn" : look} className="i" />
            <b>{words.nameOf(block)}</b>
            {block.party > 1 ? <span className="v-p">×{block.party}</span> : null}
          </span>
          <span className="v-s">{chain ?? minutes ?? block.service}</span>
        </span>
        {block.rows >= SECOND_LINE_ROWS ? (
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
        ) : null}
        {block.rows >= THIRD_LINE_ROWS ? (
          <span className="v3">
            <span className="v-pre">{block.reference.slice(0, 4)}</span>
            {block.reference.slice(4)}
          </span>
        ) : null}
      </a>
    </li>
  )
}
