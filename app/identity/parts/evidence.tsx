import { useRef } from "react"
import { Field } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { CheckShown } from "#app/identity/check.server.ts"
import { findings, reasons, seenAs, settlings, steps } from "#domain/identity/check.ts"
import { documentKinds } from "#domain/identity/document.ts"
import { zoneLines } from "#domain/identity/zone-lines.ts"
import type { Typed } from "./typed.ts"

/** The first lines of a long zone are as long as a short one: it is sent off once nothing more comes. */
const PAUSE_MS = 400

interface Shown {
  check: CheckShown
  /** Whether it can still be entered. */
  open: boolean
}

/** The document as it was read, and the lines to scan. A reader that types like a keyboard sends them off by itself. */
export function DocumentRead({ check, typed, open }: Shown & { typed: Typed }) {
  const { t } = useTranslation("identity-staff")
  const button = useRef<HTMLButtonElement>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { document } = check
  return (
    <section>
      <header>
        <h2>{t("document.heading")}</h2>
      </header>
      {document ? <DocumentFacts document={document} /> : null}
      {open ? (
        <div className="zone">
          <div className="form-group">
            <label className="form-label" htmlFor="zone">
              {document ? t("document.again") : t("document.zone")}
            </label>
            <span className="form-hint" id="zone-hint">
              {t("document.zoneHint")}
            </span>
            <textarea
              id="zone"
              name="zone"
              form="check"
              className="form-input"
              rows={3}
              cols={44}
              maxLength={200}
              spellCheck={false}
              autoCapitalize="characters"
              autoComplete="off"
              dir="ltr"
              aria-describedby="zone-hint"
              defaultValue={typed?.zone ?? ""}
              onInput={(event) => {
                const { value } = event.currentTarget
                clearTimeout(pause.current)
                if (zoneLines(value).ok) pause.current = setTimeout(() => button.current?.click(), PAUSE_MS)
              }}
            />
          </div>
          <button
            ref={button}
            className={document ? "btn" : "btn primary"}
            type="submit"
            form="check"
            name="intent"
            value="read"
            onClick={() => clearTimeout(pause.current)}
          >
            {t("document.read")}
          </button>
          <ByHand check={check} typed={typed} />
        </div>
      ) : null}
    </section>
  )
}

function DocumentFacts({ document }: { document: NonNullable<CheckShown["document"]> }) {
  const { t } = useTranslation("identity-staff")
  return (
    <>
      <dl className="review-facts">
        <div>
          <dt>{t("document.kind")}</dt>
          <dd>{document.kind}</dd>
        </div>
        <div>
          <dt>{t("document.state")}</dt>
          <dd>{document.state}</dd>
        </div>
        <div>
          <dt>{t("document.number")}</dt>
          <dd>{document.number}</dd>
        </div>
        <div>
          <dt>{t("document.expires")}</dt>
          <dd>
            {document.expires} {document.expired ? <b className="bad">{t("document.expired")}</b> : null}
          </dd>
        </div>
      </dl>
      {document.taken ? null : <p className="bad">{t("document.notTaken")}</p>}
      {document.zone ? (
        document.wrong.length > 0 ? (
          <p className="bad">
            <Icon name="warn" className="i" /> {t("document.digitsWrong", { which: document.wrong.join(", ") })}
          </p>
        ) : (
          <p className="quiet">
            <Icon name="done" className="i" /> {t("document.digitsRight")}
          </p>
        )
      ) : document.why ? (
        <p className="quiet">{t("document.typed", { why: document.why })}</p>
      ) : null}
      {document.look ? <p lang="da">{document.look}</p> : null}
      <p>
        <a href={document.prado} target="_blank" rel="noreferrer">
          {t("document.prado")}
        </a>
      </p>
    </>
  )
}

