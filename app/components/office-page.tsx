import type { ReactNode } from "react"
import { useTranslation } from "./translation.ts"
import type { Outcome } from "#app/web/office.server.ts"
import { paths } from "#app/paths.ts"
import { ErrorSummary, type Problem } from "./form.tsx"
import { Icon } from "./icon.tsx"

const tabs = {
  hours: paths.staff.hours,
  counters: paths.staff.counters,
  roster: paths.staff.roster,
  services: paths.staff.services,
  municipalities: paths.staff.municipalities,
  retention: paths.staff.retention,
  history: paths.staff.history,
} as const
export type OfficeTab = keyof typeof tabs

/** The frame of the office's own pages. With an outcome that hits visits, the right side lists them and asks what to do. */
export function OfficePage({
  tab,
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
  const hits = outcome && (outcome.hits.length > 0 || outcome.meetings.length > 0) ? outcome : null
  const error = outcome && !hits ? t(`error.${outcome.error}`) : problem
  const right = hits ? <Hits outcome={hits} back={back} /> : side
  return (
    <main id="main">
      <title>{`${t(`tabs.${tab}`)} – Ankomst`}</title>
      <div className="tools">
        <h1>{t("title")}</h1>
        <nav className="tabs" aria-label={t("tabs.label")}>
          {(Object.keys(tabs) as OfficeTab[]).map((name) => (
            <a key={name} href={tabs[name]()} aria-current={name === tab ? "page" : undefined}>
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
          <ErrorSummary problems={problems ?? (error ? [{ field: "edit", message: error }] : [])} />
          {children}
        </div>
        {right}
      </div>
    </main>
  )
}

/** Whom a change hits, and where each would go. The buttons say exactly what will happen. */
function Hits({ outcome, back }: { outcome: Outcome; back: string }) {
  const { t } = useTranslation("office")
  const { t: staff } = useTranslation("staff")
  const movable = outcome.hits.filter((hit) => hit.to !== null).length
  return (
    <form method="post" className="ed2" id="hits" tabIndex={-1}>
      {outcome.typed.map(([name, value], i) => (
        <input key={i} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="plan" value={outcome.plan} />
      <HitMeetings meetings={outcome.meetings} />
      <section className="hits" hidden={outcome.hits.length === 0}>
        <h2>
          <Icon name="warn" className="i bad" />
          {t("hits.heading", { count: outcome.hits.length })}
        </h2>
        <p>{t("hits.lead")}</p>
        <ol>
          {outcome.hits.map((hit) => (
            <li key={hit.visitId}>
              <div className="h1">
                <b>{hit.when}</b> {hit.name} <a href={paths.staff.visit(hit.visitId)}>{hit.reference}</a>
                <span>
                  {hit.services.join(", ")}, {staff("people", { count: hit.party })}
                </span>
              </div>
              <div className="h2">
                {hit.to ? (
                  <span className="to">
                    <Icon name="arrow-forward" className="i" />
                    {hit.to}
                  </span>
                ) : (
                  <span className="to bad">
                    <Icon name="warn" className="i" />
                    {t("hits.none")}
                  </span>
                )}
              </div>
            </li>
          ))}
        </ol>
      </section>
      <footer>
        {movable > 0 ? (
          <button className="btn primary" type="submit" name="decide" value="move">
            {t("hits.move", { count: movable })}
          </button>
        ) : null}
        <button className="btn" type="submit" name="decide" value="keep">
          {t(outcome.hits.length > 0 ? "hits.keep" : "hits.keepMeetings")}
        </button>
        <a className="btn" href={back}>
          {t("hits.discard")}
        </a>
        {outcome.hits.length > 0 ? <p>{t("hits.keepHint")}</p> : null}
      </footer>
    </form>
  )
}

/** Course meetings that a closure hits. Nobody moves them from here: their people are told by the coordinator, on the run's page. */
function HitMeetings({ meetings }: { meetings: Outcome["meetings"] }) {
  const { t } = useTranslation("office")
  if (meetings.length === 0) return null
  return (
    <section className="hits">
      <h2>
        <Icon name="warn" className="i bad" />
        {t("hits.meetings", { count: meetings.length })}
      </h2>
      <p>{t("hits.meetingsLead")}</p>
      <ol>
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <div className="h1">
              <b>{meeting.when}</b> <a href={paths.staff.run(meeting.runId)}>{meeting.title}</a>
              <span>{meeting.teacher}</span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A value that was typed before the change was refused, else the one that stands. */
export function typedOr(outcome: Outcome | null, what: string, name: string, otherwise: string): string {
  if (!outcome || outcome.typed.find(([n]) => n === "what")?.[1] !== what) return otherwise
  return outcome.typed.find(([n]) => n === name)?.[1] ?? otherwise
}
