import { notFound } from "#app/parts/refusals.ts"
import { SlipActs } from "#app/parts/slip-acts.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { type LetterPart, letters, showLetter } from "./letter.server.ts"
import type { Route } from "./+types/letter"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const of = letters.find((kind) => kind === url.searchParams.get("of"))
  const letter = of ? await showLetter(context, params.id, of, url.searchParams.get("in")) : null
  if (!letter) throw notFound()
  return letter
}

/** A letter to print and hand over. Around it the page speaks to staff; the letter speaks to whoever gets it. */
export default function Letter({ loaderData: letter }: Route.ComponentProps) {
  const { t } = useTranslation("identity-staff")
  const { words } = letter
  return (
    <StaffPage
      title={`${t(`letter.of.${letter.of}`)} ${letter.reference}`}
      acts={
        <SlipActs
          language={letter.language}
          hrefIn={(code) => paths.staff.identityLetter(letter.id, { of: letter.of, in: code })}
          back={{ href: paths.staff.identityCheck(letter.id), text: t("letter.back") }}
        />
      }
    >
      <p className="hint slip-hint">{t(letter.of === "request" ? "letter.hintRequest" : "letter.hint")}</p>
      <article className="slip letter" lang={letter.language}>
        <header>
          <p>
            {letter.office.name}
            <br />
            {letter.office.address}
          </p>
          <p>
            <b>
              <bdi>{letter.to}</bdi>
            </b>
            <br />
            {letter.made}
            <br />
            {words.reference}
          </p>
          <h2>{letter.title}</h2>
        </header>
        {letter.parts.map((part, i) => (
          <Part key={i} part={part} />
        ))}
        <footer>
          <p>{words.signed}</p>
          <p>{words.contact}</p>
        </footer>
      </article>
    </StaffPage>
  )
}

function Part({ part: { heading, lines, list, facts } }: { part: LetterPart }) {
  return (
    <section>
      {heading ? <h3>{heading}</h3> : null}
      {facts ? (
        <dl className="review-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {list ? (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        lines.map((line) => <p key={line}>{line}</p>)
      )}
    </section>
  )
}
