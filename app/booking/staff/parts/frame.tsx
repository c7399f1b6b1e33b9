import type { ReactNode } from "react"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

const steps = ["who", "what", "when", "done"] as const
type Step = (typeof steps)[number]

/** One of the four steps of booking for somebody: where one is, the way back, and the step itself. */
export function BookingFrame({
  step,
  title,
  id,
  children,
}: {
  step: Step
  title: string
  /** The booking's number; null before the first step is sent. */
  id: string | null
  children: ReactNode
}) {
  const { t } = useTranslation("booking-staff")
  const here = steps.indexOf(step)
  return (
    <StaffPage
      title={title}
      meta={t("step", { step: here + 1 })}
      acts={
        <a className="btn" href={paths.staff.bookingLinks()}>
          {t("links.menu")}
        </a>
      }
    >
      <div className="edit is-single book-for">
        <div className="ed1">
          <ol className="book-steps" aria-label={t("stepsLabel")}>
            {steps.map((name, i) => (
              <li
                key={name}
                aria-current={i === here ? "step" : undefined}
                className={i < here ? "is-over" : undefined}
              >
                <span className="n" aria-hidden="true">
                  {i < here ? <Icon name="done" className="i" /> : i + 1}
                </span>
                {i < here && id && step !== "done" ? (
                  <a href={addressOf(name, id)}>{t(`steps.${name}`)}</a>
                ) : (
                  t(`steps.${name}`)
                )}
              </li>
            ))}
          </ol>
          {children}
        </div>
      </div>
    </StaffPage>
  )
}

const addressOf = (step: Step, id: string): string =>
  step === "who"
    ? paths.staff.bookForWho(id)
    : step === "what"
      ? paths.staff.bookForWhat(id)
      : paths.staff.bookForWhen(id)
