import { Lexer, type Token, type Tokens } from "marked"
import { isFigureKey } from "./figures.ts"

/** The shelves, in the order they stand on the page. */
export const topics = ["work", "tax", "arriving", "living"] as const
export type Topic = (typeof topics)[number]

/** Sections that every article has; "ask" stands beside the text. */
const sections = ["do", "costs", "deadlines", "documents", "ask"] as const

/** Whether a text can be an article's address. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,80}$/.test(text)

export const SUMMARY_LINES = 3

/** What an article rests on; the address is over https. */
export interface Source {
  label: string
  url: string
}

export type Inline =
  | { is: "text"; text: string }
  | { is: "strong" | "term"; inline: Inline[] }
  | { is: "link"; href: string; inline: Inline[] }
  | { is: "figure"; key: string }
  | { is: "break" }
export type Block =
  | { is: "paragraph"; inline: Inline[] }
  | { is: "heading"; inline: Inline[] }
  | { is: "list"; ordered: boolean; items: Block[][] }
  | { is: "table"; head: Inline[][]; rows: Inline[][][] }
  | { is: "figure"; key: string; inline: Inline[] }
export interface Section {
  /** One of `sections`, "ways" for two ways side by side, or null. */
  id: string | null
  heading: Inline[]
  blocks: Block[]
}

/** What is wrong with a text before it may be published. `what` is the name, address or section it is about. */
export interface TextProblem {
  problem: "section-missing" | "figure-unknown" | "link-wrong" | "html" | "before-heading" | "do-not-steps" | "nested"
  what: string
}

/**
 * Reads an article's Markdown into its sections: CommonMark with tables, `{#id}` after a heading of the second level, and figures by
 * name, `{{figure:key}}` in a line or `{{figure-box:key}}` before a paragraph, and the office's phone number, `{{office:phone}}`. HTML stays text; of links only https, telephone,
 * mail and the portal's own addresses are taken. The same text gives the same sections.
 */
export function readArticle(markdown: string): { sections: Section[]; problems: TextProblem[] } {
  const problems: TextProblem[] = []
  const read: Section[] = []
  for (const token of lexed(markdown, problems)) {
    if (token.type === "space" || token.type === "hr") continue
    if (token.type === "heading" && (token as Tokens.Heading).depth <= 2) {
      const { text, id } = headingOf((token as Tokens.Heading).text)
      read.push({ id, heading: inlineOf(Lexer.lexInline(text), problems), blocks: [] })
      continue
    }
    const section = read.at(-1)
    if (!section) problems.push({ problem: "before-heading", what: token.raw.trim().slice(0, 40) })
    else section.blocks.push(...blocksOf([token], problems))
  }
  for (const id of sections)
    if (!read.some((section) => section.id === id)) problems.push({ problem: "section-missing", what: id })
  const steps = read.find((section) => section.id === "do")
  if (steps && !steps.blocks.some((block) => block.is === "list" && block.ordered))
    problems.push({ problem: "do-not-steps", what: "do" })
  return { sections: read, problems }
}

/** Lists in lists in lists without end are no text: the reader of Markdown would run out of stack. */
const DEEPEST = 12

function lexed(markdown: string, problems: TextProblem[]): Token[] {
  const deep = markdown
    .split("\n")
    .find((line) => (/^[\s>*+-]*/.exec(line)?.[0].replace(/\s/g, "").length ?? 0) > DEEPEST || /^\s{60}/.test(line))
  if (deep !== undefined) {
    problems.push({ problem: "nested", what: deep.trim().slice(0, 40) })
    return []
  }
  return new Lexer({ gfm: true }).lex(markdown)
}

