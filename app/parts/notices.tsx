import { useTranslation } from "./translation.ts"

export interface NoticeShown {
  id: string
  kind: "information" | "important"
  text: string
  /** The language of the text where it is not the page's. */
  lang?: string
}

/** Notices above a page's own band; nothing where there are none. */
export function NoticesAbove({ notices }: { notices: readonly NoticeShown[] }) {
  return notices.length > 0 ? (
    <div className="notices-above">
      <div className="container">
        <Notices notices={notices} />
      </div>
    </div>
  ) : null
}

/** What the office tells visitors now, a quiet box each. What is important says so in a word, not by its colour alone. */
export function Notices({
  notices,
  important,
}: {
  notices: readonly NoticeShown[]
  /** The word before an important one, where it is not the page's. */
  important?: string | undefined
}) {
  const { t } = useTranslation("common")
  return notices.map(({ id, kind, text, lang }) => (
    <div key={id} className={kind === "important" ? "alert alert-important notice-box" : "alert notice-box"}>
      <p>
        {kind === "important" ? <b>{important ?? t("notice.important")} </b> : null}
        <span lang={lang}>{text}</span>
      </p>
    </div>
  ))
}
