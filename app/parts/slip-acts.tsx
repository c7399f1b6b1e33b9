import { type Language, languages } from "#locales/languages.ts"
import { useTranslation } from "./translation.ts"

/** What one does with a sheet for a visitor: choose its language, print it, leave it. */
export function SlipActs({
  language,
  hrefIn,
  back,
}: {
  language: Language
  /** The sheet in another language. */
  hrefIn: (language: Language) => string
  back: { href: string; text: string }
}) {
  const { t } = useTranslation("staff")
  return (
    <>
      <nav className="seg" aria-label={t("slip.language")}>
        {languages.map(({ code, name }) => (
          <a key={code} href={hrefIn(code)} aria-current={code === language ? "page" : undefined} lang={code}>
            {name}
          </a>
        ))}
      </nav>
      <button className="btn primary" type="button" onClick={() => print()}>
        {t("slip.print")}
      </button>
      <a className="btn" href={back.href}>
        {back.text}
      </a>
    </>
  )
}
