import { type IncomingMessage, createServer } from "node:http"
import { z } from "zod"

const LARGEST = 64 * 1024
const posted = z.object({
  message: z.string(),
  recipients: z.array(z.object({ msisdn: z.number() })).min(1),
})

/**
 * The demonstration's own gateway, on this machine only: takes every SMS in the format of a real one and hands it on instead of
 * delivering it. Answers the address to send to.
 */
export async function catchSms(
  keep: (sms: { to: string; text: string }) => Promise<void>,
): Promise<{ url: string; close(): Promise<void> }> {
  let taken = 0
  const take = async (request: IncomingMessage): Promise<{ status: number; body: string }> => {
    try {
      const { message, recipients } = posted.parse(JSON.parse(await bodyOf(request)))
      await keep({ to: recipients.map(({ msisdn }) => `+${msisdn}`).join(", "), text: message })
      return { status: 200, body: JSON.stringify({ ids: [++taken] }) }
    } catch {
      return { status: 422, body: "{}" }
    }
  }
  const server = createServer((request, response) => {
    void take(request).then(({ status, body }) =>
      response.writeHead(status, { "content-type": "application/json" }).end(body),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(0, "127.0.0.1", resolve)
  })
  const address = server.address()
  if (typeof address !== "object" || !address) throw new Error("the SMS catcher has no address")
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size > LARGEST) throw new Error("too large")
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts).toString("utf8")
}
