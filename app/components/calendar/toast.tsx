import { useEffect, useState } from "react"
import { useTranslation } from "../translation.ts"
import { Form } from "react-router"
import { UNDO_SECONDS } from "#domain/booking/rules.ts"
import { paths } from "#app/paths.ts"

export interface Did {
  act: "arrive" | "serve" | "finish" | "miss" | "undo" | "move" | "cancel" | "note"
  visitId: string
  name: string
  refusal: string | null
}

const undoes = { arrive: "arrived", serve: "serving", finish: "done", miss: "missed" } as const

/** Says what was just done, and offers to take it back where a slip is likely. It goes after ten seconds; without script it stays. */
export function Toast({ did, back }: { did: Did | null; back: string }) {
  const { t } = useTranslation("staff")
  const [gone, setGone] = useState("")
  const key = did ? `${did.act} ${did.visitId} ${did.refusal}` : ""
  const stays = !did || did.refusal !== null
  useEffect(() => {
    if (stays) return
    const timer = setTimeout(() => setGone(key), UNDO_SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [key, stays])
  const shown = did && key !== gone ? did : null
  return (
    <div className="toast" role="status">
      {shown ? (
        <>
          <span>
            {shown.refusal
              ? t(`refusal.${shown.refusal as "unknown"}`)
              : t(`act.did.${shown.act}`, { name: shown.name })}
          </span>
          {!shown.refusal && shown.act in undoes ? (
            <Form method="post" action={paths.staff.visit(shown.visitId)}>
              <input type="hidden" name="back" value={back} />
              <input type="hidden" name="from" value={undoes[shown.act as keyof typeof undoes]} />
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
