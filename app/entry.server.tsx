// The edge build: the one for Node keeps an AsyncLocalStorage, which makes every promise of the process dearer.
import { renderToReadableStream, renderToString } from "react-dom/server.edge"
import type { ReactNode } from "react"
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
import { RequestProvider } from "#app/parts/request.tsx"
import { type Visitor, portalOf, visitorOf } from "#app/web/context.server.ts"
import { isStaffPath, withoutLink } from "#paths"
import { languageOf } from "#app/web/locale.server.ts"

const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: { process: "web" } })

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const visitor = visitorOf(context)
  const path = new URL(request.url).pathname
  const away = visitor.failure === "database-away"
  headers.set("content-type", "text/html; charset=utf-8")
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store")
  if (away || status === 503) headers.set("retry-after", "10")

  const page = (
    <I18nextProvider i18n={translator(languageOf(request))}>
      <RequestProvider
        value={{
          nonce: visitor.nonce,
          requestId: visitor.requestId,
          away,
          get: request.method === "GET",
          path,
          search: new URL(request.url).search,
          demo: portalOf(context).config.demo,
          sendsSms: portalOf(context).config.sendsSms,
          origin: portalOf(context).config.portalUrl,
          ...(isStaffPath(path) ? { asked: new Set<string>() } : {}),
        }}
      >
        <ServerRouter context={isStaffPath(path) ? entry : drawnOnly(entry)} url={request.url} nonce={visitor.nonce} />
      </RequestProvider>
    </I18nextProvider>
  )
  // Nothing of a page comes late, so each is sent in one piece: compressing many small ones costs more than making them.
  const html = isStaffPath(path) ? await hydrating(page, visitor) : `<!DOCTYPE html>${renderToString(page)}`
  return new Response(html, { headers, status: away ? 503 : status })
}

/** The router makes a route of all that it is told of, for every page: one without scripts needs those that are drawn. */
function drawnOnly(entry: EntryContext): EntryContext {
  const { routes } = entry.manifest
  const drawn = entry.staticHandlerContext.matches.flatMap(({ route: { id } }) =>
    routes[id] ? [[id, routes[id]]] : [],
  )
  return { ...entry, manifest: { ...entry.manifest, routes: Object.fromEntries(drawn) } }
}

/** A page with the framework's scripts: what they hydrate from is written after the page, and only a stream waits for that. */
async function hydrating(page: ReactNode, visitor: Visitor): Promise<ArrayBuffer> {
  const stream = await renderToReadableStream(page, {
    nonce: visitor.nonce,
    signal: visitor.gone,
    onError: (error) => log.error({ id: visitor.requestId, ...loggable(error) }, "rendering failed"),
  })
  await stream.allReady
  return new Response(stream).arrayBuffer()
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
  const path = withoutLink(new URL(request.url).pathname)
  // The framework reports its own refusals here too: an unknown address, a post where none is taken.
  if (isRouteErrorResponse(error) && error.status < 500) return
  log.error({ id: visitor.requestId, path, ...loggable(error) }, "failed")
}
