import { Form, Link } from "react-router"
import type { PanelShown } from "#app/desk/panel.server.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import { may } from "#domain/staff/permissions.ts"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** The key that stands for each act, where somebody uses keys. */
const digits = { arrive: "1", serve: "2", finish: "3", miss: "4", move: "5", cancel: "6", correct: "7" } as const
const glyphs = { arrive: "arrived", serve: "serving", finish: "done", miss: "missed" } as const

interface ActsProps {
  visit: PanelShown
  back: string
  lost: boolean
  keys: boolean
}

/** The one likely act, the others, and the way to move, cancel or correct. */
export function Acts({ visit, back, lost, keys }: ActsProps) {
  const { t } = useTranslation("desk")
  const staff = useStaff()
  const mayChange = staff !== null && may(staff, "change-visits")
  const action = paths.staff.visit(visit.id)
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="seen" value={visit.seen} />
      <div className="acts" role="group" aria-label={t("visit.acts")}>
        {visit.main ? <Act act={visit.main} likely lost={lost} keys={keys} /> : null}
        {visit.others.map((act) => (
          <Act key={act} act={act} lost={lost} keys={keys} />
        ))}
        {visit.changeable
          ? (["move", "cancel"] as const).map((ask) => (
              <a className="btn" key={ask} href={`${action}?ask=${ask}`} data-act={digits[ask]}>
                {t(`act.${ask}`)}
                {keys ? <KeyHint digit={digits[ask]} /> : null}
              </a>
            ))
          : null}
        {visit.later.length > 0 && mayChange ? (
          <a className="btn" href={paths.staff.visitAsk(visit.id, "release")}>
            {t("act.release")}
          </a>
        ) : null}
        {visit.correctable && mayChange ? (
          <Link className="btn" to={paths.staff.correctVisit(visit.id)} data-act={digits.correct}>
            {t("act.correct")}
            {keys ? <KeyHint digit={digits.correct} /> : null}
          </Link>
        ) : null}
      </div>
    </Form>
  )
}

function Act({
  act,
  likely = false,
  lost,
  keys,
}: {
  act: keyof typeof glyphs
  likely?: boolean
  lost: boolean
  keys: boolean
}) {
  const { t } = useTranslation("desk")
  return (
    <button
      className={likely ? "btn primary" : "btn"}
      type="submit"
      name="intent"
      value={act}
      disabled={lost}
      data-act={digits[act]}
    >
      {likely ? <Icon name={glyphs[act]} className="i" /> : null}
      {t(`act.${act}`)}
      {keys ? <KeyHint digit={digits[act]} /> : null}
    </button>
  )
}

function KeyHint({ digit }: { digit: string }) {
  return (
    <span className="k" aria-hidden="true">
      {digit}
    </span>
  )
}

/** The last act or change taken back, while nothing newer stands over it. */
export function TakeBack({ visit, back, lost }: Omit<ActsProps, "keys">) {
  const { t } = useTranslation("desk")
  const staff = useStaff()
  const { undoable } = visit
  if (!undoable || (!("before" in undoable) && !(staff && may(staff, "change-visits")))) return null
  return (
    <Form method="post" action={paths.staff.visit(visit.id)} className="take-back">
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="event" value={undoable.eventId} />
      <button
        className="linkbutton"
        type="submit"
        name="intent"
        value={undoIntent(undoable)}
        disabled={lost}
        data-act="z"
      >
        {t(`takeBack.${"before" in undoable && undoable.before === "miss" ? "arriveLate" : undoable.act}`)}
      </button>
    </Form>
  )
}

/** How a form says what is taken back: what was done at the desk, or where the visit stands. */
export const undoIntent = (undoable: NonNullable<PanelShown["undoable"]>) =>
  "before" in undoable ? "undo" : "put-back"
