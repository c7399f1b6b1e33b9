import { Form } from "react-router"
import type { QueueShown } from "#app/desk/queue.server.ts"
import { FieldError } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { MAX_PARTY } from "#domain/booking/rules.ts"
import { paths } from "#paths"

interface Taken {
  id: string
  number: string
  before: number
  minutes: number | null
}

/** A number for somebody without an appointment: what for, how many, in which language. */
export function TakeNumber({
  queue,
  taken,
  failed,
  lost,
}: {
  queue: QueueShown
  /** The number that was just given. */
  taken: Taken | null
  failed: { error: "unknown" | "service-missing" | "party-wrong"; typed: Record<string, string> } | null
  lost: boolean
}) {
  const { t, i18n } = useTranslation("queue-staff")
  const error = failed ? t(`refusal.${failed.error}`) : undefined
  const wrong = failed?.error === "party-wrong" ? "party" : "service"
  return (
    <section className="take">
      <h2>{t("take.title")}</h2>
      {taken ? <Given taken={taken} /> : <p className="hint">{t("take.lead")}</p>}
      <Form method="post" key={taken?.id ?? "none"}>
        <div className={error && wrong === "service" ? "form-group form-error" : "form-group"}>
          <label className="form-label" htmlFor="service">
            {t("take.service")}
          </label>
          {error && wrong === "service" ? <FieldError id="service-error" message={error} /> : null}
          <select
            className="form-select"
            id="service"
            name="service"
            defaultValue={failed?.typed.service ?? ""}
            aria-invalid={error && wrong === "service" ? true : undefined}
            aria-describedby={error && wrong === "service" ? "service-error" : undefined}
          >
            <option value="">{t("take.choose")}</option>
            {queue.services.map(({ key, name, minutes }) => (
              <option key={key} value={key}>
                {minutes === null
                  ? t("take.optionUnknown", { name })
                  : minutes === 0
                    ? t("take.optionNow", { name })
                    : t("take.option", { name, minutes })}
              </option>
            ))}
          </select>
        </div>
        <div className="in-row">
          <div className="form-group">
            <label className="form-label" htmlFor="party">
              {t("take.party")}
            </label>
            <select className="form-select" id="party" name="party" defaultValue={failed?.typed.party ?? "1"}>
              {Array.from({ length: MAX_PARTY }, (_, i) => (
                <option key={i}>{i + 1}</option>
              ))}
            </select>
          </div>
          <div className="form-group">
            <label className="form-label" htmlFor="language">
              {t("take.language")}
            </label>
            <select
              className="form-select"
              id="language"
              name="language"
              defaultValue={failed?.typed.language ?? i18n.language}
            >
              {queue.languages.map(({ code, name }) => (
                <option key={code} value={code} lang={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <button className="btn" type="submit" name="intent" value="take" disabled={lost}>
            {t("take.give")}
          </button>
        </div>
      </Form>
    </section>
  )
}

function Given({ taken }: { taken: Taken }) {
  const { t } = useTranslation("queue-staff")
  return (
    <div className="given" role="status">
      <p className="label">{t("take.given", { number: taken.number })}</p>
      <p>
        {taken.minutes === null
          ? t("take.unknown")
          : taken.minutes === 0
            ? t("take.now")
            : t("take.minutes", { minutes: taken.minutes, count: taken.before })}
      </p>
      <p>
        <a className="btn" href={paths.staff.ticketSlip(taken.id)}>
          {t("take.print")}
        </a>
      </p>
    </div>
  )
}
