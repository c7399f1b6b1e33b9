import { Fragment } from "react"
import { renderToStaticMarkup } from "react-dom/server"

/** The name under which a mail's picture to scan goes along. */
export const SCAN_ID = "scan"

/** A message as blocks, from which its plain text and its HTML are made. */
export type Block =
  | { heading: string }
  | { text: string }
  | { facts: [name: string, value: string][] }
  | { list: string[] }
  | { button: string; url: string }
  | { code: string }
  /** A picture that a scanner reads, and in words what it says. */
  | { scan: string; words: string }
  | { quiet: string }

export function asText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if ("heading" in block) return block.heading.toUpperCase()
      if ("text" in block) return block.text
      if ("facts" in block)
        return block.facts.map(([name, value]) => `${name}: ${value.replaceAll("\n", "\n  ")}`).join("\n")
      if ("list" in block) return block.list.map((item) => `- ${item}`).join("\n")
      if ("button" in block) return `${block.button}:\n${block.url}`
      if ("code" in block) return block.code
      if ("scan" in block) return block.words
      return block.quiet
    })
    .join("\n\n")
}

const INK = "#1a1a1a"
const HEAD = "#000040"
const LINK = "#004d99"
const SOFT = "#454545"
const RULE = `1px solid #cfdde8`

/** A text with its line breaks. */
const Lines = ({ text }: { text: string }) =>
  text.split("\n").map((line, i) => (
    <Fragment key={i}>
      {i > 0 ? <br /> : null}
      {line}
    </Fragment>
  ))

function Facts({ facts }: { facts: [name: string, value: string][] }) {
  const table = { width: "100%", margin: "0 0 20px", borderBottom: RULE, fontSize: "16px", lineHeight: "24px" }
  const name = {
    padding: "10px 16px 10px 0",
    borderTop: RULE,
    color: HEAD,
    fontWeight: 600,
    whiteSpace: "nowrap",
    verticalAlign: "top",
  } as const
  return (
    <table role="presentation" cellSpacing={0} cellPadding={0} style={table}>
      <tbody>
        {facts.map(([label, value]) => (
          <tr key={label + value}>
            <th scope="row" align="left" style={{ ...name, textAlign: "start" }}>
              <Lines text={label} />
            </th>
            <td style={{ padding: "10px 0", borderTop: RULE }}>
              <Lines text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const button = {
  display: "inline-block",
  padding: "12px 22px",
  background: LINK,
  color: "#fff",
  borderRadius: "3px",
  fontWeight: 600,
  textDecoration: "none",
}
const codeLook = {
  margin: "0 0 16px",
  fontSize: "34px",
  lineHeight: "44px",
  fontWeight: 600,
  letterSpacing: "4px",
  color: HEAD,
}

/** The picture goes along with the mail: nothing is fetched from outside. */
const Scan = ({ text, words }: { text: string; words: string }) => (
  <table role="presentation" cellSpacing={0} cellPadding={0} style={{ margin: "0 0 20px" }}>
    <tbody>
      <tr>
        <td style={{ paddingInlineEnd: "20px", verticalAlign: "middle" }}>
          {/* Without "lazy" React would ask for it in the head as well. */}
          <img src={`cid:${SCAN_ID}`} alt={text} width={132} height={132} loading="lazy" style={{ display: "block" }} />
        </td>
        <td style={{ verticalAlign: "middle" }}>{words}</td>
      </tr>
    </tbody>
  </table>
)

function Part({ block }: { block: Block }) {
  if ("heading" in block)
    return <h1 style={{ margin: "0 0 16px", fontSize: "26px", lineHeight: "34px", color: HEAD }}>{block.heading}</h1>
  if ("text" in block)
    return (
      <p style={{ margin: "0 0 16px" }}>
        <Lines text={block.text} />
      </p>
    )
  if ("facts" in block) return <Facts facts={block.facts} />
  if ("list" in block)
    return (
      <ul style={{ margin: "0 0 16px", paddingInlineStart: "22px" }}>
        {block.list.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  if ("button" in block)
    return (
      <p style={{ margin: "0 0 20px" }}>
        <a href={block.url} style={button}>
          {block.button}
        </a>
      </p>
    )
  if ("code" in block) return <p style={codeLook}>{block.code}</p>
  if ("scan" in block) return <Scan text={block.scan} words={block.words} />
  return (
    <p style={{ margin: "0 0 12px", fontSize: "14px", lineHeight: "20px", color: SOFT }}>
      <Lines text={block.quiet} />
    </p>
  )
}

interface Page {
  language: string
  dir: string
  title: string
  site: string
}

function Letter({ blocks, page }: { blocks: readonly Block[]; page: Page }) {
  const brand = {
    margin: "0 0 28px",
    fontSize: "20px",
    fontWeight: 600,
    color: HEAD,
    borderBottom: `4px solid ${LINK}`,
    paddingBottom: "10px",
  }
  return (
    <html lang={page.language} dir={page.dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <title>{page.title}</title>
      </head>
      <body style={{ margin: 0, background: "#fff", color: INK, font: "17px/26px 'IBM Plex Sans',Arial,sans-serif" }}>
        <div style={{ maxWidth: "600px", margin: "0 auto", padding: "24px 20px 40px" }}>
          <p style={brand}>
            Ankomst <span style={{ fontSize: "14px", fontWeight: 400, color: SOFT }}>{page.site}</span>
          </p>
          {blocks.map((block, i) => (
            <Part key={i} block={block} />
          ))}
        </div>
      </body>
    </html>
  )
}

/** A whole HTML page without any outside request: it reads the same with pictures blocked. */
export const asHtml = (blocks: readonly Block[], page: Page): string =>
  `<!doctype html>${renderToStaticMarkup(<Letter blocks={blocks} page={page} />)}`

/** A letter with lines above it that belong to whoever looks at it, not to the one it is written to. */
export const withStrip = (html: string, lines: readonly string[]): string =>
  html.replace(/<body[^>]*>/, (body) => body + renderToStaticMarkup(<Strip lines={lines} />))

const Strip = ({ lines }: { lines: readonly string[] }) => (
  <div
    style={{ padding: "12px 20px", background: "#eef4f8", borderBottom: RULE, fontSize: "15px", lineHeight: "22px" }}
  >
    <div style={{ maxWidth: "600px", margin: "0 auto" }}>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  </div>
)
