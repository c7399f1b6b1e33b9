import type { ReactNode } from "react"
import type { CorrectionShown, NotCorrected } from "#app/booking/correct.server.ts"
import { ErrorSummary, type Problem } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { Meanwhile, OtherTimes } from "./other-times.tsx"

/**
 * The frame of a page that corrects a visit: the way back, what is wrong, the nearest times where the old one no longer fits, and whom to
 * call where it is too late. What stands inside keeps what was typed in every case.
 */
export function CorrectPage({
  title,
  lead,
  visitKey,
  language,
  shown,
  refused,
  problems,
  children,
}: {
  title: string
  lead: string
  visitKey: string
  language: string
  shown: CorrectionShown
  refused: NotCorrected | null
  problems: readonly Problem[]
  children: ReactNode
}) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  return (
    <div className="container flow">
      <PageTitle title={title} wrong={problems.length > 0} />
      <meta name="robots" content="noindex" />
      <a className="back-link" href={paths.visit(language, visitKey)}>
        <Icon name="back" />
        {common("back")}
      </a>
      <div className="narrow">
        <ErrorSummary problems={problems} />
        <h1>{title}</h1>
        {shown.closed ? (
          <div className="alert" id="closed">
            <p>
              <WithPhone text={t(`correct.${shown.closed}`, { phone: shown.phone })} number={shown.phone} />
            </p>
          </div>
        ) : (
          <p className="lead">{lead}</p>
        )}
        {refused?.nearest ? (
          <OtherTimes
            refused={refused}
            nearest={refused.nearest}
            lead={t("correct.times.lead", { when: shown.when })}
            none={t("correct.times.none", { when: shown.when, phone: shown.phone })}
            phone={shown.phone}
            stay={paths.visit(language, visitKey)}
          />
        ) : null}
        {refused && refused.now.length > 0 ? <Meanwhile lines={refused.now} /> : null}
        {children}
      </div>
    </div>
  )
}

/** What a form of a correction carries, and its button. Once it is too late a form is shown only to keep what was typed. */
export function CorrectEnd({ shown, refused }: { shown: CorrectionShown; refused: NotCorrected | null }) {
  const { t } = useTranslation("booking")
  return (
    <div className="flow-end">
      <input type="hidden" name="seen" value={refused?.seen || shown.seen} />
      <button className="button button-primary xs-full-width" type="submit">
        {t("correct.save")}
      </button>
    </div>
  )
}

const placeOf: Readonly<Record<string, string>> = {
  "no-longer-fits": "other-times",
  "time-taken": "other-times",
  "changed-meanwhile": "meanwhile",
}

/** The words of what was refused, and the field it leads to. */
export function refusedProblems(
  refused: NotCorrected | null,
  say: (code: string) => string,
  fieldOf: Readonly<Record<string, string>>,
): Problem[] {
  if (!refused) return []
  const field = fieldOf[refused.error] ?? placeOf[refused.error] ?? "closed"
  return [{ field, message: say(refused.error) }]
}
