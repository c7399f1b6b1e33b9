import providers from "email-providers/all.json" with { type: "json" }
import { getDomain } from "tldts"

/** Providers under several names: one mailbox has an address at each of them. */
const SAME: Readonly<Record<string, string>> = {
  "googlemail.com": "gmail.com",
  "me.com": "icloud.com",
  "mac.com": "icloud.com",
  "protonmail.com": "proton.me",
  "protonmail.ch": "proton.me",
  "pm.me": "proton.me",
}
/** What these providers pass over in the part before the @. */
const IGNORED: Readonly<Record<string, RegExp>> = { "gmail.com": /\./g, "proton.me": /[._-]/g }

/** Danish providers of everybody's mail that the list does not know. */
const DANISH = ["stofanet.dk", "mail.dk", "youmail.dk", "post.tele.dk", "privat.dk", "city.dk", "fibermail.dk"]
/** On the list, but anybody can read mail there without an account: no sign of a person, so bounded like any domain. */
const THROWN_AWAY = [
  "mailinator.com",
  "guerrillamail.com",
  "sharklasers.com",
  "yopmail.com",
  "trashmail.com",
  "10minutemail.com",
  "temp-mail.org",
  "maildrop.cc",
]
const everybodys = new Set([...providers, ...DANISH])
for (const domain of THROWN_AWAY) everybodys.delete(domain)

const parts = (address: string): [local: string, domain: string] => {
  const small = address.toLowerCase()
  const at = small.lastIndexOf("@")
  return [small.slice(0, at), small.slice(at + 1)]
}

/**
 * The mailbox behind an address that `readAddress` has read: however it is spelled, with a tag after a plus, or with dots where the
 * provider passes over them. For comparing only; mail goes to the address as it was written. "" for no address.
 */
export function mailboxOf(address: string): string {
  if (address === "") return ""
  const [local, written] = parts(address)
  const domain = SAME[written] ?? written
  const plus = local.indexOf("+", 1)
  const untagged = plus < 0 ? local : local.slice(0, plus)
  const plain = untagged.replace(IGNORED[domain] ?? /^$/, "")
  return `${plain || untagged}@${domain}`
}

/**
 * The domain that somebody owns all addresses of ("mail.firma.co.uk" is "firma.co.uk"); "" where everybody may have a mailbox, as at
 * Gmail, and one address says nothing about another.
 */
export function ownDomainOf(address: string): string {
  if (address === "") return ""
  const written = parts(address)[1]
  if (everybodys.has(written)) return ""
  const domain = getDomain(written, { allowPrivateDomains: false }) ?? written
  return everybodys.has(domain) ? "" : domain
}
