import type { RouterContextProvider } from "react-router"
import { portalOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import type { OwnPage } from "#db/mine/reads.ts"
import { openedPage } from "#operations/mine/enter.ts"

/** The secret of this browser's own page; null where it has none. */
export const ownKey = (request: Request, context: Readonly<RouterContextProvider>): string | null =>
  readCookie(portalOf(context).config, request, "mine")

/** The own page that is open in this browser; null for none. */
export const readOwnPage = (request: Request, context: Readonly<RouterContextProvider>): Promise<OwnPage | null> =>
  openedPage(portalOf(context).ctx, ownKey(request, context))
