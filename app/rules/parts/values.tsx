import { useTranslation } from "#app/parts/translation.ts"
import type { RuleShown } from "#app/rules/shown.server.ts"
import { paths } from "#paths"

/** What the rule has been, is and will be, who reads it, and when it is read again. One to come can be taken back. */
export function Values({ rule }: { rule: RuleShown }) {
  const { t } = useTranslation("rules")
  return (
    <>
      <section id="values">
        <header>
          <h3>{t("values")}</h3>
        </header>
        <ul className="versions">
          {rule.values.map((value) => (
            <li key={value.id}>
              <b>{value.text}</b> {value.span}
              <br />
              <a href={value.url}>{value.source}</a> <span className="quiet">{t("by", { who: value.setBy })}</span>
              {"added" in value && value.added.length > 0 ? (
                <p className="quiet">{t("added", { states: value.added.join(", ") })}</p>
              ) : null}
              {"removed" in value && value.removed.length > 0 ? (
                <p className="quiet">{t("removed", { states: value.removed.join(", ") })}</p>
              ) : null}
              {value.future ? (
                <form method="post">
                  <input type="hidden" name="id" value={value.id} />
                  <button className="linkbutton" type="submit" name="intent" value="remove">
                    {t("takeBack")}
                    <span className="sr"> {value.text}</span>
                  </button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
        <p className={rule.review.due ? "mark-look" : "quiet"}>
          {t("review", { day: rule.review.day })}
          {rule.review.due ? ` (${t(`due.${rule.review.due}`)})` : null}
        </p>
      </section>
      <section>
        <header>
          <h3>{t("usedIn")}</h3>
        </header>
        <ul>
          {rule.uses.map((use) => (
            <li key={use}>{t(`use.${use}`)}</li>
          ))}
          {rule.articles.map(({ slug, title }) => (
            <li key={slug}>
              {t("article")} <a href={paths.staff.article(slug)}>{title}</a>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
