import { type Permission, may } from "#domain/staff/permissions.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import type { ReactNode } from "react"
import type { Outcome } from "#app/office/shown.server.ts"
import { paths } from "#paths"
import { ErrorSummary, type Problem } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { Hits, Sure } from "./office-hits.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { useStaff } from "#app/parts/staff-data.ts"

/** The office's own pages, and what each asks for. */
const tabs = {
  hours: [paths.staff.hours, "see-office"],
  counters: [paths.staff.counters, "change-office"],
  roster: [paths.staff.roster, "change-office"],
  services: [paths.staff.services, "change-office"],
  notices: [paths.staff.notices, "change-office"],
  messages: [paths.staff.messages, "change-office"],
  contact: [paths.staff.contact, "change-office"],
  booking: [paths.staff.bookingSettings, "change-office"],
  rules: [paths.staff.rules, "change-office"],
  municipalities: [paths.staff.municipalities, "see-office"],
  retention: [paths.staff.retention, "change-office"],
  history: [paths.staff.history, "change-office"],
  people: [paths.staff.people, "manage-people"],
  roles: [paths.staff.roles, "manage-people"],
  audit: [paths.staff.audit, "read-audit"],
} as const satisfies Record<string, readonly [() => string, Permission]>
export type OfficeTab = keyof typeof tabs

/** The frame of the office's own pages. With an outcome that hits visits, the right side lists them and asks what to do. */
export function OfficePage({
  tab,
  title,
  changed,
  saved,
  outcome,
  problem = null,
  problems,
  back,
  side,
  children,
}: {
  tab: OfficeTab
  /** What the browser calls the page, where it is one of several below a tab. */
  title?: string
  changed: { when: string; who: string } | null
  saved: boolean
  outcome: Outcome | null
  /** Why a change that can hit no visit was refused, in words. */
  problem?: string | null
  /** What is wrong field by field, instead of in one sentence. */
  problems?: readonly Problem[]
  back: string
  side?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation("office")
  const staff = useStaff()
  const asks = outcome !== null && (outcome.hits.length > 0 || outcome.meetings.length > 0)
  const sure = outcome?.error === "sure"
  const error = outcome?.error && !asks && !sure ? outcome.error : null
  const message =
    error === "changed-meanwhile" && outcome?.colleague
      ? t("stands.heading", outcome.colleague)
      : error
        ? t(`error.${error}`)
        : problem
  const shown = problems ?? (message ? [{ field: "edit", message }] : [])
  const right = asks ? <Hits outcome={outcome} back={back} /> : sure ? <Sure outcome={outcome} back={back} /> : side
  return (
    <main id="main">
      <PageTitle title={title ?? t(`tabs.${tab}`)} wrong={shown.length > 0} />
      <div className="tools office-tools">
        <h1>{t("title")}</h1>
        <nav className="tabs" aria-label={t("tabs.label")}>
          {(Object.keys(tabs) as OfficeTab[])
            .filter((name) => staff && may(staff, tabs[name][1]))
            .map((name) => (
              <a key={name} href={tabs[name][0]()} aria-current={name === tab ? "page" : undefined}>
                {t(`tabs.${name}`)}
              </a>
            ))}
        </nav>
        <span className="spring" />
        {changed ? (
          <span className="live">
            <Icon name="done" className="i" />
            {t("lastChanged", changed)}
          </span>
        ) : null}
      </div>
      <div className={right ? "edit" : "edit is-single"}>
        <div className="ed1">
          {saved && !outcome && !problem ? (
            <div className="alert alert-done" role="status">
              <p>{t("saved")}</p>
            </div>
          ) : null}
          <ErrorSummary problems={shown} />
          {children}
        </div>
        {right}
      </div>
    </main>
  )
}

/** The head of the column in which each row has its `EditLink`. */
export function EditHead() {
  const { t } = useTranslation("office")
  return (
    <th scope="col">
      <span className="sr">{t("edit")}</span>
    </th>
  )
}

/** Opens the form of one row; a screen reader hears which. */
export function EditLink({ href, of }: { href: string; of: ReactNode }) {
  const { t } = useTranslation("office")
  return (
    <a href={href}>
      {t("edit")}
      <span className="sr"> {of}</span>
    </a>
  )
}

const isFor = (outcome: Outcome | null, what: string): outcome is Outcome =>
  outcome?.typed.find(([n]) => n === "what")?.[1] === what

/** A value that was typed before the change was refused, else the one that stands. */
export function typedOr(outcome: Outcome | null, what: string, name: string, otherwise: string): string {
  if (!isFor(outcome, what)) return otherwise
  return outcome.typed.find(([n]) => n === name)?.[1] ?? otherwise
}

/** Whether a box was ticked before the change was refused, else whether it stands so: an empty box sends nothing. */
export function tickedOr(outcome: Outcome | null, what: string, name: string, otherwise: boolean): boolean {
  return isFor(outcome, what) ? outcome.typed.some(([n]) => n === name) : otherwise
}

/**
 * The mark of what the form shows, which saving compares with what stands. After a colleague's save it is the new one: who saves
 * again has seen both.
 */
export function Seen({ outcome, what, mark }: { outcome: Outcome | null; what: string; mark: string }) {
  const value = isFor(outcome, what) ? (outcome.seen ?? typedOr(outcome, what, "seen", mark)) : mark
  return <input type="hidden" name="seen" value={value} />
}

/** What a colleague saved, where it differs from what was typed; nothing otherwise. */
export function useStands(outcome: Outcome | null, what: string): (name: string) => string | undefined {
  const { t } = useTranslation("office")
  return (name) => {
    if (!isFor(outcome, what) || !outcome.stands || !(name in outcome.stands)) return undefined
    const value = outcome.stands[name]!
    if (value === typedOr(outcome, what, name, "")) return undefined
    return value === "" ? t("stands.empty") : t("stands.now", { value })
  }
}
