import type { ReactNode } from "react"
import { useTranslation } from "#app/parts/translation.ts"
import { Links, Meta, Outlet, Scripts, ScrollRestoration, isRouteErrorResponse, useMatches } from "react-router"
import { languages } from "#locales/languages.ts"
import { ErrorPage } from "#app/parts/error-page.tsx"
import { useRequest } from "#app/parts/request.tsx"
import { isStaffPath } from "#paths"
import citizenCss from "./styles/citizen.scss?url"
import staffCss from "./styles/staff.scss?url"
import { localeMiddleware } from "./web/locale.server.ts"
import type { Route } from "./+types/root"

export const middleware: Route.MiddlewareFunction[] = [localeMiddleware]

/** A route that hydrates says so in its handle; all others are HTML with one small script. */
export interface PageHandle {
  hydrates?: boolean
  /** Its form has the id "page-form": typed answers go along when the language is switched on a page that shows errors. */
  keepsTyped?: boolean
}

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation("common")
  const { nonce, path, demo, away, get } = useRequest()
  const matches = useMatches()
  const hydrates = matches.some((match) => (match.handle as PageHandle | undefined)?.hydrates)
  const staff = isStaffPath(path)
  const language = languages.find((l) => l.code === i18n.language) ?? languages[0]
  return (
    <html lang={language.code} dir={language.dir} data-demo={demo ? "1" : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {away && get ? <meta httpEquiv="refresh" content="10" /> : null}
        <meta name="theme-color" content="#ffffff" />
        {staff ? <meta name="robots" content="noindex" /> : null}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link
          rel="preload"
          href="/fonts/IBMPlexSans-Regular-Latin1.woff2"
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
        />
        <link
          rel="preload"
          href="/fonts/IBMPlexSans-SemiBold-Latin1.woff2"
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
        />
        <link rel="stylesheet" href={staff ? staffCss : citizenCss} />
        <Meta />
        <Links />
        {staff ? null : <script type="module" src="/ankomst.js" />}
      </head>
      <body>
        {children}
        {hydrates ? (
          <>
            <AskedTexts />
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  )
}

/** Names the texts that the page above used, so that the browser fetches all of them at once: `entry.client.tsx`. */
function AskedTexts() {
  const { asked } = useRequest()
  return <template id="asked-texts" data-names={[...(asked ?? [])].join(" ")} suppressHydrationWarning />
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { away } = useRequest()
  const status = away ? 503 : isRouteErrorResponse(error) ? error.status : 500
  return <ErrorPage status={status} />
}
