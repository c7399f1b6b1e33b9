import { useEffect, useState } from "react"
import { Form } from "react-router"
import type { QueueShown, TurnShown } from "#app/desk/queue.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { UNDO_SECONDS } from "#domain/booking/rules.ts"
import { textAt } from "#locales/text-at.ts"

interface Did {
  act: string
  turn: string | null
  refusal: string
}

/** Says what was just done, or why not, and offers to take it back. It goes after ten seconds; a refusal stays. */
export function QueueToast({ did, undo, queue }: { did: Did | null; undo: string | null; queue: QueueShown }) {
  const { t } = useTranslation("queue-staff")
  const [gone, setGone] = useState("")
  const key = did ? `${did.act} ${did.turn} ${did.refusal} ${undo}` : ""
  const stays = !did || did.refusal !== ""
  useEffect(() => {
    if (stays) return
    const timer = setTimeout(() => setGone(key), UNDO_SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [key, stays])
  const shown = did && key !== gone && did.act !== "take" ? did : null
  return (
    <div className="toast" role="status">
      {shown ? (
        <>
          <span>
            {shown.refusal
              ? textAt(t, `refusal.${shown.refusal}`)
              : textAt(t, `did.${shown.act}`, { label: labelOf(queue, shown.turn) ?? t("did.someone") })}
          </span>
          {undo && shown.turn && !shown.refusal ? (
            <Form method="post">
              <input type="hidden" name="turn" value={shown.turn} />
              <input type="hidden" name="event" value={undo} />
              <button className="linkbutton" type="submit" name="intent" value="undo" data-act="z">
                {t("act.undo")}
              </button>
            </Form>
          ) : null}
        </>
      ) : null}
    </div>
  )
}

/** The number of somebody who is still shown; who is done is not. */
function labelOf(queue: QueueShown, turn: string | null): string | undefined {
  const all: TurnShown[] = [
    ...(queue.current ? [queue.current] : []),
    ...queue.waiting.flatMap(({ list }) => list),
    ...queue.parked,
    ...queue.missed,
    ...queue.away,
  ]
  return all.find((one) => one.turn === turn)?.label
}
