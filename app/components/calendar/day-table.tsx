import { grouped } from "#domain/grouped.ts"
import { useMemo } from "react"
import { useTranslation } from "../translation.ts"
import { Link } from "react-router"
import type { Block, DayShown } from "#app/web/day.server.ts"
import { paths } from "#app/paths.ts"
import { Icon } from "../icon.tsx"
import { type T, type Words, lookOf, wordsOf } from "./words.ts"

/** The day as a table: the same visits, the same acts, in the order of the clock. */
export function DayTable({ day, back, dim, lost }: { day: DayShown; back: string; dim: string | null; lost: boolean }) {
  const { t } = useTranslation("staff")
  const { t: teaching } = useTranslation("teaching")
  const words = useMemo(() => wordsOf(t), [t])
  const blocks = day.columns
    .flatMap((c) => c.blocks)
    .filter((b) => dim === null || lookOf(b.state) === dim)
    .toSorted((a, b) => a.row - b.row || a.counter - b.counter)
  const hours = grouped(blocks, (b) => day.labels.findLast((l) => !l.half && l.row <= b.row)?.text ?? b.from)
  return (
    <div className="tbl">
      {blocks.length === 0 ? <p className="hint">{t("day.noVisits")}</p> : null}
      <table role="table">
        <caption className="sr">{t("table.caption")}</caption>
        <thead>
          <tr role="row">
            <th scope="col">{t("table.time")}</th>
            <th scope="col" className="num">
              {t("table.counter")}
            </th>
            <th scope="col">{t("table.reference")}</th>
            <th scope="col">{t("table.name")}</th>
            <th scope="col" className="num">
              {t("table.people")}
            </th>
            <th scope="col">{t("table.service")}</th>
            <th scope="col">{t("table.state")}</th>
            <th scope="col">
              <span className="sr">{t("table.action")}</span>
            </th>
          </tr>
        </thead>
        {[...hours].map(([hour, rows]) => (
          <tbody key={hour}>
            <tr className="hour" role="row">
              <th scope="rowgroup" colSpan={8}>
                {hour}
                <span>{t("day.visits", { count: rows.length })}</span>
              </th>
            </tr>
            {rows.map((block) => (
              <Row key={block.id} t={t} words={words} block={block} day={day.day} back={back} lost={lost} />
            ))}
          </tbody>
        ))}
      </table>
      {day.rooms.length > 0 ? (
        <>
          <h2>{teaching("menu")}</h2>
          <ul>
            {day.rooms.flatMap((room) =>
              room.meetings.map((meeting) => (
                <li key={meeting.id}>
                  <a href={paths.staff.meeting(meeting.id)}>{teaching("calendar.block", meeting)}</a> {room.name}
                </li>
              )),
            )}
          </ul>
        </>
      ) : null}
    </div>
  )
}

function Row({
  t,
  words,
  block,
  day,
  back,
  lost,
}: {
  t: T
  words: Words
  block: Block
  day: string
  back: string
  lost: boolean
}) {
  const look = lookOf(block.state)
  const minutes = words.minutesOf(block)
  // A visit arrives once: at the first of its legs.
  const act =
    block.state === "booked" && (block.chain?.to ?? true)
      ? "arrive"
      : block.state === "arrived"
        ? "serve"
        : block.state === "serving"
          ? "finish"
          : null
  return (
    <tr className={`is-${look}`} role="row">
      <td className="tm">
        {block.from}–{block.to}
      </td>
      <td className="num">{block.counter}</td>
      <td>
        {block.state === "held" ? (
          block.reference
        ) : (
          <Link to={paths.staff.calendar({ day, view: "table", visit: block.visitId })} preventScrollReset>
            {block.reference}
          </Link>
        )}
      </td>
      <th scope="row">{words.nameOf(block)}</th>
      <td className="num">{block.party}</td>
      <td>
        {block.serviceName}
        {block.chain ? (
          <span className="ch">
            <Icon name="link" className="i" />
            {t(block.chain.to ? "block.chainTo" : "block.chainFrom", { number: block.chain.counter })}
          </span>
        ) : null}
      </td>
      <td className="state">
        <span className={`sw is-${look}`}>
          <Icon name={look} className="i" />
        </span>
        {t(`state.${block.state}`)}
        {minutes ? <span className={block.late ? "bad" : ""}>, {minutes}</span> : null}
        {block.withoutCounter ? <span className="bad">, {t("block.nogap")}</span> : null}
      </td>
      <td className="do">
        {act ? (
          <form method="post" action={paths.staff.visit(block.visitId)}>
            <input type="hidden" name="back" value={back} />
            <button className="linkbutton" type="submit" name="intent" value={act} disabled={lost}>
              {t(`act.${act}`)}
              <span className="sr"> {block.name}</span>
            </button>
          </form>
        ) : null}
      </td>
    </tr>
  )
}
