import { renderToStaticMarkup } from "react-dom/server"
import { SCAN_ID, withStrip } from "../layout.tsx"
import type { Message } from "../message.ts"
import { qrPicture } from "../qr-picture.ts"
import { type Around, exampleMessage, trying } from "./examples.ts"

export const previewForms = ["html", "text", "short"] as const
export type PreviewForm = (typeof previewForms)[number]

/** What the page says around the message, in the words of whoever looks at it. */
interface Said {
  /** Lines above the message, from its subject. */
  above: (subject: string) => string[]
  /** Below a short message, from its text. */
  below: (short: string) => string[]
}

interface Tried extends Around {
  /** Texts in place of those the office has. */
  texts: Around["at"]["ownTexts"]
}

/**
 * A message as a page of its own, in one of its forms, with made-up people: to be shown in a frame that may do nothing. Its links lead
 * nowhere. Null for a message that there is none of, or none by SMS.
 */
export function previewPage(id: string, form: PreviewForm, around: Tried, said: Said): string | null {
  const message = exampleMessage(id, { ...around, at: trying(around.at, around.texts) })
  if (!message) return null
  const above = said.above(message.subject)
  if (form === "html") return withStrip(withPicture(message).replaceAll(/ href="[^"]*"/g, ""), above)
  const body = form === "text" ? message.text : message.short
  if (body === null) return null
  const below = form === "short" ? said.below(body) : []
  return withStrip(plainPage(body, below, around.language), form === "text" ? above : above.slice(1))
}

/** The mail's HTML with the picture in it that otherwise goes along. */
const withPicture = ({ html, scan }: Message): string =>
  scan ? html.replace(`cid:${SCAN_ID}`, `data:image/png;base64,${qrPicture(scan).toString("base64")}`) : html

const plainPage = (text: string, below: readonly string[], language: string): string =>
  `<!doctype html>${renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{text.split("\n")[0]}</title>
      </head>
      <body
        style={{ margin: 0, background: "#fff", color: "#1a1a1a", font: "16px/24px 'IBM Plex Sans',Arial,sans-serif" }}
      >
        <div style={{ maxWidth: "600px", margin: "0 auto", padding: "20px" }}>
          <div style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</div>
          {below.map((line) => (
            <p key={line} style={{ margin: "16px 0 0", color: "#454545", fontSize: "14px" }}>
              {line}
            </p>
          ))}
        </div>
      </body>
    </html>,
  )}`