function headingOf(text: string): { text: string; id: string | null } {
  const at = text.lastIndexOf("{#")
  const id = at < 0 ? null : /^\{#([a-z-]{1,40})\}$/.exec(text.slice(at).trim())
  return id ? { text: text.slice(0, at).trim(), id: id[1]! } : { text, id: null }
}

function blocksOf(tokens: readonly Token[], problems: TextProblem[]): Block[] {
  return tokens.flatMap((token): Block[] => {
    switch (token.type) {
      case "heading":
        return [{ is: "heading", inline: inlineOf((token as Tokens.Heading).tokens, problems) }]
      case "list":
        return [
          {
            is: "list",
            ordered: (token as Tokens.List).ordered,
            items: (token as Tokens.List).items.map((item) => blocksOf(item.tokens, problems)),
          },
        ]
      case "table": {
        const { header, rows } = token as Tokens.Table
        const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlineOf(cell.tokens, problems))
        return [{ is: "table", head: cells(header), rows: rows.map(cells) }]
      }
      case "paragraph":
      case "text":
        return [paragraph(inlineOf((token as Tokens.Paragraph).tokens ?? [token], problems))]
      case "blockquote":
        return blocksOf((token as Tokens.Blockquote).tokens, problems)
      case "space":
      case "hr":
        return []
      default:
        if (token.type === "html") problems.push({ problem: "html", what: token.raw.trim().slice(0, 40) })
        return [{ is: "paragraph", inline: [{ is: "text", text: token.raw.trim() }] }]
    }
  })
}

/** A paragraph that begins with a boxed figure is the box's caption. */
function paragraph(inline: Inline[]): Block {
  const first = inline[0]
  if (first?.is === "figure" && first.key.startsWith("box ")) {
    const rest = inline.slice(1)
    const next = rest[0]
    if (next?.is === "text") rest[0] = { is: "text", text: next.text.trimStart() }
    return { is: "figure", key: first.key.slice(4), inline: rest.map(plain) }
  }
  return { is: "paragraph", inline: inline.map(plain) }
}

/** A boxed figure elsewhere than at the beginning is an ordinary one. */
const plain = (part: Inline): Inline =>
  part.is === "figure" ? { is: "figure", key: part.key.replace(/^box /, "") } : part

function inlineOf(tokens: readonly Token[], problems: TextProblem[]): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    switch (token.type) {
      case "strong":
        return [{ is: "strong", inline: inlineOf((token as Tokens.Strong).tokens, problems) }]
      case "em":
        return [{ is: "term", inline: inlineOf((token as Tokens.Em).tokens, problems) }]
      case "link": {
        const { href, tokens: inside } = token as Tokens.Link
        const inline = inlineOf(inside, problems)
        if (mayLink(href)) return [{ is: "link", href, inline }]
        problems.push({ problem: "link-wrong", what: href.slice(0, 80) })
        return inline
      }
      case "br":
        return [{ is: "break" }]
      case "text":
      case "escape": {
        const inside = (token as Tokens.Text).tokens
        return inside ? inlineOf(inside, problems) : withFigures(unescaped((token as Tokens.Text).text), problems)
      }
      default:
        if (token.type === "html") problems.push({ problem: "html", what: token.raw.slice(0, 40) })
        return withFigures(token.type === "codespan" ? (token as Tokens.Codespan).text : token.raw, problems)
    }
  })
}

/** What a page of ours may link to: another page of it, or an address outside over https, telephone or mail. */
export function mayLink(href: string): boolean {
  if (/^\/[a-z]{2}(\/[a-z0-9][a-z0-9/-]*)?(\?[a-z0-9=&-]+)?(#[a-z0-9-]+)?$/.test(href)) return true
  if (/^tel:\+[0-9]{6,15}$/.test(href) || /^mailto:[^\s@]+@[^\s@]+$/.test(href)) return true
  return /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?$/i.test(href)
}

const unescaped = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")

/** The phone number of the office whose portal it is: articles are shared by offices. */
const OFFICE_PHONE = "{{office:phone}}"

function withFigures(text: string, problems: TextProblem[]): Inline[] {
  for (const [other] of text.matchAll(/\{\{(?!figure(?:-box)?:)[^}]*\}\}/g))
    if (other !== OFFICE_PHONE) problems.push({ problem: "figure-unknown", what: other })
  return text.split(/(\{\{figure(?:-box)?:[^}]*\}\})/).flatMap((part): Inline[] => {
    const named = /^\{\{figure(-box)?:\s*([^}]*?)\s*\}\}$/.exec(part)
    if (!named) return part === "" ? [] : [{ is: "text", text: part }]
    const key = named[2]!
    if (!isFigureKey(key)) problems.push({ problem: "figure-unknown", what: key })
    return [{ is: "figure", key: named[1] ? `box ${key}` : key }]
  })
}

