import { SEALED } from "#domain/prereg/household.ts"
import { HIDDEN } from "#domain/mask.ts"
import { Icon } from "#app/parts/icon.tsx"
import { type VerdictCode, verdicts } from "#domain/prereg/verdicts.ts"
import { useTranslation } from "#app/parts/translation.ts"
import type { ReviewShown } from "#app/prereg/staff/shown.server.ts"

const marks = { ok: "found-ok", look: "found-look", stop: "found-stop" } as const
/** What the household says of a paper: a word, a sign and a colour. */
const says = {
  ready: { look: "found-ok", icon: "done" },
  check: { look: "found-look", icon: "warn" },
  missing: { look: "found-stop", icon: "warn" },
  open: { look: "found-look", icon: "warn" },
  none: { look: "quiet", icon: null },
} as const
const looks = {
  approved: "verdict-ok",
  missing: "verdict-bad",
  "stamp-missing": "verdict-bad",
  "at-visit": undefined,
  "not-relevant": undefined,
} as const

/** What the household says of itself, with what the rules found under each. */
export function Facts({ shown }: { shown: ReviewShown }) {
  const { t } = useTranslation("prereg-staff")
  return (
    <>
      {shown.alerts.length > 0 ? (
        <div className="review-alerts">
          {shown.alerts.map((found) => (
            <p key={found.text} className={marks[found.level]}>
              <Icon name="warn" className="i" />
              {found.text}
            </p>
          ))}
        </div>
      ) : null}
      <dl className="review-facts">
        {shown.facts.map((fact) => (
          <div key={fact.key}>
            <dt>{t(`fact.${fact.key}`)}</dt>
            <dd>
              <b>
                <bdi>{fact.text}</bdi>
              </b>
              {fact.found.map((found) => (
                <span key={found.text} className={marks[found.level]}>
                  <Icon name={found.level === "ok" ? "done" : "warn"} className="i" />
                  {found.text}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** People across, papers down: what the household says, and what staff found. */
export function PapersTable({
  shown,
  decides,
  typed,
  overtaken,
  mark,
}: {
  shown: ReviewShown
  decides: boolean
  /** What somebody chose in a form that was given back: it stays. */
  typed: Record<string, string> | null
  /** A colleague has found something else meanwhile: what stands now is said beside what was chosen. */
  overtaken: boolean
  /** Says what was just found of a paper, before it is saved: the decision beside follows. */
  mark: (cell: string, verdict: VerdictCode | null) => void
}) {
  const { t } = useTranslation("prereg-staff")
  // Findings go along with the decision, so that none is lost when only the decision is pressed.
  const judges = decides && shown.decidable ? "decide" : "judge"
  return (
    <section className="review-part">
      <h2 id="papers">
        {t("papers")} <span className="meta">{t("papersSum", shown.papersSum)}</span>
      </h2>
      {judges === "judge" ? <form method="post" id="judge" /> : null}
      {/* What Enter presses: findings are saved, nobody's papers are approved at once and nothing is decided. */}
      {decides ? <button type="submit" form={judges} name="intent" value="verdicts" hidden /> : null}
      {/* What scrolls sideways must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="review-scroll" role="group" aria-labelledby="papers" tabIndex={0}>
        <table className="review-table">
          <Head shown={shown} approves={decides ? judges : null} />
          <tbody>
            {shown.papers.map((row) => (
              <tr key={row.paper}>
                <th scope="row">{row.label}</th>
                {row.cells.map((cell, i) => (
                  <td key={shown.people[i]!.id}>
                    {cell ? (
                      <PaperCell
                        cell={cell}
                        paper={row.paper}
                        called={`${row.label}, ${shown.people[i]!.name}`}
                        form={decides ? judges : null}
                        typed={typed?.[`v:${cell.personId}:${row.paper}`] ?? null}
                        overtaken={overtaken && typed !== null}
                        mark={mark}
                      />
                    ) : (
                      "–"
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {decides ? (
        <div className="form-acts">
          <button className="btn" type="submit" form={judges} name="intent" value="verdicts">
            {t("papersSave")}
          </button>
        </div>
      ) : null}
    </section>
  )
}

/** One paper of one person: what the household says, and the menu or the word for what staff found. */
function PaperCell({
  cell,
  paper,
  called,
  form,
  typed,
  overtaken,
  mark,
}: {
  cell: NonNullable<ReviewShown["papers"][number]["cells"][number]>
  paper: ReviewShown["papers"][number]["paper"]
  /** The paper and the person, in words. */
  called: string
  /** The form that findings go with; null where one may only read. */
  form: "decide" | "judge" | null
  typed: string | null
  overtaken: boolean
  mark: (cell: string, verdict: VerdictCode | null) => void
}) {
  const { t } = useTranslation("prereg-staff")
  const said = says[cell.says]
  const at = `${cell.personId}:${paper}`
  return (
    <>
      <span className={`says ${said.look}`}>
        {said.icon ? <Icon name={said.icon} className="i" /> : null}
        {t(`says.${cell.says}`)}
      </span>
      {form ? (
        <>
          <input type="hidden" form={form} name={`was:${at}`} value={cell.verdict ?? ""} key={cell.verdict} />
          <select
            form={form}
            name={`v:${at}`}
            className={cell.verdict ? looks[cell.verdict] : undefined}
            onChange={(event) => {
              const { value } = event.currentTarget
              mark(at, verdicts.find((v) => v === value) ?? null)
            }}
            defaultValue={typed ?? cell.verdict ?? ""}
            aria-label={called}
          >
            <option value="">{t("verdict.none")}</option>
            {verdicts.map((verdict) => (
              <option key={verdict} value={verdict}>
                {t(`verdict.${verdict}`)}
              </option>
            ))}
          </select>
        </>
      ) : null}
      {overtaken && (typed ?? "") !== (cell.verdict ?? "") ? (
        <span className="hint">
          {t("verdictNow", { verdict: t(`verdict.${cell.verdict ?? "none"}`), who: cell.by ?? "–" })}
        </span>
      ) : null}
      {!form && cell.verdict ? <b>{t(`verdict.${cell.verdict}`)}</b> : null}
    </>
  )
}

/** Every answer, people across. A value equal to the one on its left is dimmed, so that differences stand out. */
export function Answers({
  shown,
  decides,
  opened,
}: {
  shown: ReviewShown
  decides: boolean
  /** Sealed answers that were just opened, by "<person> <part>.<question>". They are gone with the next page. */
  opened: Record<string, string> | null
}) {
  const { t } = useTranslation("prereg-staff")
  const sealedPeople = shown.people.filter((p) => p.sealed)
  return (
    <section className="review-part">
      <h2 id="answers">
        {t("answers")} <span className="meta">{t("answersLaw")}</span>
      </h2>
      {/* What scrolls sideways must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="review-scroll" role="group" aria-labelledby="answers" tabIndex={0}>
        <table className="review-table">
          <Head shown={shown} />
          <tbody>
            {shown.answers.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                {row.cells.map((cell, i) => {
                  const person = shown.people[i]!
                  const clear = opened?.[`${person.id} ${row.key}`]
                  const before = row.cells[i - 1]?.text
                  const same = cell !== null && cell.text !== SEALED && i > 0 && cell.text === before
                  return (
                    <td key={person.id} className={same ? "is-same" : undefined}>
                      {cell === null || cell.text === "" ? (
                        "–"
                      ) : cell.text === SEALED ? (
                        clear === undefined ? (
                          <span aria-label={t("sealed")}>{HIDDEN}</span>
                        ) : (
                          <mark className="lines">{clear}</mark>
                        )
                      ) : (
                        <bdi className="lines">{cell.text}</bdi>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {decides && sealedPeople.length > 0 ? (
        <form method="post" className="review-open">
          <input type="hidden" name="intent" value="open" />
          <Icon name="lock" className="i" /> {t("hidden")}{" "}
          {sealedPeople.map((person) => (
            <button key={person.id} className="linkbutton" type="submit" name="person" value={person.id}>
              {t("show", { name: person.name })}
            </button>
          ))}{" "}
          <span className="quiet">{t("showNote")}</span>
        </form>
      ) : null}
    </section>
  )
}

function Head({ shown, approves = null }: { shown: ReviewShown; approves?: "decide" | "judge" | null }) {
  const { t } = useTranslation("prereg-staff")
  const open = new Set(
    shown.papers.flatMap((row) =>
      row.cells.flatMap((cell) => (cell && !cell.verdict && cell.says !== "missing" ? [cell.personId] : [])),
    ),
  )
  return (
    <thead>
      <tr>
        <td />
        {shown.people.map((person) => (
          <th key={person.id} scope="col">
            <bdi>{person.name}</bdi>
            <span>{person.relation}</span>
            {approves && open.has(person.id) ? (
              <button className="linkbutton" type="submit" form={approves} name="intent" value={`approve ${person.id}`}>
                {t("approveAll")}
                <span className="sr">: {person.name}</span>
              </button>
            ) : null}
          </th>
        ))}
      </tr>
    </thead>
  )
}
