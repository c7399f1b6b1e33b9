import { Qr } from "#app/parts/qr.tsx"
import { notFound } from "#app/parts/refusals.ts"
import { SlipActs } from "#app/parts/slip-acts.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { type SlipShown, showSlip } from "./slip.server.ts"
import type { Route } from "./+types/slip"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const slip = await showSlip(context, params.id, url.searchParams.get("in"))
  if (!slip) throw notFound()
  return slip
}

/** A visit to print, for somebody who gets no e-mail. Around the sheet the page speaks to staff; the sheet speaks to the visitor. */
export default function Slip({ loaderData: slip }: Route.ComponentProps) {
  const { t } = useTranslation("booking-staff")
  return (
    <StaffPage
      title={t("slip.title", { reference: slip.reference })}
      acts={
        <SlipActs
          language={slip.language}
          hrefIn={(code) => paths.staff.slip(slip.id, { in: code })}
          back={{ href: paths.staff.calendar({ day: slip.day, visit: slip.id }), text: t("slip.back") }}
        />
      }
    >
      <p className="hint slip-hint">{t("slip.hint")}</p>
      <Sheet slip={slip} />
    </StaffPage>
  )
}

function Sheet({ slip }: { slip: SlipShown }) {
  const { words } = slip
  return (
    <article className="slip" lang={slip.language}>
      <header>
        <p>{slip.site}</p>
        <h2>{words.title}</h2>
      </header>
      <div className="slip-when">
        <div>
          <p className="slip-day">{slip.when}</p>
          <p className="slip-clock">{words.at}</p>
          <p>{words.arrive}</p>
          <p>{slip.place}</p>
        </div>
        <dl>
          <dt>{words.reference}</dt>
          <dd>{slip.reference}</dd>
        </dl>
      </div>
      <div className="slip-parts">
        <div>
          <h3>{words.hour}</h3>
          <ul>
            {slip.legs.map((leg) => (
              <li key={leg.clock}>
                <b>{leg.clock}</b> {leg.name}, {leg.counter}
              </li>
            ))}
          </ul>
          <h3>{words.people}</h3>
          <ul>
            {slip.names.map((name, i) => (
              <li key={i}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
          <Bring slip={slip} />
        </div>
        <Change slip={slip} />
      </div>
    </article>
  )
}

function Bring({ slip }: { slip: SlipShown }) {
  if (slip.bring.length + slip.each.length === 0) return null
  return (
    <>
      <h3>{slip.words.bring}</h3>
      {slip.each.map(({ name, papers }, i) => (
        <p key={i}>
          <b>
            <bdi>{name}</bdi>
          </b>
          : {papers.join("; ")}
        </p>
      ))}
      {slip.bring.length > 0 ? (
        <ul>
          {slip.bring.map((paper) => (
            <li key={paper}>{paper}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** How the visit is moved or cancelled: by the picture, by typing the address and the key, or by phone. */
function Change({ slip }: { slip: SlipShown }) {
  const { words } = slip
  return (
    <div className="slip-change">
      <h3>{words.change}</h3>
      <p>{words.until}</p>
      {slip.link && slip.address ? (
        <>
          <p>{words.scan}</p>
          <Qr text={slip.link} />
          <p>{words.type}</p>
          <p className="slip-key" dir="ltr">
            {slip.address}
          </p>
          <p>{words.key}</p>
          <p className="slip-key" dir="ltr">
            {slip.pieces.map((piece, i) => (
              <span key={i}>{piece}</span>
            ))}
          </p>
          <p>{words.secret}</p>
        </>
      ) : null}
    </div>
  )
}
