import { type RouterContextProvider, createContext } from "react-router"
import type { Config } from "#config"
import type { Database } from "#db/client.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import type { SignedIn } from "#db/staff/reads.ts"
import type { Context } from "#operations/context.ts"
import type { AddressRegister } from "./address-register.server.ts"
import type { Limits } from "./limits.server.ts"
import type { LiveHub } from "./live.server.ts"

/** What the process holds for every request. */
export interface Portal {
  config: Config
  db: Database
  ctx: Context
  live: LiveHub
  limits: Limits
  /** Null where the office has set none. */
  addresses: AddressRegister | null
}

/** What belongs to one request. */
export interface Visitor {
  /** For the scripts of pages that hydrate; the content security policy names it. */
  nonce: string
  /** Stands in the log and on the error page alike. */
  requestId: string
  /** The caller's address as the proxies give it; used for rate limits, never stored as it is. */
  address: string
  /** Aborted when the caller has gone. The framework's own signal never fires for that. */
  gone: AbortSignal
  /** Why the page could not be made, as the last error handler saw it. */
  failure: "database-away" | null
}

/** Whose feed is read: one of both. */
export interface FeedOwner {
  account: SignedIn | null
  counterId: string | null
}

export const portalContext = createContext<Portal>()
export const visitorContext = createContext<Visitor>()
export const staffContext = createContext<SignedIn & { sessionId: string }>()

/** What a secret link of a feed opened: a member of staff's calendar, or a counter's. */
export const feedContext = createContext<FeedOwner>()

type Provider = Readonly<RouterContextProvider>
export const portalOf = (context: Provider): Portal => context.get(portalContext)
export const feedOf = (context: Provider): FeedOwner => context.get(feedContext)
export const visitorOf = (context: Provider): Visitor => context.get(visitorContext)
export const staffOf = (context: Provider): SignedIn & { sessionId: string } => context.get(staffContext)
const offices = new WeakMap<Provider, Promise<SiteOffice>>()

/** Pages show an office that is at most this old, should the news of a change be lost on its way. What is booked is checked anew. */
const OFFICE_MS = 300

/** The office, asked for once in a request, and once for all requests of a moment: a rush asks for nothing else so often. */
export function officeOf(context: Provider): Promise<SiteOffice> {
  let office = offices.get(context)
  if (!office) {
    const { live, db } = portalOf(context)
    offices.set(context, (office = live.share("office", () => readSiteOffice(db), OFFICE_MS)))
  }
  return office
}

export const byStaff = (account: Pick<SignedIn, "id" | "name">) => ({ staffId: account.id, staffName: account.name })