/** What stands in the document, where its lines cannot be read. */
function ByHand({ check, typed }: { check: CheckShown; typed: Typed }) {
  const { t } = useTranslation("identity-staff")
  const countries = check.states.map(({ code, name }) => ({ value: code, text: name }))
  const { byHand } = check.evidence
  return (
    <details open={Boolean(typed?.["hand-kind"] || typed?.["hand-number"])}>
      <summary>{t("document.byHand")}</summary>
      <div className="by-hand">
        <FormSelect
          id="hand-kind"
          label={t("document.kind")}
          value={typed?.["hand-kind"]}
          options={documentKinds.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))}
        />
        <FormSelect id="hand-state" label={t("document.state")} value={typed?.["hand-state"]} options={countries} />
        <Field
          id="hand-number"
          form="check"
          label={t("document.number")}
          value={typed?.["hand-number"]}
          maxLength={40}
          autoComplete="off"
        />
        <Field
          id="hand-expires"
          form="check"
          label={t("document.expires")}
          type="date"
          value={typed?.["hand-expires"]}
        />
        <Field
          id="hand-name"
          form="check"
          label={t("agreement.of.name")}
          value={typed?.["hand-name"]}
          maxLength={200}
          autoComplete="off"
        />
        <Field
          id="hand-born"
          form="check"
          label={t("document.born")}
          hint={t("document.bornHint")}
          maxLength={10}
          value={typed?.["hand-born"]}
        />
        <FormSelect
          id="hand-citizenship"
          label={t("document.citizenship")}
          value={typed?.["hand-citizenship"]}
          options={countries}
        />
        <Why
          name="hand"
          what={t("document.byHandWhy")}
          reason={byHand?.reason ?? null}
          words={byHand?.words ?? ""}
          label
        />
      </div>
    </details>
  )
}

