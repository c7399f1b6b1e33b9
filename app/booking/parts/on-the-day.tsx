import { Qr } from "#app/parts/qr.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { VisitShown } from "#app/booking/visit.server.ts"
import { lateMinutes } from "#domain/booking/late.ts"
import { paths } from "#paths"

/** On the day: the code that the screen at the door reads, and one press to say that one comes later. */
export function OnTheDay({ visit, link, language }: { visit: VisitShown; link: string; language: string }) {
  const { t } = useTranslation("booking")
  const late = visit.today?.late ?? null
  return (
    <section className="on-the-day">
      <Qr text={visit.reference} />
      <div>
        <h2>{t("today.title")}</h2>
        <p>{t("today.text", { reference: visit.reference })}</p>
        <p role={late === null ? undefined : "status"}>
          {late === null ? t("today.ask") : t("today.said", { count: late })}
        </p>
        <form method="post" action={paths.visit(language, link)}>
          <input type="hidden" name="intent" value="late" />
          {lateMinutes
            .filter((minutes) => minutes !== late)
            .map((minutes) => (
              <button key={minutes} className="button button-secondary" type="submit" name="minutes" value={minutes}>
                {t("today.late", { count: minutes })}
              </button>
            ))}
        </form>
      </div>
    </section>
  )
}
