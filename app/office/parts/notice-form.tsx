import { useState } from "react"
import { Select } from "#app/parts/choices.tsx"
import { Field, FormActs } from "#app/parts/form.tsx"
import { Notices } from "#app/parts/notices.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readNotice } from "#app/office/forms.ts"
import type { NoticesShown } from "#app/office/notices.server.ts"
import type { Outcome } from "#app/office/shown.server.ts"
import { LONGEST } from "#domain/longest.ts"
import { languageName } from "#domain/manner.ts"
import { noticeKinds } from "#domain/office/notices.ts"
import { languages } from "#locales/languages.ts"
import { Seen, typedOr, useStands } from "./office-page.tsx"

/** A new notice, or one that is changed, and beside it what visitors will read. */
export function NoticeForm({
  shown,
  outcome,
  label,
  says,
}: {
  shown: NoticesShown
  outcome: Outcome | null
  label: (field: string) => string
  says: (field: string) => string | undefined
}) {
  const { t } = useTranslation("office")
  const { edited } = shown
  const what = edited ? "notice" : "new-notice"
  const stands = useStands(outcome, what)
  const value = (name: string, otherwise: string) => typedOr(outcome, what, name, otherwise)
  const field = (name: string, otherwise: string) => ({
    id: name,
    label: label(name),
    error: says(name) ?? stands(name),
    value: value(name, otherwise),
  })
  const texts = languages.map(({ code }) => [code, value(`text-${code}`, edited?.texts[code] ?? "")] as const)
  const [read, setRead] = useState({
    kind: value("kind", edited?.kind ?? "information"),
    texts: Object.fromEntries<string>(texts),
  })
  return (
    <form
      method="post"
      className="ed2"
      id="edit"
      noValidate
      onInput={(event) => {
        const form = new FormData(event.currentTarget)
        setRead(readNotice((name) => String(form.get(name) ?? "")))
      }}
    >
      <header>
        <h2>{t(edited ? "notices.edit" : "notices.new")}</h2>
      </header>
      <input type="hidden" name="what" value={what} />
      {edited ? <input type="hidden" name="id" value={edited.id} /> : null}
      {edited ? <Seen outcome={outcome} what={what} mark={edited.seen} /> : null}
      <Select
        id="serviceId"
        label={t("notices.about")}
        choose={t("notices.office")}
        value={value("serviceId", edited?.serviceId ?? "")}
        error={says("serviceId")}
        options={shown.services}
      />
      <Select
        id="kind"
        label={t("notices.kind")}
        value={value("kind", edited?.kind ?? "information")}
        options={noticeKinds.map((kind) => ({ value: kind, text: t(`notices.${kind}`) }))}
      />
      <div className="row2">
        <Field {...field("firstDay", edited?.firstDay ?? shown.usual.firstDay)} type="date" required />
        <Field {...field("lastDay", edited?.lastDay ?? shown.usual.lastDay)} type="date" required />
      </div>
      {texts.map(([code]) => (
        <Field
          key={code}
          {...field(`text-${code}`, edited?.texts[code] ?? "")}
          lang={code}
          rows={3}
          maxLength={LONGEST.notice}
          required
        />
      ))}
      <Preview read={read} important={shown.important} />
      <FormActs primary>{t("notices.add")}</FormActs>
    </form>
  )
}

/** The notice as visitors of each language will read it. */
function Preview({
  read,
  important,
}: {
  read: { kind: string; texts: Record<string, string> }
  important: NoticesShown["important"]
}) {
  const { t, i18n } = useTranslation("office")
  const written = Object.entries(read.texts).filter(([, text]) => text.trim() !== "")
  return (
    <section className="notice-preview" aria-label={t("notices.preview")}>
      <h3>{t("notices.preview")}</h3>
      <p className="hint">{t(written.length > 0 ? "notices.previewLead" : "notices.previewEmpty")}</p>
      {written.map(([code, text]) => (
        <div key={code} lang={code}>
          <p className="sr">{languageName(code, i18n.language)}</p>
          <Notices
            important={important[code]}
            notices={[{ id: code, kind: read.kind === "important" ? "important" : "information", text }]}
          />
        </div>
      ))}
    </section>
  )
}
