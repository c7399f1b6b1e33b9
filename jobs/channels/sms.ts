import { smsEncoding } from "#domain/mail/sms.ts"
import { type SmsNotTaken, smsRefused } from "#domain/mail/sms-delivery.ts"

/** As many SMS are handed over at once. */
export const SMS_CONNECTIONS = 2
/** A gateway that says nothing for so long is tried again later. */
const TIMEOUT_MS = 10_000
/** The gateway's answer is some hundred letters; what is longer is not from it. */
const LONGEST_ANSWER = 16_384

/** Where SMS are handed over, and from whom they are. */
export interface SmsSettings {
  /** Without a slash at the end. */
  url: string
  token: string
  /** At most eleven letters and digits, or a number of at most 15. */
  sender: string
}

export interface Sms {
  /** The number with its country, without "+". */
  to: string
  text: string
  /** Our own id of it: the gateway gives it back with each report, and a repeat carries the same. */
  id: string
  /** Where the gateway reports what becomes of it. */
  reportTo: string
  /** After so many seconds it is not delivered any more: nobody is reminded of a visit that is over. */
  validSeconds: number
}

export interface Texter {
  /** Hands the SMS over; throws `SmsRefusal` when it is not taken. Answers the gateway's number of it, where it gives one. */
  send(sms: Sms): Promise<number | null>
}

/** An SMS was not taken. Of what the gateway says only its code is kept: its sentences quote the number. */
export class SmsRefusal extends Error {
  constructor(readonly why: SmsNotTaken) {
    super(`sms not taken: ${why.code}`)
  }
}

/** SMS over HTTP, in the format of GatewayAPI (`POST /rest/mtsms`), with the token as the user name of Basic authentication. */
export function openTexter({ url, token, sender }: SmsSettings, timeoutMs = TIMEOUT_MS): Texter {
  const authorization = `Basic ${Buffer.from(`${token}:`).toString("base64")}`
  return {
    async send({ to, text, id, reportTo, validSeconds }) {
      const encoding = smsEncoding(text)
      const body = JSON.stringify({
        message: text,
        recipients: [{ msisdn: Number(to) }],
        sender,
        class: "standard",
        userref: id,
        callback_url: reportTo,
        validity_period: validSeconds,
        ...(encoding ? { encoding } : {}),
      })
      const answer = await ask(`${url}/rest/mtsms`, { authorization, body, timeoutMs })
      if (answer.status !== 200) throw new SmsRefusal(smsRefused(answer.status, reasonIn(answer.text)))
      return numberIn(answer.text)
    },
  }
}

/** Follows no redirect: the token goes to the address that was set, and nowhere else. */
async function ask(
  url: string,
  { authorization, body, timeoutMs }: { authorization: string; body: string; timeoutMs: number },
): Promise<{ status: number; text: string }> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { authorization, "content-type": "application/json", accept: "application/json" },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    })
    // What was taken is taken, even when the connection is cut in the middle of the answer: asking again would send it twice.
    return { status: answer.status, text: await read(answer).catch(() => "") }
  } catch (error) {
    throw new SmsRefusal({ code: wordFor(error), permanent: false })
  }
}

async function read(answer: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > LONGEST_ANSWER) return ""
    parts.push(part)
  }
  return Buffer.concat(parts).toString("utf8")
}

const wordFor = (error: unknown): string => {
  if (error instanceof Error && error.name === "TimeoutError") return "timeout"
  const cause = error instanceof Error ? error.cause : null
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? code : "connection"
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The code in an answer that refuses, such as 0x0213: a sign of the gateway's list, never its sentence. */
function reasonIn(text: string): string | null {
  const answer = jsonIn(text)
  const code = answer !== null && typeof answer === "object" && "code" in answer ? String(answer.code) : ""
  return /^\w{1,20}$/.test(code) ? code : null
}

/** The gateway's number of what it took. An answer that cannot be read was a yes all the same: asking again would send it twice. */
function numberIn(text: string): number | null {
  const answer = jsonIn(text)
  const ids: unknown = answer !== null && typeof answer === "object" && "ids" in answer ? answer.ids : null
  const [id]: unknown[] = Array.isArray(ids) ? ids : []
  return typeof id === "number" && Number.isSafeInteger(id) ? id : null
}
