import { StrictMode, startTransition } from "react"
import { hydrateRoot } from "react-dom/client"
import { I18nextProvider } from "react-i18next"
import { HydratedRouter } from "react-router/dom"
import { isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { waitForAnswers } from "#app/parts/answers.ts"
import { RequestProvider } from "#app/parts/request.tsx"

/** Only staff pages load this: citizen pages are plain HTML. */
const language = document.documentElement.lang
waitForAnswers()
const { demo } = document.documentElement.dataset
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={translator(isLanguage(language) ? language : "en")}>
        <RequestProvider
          value={{
            nonce: "",
            requestId: "",
            away: false,
            get: true,
            path: location.pathname,
            search: location.search,
            demo: demo === "1",
            // Asked for on citizens' forms alone.
            sendsSms: false,
            origin: location.origin,
          }}
        >
          <HydratedRouter />
        </RequestProvider>
      </I18nextProvider>
    </StrictMode>,
  )
})
