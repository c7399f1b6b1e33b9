import { createContext, useContext } from "react"

/** What a page must know of the request it answers. */
export interface RequestFacts {
  nonce: string
  requestId: string
  /** The database cannot be reached. */
  away: boolean
  get: boolean
  path: string
  /** The query of the address, with its question mark; "" without one. */
  search: string
  /** No mail server is set: mail is caught and shown. */
  demo: boolean
  /** Who gives a phone number gets SMS about the visit. */
  sendsSms: boolean
  /** The names of the texts that a page asked for while it was rendered, where somebody wants to know. */
  asked?: Set<string>
  /** Where the portal stands, "https://…" without a slash at its end. */
  origin: string
}

const RequestContext = createContext<RequestFacts>({
  nonce: "",
  requestId: "",
  away: false,
  get: true,
  path: "/",
  search: "",
  demo: false,
  sendsSms: false,
  origin: "",
})
export const RequestProvider = RequestContext.Provider
export const useRequest = () => useContext(RequestContext)
