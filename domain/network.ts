import ipaddr from "ipaddr.js"

const MASK = { ipv4: 24, ipv6: 48 } as const

/**
 * The network that an address belongs to: 256 addresses of version 4, a site's /48 of version 6. An IPv4 address in IPv6 clothes is the
 * IPv4 one. What is no address stays as it is.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const read = ipaddr.process(address)
  const mask = MASK[read.kind()]
  const of = read.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6
  return `${of.networkAddressFromCIDR(`${read.toString()}/${mask}`).toString()}/${mask}`
}
