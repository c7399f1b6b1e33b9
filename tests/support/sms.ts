import { type IncomingMessage, createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** A gateway on this machine that speaks GatewayAPI's format and keeps what it takes. */
export interface SmsGateway {
  url: string
  /** What was taken, as it was posted. */
  taken: SentSms[]
  /** Everything that was asked, taken or not. */
  asked: { authorization: string; path: string; sms: SentSms }[]
  /** From now on: an answer with this status and body; "slow" says nothing, "cut" ends the connection, null takes everything. */
  answer(how: { status: number; body: string } | "slow" | "cut" | "cut-after" | null): void
  close(): Promise<void>
}
export interface SentSms {
  message: string
  recipients: { msisdn: number }[]
  sender: string
  userref: string
  callback_url: string
  validity_period: number
  encoding?: string
}

export async function smsGateway(): Promise<SmsGateway> {
  const taken: SentSms[] = []
  const asked: SmsGateway["asked"] = []
  let how: Parameters<SmsGateway["answer"]>[0] = null
  const server = createServer((request, response) => {
    void (async () => {
      const sms = JSON.parse(await bodyOf(request)) as SentSms
      asked.push({ authorization: request.headers.authorization ?? "", path: request.url ?? "", sms })
      if (how === "slow") return
      if (how === "cut") return void request.socket.destroy()
      if (how !== null && how !== "cut-after") {
        response.writeHead(how.status, { "content-type": "application/json" })
        return void response.end(how.body)
      }
      taken.push(sms)
      response.writeHead(200, { "content-type": "application/json", "content-length": "200" })
      if (how === "cut-after") {
        response.write('{"ids":[')
        return void setTimeout(() => request.socket.destroy(), 50)
      }
      const answer = JSON.stringify({
        ids: [421332671 + taken.length],
        usage: { countries: { DK: 1 }, currency: "DKK" },
      })
      response.end(answer.padEnd(200))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    asked,
    answer: (next) => {
      how = next
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString("utf8")
}
