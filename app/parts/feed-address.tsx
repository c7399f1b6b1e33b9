import { useTranslation } from "./translation.ts"

/** An address with a secret in it, to be copied into another program: shown as it is, since whoever sees it may use it. */
export function FeedAddress({ id, address, label }: { id: string; address: string; label: string }) {
  return <input className="form-input" id={id} readOnly defaultValue={address} aria-label={label} dir="ltr" />
}

/** Makes a feed, or another in its place, or takes it back. `of` is heard where several stand on a page. */
export function FeedActs({ there, of = "" }: { there: boolean; of?: string }) {
  const { t } = useTranslation("staff")
  const says = (text: string) => (of ? `${text}: ${of}` : undefined)
  return (
    <>
      <button
        className="btn small"
        type="submit"
        name="intent"
        value="make-feed"
        aria-label={says(t(there ? "feed.renew" : "feed.make"))}
      >
        {t(there ? "feed.renew" : "feed.make")}
      </button>
      {there ? (
        <button className="btn small" type="submit" name="intent" value="end-feed" aria-label={says(t("feed.end"))}>
          {t("feed.end")}
        </button>
      ) : null}
    </>
  )
}
