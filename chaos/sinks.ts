import http from "node:http"
import type { AddressInfo, Server } from "node:net"
import { simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"

/** The names by which the portal is told where text messages go: the only place here that knows them. */
export const smsVariables = (url: string) => ({ SMS_URL: url, SMS_TOKEN: "the-token-of-chaos", SMS_SENDER: "Ankomst" })

/** A mail that was taken. */
export interface Mail {
  messageId: string
  to: string
  subject: string
  text: string
  at: number
}

export interface MailSink {
  url: string
  mails: Mail[]
  down(): Promise<void>
  up(): Promise<void>
  /** Calls `then` after the next mail has been taken, and before its sender is told so. */
  afterNext(then: () => void): void
  /** How many connections were cut by going down. */
  cut(): number
  /** The newest code that was sent to an address. */
  codeFor(address: string): string | null
}

/** An SMTP server that keeps what it takes, and can go away and come back at the same port. */
export async function mailSink(): Promise<MailSink> {
  const mails: Mail[] = []
  const sockets = new Set<{ destroy(): void }>()
  let hook: (() => void) | null = null
  let cuts = 0
  const open = (port: number) =>
    new Promise<{ close(): Promise<void>; port: number }>((resolve, reject) => {
      const server = new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS", "AUTH"],
        logger: false,
        async onData(stream, session, done) {
          const parsed = await simpleParser(stream).catch(() => null)
          // Cut off in the middle: it was not taken.
          if (!parsed) return done(new Error("cut off"))
          const to = session.envelope.rcptTo[0]?.address.toLowerCase() ?? ""
          const { messageId = "", subject = "", text = "" } = parsed
          mails.push({ messageId, to, subject, text, at: Date.now() })
          const then = hook
          hook = null
          then?.()
          done()
        },
      })
      // A client that dies is what this is about.
      server.on("error", () => {})
      const net: Server = server.listen(port, "127.0.0.1", () => {
        const address = net.address() as AddressInfo
        resolve({ port: address.port, close: () => new Promise((closed) => server.close(() => closed())) })
      })
      net.once("error", reject)
      net.on("connection", (socket) => {
        sockets.add(socket)
        socket.on("error", () => {})
        socket.on("close", () => sockets.delete(socket))
      })
    })
  let server: Awaited<ReturnType<typeof open>> | null = await open(0)
  const { port } = server
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async down() {
      const closing = server?.close()
      server = null
      cuts += sockets.size
      for (const socket of sockets) socket.destroy()
      await closing
    },
    async up() {
      server ??= await open(port)
    },
    afterNext(then) {
      hook = then
    },
    cut: () => cuts,
    codeFor(address) {
      const mail = mails.findLast((one) => one.to === address && /\.code@/.test(one.messageId))
      return mail ? (/\d[\d ]+\d/.exec(mail.subject)?.[0].replaceAll(" ", "") ?? null) : null
    },
  }
}

/** A text message that was taken: the portal's own id of it, and the number without "+". */
export interface TextMessage {
  id: string
  to: string
}

export interface SmsSink {
  url: string
  taken: TextMessage[]
  /** From now on it says that it is out of order, and cuts what is under way. */
  down(): void
  up(): void
  /** Calls `then` after the next message has been taken, and before its sender is told so. */
  afterNext(then: () => void): void
  close(): Promise<void>
}

/** An HTTP server that takes text messages as GatewayAPI does: `POST /rest/mtsms`. */
export async function smsSink(): Promise<SmsSink> {
  const taken: TextMessage[] = []
  let id = 1
  let away = false
  let hook: (() => void) | null = null
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => {
      const answer = (status: number, body: object) => {
        response.writeHead(status, { "content-type": "application/json" })
        response.end(JSON.stringify(body))
      }
      if (away) return answer(503, { message: "out of order" })
      if (request.method !== "POST" || request.url !== "/rest/mtsms") return answer(404, { message: "not found" })
      try {
        const given: unknown = JSON.parse(Buffer.concat(parts).toString())
        const messages = Array.isArray(given) ? given : [given]
        const recipients = messages.flatMap((one: { userref: string; recipients: { msisdn: number }[] }) =>
          one.recipients.map(({ msisdn }) => ({ id: one.userref, to: String(msisdn) })),
        )
        taken.push(...recipients)
        const then = hook
        hook = null
        then?.()
        answer(200, { ids: recipients.map(() => id++), usage: { countries: { DK: recipients.length } } })
      } catch {
        answer(422, { code: "0x0213", message: "unparsable" })
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    down() {
      away = true
      server.closeAllConnections()
    },
    up() {
      away = false
    },
    afterNext(then) {
      hook = then
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
