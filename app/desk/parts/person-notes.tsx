import type { PersonShown } from "#app/desk/person.server.ts"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { Phone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { LONGEST } from "#domain/longest.ts"

/** E-mail address and phone numbers, masked until they are asked for. */
export function PersonContact({
  person,
  contact,
}: {
  person: PersonShown
  contact: { email: string; phones: string[] } | null
}) {
  const { t } = useTranslation("person")
  const { t: desk } = useTranslation("desk")
  const known = person.email !== "" || person.phones.length > 0
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{desk("visit.contact")}</h2>
      {contact ? (
        <ul className="pers">
          <li>{contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : desk("visit.noEmail")}</li>
          {contact.phones.map((phone) => (
            <li key={phone}>
              <Phone number={phone} />
            </li>
          ))}
          {contact.phones.length === 0 ? <li>{desk("visit.noPhone")}</li> : null}
        </ul>
      ) : (
        <form method="post">
          <p>
            {[person.email || desk("visit.noEmail"), ...person.phones].join(" · ")}
            {person.phones.length === 0 ? ` · ${desk("visit.noPhone")}` : ""}
          </p>
          {known ? (
            <>
              <p className="hint">{desk("visit.hidden")}</p>
              <button className="btn small" type="submit" name="intent" value="show-contact">
                {desk("visit.show")}
              </button>
            </>
          ) : null}
        </form>
      )}
      {person.confirmed ? null : <p className="hint">{t("unconfirmed")}</p>}
    </section>
  )
}

/** What staff have written about the person, the newest first, and the way to write more. */
export function PersonNotes({
  notes,
  writes,
  error,
  typed,
}: {
  notes: PersonShown["notes"]
  writes: boolean
  error: "note-missing" | "note-too-long" | null
  typed: string
}) {
  const { t } = useTranslation("person")
  const { t: desk } = useTranslation("desk")
  const message = error ? desk(`refusal.${error}`) : undefined
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{t("notes")}</h2>
      {message ? <ErrorSummary problems={[{ field: "note", message }]} /> : null}
      {notes.length === 0 ? <p className="hint">{t("noNotes")}</p> : null}
      <ol className="notes">
        {notes.map((note) => (
          <li key={note.id}>
            <bdi>{note.text}</bdi>
            <span className="hint">
              {note.when} {note.who}
            </span>
          </li>
        ))}
      </ol>
      {writes ? (
        <form method="post" noValidate>
          <Field
            id="note"
            name="text"
            label={desk("visit.addNote")}
            hint={t("noteHint")}
            rows={3}
            maxLength={LONGEST.personNote}
            value={typed}
            error={message}
            dir="auto"
          />
          <button className="btn" type="submit" name="intent" value="note">
            {desk("visit.saveNote")}
          </button>
        </form>
      ) : null}
    </section>
  )
}
