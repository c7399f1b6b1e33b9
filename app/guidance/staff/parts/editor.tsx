import type { ArticleDraft } from "#domain/guidance/publish.ts"
import type { ArticleOutcome } from "#app/guidance/staff/article-acts.server.ts"
import type { Conflict, Difference, KeptShown } from "#app/guidance/staff/article-conflict.server.ts"
import type { EditorShown } from "#app/guidance/staff/shown.server.ts"
import { paths } from "#paths"
import { LONGEST } from "#domain/longest.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { Field } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { ArticleBody, Blocks, Line } from "#app/guidance/parts/body.tsx"

/** Two texts in one: what was added, what was taken away. */
export function Compared({ parts, language }: { parts: Difference; language: string }) {
  const { t } = useTranslation("guidance-staff")
  return (
    <p className="compared" lang={language}>
      {parts === null
        ? t("edit.tooDifferent")
        : parts.map((part, i) =>
            part.is === "added" ? (
              <ins key={i}>{part.value}</ins>
            ) : part.is === "removed" ? (
              <del key={i}>{part.value}</del>
            ) : (
              <span key={i}>{part.value}</span>
            ),
          )}
    </p>
  )
}

/** What a colleague saved meanwhile, and how one's own text differs: nobody replaces what they have not seen. */
export function ConflictShown({ conflict, language }: { conflict: Conflict; language: string }) {
  const { t } = useTranslation("guidance-staff")
  return (
    <section className="alert alert-warning" id="conflict" role="alert" tabIndex={-1}>
      <h2>{t("conflict.title", conflict)}</h2>
      <p>{t("conflict.lead")}</p>
      <Compared parts={conflict.parts} language={language} />
      <details open={conflict.parts === null}>
        <summary>{t("conflict.theirs", conflict)}</summary>
        <p className="compared" lang={language}>
          {conflict.theirs}
        </p>
      </details>
    </section>
  )
}

/** The article as readers will see it. */
export function Preview({
  preview,
  draft,
  language,
}: {
  preview: NonNullable<ArticleOutcome["preview"]>
  draft: ArticleDraft
  language: string
}) {
  const { t } = useTranslation("guidance-staff")
  return (
    <section className="preview" lang={language}>
      <header>
        <h2>{t("edit.previewTitle")}</h2>
      </header>
      <article>
        <p className="preview-title">{draft.title}</p>
        <p>
          <Line inline={preview.lead} figures={preview.figures} />
        </p>
        <ul>
          {preview.summary.map((line, i) => (
            <li key={i}>
              <b>{line.name}</b> <Line inline={line.text} figures={preview.figures} />
            </li>
          ))}
        </ul>
        <ArticleBody sections={preview.sections} figures={preview.figures} />
        {preview.sections
          .filter((section) => section.id === "ask")
          .map((section) => (
            <section key="ask">
              <h2>
                <Line inline={section.heading} figures={preview.figures} />
              </h2>
              <Blocks blocks={section.blocks} figures={preview.figures} />
            </section>
          ))}
      </article>
    </section>
  )
}

