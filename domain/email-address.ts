/** The longest address that mail can be sent to. */
export const LONGEST_ADDRESS = 254

/** "wrong": no address at all. "letters": letters before the @ that most mail servers, ours too, cannot send to. */
export type AddressProblem = "wrong" | "letters"

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * An address as mail is sent to it: the part before the @ as it was typed, the domain in small letters and, by `toAscii`, in the
 * letters of the domain name system ("xn--…"). `toAscii` answers "" for what can be no domain.
 */
export function readAddress(
  typed: string,
  toAscii: (domain: string) => string,
): { ok: true; address: string } | { ok: false; problem: AddressProblem } {
  const at = typed.lastIndexOf("@")
  const local = typed.slice(0, at)
  const named = typed.slice(at + 1)
  if (at < 1 || /[\s@,;:<>()[\]"\\/?#%]/.test(named)) return { ok: false, problem: "wrong" }
  const domain = toAscii(named.toLowerCase()).toLowerCase()
  const labels = domain.split(".")
  const domainFits =
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1)!) &&
    domain.length <= 253
  if (!domainFits) return { ok: false, problem: "wrong" }
  if (!LOCAL.test(local))
    return { ok: false, problem: LOCAL.test(local.replace(/[^\0-\x7f]/g, "x")) ? "letters" : "wrong" }
  const address = `${local}@${domain}`
  if (local.length > 64 || address.length > LONGEST_ADDRESS) return { ok: false, problem: "wrong" }
  return { ok: true, address }
}

/** Where most people have their mail. `abroad`: also under the ending of a country. */
const PROVIDERS = [
  { name: "gmail", abroad: false },
  { name: "hotmail", abroad: true },
  { name: "outlook", abroad: true },
  { name: "yahoo", abroad: true },
  { name: "icloud", abroad: false },
  { name: "googlemail", abroad: false },
  { name: "protonmail", abroad: false },
] as const
/** Providers of their own that are one letter away from one of those. */
const REAL = new Set(["mail.com", "email.com", "ymail.com", "fmail.com", "rocketmail.com"])
const NEARLY_COM = new Set("con cm om co cmo ocm comm coom vom xom cpm coim c0m cim conm".split(" "))

/**
 * The address that was probably meant where the domain is one slip away from a well-known one; null for all others. A question to
 * ask, never a reason to refuse: the odd domain may exist.
 */
export function meantAddress(address: string): string | null {
  const at = address.lastIndexOf("@")
  const domain = address.slice(at + 1).toLowerCase()
  const dot = domain.indexOf(".")
  if (at < 1 || dot < 1 || REAL.has(domain)) return null
  const [name, ending] = [domain.slice(0, dot), domain.slice(dot + 1)]
  const of = PROVIDERS.find((p) => p.name === name) ?? PROVIDERS.find((p) => oneSlip(p.name, name))
  if (!of) return null
  const abroad = of.abroad && /^(co\.)?[a-z]{2}$|^com\.[a-z]{2}$/.test(ending) && !NEARLY_COM.has(ending)
  if (ending !== "com" && !abroad && !NEARLY_COM.has(ending)) return null
  const meant = `${of.name}.${abroad ? ending : "com"}`
  return meant === domain ? null : `${address.slice(0, at)}@${meant}`
}

/** Whether one text is the other with one letter more, less or other, or two neighbours changed over. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  const rest = (text: string, skip: number) => text.slice(from + skip)
  if (a.length > b.length) return rest(a, 1) === rest(b, 0)
  if (a.length < b.length) return rest(a, 0) === rest(b, 1)
  return rest(a, 1) === rest(b, 1) || (a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2))
}
