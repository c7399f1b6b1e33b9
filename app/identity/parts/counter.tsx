import { Field } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { CheckShown } from "#app/identity/check.server.ts"
import { grounds as all } from "#domain/identity/check.ts"
import { ToldFields } from "./told.tsx"
import type { Typed } from "./typed.ts"

/** How the check at the counter ends: approved in one press, handed on, or on its way to a rejection. */
export function Counter({ check, typed, grounds }: { check: CheckShown; typed: Typed; grounds: readonly string[] }) {
  const { t } = useTranslation("identity-staff")
  const { open, doubts } = check.lacks
  return (
    <section id="result" tabIndex={-1}>
      <h2>{t("result.heading")}</h2>
      <input type="hidden" name="revision" value={check.revision} form="check" key={check.revision} />
      {open.length === 0 && doubts.length === 0 ? <p>{t("result.ready")}</p> : null}
      <Lacks words={t("result.lacks")} list={open} />
      <Lacks words={t("result.doubts")} list={doubts} bad />
      <Ability check={check} />
      <div className="form-acts">
        <button className="btn primary" type="submit" form="check" name="intent" value="approved">
          {t("result.approve")}
        </button>
        <button className="btn" type="submit" form="check" name="intent" value="save">
          {t("result.save")}
        </button>
      </div>
      <details open={typed?.intent === "doubtful"}>
        <summary>{t("result.doubtful")}</summary>
        <Field
          id="doubt"
          form="check"
          label={t("result.doubtfulWords")}
          rows={3}
          maxLength={2000}
          value={typed?.doubt}
        />
        <div className="form-acts">
          <button className="btn" type="submit" form="check" name="intent" value="doubtful">
            {t("result.doubtfulButton")}
          </button>
        </div>
      </details>
      <details open={typed?.intent === "hearing"}>
        <summary>{t("result.hearing")}</summary>
        <Grounds form="check" chosen={grounds} />
        <ToldFields name="facts" form="check" label={t("result.facts")} check={check} typed={typed} />
        <div className="form-acts">
          <button className="btn" type="submit" form="check" name="intent" value="hearing">
            {t("result.hearingButton")}
          </button>
        </div>
      </details>
    </section>
  )
}

/** An approval that was a mistake is taken back here, while the visit goes on. */
export function Reopen({ check }: { check: CheckShown }) {
  const { t } = useTranslation("identity-staff")
  return (
    <form method="post" id="result" tabIndex={-1}>
      <h2>{t("reopen.heading")}</h2>
      <p>{t("reopen.lead")}</p>
      <input type="hidden" name="revision" value={check.revision} />
      <div className="form-acts">
        <button className="btn" type="submit" name="intent" value="reopen">
          {t("reopen.button")}
        </button>
      </div>
    </form>
  )
}

function Lacks({ words, list, bad = false }: { words: string; list: readonly string[]; bad?: boolean }) {
  if (list.length === 0) return null
  return (
    <>
      <p className={bad ? "bad" : undefined}>{words}</p>
      <ul className="lacks">
        {list.map((lack) => (
          <li key={lack}>{lack}</li>
        ))}
      </ul>
    </>
  )
}

/** Until when one's own training holds, or who can complete it instead. */
export function Ability({ check }: { check: CheckShown }) {
  const { t } = useTranslation("identity-staff")
  const { until, others } = check.ability
  if (until) return <p className="quiet">{t("result.trained", { day: until })}</p>
  return (
    <div className="mark-look">
      <p>{t("result.untrained")}</p>
      {others.length > 0 ? (
        <>
          <p>{t("result.substitutes")}</p>
          <ul>
            {others.map(({ name, here }) => (
              <li key={name}>
                {name}
                {here ? `, ${t("result.here")}` : ""}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t("result.noSubstitute")}</p>
      )}
    </div>
  )
}

export function Grounds({ chosen, form }: { chosen: readonly string[]; form?: string }) {
  const { t } = useTranslation("identity-staff")
  return (
    <fieldset className="form-group">
      <legend className="form-label">{t("result.grounds")}</legend>
      {all.map((ground) => (
        <TickBox
          key={ground}
          id={`ground-${ground}`}
          name="ground"
          value={ground}
          {...(form ? { form } : {})}
          defaultChecked={chosen.includes(ground)}
          label={t(`ground.${ground}`)}
        />
      ))}
    </fieldset>
  )
}
