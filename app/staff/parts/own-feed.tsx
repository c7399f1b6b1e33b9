import { FeedActs, FeedAddress } from "#app/parts/feed-address.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** The address at which one's own calendar program reads when one has which visits. Only for who sees the calendar. */
export function OwnFeed({ feed, name }: { feed: { address: string | null; made: string } | null; name: string }) {
  const { t } = useTranslation("staff")
  return (
    <section id="feed">
      <header>
        <h2>{t("feed.title")}</h2>
      </header>
      <p>{t("feed.lead", { name })}</p>
      <p className="hint">{t("feed.outside")}</p>
      {feed?.address ? (
        <>
          <FeedAddress id="feed-address" address={feed.address} label={t("feed.address")} />
          <p className="quiet">{t("feed.made", { when: feed.made })}</p>
        </>
      ) : feed ? (
        <p>{t("feed.lost")}</p>
      ) : null}
      <form method="post">
        <div className="form-acts">
          <FeedActs there={feed !== null} />
        </div>
      </form>
    </section>
  )
}
