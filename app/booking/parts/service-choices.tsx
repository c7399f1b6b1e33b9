import { paths } from "#paths"
import { type NoticeShown, Notices } from "#app/parts/notices.tsx"
import { serviceTopics, topicOf } from "#domain/office/service-change.ts"
import { useTranslation } from "#app/parts/translation.ts"

export interface Offered {
  key: string
  topic: string
  minutes: number
  further: number
  largest: number
  name: string
  about: string
  first: string
  bring: string
  /** The guidance about it; null where there is none. */
  article: string | null
  notices: readonly NoticeShown[]
}

/** The services one may come for, by topic, each with how long it takes and what to bring. */
export function Choices({
  offered,
  chosen,
  language,
}: {
  offered: readonly Offered[]
  /** Keys of services. */
  chosen: readonly string[]
  language: string
}) {
  const { t } = useTranslation("booking")
  return (
    <fieldset>
      <legend className="sr-only">{t("services.title")}</legend>
      {serviceTopics
        .map((topic) => ({ topic, services: offered.filter((s) => topicOf(s.topic) === topic) }))
        .filter((group) => group.services.length > 0)
        .map((group) => (
          <div key={group.topic}>
            <div className="group-head">
              <h2>{t(`topics.${group.topic}`)}</h2>
            </div>
            {group.services.map((s) => (
              <div className="choice" key={s.key}>
                <input
                  className="form-checkbox"
                  type="checkbox"
                  id={s.key}
                  name="service"
                  value={s.key}
                  defaultChecked={chosen.includes(s.key)}
                  aria-describedby={`${s.key}-about`}
                />
                <label className="form-label" htmlFor={s.key}>
                  {s.name}
                </label>
                <div id={`${s.key}-about`}>
                  <p className="about">{s.about}</p>
                  <Notices notices={s.notices} />
                  <ul className="meta">
                    <li>
                      <b>{t("services.min", { count: s.minutes })}</b>{" "}
                      {s.further === 0
                        ? null
                        : s.further === s.minutes
                          ? t("services.minEach")
                          : `${t("services.minOne")}, ${t("services.minMore", { count: s.further })}`}
                    </li>
                    {s.largest < 9 ? <li>{t("services.largest", { count: s.largest })}</li> : null}
                    {s.first ? <li>{t("services.first", { what: s.first })}</li> : null}
                    {s.bring ? <li>{t("services.bring", { what: s.bring })}</li> : null}
                    {s.article ? (
                      <li>
                        <a href={paths.article(language, s.article)}>
                          {t("services.read")}
                          <span className="sr-only">: {s.name}</span>
                        </a>
                      </li>
                    ) : null}
                  </ul>
                </div>
              </div>
            ))}
          </div>
        ))}
    </fieldset>
  )
}