/** A line with the office's phone number, ready to be called, wherever it names it. */
export function withOffice(inline: readonly Inline[], office: { phone: string }): Inline[] {
  const href = `tel:${office.phone.replace(/[^\d+]/g, "")}`
  return inline.flatMap((part): Inline[] => {
    if ("inline" in part) return [{ ...part, inline: withOffice(part.inline, office) }]
    if (part.is !== "text") return [part]
    return part.text
      .split(OFFICE_PHONE)
      .flatMap((text, n): Inline[] => [
        ...(n > 0 ? [{ is: "link" as const, href, inline: [{ is: "text" as const, text: office.phone }] }] : []),
        ...(text === "" ? [] : [{ is: "text" as const, text }]),
      ])
  })
}

/** The same in words alone. */
export const officeInWords = (text: string, office: { phone: string }): string =>
  text.replaceAll(OFFICE_PHONE, office.phone)

/** The same for a whole article. */
export function sectionsWithOffice(read: readonly Section[], office: { phone: string }): Section[] {
  const line = (inline: readonly Inline[]) => withOffice(inline, office)
  const block = (one: Block): Block => {
    if (one.is === "list") return { ...one, items: one.items.map((item) => item.map(block)) }
    if (one.is === "table") return { ...one, head: one.head.map(line), rows: one.rows.map((row) => row.map(line)) }
    return { ...one, inline: line(one.inline) }
  }
  return read.map((section) => ({ ...section, heading: line(section.heading), blocks: section.blocks.map(block) }))
}

/** Every part of an article's text, in reading order. */
function* partsOf(read: readonly Section[]): Generator<Inline> {
  function* inlines(list: readonly Inline[]): Generator<Inline> {
    for (const part of list) {
      yield part
      if ("inline" in part) yield* inlines(part.inline)
    }
  }
  function* blocks(list: readonly Block[]): Generator<Inline> {
    for (const block of list) {
      if (block.is === "list") for (const item of block.items) yield* blocks(item)
      else if (block.is === "table")
        for (const row of [block.head, ...block.rows]) for (const cell of row) yield* inlines(cell)
      else {
        if (block.is === "figure") yield { is: "figure", key: block.key }
        yield* inlines(block.inline)
      }
    }
  }
  for (const section of read) {
    yield* inlines(section.heading)
    yield* blocks(section.blocks)
  }
}

/** The figures an article places, each once. */
export const figuresPlaced = (read: readonly Section[]): string[] => [
  ...new Set([...partsOf(read)].flatMap((part) => (part.is === "figure" ? [part.key] : []))),
]

/** The addresses an article links to, each once. */
export const linksOf = (read: readonly Section[]): string[] => [
  ...new Set([...partsOf(read)].flatMap((part) => (part.is === "link" ? [part.href] : []))),
]

/** The plain words of a line with its figures' names, for search engines and previews. */
export const plainText = (inline: readonly Inline[], figure: (key: string) => string): string =>
  inline
    .map((part) =>
      part.is === "text"
        ? part.text
        : part.is === "figure"
          ? figure(part.key)
          : part.is === "break"
            ? " "
            : plainText(part.inline, figure),
    )
    .join("")

/** One line of Markdown, e.g. of the summary. */
export const readLine = (text: string): Inline[] => inlineOf(Lexer.lexInline(text), []).map(plain)
