/** A message as blocks, from which both its plain text and its HTML are made. */
export type Block =
  | { heading: string }
  | { text: string }
  | { facts: [name: string, value: string][] }
  | { list: string[] }
  | { button: string; url: string }
  | { code: string }
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
      return block.quiet
    })
    .join("\n\n")
}

const escape = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replaceAll("\n", "<br>")

const INK = "#1a1a1a"
const HEAD = "#000040"
const LINK = "#004d99"
const SOFT = "#454545"
const RULE = "#cfdde8"

function asHtmlBlock(block: Block): string {
  if ("heading" in block)
    return `<h1 style="margin:0 0 16px;font-size:26px;line-height:34px;color:${HEAD}">${escape(block.heading)}</h1>`
  if ("text" in block) return `<p style="margin:0 0 16px">${escape(block.text)}</p>`
  if ("facts" in block) {
    const rows = block.facts.map(
      ([name, value]) =>
        `<tr><th scope="row" align="left" valign="top" style="padding:10px 16px 10px 0;border-top:1px solid ${RULE};color:${HEAD};text-align:start;font-weight:600;white-space:nowrap">${escape(name)}</th><td style="padding:10px 0;border-top:1px solid ${RULE}">${escape(value)}</td></tr>`,
    )
    return `<table role="presentation" cellspacing="0" cellpadding="0" style="width:100%;margin:0 0 20px;border-bottom:1px solid ${RULE};font-size:16px;line-height:24px">${rows.join("")}</table>`
  }
  if ("list" in block)
    return `<ul style="margin:0 0 16px;padding-inline-start:22px">${block.list.map((item) => `<li>${escape(item)}</li>`).join("")}</ul>`
  if ("button" in block)
    return `<p style="margin:0 0 20px"><a href="${escape(block.url)}" style="display:inline-block;padding:12px 22px;background:${LINK};color:#fff;border-radius:3px;font-weight:600;text-decoration:none">${escape(block.button)}</a></p>`
  if ("code" in block)
    return `<p style="margin:0 0 16px;font-size:34px;line-height:44px;font-weight:600;letter-spacing:4px;color:${HEAD}">${escape(block.code)}</p>`
  return `<p style="margin:0 0 12px;font-size:14px;line-height:20px;color:${SOFT}">${escape(block.quiet)}</p>`
}

/** A whole HTML page without any outside request: it reads the same with pictures blocked. */
export function asHtml(
  blocks: readonly Block[],
  page: { language: string; dir: string; title: string; site: string },
): string {
  return `<!doctype html><html lang="${page.language}" dir="${page.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escape(page.title)}</title></head><body style="margin:0;background:#fff;color:${INK};font:17px/26px 'IBM Plex Sans',Arial,sans-serif"><div style="max-width:600px;margin:0 auto;padding:24px 20px 40px"><p style="margin:0 0 28px;font-size:20px;font-weight:600;color:${HEAD};border-bottom:4px solid ${LINK};padding-bottom:10px">Ankomst <span style="font-size:14px;font-weight:400;color:${SOFT}">${escape(page.site)}</span></p>${blocks.map(asHtmlBlock).join("")}</div></body></html>`
}