function FormSelect({
  id,
  label,
  value,
  options,
}: {
  id: string
  label: string
  value: string | undefined
  options: readonly { value: string; text: string }[]
}) {
  const { t } = useTranslation("identity-staff")
  return (
    <div className="form-group">
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <select className="form-select" id={id} name={id} form="check" defaultValue={value ?? ""}>
        <option value="">{t("document.choose")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Why something was not done or not seen, and a line about it. */
function Why({
  name,
  what,
  reason,
  words,
  label = false,
}: {
  name: string
  what: string
  reason: string | null
  words: string
  label?: boolean
}) {
  const { t } = useTranslation("identity-staff")
  return (
    <span className="why">
      {label ? <label htmlFor={`${name}-reason`}>{what}</label> : null}
      <select
        id={`${name}-reason`}
        name={`${name}-reason`}
        form="check"
        defaultValue={reason ?? ""}
        aria-label={label ? undefined : t("reason.whyOf", { what })}
      >
        <option value="">{t("reason.why")}</option>
        {reasons.map((one) => (
          <option key={one} value={one}>
            {t(`reason.${one}`)}
          </option>
        ))}
      </select>
      <input
        name={`${name}-words`}
        form="check"
        defaultValue={words}
        maxLength={300}
        aria-label={t("reason.wordsOf", { what })}
      />
    </span>
  )
}

/** The document beside what the household said, each field that differs with how it is settled. */
export function Agreement({ check, open }: Shown) {
  const { t } = useTranslation("identity-staff")
  return (
    <section>
      <header>
        <h2>{t("agreement.heading")}</h2>
      </header>
      {check.agreement.length === 0 ? (
        <p className="quiet">{check.compared ? t("agreement.later") : t("agreement.none")}</p>
      ) : (
        // What scrolls sideways must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="review-scroll" tabIndex={0} role="group" aria-label={t("agreement.heading")}>
          <table className="worklist agreement">
            <thead>
              <tr>
                {(["field", "said", "shows", "result"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`agreement.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {check.agreement.map(({ field, is, said, shows }) => (
                <tr key={field}>
                  <th scope="row">{t(`agreement.of.${field}`)}</th>
                  <td>
                    <bdi>{said || "–"}</bdi>
                  </td>
                  <td>
                    <bdi>{shows || "–"}</bdi>
                  </td>
                  <td className={is === "differs" ? "mark-look" : undefined}>
                    {is === "differs" ? <Settle check={check} field={field} open={open} /> : t(`agreement.${is}`)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Settle({ check, field, open }: Shown & { field: CheckShown["agreement"][number]["field"] }) {
  const { t } = useTranslation("identity-staff")
  const settled = check.evidence.agreement[field]
  const name = `field-${field}`
  const called = t(`agreement.of.${field}`)
  if (!open)
    return (
      <>
        {t("agreement.differs")}. {settled ? t(`agreement.settled.${settled.is}`) : ""} {settled?.words}
      </>
    )
  return (
    <fieldset className="pick" id={name} tabIndex={-1}>
      <legend>{t("agreement.settle", { field: called })}</legend>
      {settlings.map((is) => (
        <label key={is}>
          <input type="radio" form="check" name={name} value={is} defaultChecked={settled?.is === is} />{" "}
          {t(`agreement.settled.${is}`)}
        </label>
      ))}
      <input
        form="check"
        name={`${name}-words`}
        defaultValue={settled?.words ?? ""}
        maxLength={300}
        aria-label={t("agreement.words", { field: called })}
      />
    </fieldset>
  )
}

/** What is looked at, one row each: one press where it is in order. */
export function Steps({ check, open }: Shown) {
  const { t } = useTranslation("identity-staff")
  return (
    <section>
      <header>
        <h2>{t("steps.heading")}</h2>
      </header>
      {steps.map((step) => {
        const found = check.evidence.steps[step]
        return (
          <Picks
            key={step}
            name={`step-${step}`}
            legend={t(`steps.${step}`)}
            options={findings.map((is) => ({ value: is, text: t(`found.${is}`) }))}
            chosen={found?.is ?? null}
            reason={found?.reason ?? null}
            words={found?.words ?? ""}
            explains="not-done"
            open={open}
          />
        )
      })}
    </section>
  )
}

/** The papers of a person, each with what is asked of it. */
export function Papers({ check, open }: Shown) {
  const { t } = useTranslation("identity-staff")
  return (
    <section>
      <header>
        <h2>{t("papers.heading")}</h2>
      </header>
      {check.papers.map(({ paper, label, asked, look }) => {
        const seen = check.evidence.papers[paper]
        return (
          <Picks
            key={paper}
            name={`paper-${paper}`}
            legend={label}
            hint={asked}
            look={look}
            options={seenAs.map((is) => ({ value: is, text: t(`papers.${is}`) }))}
            chosen={seen?.is ?? null}
            reason={seen?.reason ?? null}
            words={seen?.words ?? ""}
            explains="not-seen"
            open={open}
          />
        )
      })}
      {open ? (
        <details>
          <summary>{t("papers.add")}</summary>
          <div className="add-paper">
            <AddPaper check={check} />
          </div>
        </details>
      ) : null}
    </section>
  )
}

function AddPaper({ check }: { check: CheckShown }) {
  const { t } = useTranslation("identity-staff")
  return (
    <>
      <select name="add" form="check" defaultValue="" aria-label={t("papers.add")}>
        <option value="">{t("document.choose")}</option>
        {check.more.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <button className="btn" type="submit" form="check" name="intent" value="add">
        {t("papers.addButton")}
      </button>
    </>
  )
}

/** One row of three choices; a reason stands beside the one that needs it. */
function Picks({
  name,
  legend,
  hint,
  look,
  options,
  chosen,
  reason,
  words,
  explains,
  open,
}: {
  name: string
  legend: string
  hint?: string
  look?: string
  options: readonly { value: string; text: string }[]
  chosen: string | null
  reason: (typeof reasons)[number] | null
  words: string
  explains: string
  open: boolean
}) {
  const { t } = useTranslation("identity-staff")
  if (!open)
    return (
      <p className="picked">
        <b>{legend}</b>: {options.find(({ value }) => value === chosen)?.text ?? "–"}
        {reason ? `, ${t(`reason.${reason}`).toLowerCase()}` : ""} {words}
      </p>
    )
  return (
    <fieldset className={`pick explains-${explains}`}>
      <legend>
        {legend}
        {hint ? <span className="quiet">{hint}</span> : null}
        {look ? (
          <span className="quiet" lang="da">
            {look}
          </span>
        ) : null}
      </legend>
      {options.map(({ value, text }) => (
        <label key={value}>
          <input type="radio" form="check" name={name} value={value} defaultChecked={chosen === value} /> {text}
        </label>
      ))}
      <Why name={name} what={legend} reason={reason} words={words} />
    </fieldset>
  )
}
