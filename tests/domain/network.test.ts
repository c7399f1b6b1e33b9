import { expect, test } from "vitest"
import { networkOf } from "#domain/network.ts"

test.each([
  ["198.51.100.7", "198.51.100.0/24"],
  ["198.51.100.255", "198.51.100.0/24"],
  ["198.51.101.0", "198.51.101.0/24"],
  ["::ffff:198.51.100.7", "198.51.100.0/24"],
  ["2001:db8:aaaa:1::1", "2001:db8:aaaa::/48"],
  ["2001:db8:aaaa:ffff:1:2:3:4", "2001:db8:aaaa::/48"],
  ["2001:db8:aaab::1", "2001:db8:aaab::/48"],
  ["somewhere", "somewhere"],
])("%s belongs to %s", (address, network) => expect(networkOf(address)).toBe(network))
