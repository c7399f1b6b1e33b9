import { type T, type Words, lookOf } from "./words.ts"
import { Form, Link } from "react-router"
import type { Block } from "#app/desk/day-blocks.server.ts"
import { nextAct } from "#domain/desk/next-acts.ts"
import { paths } from "#paths"
import { Icon } from "#app/parts/icon.tsx"

/** One leg of the table, with its one likely act, which is done where it stands. */
export function Row({
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
  const act = nextAct({ state: block.state, first: block.chain?.to ?? true })
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
      <th scope="row">
        <bdi>{block.state === "held" ? words.nameOf(block) : block.fullName}</bdi>
      </th>
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
          <Form method="post" action={paths.staff.visit(block.visitId)} preventScrollReset>
            <input type="hidden" name="back" value={back} />
            <input type="hidden" name="seen" value={block.seen} />
            <button className="linkbutton" type="submit" name="intent" value={act} disabled={lost}>
              {t(`act.${act}`)}
              <span className="sr"> {block.fullName}</span>
            </button>
          </Form>
        ) : null}
      </td>
    </tr>
  )
}