export function Versions({ shown }: { shown: EditorShown }) {
  const { t } = useTranslation("guidance-staff")
  return (
    <section id="versions">
      <h2>{t("edit.versions")}</h2>
      <ol className="versions">
        {shown.versions.map((version) => (
          <li key={version.id}>
            <b>{t("edit.version", { number: version.number })}</b>{" "}
            {t(`edit.state.${version.state}`, { when: version.when })}
            <br />
            <span className="quiet">
              {version.who}, {version.written}
            </span>
            {version.before ? (
              <>
                <br />
                <a
                  href={paths.staff.article(shown.slug, {
                    language: shown.code,
                    from: version.before,
                    to: version.id,
                  })}
                >
                  {t("edit.compare")}
                </a>
              </>
            ) : null}
            {version.state === "waiting" ? (
              <form method="post">
                <input type="hidden" name="version" value={version.id} />
                <button className="linkbutton" type="submit" name="intent" value="take-back">
                  {t("edit.takeBack")}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

export function ReadersSaid({ items }: { items: EditorShown["feedback"] }) {
  const { t } = useTranslation("guidance-staff")
  return (
    <section>
      <h2>{t("feedback.title")}</h2>
      {items.length === 0 ? (
        <p className="quiet">{t("feedback.none")}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="upTo" value={items[0]!.at} />
          <ul className="versions">
            {items.map((item) => (
              <li key={item.id}>
                <b>{t(item.helpful ? "feedback.yes" : "feedback.no")}</b>{" "}
                <span lang={item.language}>{item.line || t("feedback.noLine")}</span>
                <br />
                <span className="quiet">{item.when}</span>
              </li>
            ))}
          </ul>
          <button className="btn" type="submit" name="intent" value="feedback-read">
            {t("feedback.read")}
          </button>
        </form>
      )}
    </section>
  )
}

/** Who looks after the article and what it rests on; beside what was typed, what a colleague saved meanwhile. */
export function Keep({
  shown,
  typed,
  now,
}: {
  shown: EditorShown
  typed: ArticleOutcome["kept"]
  now: KeptShown | null
}) {
  const { t, i18n } = useTranslation("guidance-staff")
  const kept = typed ?? shown.keep
  const ownerName = (id: string) => shown.accounts.find((a) => a.id === id)?.name ?? t("keep.nobody")
  /** What stands now of a field, where it is not what was typed. */
  const stands = (name: "ownerId" | "legalSource" | "sources" | "nextReview", say: (value: string) => string) => {
    if (!now || now[name].trim() === kept[name].replaceAll("\r\n", "\n").trim()) return undefined
    return now[name] === "" ? t("keep.nowEmpty") : t("keep.now", { value: say(now[name]) })
  }
  const plain = (value: string) => value
  return (
    <form method="post" className="deed" id="keep" key={kept.revision}>
      <h2>{t("keep.title")}</h2>
      <input type="hidden" name="revision" value={kept.revision} />
      <Owner accounts={shown.accounts} value={kept.ownerId} now={stands("ownerId", ownerName)} />
      <Field
        id="legalSource"
        label={t("keep.legalSource")}
        hint={stands("legalSource", plain)}
        value={kept.legalSource}
        maxLength={300}
      />
      <Field
        id="sources"
        label={t("keep.sources")}
        hint={stands("sources", plain)}
        value={kept.sources}
        rows={6}
        maxLength={LONGEST.sources}
      />
      <Field
        id="nextReview"
        label={t("keep.nextReview")}
        hint={stands("nextReview", (day) => fullDate(day, i18n.language))}
        type="date"
        value={kept.nextReview}
      />
      <TickBox
        id="reviewed"
        name="reviewed"
        value="yes"
        defaultChecked={typed?.reviewed ?? false}
        label={t("keep.reviewed")}
      />
      <button className="btn" type="submit" name="intent" value="keep">
        {t("keep.save")}
      </button>
    </form>
  )
}

function Owner({
  accounts,
  value,
  now,
}: {
  accounts: EditorShown["accounts"]
  value: string
  now: string | undefined
}) {
  const { t } = useTranslation("guidance-staff")
  return (
    <div className="form-group">
      <label className="form-label" htmlFor="owner">
        {t("keep.owner")}
      </label>
      {now ? (
        <span className="form-hint" id="owner-now">
          {now}
        </span>
      ) : null}
      <select
        className="form-input"
        id="owner"
        name="owner"
        defaultValue={value}
        aria-describedby={now ? "owner-now" : undefined}
      >
        <option value="">{t("keep.nobody")}</option>
        {accounts.map((account) => (
          <option key={account.id} value={account.id}>
            {account.name}
          </option>
        ))}
      </select>
    </div>
  )
}
