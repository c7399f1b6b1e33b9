import ipaddr from "ipaddr.js"
import { createHmac } from "node:crypto"
import type pg from "pg"
import { mailboxOf } from "#domain/mailbox.ts"
import { RateLimiterPostgres } from "rate-limiter-flexible"

/**
 * How often one caller may do what costs others something: points per seconds. A university or a hotel is one address for many people,
 * so that what a person does is bound by the person's mailbox and browser, and the address only far above that.
 */
const rules = {
  /** Beginning a booking, per address: so many that no office or university is shut out. What is held is bounded in minutes. */
  "begin-booking": { points: 600, duration: 3600 },
  /** Codes and links to one mailbox asked for from one address: less than the mailbox gets, so that its owner is left one. */
  "mail-pair": { points: 2, duration: 3600 },
  /** All that is sent to one mailbox on somebody's word and is not answered from there, wherever it was asked for. */
  mailbox: { points: 3, duration: 3600 },
  "mailbox-day": { points: 6, duration: 86_400 },
  /** Codes and links asked for in one browser. */
  "mail-browser": { points: 10, duration: 3600 },
  /** Codes and links asked for from one address. */
  "mail-from": { points: 400, duration: 3600 },
  /** Mailed codes typed at one address; each bears a few wrong tries only. */
  "type-code": { points: 600, duration: 3600 },
  /** Codes that stand on paper, tried from one address. */
  "try-code": { points: 60, duration: 3600 },
  /** Addresses asked of the register for one household: some dozens for each address that is typed. */
  "ask-address": { points: 600, duration: 3600 },
  /** The same for all households of one address. */
  "ask-address-from": { points: 12_000, duration: 3600 },
  /** Saying at the door that one is here, per address: one screen takes a whole hall. */
  arrive: { points: 600, duration: 3600 },
  /** What readers say about an article, per address. */
  feedback: { points: 30, duration: 3600 },
  /** Feeds read from one address, by their keys or by others: one address reads those of a whole office. */
  feed: { points: 1200, duration: 3600 },
  /** Searches that find nothing and are counted, per address. */
  "search-miss": { points: 20, duration: 3600 },
  /** Courses signed up for, per address. */
  "begin-sign-up": { points: 400, duration: 3600 },
  /** Certificates looked up from one address: apart, so that looking at pages uses up nobody's codes. */
  /** Pictures of papers from one address. */
  upload: { points: 120, duration: 3600 },
  "check-certificate": { points: 60, duration: 3600 },
  /** PD U2 forms sent in, per address. */
  "begin-benefit": { points: 200, duration: 3600 },
  /** Codes of the set-up page tried from one address. */
  "set-up-code": { points: 20, duration: 3600 },
} as const
export type LimitName = keyof typeof rules

export interface Limits {
  /** Whether this use is within the limit; counts it. `who` is hashed with the portal's secret before it is stored. */
  allow(name: LimitName, who: string): Promise<boolean>
  /**
   * Whether a code or link may be sent to `email`, asked for from `address`; counts it. `browser` is what the browser holds a secret of
   * (a booking, a household), where there is any.
   */
  allowMail(by: { address: string; email: string; browser?: string }): Promise<boolean>
  /** A code was typed right: whoever asked for it reads that mailbox, and the mail is not counted against it. */
  answered(by: { address: string; email: string }): Promise<void>
}

/** One household or office has a whole /64 of IPv6 addresses: they count as one. What is no address stays as it is. */
export function network(who: string): string {
  if (!ipaddr.isValid(who)) return who
  const address = ipaddr.process(who)
  return address instanceof ipaddr.IPv6
    ? ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString()
    : address.toString()
}

/** Limits counted in PostgreSQL, so that they hold over all processes. */
export function makeLimits(pool: pg.Pool, secret: string, on: boolean): Limits {
  if (!on) return { allow: async () => true, allowMail: async () => true, answered: async () => {} }
  const limiters = new Map(
    Object.entries(rules).map(([name, rule]) => [
      name,
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: "pool",
        tableName: "rate_limit",
        tableCreated: true,
        keyPrefix: name,
        clearExpiredByTimeout: false,
        ...rule,
      }),
    ]),
  )
  const keyOf = (who: string) =>
    createHmac("sha256", secret)
      .update(`limit ${network(who.toLowerCase())}`)
      .digest("base64url")
      .slice(0, 22)
  const pair = (address: string, email: string) => `${network(address.toLowerCase())} ${mailboxOf(email)}`
  /** Counts what is sent and not what is asked for, so that strangers' tries do not shut out who answers their codes. */
  const mayGet = async (name: LimitName, mailbox: string) => {
    const may = await limits.allow(name, mailbox)
    if (!may) await limiters.get(name)!.reward(keyOf(mailbox))
    return may
  }
  const limits: Limits = {
    async allow(name, who) {
      try {
        await limiters.get(name)!.consume(keyOf(who))
        return true
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal
        return false
      }
    },
    async allowMail({ address, email, browser }) {
      return (
        (await limits.allow("mail-from", address)) &&
        (browser === undefined || (await limits.allow("mail-browser", browser))) &&
        (await limits.allow("mail-pair", pair(address, email))) &&
        (await mayGet("mailbox", mailboxOf(email))) &&
        (await mayGet("mailbox-day", mailboxOf(email)))
      )
    },
    async answered({ address, email }) {
      await limiters.get("mail-pair")!.reward(keyOf(pair(address, email)))
      for (const name of ["mailbox", "mailbox-day"] as const) await limiters.get(name)!.reward(keyOf(mailboxOf(email)))
    },
  }
  return limits
}
