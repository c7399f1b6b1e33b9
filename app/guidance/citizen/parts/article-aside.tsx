import { Blocks, Line } from "#app/guidance/parts/body.tsx"
import type { ArticleShown } from "#app/guidance/citizen/article-shown.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** The newcomer's way it belongs to, whom to ask, and what else to read. */
export function ArticleAside({ article }: { article: ArticleShown }) {
  const { t } = useTranslation("guidance")
  const { language, figures } = article
  const ask = article.sections.find((section) => section.id === "ask")
  return (
    <aside className="aside article-aside" aria-label={t("aside")}>
      {article.way.length > 0 ? <OnTheWay stops={article.way} language={language} /> : null}
      {ask ? (
        <div className="ruled" id="ask">
          <h2>
            <Line inline={ask.heading} figures={figures} />
          </h2>
          <Blocks blocks={ask.blocks} figures={figures} small />
        </div>
      ) : null}
      {article.related.length > 0 ? (
        <div className="ruled">
          <h2>{t("related")}</h2>
          <ul className="nobullet-list linklist">
            {article.related.map((item) => (
              <li key={item.slug}>
                <a href={paths.article(language, item.slug)}>{item.title}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </aside>
  )
}

function OnTheWay({ stops, language }: { stops: ArticleShown["way"]; language: string }) {
  const { t } = useTranslation("guidance")
  return (
    <div className="ruled">
      <h2>{t("onWay")}</h2>
      <ol className="path mini">
        {stops.map((stop) => (
          <li key={stop.slug} className={stop.here ? "is-here" : undefined}>
            <span className="stop" aria-hidden="true" />
            {stop.here ? (
              <b aria-current="page">{stop.title}</b>
            ) : (
              <a href={paths.article(language, stop.slug)}>{stop.title}</a>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
