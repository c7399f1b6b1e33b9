import { textAt } from "#locales/text-at.ts"
import { useEffect, useState } from "react"
import { useTranslation } from "#app/parts/translation.ts"
import { Form } from "react-router"
import { UNDO_SECONDS } from "#domain/booking/rules.ts"
import type { PanelShown } from "#app/desk/panel.server.ts"
import { paths } from "#paths"
import { undoIntent } from "./panel-acts.tsx"

export interface Did {
  act:
    | "arrive"
    | "serve"
    | "finish"
    | "miss"
    | "undo"
    | "move"
    | "seat"
    | "cancel"
    | "put-back"
    | "note"
    | "correct"
    | "release"
    | "send-again"
  visitId: string
  name: string
  refusal: string | null
}

/**
 * Says what was just done, or who was quicker, and offers to take it back where a slip is likely; the panel offers that at any
 * time. It goes after ten seconds, from the address too, so that a reload does not say it again; without script it stays.
 */
export function Toast({
  did,
  back,
  panel,
  hint,
  sending,
}: {
  did: Did | null
  back: string
  /** The open visit. */
  panel: PanelShown | null
  /** What a key could not do. */
  hint: string
  /** An act is on its way to the server. */
  sending: boolean
}) {
  const { t } = useTranslation("desk")
  const [gone, setGone] = useState("")
  const key = did ? `${did.act} ${did.visitId} ${did.refusal}` : ""
  const stays = !did || did.refusal !== null
  useEffect(() => {
    if (stays) return
    const timer = setTimeout(() => setGone(key), UNDO_SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [key, stays])
  useEffect(() => {
    const url = new URL(window.location.href)
    if (!key || !url.searchParams.has("did")) return
    url.searchParams.delete("did")
    window.history.replaceState(window.history.state, "", url)
  }, [key])
  const shown = did && key !== gone ? did : null
  const undoable = shown && !shown.refusal && panel?.id === shown.visitId && panel.undoable?.act === shown.act
  const quicker = shown?.refusal === "changed-meanwhile" && panel?.id === shown.visitId ? panel.newest : null
  // Nobody is told that a mail is on its way to somebody who has none.
  const untold = shown && panel?.id === shown.visitId && !panel.hasEmail
  const said =
    untold && (shown.act === "move" || shown.act === "cancel" || shown.act === "release")
      ? (`${shown.act}Untold` as const)
      : (shown?.act ?? "undo")
  return (
    <div className="toast" role="status">
      {sending ? (
        <span>{t("live.sending")}</span>
      ) : shown ? (
        <>
          <span>
            {quicker?.who
              ? t("refusal.quicker", {
                  who: quicker.who,
                  at: quicker.at,
                  name: shown.name,
                  what: textAt(t, `newest.${quicker.kind}`),
                })
              : shown.refusal
                ? textAt(t, `refusal.${shown.refusal}`)
                : t(`act.did.${said}`, { name: shown.name })}
          </span>
          {undoable ? (
            <Form method="post" action={paths.staff.visit(shown.visitId)}>
              <input type="hidden" name="back" value={back} />
              <input type="hidden" name="event" value={panel.undoable!.eventId} />
              <button
                className="linkbutton"
                type="submit"
                name="intent"
                value={undoIntent(panel.undoable!)}
                data-act="z"
              >
                {t("act.undo")}
              </button>
            </Form>
          ) : null}
        </>
      ) : hint ? (
        <span>{hint}</span>
      ) : null}
    </div>
  )
}
