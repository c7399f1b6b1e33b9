import { simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"

/**
 * The demonstration's own SMTP server, on this machine only: takes every mail and hands it on instead of delivering it.
 * Answers the address to send to.
 */
export async function catchMail(
  keep: (mail: { recipient: string; subject: string; source: string }) => Promise<void>,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    size: 2_000_000,
    async onData(stream, session, done) {
      try {
        const parts: Buffer[] = []
        for await (const part of stream) parts.push(part as Buffer)
        const source = Buffer.concat(parts)
        const parsed = await simpleParser(source)
        const recipient = session.envelope.rcptTo.map((to) => to.address).join(", ")
        await keep({ recipient, subject: parsed.subject ?? "", source: source.toString("utf8") })
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
  const listening = await new Promise<import("node:net").Server>((resolve, reject) => {
    server.once("error", reject)
    const net = server.listen(0, "127.0.0.1", () => resolve(net))
  })
  const address = listening.address()
  if (typeof address !== "object" || !address) throw new Error("the mail catcher has no address")
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
