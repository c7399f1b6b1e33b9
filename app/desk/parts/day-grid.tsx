import { type MouseEvent, useCallback, useMemo } from "react"
import { useTranslation } from "#app/parts/translation.ts"
import { useNavigate } from "react-router"
import type { Block } from "#app/desk/day-blocks.server.ts"
import type { Column, DayShown } from "#app/desk/day.server.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import { may } from "#domain/staff/permissions.ts"
import { paths } from "#paths"
import { Icon } from "#app/parts/icon.tsx"
import { Gap } from "./day-gap.tsx"
import { type T, type Words, lookOf, wordsOf } from "./words.ts"

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
  const { t } = useTranslation("desk")
  const staff = useStaff()
  const books = staff !== null && may(staff, "book-for-others")
  const words = useMemo(() => wordsOf(t), [t])
  const navigate = useNavigate()
  const columns = day.columns.length + day.rooms.length
  // A framework link for each of some hundred blocks costs more than drawing them. Whoever wants a new tab still gets one.
  const openHere = useCallback(
    (event: MouseEvent<HTMLAnchorElement>) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      void navigate(event.currentTarget.getAttribute("href")!, { preventScrollReset: true })
    },
    [navigate],
  )
  return (
    <div className={`cal of-${columns} rows-${day.rows}`} role="region" aria-label={t("day.heading")}>
      <Heads day={day} />
      <div className="body">
        <Gutter day={day} />
        <div className="cols">
          {day.pastRows > 0 ? <div className={`past n${day.pastRows}`} aria-hidden="true" /> : null}
          {day.columns.map((column, i) => (
            <CounterColumn
              shown={day}
              books={books}
              t={t}
              words={words}
              openHere={openHere}
              key={column.id}
              column={column}
              index={i}
              day={day.day}
              open={open}
              focusable={focusable}
              dim={dim}
            />
          ))}
          {day.rooms.map((room, i) => (
            <RoomColumn key={room.id} room={room} column={day.columns.length + i + 1} first={i === 0} />
          ))}
          {day.now ? <div className={`nowline s${day.now.row} m${day.now.minute}`} aria-hidden="true" /> : null}
        </div>
      </div>
    </div>
  )
}

/** Who sits where: groups over their counters, and the rooms of courses beside them. */
function Heads({ day }: { day: DayShown }) {
  const { t: teaching } = useTranslation("courses-staff")
  return (
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
      {day.rooms.length > 0 ? (
        <div className={`gh k${day.columns.length + 1} w${day.rooms.length}`}>
          <b>{teaching("menu")}</b>
        </div>
      ) : null}
      {day.rooms.map((room, i) => (
        <div className={`kh k${day.columns.length + i + 1}${i === 0 ? " is-first" : ""}`} key={room.id}>
          <span lang="da">{room.name}</span>
        </div>
      ))}
    </div>
  )
}

function Gutter({ day }: { day: DayShown }) {
  return (
    <ol className="gutter" aria-hidden="true">
      {day.labels.map((label) => (
        <li key={label.row} className={`s${label.row}${label.half ? " half" : ""}`}>
          {label.text}
        </li>
      ))}
      {day.now ? <li className={`nowtag s${day.now.row} m${day.now.minute}`}>{day.now.clock}</li> : null}
    </ol>
  )
}

/** What meets beside the counters. */
function RoomColumn({ room, column, first }: { room: DayShown["rooms"][number]; column: number; first: boolean }) {
  const { t: teaching } = useTranslation("courses-staff")
  return (
    <section
      className={`col k${column}${first ? " is-first" : ""}`}
      aria-label={teaching("calendar.room", { name: room.name })}
    >
      <ol>
        {room.meetings.map((meeting) => (
          <li className={`visit is-meeting s${meeting.row} n${meeting.rows}`} key={meeting.id}>
            <a href={paths.staff.meeting(meeting.id)} aria-label={teaching("calendar.block", meeting)}>
              <span className="v1">
                <span className="v-n">
                  <b>{meeting.title}</b>
                </span>
              </span>
              <span className="v2">
                <span className="v-svc">
                  {meeting.taken}/{meeting.seats} <span lang="da">{meeting.room}</span> {meeting.teacher}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

function CounterColumn({
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
  dim,
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
            dim={dim !== null && lookOf(block.state) !== dim}
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
