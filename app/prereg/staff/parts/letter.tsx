import { useTranslation } from "#app/parts/translation.ts"
import type { LetterShown } from "#app/prereg/staff/letter.server.ts"

/** The letter as the household will read it. Its buttons are words here. */
export function Letter({ letter }: { letter: LetterShown }) {
  const { t } = useTranslation("prereg-staff")
  return (
    <section className="letter" id="letter" aria-labelledby="letter-title">
      <h3 id="letter-title">{t("letter")}</h3>
      <div lang={letter.language}>
        <p>
          <b>{letter.subject}</b>
        </p>
        {letter.blocks.map((block, i) =>
          "heading" in block ? null : "text" in block ? (
            <p key={i}>{block.text}</p>
          ) : "list" in block ? (
            <ul key={i}>
              {block.list.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          ) : "facts" in block ? (
            block.facts.map(([name, value]) => (
              <p key={name} className="lines">
                {name}: {value}
              </p>
            ))
          ) : "button" in block ? (
            <p key={i}>[{block.button}]</p>
          ) : (
            <p key={i} className="quiet">
              {block.quiet}
            </p>
          ),
        )}
      </div>
    </section>
  )
}
