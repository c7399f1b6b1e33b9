import { domainToUnicode } from "node:url"

/** An address as people write it: a domain with letters of its own language stands in them, not as "xn--…". */
export function emailShown(address: string): string {
  const at = address.lastIndexOf("@")
  if (at < 0 || !/(^|\.)xn--/i.test(address.slice(at + 1))) return address
  return `${address.slice(0, at)}@${domainToUnicode(address.slice(at + 1)) || address.slice(at + 1)}`
}
