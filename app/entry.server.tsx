import { Writable } from "node:stream"
import { renderToPipeableStream } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import {
  type EntryContext,
  type HandleErrorFunction,
  type RouterContextProvider,
  ServerRouter,
  isRouteErrorResponse,
} from "react-router"
import pino from "pino"
import { isDatabaseAway, loggable } from "#db/client.ts"
import { translator } from "#locales/translator.ts"
import { RequestProvider } from "#app/components/request.tsx"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { i18nOf, languageOfBrowser, languageOfPath } from "#app/web/locale.server.ts"

const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: { process: "web" } })

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const visitor = visitorOf(context)
  const path = new URL(request.url).pathname
  const i18n = readOr(
    () => i18nOf(context),
    () => translator(languageOfPath(path) ?? languageOfBrowser(request)),
  )
  const away = visitor.failure === "database-away"
  headers.set("content-type", "text/html; charset=utf-8")
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store")
  if (away) headers.set("retry-after", "10")

  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18n}>
        <RequestProvider
          value={{
            nonce: visitor.nonce,
            requestId: visitor.requestId,
            away,
            get: request.method === "GET",
            path,
            demo: portalOf(context).config.demo,
          }}
        >
          <ServerRouter context={entry} url={request.url} nonce={visitor.nonce} />
        </RequestProvider>
      </I18nextProvider>,
      {
        nonce: visitor.nonce,
        onAllReady() {
          // Nothing of a page comes late, so it is sent in one piece: compressing many small ones costs more than making them.
          const pieces: Buffer[] = []
          pipe(
            new Writable({
              write(piece: Buffer | string, _encoding, done) {
                pieces.push(Buffer.from(piece))
                done()
              },
              final(done) {
                resolve(new Response(Buffer.concat(pieces), { headers, status: away ? 503 : status }))
                done()
              },
            }),
          )
        },
        onShellError: reject,
        onError: (error) => log.error({ id: visitor.requestId, ...loggable(error) }, "rendering failed"),
      },
    )
    visitor.gone.addEventListener("abort", () => abort())
  })
}

/** Called with the real error before the framework hides it from the page. A lost database is not a bug: it becomes a calm 503. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  const visitor = visitorOf(context as RouterContextProvider)
  if (request.signal.aborted || visitor.gone.aborted) return
  if (isDatabaseAway(error)) {
    visitor.failure = "database-away"
    log.warn({ id: visitor.requestId }, "database away")
    return
  }
  const path = new URL(request.url).pathname.replace(/(\/visit\/)[^/]+/, "$1…")
  // The framework reports its own refusals here too: an unknown address, a post where none is taken.
  if (isRouteErrorResponse(error) && error.status < 500) return
  log.error({ id: visitor.requestId, path, ...loggable(error) }, "failed")
}

function readOr<T>(read: () => T, otherwise: () => T): T {
  try {
    return read()
  } catch {
    return otherwise()
  }
}
