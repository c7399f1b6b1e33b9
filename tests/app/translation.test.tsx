import { I18nextProvider, Trans } from "react-i18next"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { useTranslation } from "#app/parts/translation.ts"
import { languageCodes } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

function Held() {
  const { t } = useTranslation("booking")
  return (
    <p>
      <Trans t={t} i18nKey="hold.label" values={{ when: "Monday <1>" }} components={{ b: <b /> }} />
    </p>
  )
}

test.each(languageCodes)("a text with marks in it is found in its own namespace, in %s", (language) => {
  const page = renderToStaticMarkup(
    <I18nextProvider i18n={translator(language)}>
      <Held />
    </I18nextProvider>,
  )
  expect(page).toContain("<b>Monday &lt;1&gt;</b>")
  expect(page).not.toContain("hold.label")
})
