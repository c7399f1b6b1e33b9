import { useTranslation } from "#app/parts/translation.ts"
import type { RuleShown } from "#app/rules/shown.server.ts"
import type { Tried } from "#app/rules/tried.server.ts"

/** So many samples are named before the rest is folded away. */
const NAMED = 4

/** What a rule would change: which kinds of plan get another day, step or paper, and what does not change with it. */
export function TriedOut({ tried, rule }: { tried: Tried; rule: RuleShown }) {
  const { t } = useTranslation("rules")
  return (
    <div className="tried" id="tried" role="status">
      <h3>{t("tried.heading", { day: tried.day })}</h3>
      <p>
        {tried.changed > 0
          ? t("tried.changed", { count: tried.changed, of: tried.of })
          : t("tried.same", { of: tried.of })}
        {rule.kind === "number" ? ` ${t("tried.text")}` : ""}
      </p>
      {tried.kinds.map(({ what, who }) => (
        <div key={what.join()} className="tried-kind">
          <ul>
            {what.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p className="quiet">{t("tried.who", { count: who.length })}</p>
          <ul className="quiet">
            {who.slice(0, NAMED).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          {who.length > NAMED ? (
            <details>
              <summary>{t("tried.more", { count: who.length - NAMED })}</summary>
              <ul className="quiet">
                {who.slice(NAMED).map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      ))}
    </div>
  )
}
