import { useRef } from "react"
import { Select } from "#app/parts/choices.tsx"
import { Field } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { CheckShown } from "#app/identity/check.server.ts"
import { documentKinds, sexes } from "#domain/identity/document.ts"
import { zoneLines } from "#domain/identity/zone-lines.ts"
import type { Shown, Typed } from "./typed.ts"
import { Why } from "./picks.tsx"

/** The first lines of a long zone are as long as a short one: it is sent off once nothing more comes. */
const PAUSE_MS = 400

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
        <Select
          form="check"
          choose={t("document.choose")}
          id="hand-kind"
          label={t("document.kind")}
          value={typed?.["hand-kind"]}
          options={documentKinds.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))}
        />
        <Select
          form="check"
          choose={t("document.choose")}
          id="hand-state"
          label={t("document.state")}
          value={typed?.["hand-state"]}
          options={countries}
        />
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
        <Select
          form="check"
          choose={t("document.sexNone")}
          id="hand-sex"
          label={t("agreement.of.sex")}
          value={typed?.["hand-sex"]}
          options={sexes.map((sex) => ({ value: sex, text: t(`agreement.sex.${sex}`) }))}
        />
        <Select
          form="check"
          choose={t("document.choose")}
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
