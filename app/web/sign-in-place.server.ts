import type { RouterContextProvider } from "react-router"
import ipaddr from "ipaddr.js"
import type { SignInPlace } from "#operations/staff/sign-in.ts"
import { portalOf, visitorOf } from "./context.server.ts"
import { readCookie } from "./cookies.server.ts"

const browsers = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const
const systems = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
] as const

/** A browser as its owner knows it: "Firefox, Windows"; "" for one that says nothing. No more of it is kept. */
export function deviceName(userAgent: string): string {
  const named = (list: readonly (readonly [RegExp, string])[]) => list.find(([sign]) => sign.test(userAgent))?.[1]
  return [named(browsers), named(systems)].filter(Boolean).join(", ")
}

/** Neighbours count as one: the first three numbers of an IPv4 address, a /64 of IPv6. What is no address stays as it is. */
export function neighbourhood(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const known = ipaddr.process(address)
  return known instanceof ipaddr.IPv6
    ? `${ipaddr.IPv6.networkAddressFromCIDR(`${known.toString()}/64`).toString()}/64`
    : `${ipaddr.IPv4.networkAddressFromCIDR(`${known.toString()}/24`).toString()}/24`
}

/** From where a request signs in. */
export function signInPlace(request: Request, context: Readonly<RouterContextProvider>): SignInPlace {
  const { config } = portalOf(context)
  return {
    network: neighbourhood(visitorOf(context).address),
    device: readCookie(config, request, "staff-device"),
    deviceName: deviceName(request.headers.get("user-agent") ?? ""),
  }
}
