import type { MessageOutcome } from "#app/office/message-acts.server.ts"
import type { MessageShown } from "#app/office/messages.server.ts"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

const forms = ["html", "text", "short"] as const
const FRAME = "preview"

/** The message as people get it, a test to oneself, and what it said before. */
export function MessageSide({
  shown,
  email,
  outcome,
}: {
  shown: MessageShown
  email: string
  outcome: MessageOutcome | null
}) {
  return (
    <div className="ed2 message-side">
      <Preview shown={shown} />
      <Test shown={shown} email={email} />
      {shown.bySms ? <TestBySms shown={shown} outcome={outcome} /> : null}
      <History shown={shown} />
    </div>
  )
}

/**
 * A frame without any rights, filled by the form beside it: its buttons send what is typed to the page of the preview, and what comes
 * back stands in the frame.
 */
function Preview({ shown }: { shown: MessageShown }) {
  const { t } = useTranslation("mail-staff")
  const [first] = shown.languages
  return (
    <section>
      <h2>{t("preview.title")}</h2>
      <p className="hint">{t("preview.lead")}</p>
      {shown.languages.map(({ code, name }) => (
        <div className="preview-acts" key={code} role="group" aria-label={t("preview.show", { language: name })}>
          <span>{t("preview.show", { language: name })}</span>
          {forms
            .filter((form) => form !== "short" || shown.hasSms)
            .map((form) => (
              <button
                key={form}
                className="btn"
                type="submit"
                form="edit"
                formAction={paths.staff.messagePreview(shown.id, { language: code, as: form })}
                formTarget={FRAME}
              >
                {t(`preview.${form}`)}
              </button>
            ))}
        </div>
      ))}
      <iframe
        name={FRAME}
        title={t("preview.frame")}
        sandbox=""
        src={paths.staff.messagePreview(shown.id, { language: first!.code, as: "html" })}
      />
    </section>
  )
}

function Test({ shown, email }: { shown: MessageShown; email: string }) {
  const { t } = useTranslation("mail-staff")
  return (
    <section>
      <h2>{t("test.title")}</h2>
      <p className="hint">{t("test.lead", { email })}</p>
      <div className="form-acts">
        {shown.languages.map(({ code, name }) => (
          <button key={code} className="btn" type="submit" form="edit" name="intent" value={`test ${code}`}>
            {t("test.send", { language: name })}
          </button>
        ))}
      </div>
    </section>
  )
}

/** To a number that is typed for it: staff have none of their own here. */
function TestBySms({ shown, outcome }: { shown: MessageShown; outcome: MessageOutcome | null }) {
  const { t } = useTranslation("mail-staff")
  return (
    <section>
      <Field
        id="sms-to"
        form="edit"
        label={t("test.smsTo")}
        hint={t("test.smsToHint")}
        value={outcome?.smsTo ?? ""}
        error={outcome?.error === "sms-to" ? t("error.sms-to") : undefined}
        type="tel"
        autoComplete="off"
        dir="ltr"
        maxLength={40}
      />
      <div className="form-acts">
        {shown.languages.map(({ code, name }) => (
          <button key={code} className="btn" type="submit" form="edit" name="intent" value={`sms ${code}`}>
            {t("test.sendSms", { language: name })}
          </button>
        ))}
      </div>
    </section>
  )
}

function History({ shown: { versions, seen, own } }: { shown: MessageShown }) {
  const { t } = useTranslation("mail-staff")
  return (
    <section>
      <h2>{t("history.title")}</h2>
      {versions.length === 0 ? <p className="hint">{t("history.none")}</p> : null}
      <ol className="versions">
        {versions.map(({ version, by, changes }) => (
          <li key={version}>
            <b>{t("history.version", { number: version })}</b> <span className="quiet">{by}</span>
            {changes.map((change) => (
              <p key={change}>{change}</p>
            ))}
            {version === seen ? null : <Restore version={version} seen={seen} text={t("history.restore")} />}
          </li>
        ))}
        {own ? (
          <li>
            <b>{t("history.beginning")}</b>
            <Restore version={0} seen={seen} text={t("edit.backToBuiltIn")} />
          </li>
        ) : null}
      </ol>
    </section>
  )
}

function Restore({ version, seen, text }: { version: number; seen: number; text: string }) {
  const { t } = useTranslation("mail-staff")
  return (
    <form method="post">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="seen" value={seen} />
      <button className="linkbutton" type="submit" name="intent" value="restore">
        {text}
        <span className="sr"> {t("history.version", { number: version })}</span>
      </button>
    </form>
  )
}
