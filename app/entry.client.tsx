import { StrictMode, startTransition } from "react"
import { hydrateRoot } from "react-dom/client"
import { I18nextProvider } from "react-i18next"
import { HydratedRouter } from "react-router/dom"
import { isLanguage } from "#locales/languages.ts"
import { instance } from "#locales/instance.ts"
import { waitForAnswers } from "#app/parts/answers.ts"
import { RequestProvider } from "#app/parts/request.tsx"
import { fetchTexts } from "#app/parts/texts.client.ts"
import { TypedBefore } from "#app/parts/typed-before.ts"

/** Only staff pages load this: citizen pages are plain HTML. */
const language = document.documentElement.lang
waitForAnswers()
const { demo } = document.documentElement.dataset
const i18n = instance({ ns: [], resources: {}, lng: isLanguage(language) ? language : "en" })
// With those of the page the ones that say what went wrong: they must not be asked for when the network is away.
const asked = document.getElementById("asked-texts")?.dataset.names?.split(" ") ?? []
await Promise.allSettled(["common", ...asked].map((name) => fetchTexts(i18n, name)))
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
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
          <TypedBefore />
        </RequestProvider>
      </I18nextProvider>
    </StrictMode>,
  )
})
