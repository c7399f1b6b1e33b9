import type { MessageWay } from "./subjects.ts"

/** Why a message did not arrive, as far as the code of the refusal tells it, and so what helps. */
export const undeliveredWhys = [
  "address",
  "no-mailbox",
  "mailbox-full",
  "mail-refused",
  "mail-busy",
  "mail-away",
  "number",
  "not-reached",
  "phone-off",
  "gateway-refuses",
  "gateway-away",
] as const
export type UndeliveredWhy = (typeof undeliveredWhys)[number]

/** Replies of a mail server (RFC 5321) and answers of the gateway, by the first word of the code. */
export function whyUndelivered(way: MessageWay, code: string): UndeliveredWhy {
  const [first = ""] = code.split(" ")
  if (way === "sms") return whyNoSms(first)
  if (first === "address") return "address"
  if (["550", "551", "553", "501"].includes(first)) return "no-mailbox"
  if (["452", "552"].includes(first)) return "mailbox-full"
  if (/^5\d\d$/.test(first)) return "mail-refused"
  return /^4\d\d$/.test(first) ? "mail-busy" : "mail-away"
}

function whyNoSms(code: string): UndeliveredWhy {
  if (["number", "400", "422"].includes(code)) return "number"
  if (["undeliverable", "rejected", "skipped", "deleted"].includes(code)) return "not-reached"
  if (code === "expired") return "phone-off"
  return ["401", "403"].includes(code) ? "gateway-refuses" : "gateway-away"
}
