import { houseLanguage } from "#locales/languages.ts"
import type { ReactNode } from "react"
import type { Block, Inline, Section } from "#domain/guidance/article.ts"
import type { FigureShown } from "#app/guidance/shown.server.ts"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"

type Figures = Readonly<Record<string, FigureShown>>

/** The sections of an article but "ask", which stands beside them. Steps become stops on the line, two ways stand side by side. */
export function ArticleBody({ sections, figures }: { sections: readonly Section[]; figures: Figures }) {
  return sections
    .filter((section) => section.id !== "ask")
    .map((section, i) => (
      <section key={section.id ?? i} id={section.id ?? undefined}>
        <h2>
          <Line inline={section.heading} figures={figures} />
        </h2>
        {section.id === "do" ? (
          <Steps blocks={section.blocks} figures={figures} />
        ) : section.id === "ways" ? (
          <Ways blocks={section.blocks} figures={figures} />
        ) : (
          <Blocks blocks={section.blocks} figures={figures} />
        )}
      </section>
    ))
}

function Steps({ blocks, figures }: { blocks: readonly Block[]; figures: Figures }) {
  return blocks.map((block, i) =>
    block.is === "list" && block.ordered ? (
      <ol className="path steps-path" key={i}>
        {block.items.map((item, n) => {
          const { title, rest } = titled(item)
          return (
            <li key={n} className={n === block.items.length - 1 ? "is-end" : undefined}>
              <span className="stop" aria-hidden="true" />
              {title ? (
                <h3>
                  <Line inline={title} figures={figures} />
                </h3>
              ) : null}
              <Blocks blocks={rest} figures={figures} />
            </li>
          )
        })}
      </ol>
    ) : (
      <Blocks key={i} blocks={[block]} figures={figures} />
    ),
  )
}

/** A step's first bold words are its title; its full stop is left out. */
function titled(item: readonly Block[]): { title: Inline[] | null; rest: Block[] } {
  const [first, ...rest] = item
  if (first?.is !== "paragraph" || first.inline[0]?.is !== "strong") return { title: null, rest: [...item] }
  const title = first.inline[0].inline.map((part, i, all) =>
    part.is === "text" && i === all.length - 1 ? { ...part, text: part.text.replace(/\.\s*$/, "") } : part,
  )
  const after = first.inline.slice(1)
  const head = after[0]
  if (head?.is === "text") after[0] = { is: "text", text: head.text.trimStart() }
  return {
    title,
    rest: after.some((part) => part.is !== "text" || part.text !== "")
      ? [{ is: "paragraph", inline: after }, ...rest]
      : rest,
  }
}

function Ways({ blocks, figures }: { blocks: readonly Block[]; figures: Figures }) {
  const ways: { heading: Inline[]; blocks: Block[] }[] = []
  const before: Block[] = []
  for (const block of blocks) {
    if (block.is === "heading") ways.push({ heading: block.inline, blocks: [] })
    else (ways.at(-1)?.blocks ?? before).push(block)
  }
  return (
    <>
      <Blocks blocks={before} figures={figures} />
      <div className="ways">
        {ways.map((way, i) => (
          <div className="ruled" key={i}>
            <h3>
              <Line inline={way.heading} figures={figures} />
            </h3>
            <Blocks blocks={way.blocks} figures={figures} />
          </div>
        ))}
      </div>
    </>
  )
}

export function Blocks({
  blocks,
  figures,
  small = false,
}: {
  blocks: readonly Block[]
  figures: Figures
  small?: boolean
}): ReactNode {
  return blocks.map((block, i) => {
    switch (block.is) {
      case "paragraph":
        return <Paragraph key={i} inline={block.inline} figures={figures} small={small} />
      case "heading":
        return (
          <h3 key={i}>
            <Line inline={block.inline} figures={figures} />
          </h3>
        )
      case "list": {
        const items = block.items.map((item, n) => (
          <li key={n}>
            {item.length === 1 && item[0]!.is === "paragraph" ? (
              <Line inline={item[0]!.inline} figures={figures} />
            ) : (
              <Blocks blocks={item} figures={figures} />
            )}
          </li>
        ))
        return block.ordered ? <ol key={i}>{items}</ol> : <ul key={i}>{items}</ul>
      }
      case "table":
        return <Table key={i} head={block.head} rows={block.rows} figures={figures} />
      case "figure":
        return <FigureBox key={i} figure={figures[block.key]} inline={block.inline} figures={figures} />
    }
  })
}

