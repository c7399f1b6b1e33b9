import { FeedActs, FeedAddress } from "#app/parts/feed-address.tsx"
import { useTranslation } from "#app/parts/translation.ts"

export interface CounterFeed {
  counterId: string
  number: number
  /** Null where there is none, or none that can be shown any more. */
  address: string | null
  made: string | null
}

/** The addresses at which a calendar program reads the visits of a counter, counter by counter. */
export function CounterFeeds({ feeds, did }: { feeds: readonly CounterFeed[]; did: string | null }) {
  const { t } = useTranslation("office")
  const { t: staff } = useTranslation("staff")
  return (
    <section id="feeds">
      <header>
        <h2>{t("feeds.heading")}</h2>
      </header>
      {did ? (
        <div className="alert alert-done" role="status">
          <p>{staff(did === "made" ? "feed.didMake" : "feed.didEnd")}</p>
        </div>
      ) : null}
      <p className="hint">{t("feeds.lead")}</p>
      <p className="hint">{staff("feed.outside")}</p>
      <table>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("counters.number")}
            </th>
            <th scope="col">{staff("feed.address")}</th>
            <th scope="col">
              <span className="sr">{t("edit")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {feeds.map(({ counterId, number, address, made }) => (
            <tr key={counterId}>
              <th scope="row" className="num">
                {number}
              </th>
              <td>
                {address ? (
                  <FeedAddress id={`feed-${number}`} address={address} label={t("feeds.of", { number })} />
                ) : null}
                <span className="quiet">
                  {made ? staff(address ? "feed.made" : "feed.lost", { when: made }) : t("feeds.none")}
                </span>
              </td>
              <td>
                <form method="post" action="#feeds">
                  <input type="hidden" name="counter" value={counterId} />
                  <FeedActs there={made !== null} of={t("counters.edit", { number })} />
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
