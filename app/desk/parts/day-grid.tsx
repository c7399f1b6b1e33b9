import { type MouseEvent, useCallback, useMemo } from "react"
import { useTranslation } from "#app/parts/translation.ts"
import { useNavigate } from "react-router"
import type { DayShown } from "#app/desk/day.server.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import { may } from "#domain/staff/permissions.ts"
import { paths } from "#paths"
import { Icon } from "#app/parts/icon.tsx"
import { CounterColumn } from "./day-column.tsx"
import { Placing } from "./placing.tsx"
import { wordsOf } from "./words.ts"

/** Counters side by side, time down the side. Positions are classes, so that no inline style is needed. */
export function DayGrid({
  day,
  open,
  focusable,
  matching,
}: {
  day: DayShown
  open: string | null
  focusable: string | null
  /** The blocks that a filter shows; null where all are. */
  matching: ReadonlySet<string> | null
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
              matching={matching}
            />
          ))}
          {day.rooms.map((room, i) => (
            <RoomColumn key={room.id} room={room} column={day.columns.length + i + 1} first={i === 0} />
          ))}
          <Placing day={day} />
          {day.now ? <div className={`nowline s${day.now.row} m${day.now.minute}`} aria-hidden="true" /> : null}
        </div>
      </div>
    </div>
  )
}

/** Who sits where: groups over their counters, and the rooms of courses beside them. */
function Heads({ day }: { day: DayShown }) {
  const { t } = useTranslation("desk")
  const { t: teaching } = useTranslation("courses-staff")
  const staff = useStaff()
  // Somebody is ill: from here it is said with two presses. What is over cannot be changed.
  const away = staff !== null && may(staff, "record-absence") && day.pastRows < day.rows
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
          {away && column.staff ? (
            <a
              href={paths.staff.absence({ day: day.day, counter: column.id })}
              aria-label={t("day.awayLabel", { name: column.staff, number: column.number })}
              title={t("day.away")}
            >
              {column.staff}
            </a>
          ) : (
            <span>{column.staff}</span>
          )}
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
