import { domainToASCII } from "node:url"

/**
 * An address as a mail server takes it: the part after the @ in its ASCII form. Null when there is none: a letter outside ASCII before
 * the @ needs an extension (SMTPUTF8) that few servers have, so that such a mail would come back.
 */
export function asciiAddress(email: string): string | null {
  const at = email.lastIndexOf("@")
  const local = email.slice(0, at)
  // oxlint-disable-next-line no-control-regex
  if (at < 1 || !/^[\x21-\x7e]+$/.test(local)) return null
  const domain = domainToASCII(email.slice(at + 1))
  return domain === "" ? null : `${local}@${domain}`
}
