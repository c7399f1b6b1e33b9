import type { AddressInfo, Server } from "node:net"
import { type ParsedMail, simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"

/** A real SMTP server on this machine that keeps what it takes. `refuseNext` makes it turn away that many mails after reading them. */
export interface MailServer {
  url: string
  mails: ParsedMail[]
  refuseNext(count: number): void
  /** The same with a code of one's own; 0 takes everything again. */
  refuse(count: number, code?: number): void
  attempts: string[]
  close(): Promise<void>
}

export async function mailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = []
  const attempts: string[] = []
  let refusals = 0
  let refusal = 451
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    async onData(stream, _session, done) {
      const mail = await simpleParser(stream)
      attempts.push(mail.messageId ?? "")
      if (refusals > 0) {
        refusals--
        return done(Object.assign(new Error("try again later"), { responseCode: refusal }))
      }
      mails.push(mail)
      done()
    },
  })
  const net = await new Promise<Server>((resolve) => {
    const listening: Server = server.listen(0, "127.0.0.1", () => resolve(listening))
  })
  return {
    url: `smtp://127.0.0.1:${(net.address() as AddressInfo).port}`,
    mails,
    attempts,
    refuseNext: (count) => {
      refusals = count
    },
    refuse: (count, code = 451) => {
      refusals = count
      refusal = code
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The calendar file of a mail; "" where it has none. */
export const calendarIn = (mail: ParsedMail): string =>
  mail.attachments.find(({ filename }) => filename?.endsWith(".ics"))?.content.toString("utf8") ?? ""
