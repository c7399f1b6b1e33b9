import type { MessageOutcome } from "#app/office/message-acts.server.ts"
import type { MessageShown, TextShown } from "#app/office/messages.server.ts"
import { Field } from "#app/parts/form.tsx"
import { capital } from "#domain/capital.ts"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** The texts of a message, each in every language side by side. */
export function MessageForm({ shown, outcome }: { shown: MessageShown; outcome: MessageOutcome | null }) {
  const { t } = useTranslation("mail-staff")
  return (
    <form method="post" id="edit" className="message-form" key={`${shown.seen} ${outcome?.error ?? ""}`}>
      <input type="hidden" name="seen" value={shown.seen} />
      {shown.lagging.map(({ code, name, texts }) => (
        <div className="alert alert-warning" key={code}>
          <h3 className="alert-heading">{t("edit.lagging", { language: name })}</h3>
          <p>{t("edit.laggingLead", { texts })}</p>
          <TickBox
            id={`looked-${code}`}
            name="looked"
            value={code}
            defaultChecked={outcome?.looked.includes(code) ?? false}
            label={t("edit.looked", { language: name })}
          />
        </div>
      ))}
      {shown.texts.map((text, i) => (
        <MessageText key={text.key} text={text} nth={i} shown={shown} outcome={outcome} />
      ))}
      <div className="form-acts">
        <button className="btn primary" type="submit">
          {t("edit.save")}
        </button>
      </div>
      <Variables shown={shown} />
    </form>
  )
}

/** One text, what must stand in it, and its field in each language. */
function MessageText({
  text,
  nth,
  shown,
  outcome,
}: {
  text: TextShown
  nth: number
  shown: MessageShown
  outcome: MessageOutcome | null
}) {
  const { t } = useTranslation("mail-staff")
  const stale = outcome?.error === "changed-meanwhile"
  return (
    <fieldset className="message-text">
      <legend>{text.label}</legend>
      {text.must ? <p className="form-hint">{t("edit.must", { list: text.must })}</p> : null}
      {text.may ? <p className="form-hint">{t("edit.may", { list: text.may })}</p> : null}
      <div className="twins">
        {text.in.map(({ code, text: stands, builtIn }) => {
          const of = (place: { key: string; language: string }) => place.key === text.key && place.language === code
          const typed = outcome?.typed.find(of)?.text ?? stands
          const now = stale && typed !== stands ? t("edit.now", { text: stands }) : undefined
          return (
            <div key={code}>
              <Field
                id={`${code}-${nth}`}
                name={`${code} ${text.key}`}
                label={capital(shown.languages.find((language) => language.code === code)?.name ?? code)}
                error={outcome?.wrong.find(of)?.says ?? now}
                value={typed}
                lang={code}
                {...(text.part === "text" || text.part === "sms" ? { rows: rowsOf(text) } : {})}
              />
              {builtIn === null ? null : (
                <details>
                  <summary>{t("edit.builtIn")}</summary>
                  <p lang={code}>{builtIn}</p>
                </details>
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

/** The fields of a text are as high as its longest language needs. */
const rowsOf = (text: TextShown) => Math.min(9, Math.max(2, ...text.in.map((own) => Math.ceil(own.text.length / 44))))

/** What may be filled in, and what each becomes. */
function Variables({ shown }: { shown: MessageShown }) {
  const { t } = useTranslation("mail-staff")
  return (
    <section className="variables">
      <h3>{t("variables.title")}</h3>
      <p className="hint">{t("variables.lead")}</p>
      <dl>
        {shown.variables.map(({ name, means }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