/** A paragraph that is nothing but a link outside is the step's button. */
function Paragraph({ inline, figures, small }: { inline: Inline[]; figures: Figures; small: boolean }) {
  const only = inline.length === 1 ? inline[0]! : null
  if (only?.is === "link" && only.href.startsWith("https:"))
    return (
      <p>
        <a className="button button-primary" href={only.href}>
          <Line inline={only.inline} figures={figures} />
          <Icon name="open-in-new" />
        </a>
      </p>
    )
  return (
    <p className={small ? "small" : undefined}>
      <Line inline={inline} figures={figures} />
    </p>
  )
}

function Table({ head, rows, figures }: { head: Inline[][]; rows: Inline[][][]; figures: Figures }) {
  return (
    <table className="table">
      <thead>
        <tr>
          {head.map((cell, i) => (
            <th scope="col" key={i}>
              <Line inline={cell} figures={figures} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, n) => (
          <tr key={n}>
            {row.map((cell, i) =>
              i === 0 ? (
                <th scope="row" key={i}>
                  <Line inline={cell} figures={figures} />
                </th>
              ) : (
                <td key={i}>
                  <Line inline={cell} figures={figures} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A figure large, with the stretch of time it holds for and today's place in it, and its source. */
export function FigureBox({
  figure,
  inline,
  figures,
}: {
  figure: FigureShown | undefined
  inline: Inline[]
  figures: Figures
}) {
  const { t } = useTranslation("guidance")
  if (!figure)
    return (
      <p>
        <Line inline={inline} figures={figures} />
      </p>
    )
  return (
    <figure className="figure">
      <div className="figure-main">
        <p className="figure-name">{figure.name}</p>
        <p className="figure-value num">
          {figure.amount}
          {figure.year ? (
            <span>{t(figure.expired ? "figure.wasYear" : "figure.year", { year: figure.year })}</span>
          ) : null}
        </p>
        {figure.today !== null && figure.ends ? (
          <svg className="validity" aria-hidden="true" viewBox="0 0 220 44" width="220" height="44">
            <line x1="6" x2="214" y1="12" y2="12" />
            <circle className="endpoint" cx="6" cy="12" r="5" />
            <circle className="endpoint" cx="214" cy="12" r="5" />
            <circle className="today" cx={Math.round(6 + figure.today * 208)} cy="12" r="7" />
            <text x="0" y="40">
              {figure.ends[0]}
            </text>
            <text x="220" y="40" textAnchor="end">
              {figure.ends[1]}
            </text>
          </svg>
        ) : null}
      </div>
      <figcaption>
        <p>
          <Line inline={inline} figures={figures} />
        </p>
        <p className="figure-src">
          {figure.valid} {t("figure.source")} <a href={figure.url}>{figure.source}</a>
        </p>
      </figcaption>
    </figure>
  )
}

/** A line of text. Words in italics are Danish terms where the page is in another language. */
export function Line({ inline, figures }: { inline: readonly Inline[]; figures: Figures }): ReactNode {
  const { t, i18n } = useTranslation("guidance")
  return parts(inline, figures, t, i18n.language)
}

type T = ReturnType<typeof useTranslation<"guidance">>["t"]

/** Not components of their own: an article has hundreds of these, and each would cost. */
function parts(inline: readonly Inline[], figures: Figures, t: T, language: string): ReactNode {
  const only = inline.length === 1 ? inline[0]! : null
  if (only?.is === "text") return only.text
  return inline.map((part, i) => {
    switch (part.is) {
      case "text":
        return part.text
      case "break":
        return <br key={i} />
      case "strong":
        return <b key={i}>{parts(part.inline, figures, t, language)}</b>
      case "term":
        return language === houseLanguage ? (
          <em key={i}>{parts(part.inline, figures, t, language)}</em>
        ) : (
          <i key={i} lang="da">
            {parts(part.inline, figures, t, language)}
          </i>
        )
      case "link":
        return (
          <a key={i} href={part.href}>
            {parts(part.inline, figures, t, language)}
          </a>
        )
      case "figure":
        return figures[part.key]?.inLine ?? t("figure.unknown")
    }
  })
}
