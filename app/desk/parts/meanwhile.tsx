import type { PanelShown } from "#app/desk/panel.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { meanwhileOf } from "#domain/desk/meanwhile.ts"
import { Events } from "./panel-events.tsx"

/** What was sent over a newer change of a visit, and therefore not done. */
export interface NotDone {
  /** The latest event that its page had shown. */
  read: string
  /** What was typed with it. */
  reason: string
}

/** The difference between what somebody acted on and what stands: who, when and what; with what was typed, where its form is gone. */
export function Meanwhile({
  visit,
  notDone,
  formGone,
}: {
  visit: PanelShown
  notDone: NotDone | null
  formGone: boolean
}) {
  const { t } = useTranslation("desk")
  if (!notDone) return null
  const events = meanwhileOf(visit.events, notDone.read)
  return (
    <div className="alert meanwhile" role="alert">
      <h2 className="alert-heading">{t("meanwhile.title")}</h2>
      <Events events={events} />
      <p>{t(formGone ? "meanwhile.gone" : "meanwhile.again")}</p>
      {formGone && notDone.reason ? (
        <p>
          {t("meanwhile.typed")} <bdi>{notDone.reason}</bdi>
        </p>
      ) : null}
    </div>
  )
}

/** What a form about a visit carries of what its page had shown. */
export const Seen = ({ visit }: { visit: PanelShown }) => (
  <>
    <input type="hidden" name="seen" value={visit.seen} />
    <input type="hidden" name="read" value={visit.events[0]?.id ?? ""} />
  </>
)
