import { createTransport } from "nodemailer"
import { SCAN_ID } from "../layout.tsx"
import type { Message } from "../message.ts"
import { qrPicture } from "../qr-picture.ts"

/** As many mails are under way at once, each on a connection that is kept. */
export const MAIL_CONNECTIONS = 3

export interface Mailer {
  /** Hands the message to the SMTP server; throws when it does not take it. A repeat carries the same id. */
  send(message: Message, id: string): Promise<void>
  close(): void
}

/** Mail over SMTP. `id` is the local part of the Message-ID, made from the event, so that a repeat is recognised as one. */
export function openMailer(settings: { smtpUrl: string; from: string; portalUrl: string }): Mailer {
  const transport = createTransport({
    url: settings.smtpUrl,
    pool: true,
    maxConnections: MAIL_CONNECTIONS,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    // A server may think long before it answers a message that it then takes: giving up early would send it twice.
    socketTimeout: 120_000,
  })
  const host = new URL(settings.portalUrl).hostname
  return {
    async send(message, id) {
      await transport.sendMail({
        from: settings.from,
        to: { name: "", address: message.to },
        subject: message.subject,
        text: message.text,
        html: message.html,
        messageId: `<${id}@${host}>`,
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        attachments: attachmentsOf(message),
      })
    },
    close: () => transport.close(),
  }
}

const attachmentsOf = ({ calendar, document, scan }: Message) => [
  ...(calendar
    ? [
        {
          filename: calendar.file,
          content: calendar.content,
          // A calendar program takes the part for what its method says; it must be the one in the file.
          contentType: `text/calendar; charset=utf-8; method=${/^METHOD:(\w+)/m.exec(calendar.content)?.[1] ?? "PUBLISH"}`,
        },
      ]
    : []),
  ...(document ? [{ filename: document.file, content: document.content, contentType: document.type }] : []),
  ...(scan
    ? [{ filename: `${scan}.png`, content: qrPicture(scan), cid: SCAN_ID, contentDisposition: "inline" as const }]
    : []),
]
