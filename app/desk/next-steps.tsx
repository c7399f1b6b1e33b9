import { Qr } from "#app/parts/qr.tsx"
import { notFound } from "#app/parts/refusals.ts"
import { SlipActs } from "#app/parts/slip-acts.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { noteOpenedCase } from "#operations/staff/opened.ts"
import { paths } from "#paths"
import { type NextStepsShown, showNextSteps } from "./next-steps.server.ts"
import type { Route } from "./+types/next-steps"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const card = await showNextSteps(context, params.id, url.searchParams.get("in"))
  if (!card) throw notFound()
  // Under the plan's or the household's own name, which outlives the visit: whose it is reads who opened it for as long as it stands.
  await noteOpenedCase(portalOf(context).ctx, {
    staffId: staffOf(context).id,
    ...card.opens,
    cameFrom: request.headers.get("referer"),
  })
  return card
}

/** A visitor's next steps to print and take home. Around the card the page speaks to staff; the card speaks to the visitor. */
export default function NextSteps({ loaderData: card }: Route.ComponentProps) {
  const { t } = useTranslation("desk")
  return (
    <StaffPage
      title={t("nextSteps.title", { reference: card.reference })}
      acts={
        <SlipActs
          language={card.language}
          hrefIn={(code) => paths.staff.nextSteps(card.id, { in: code })}
          back={{ href: paths.staff.calendar({ day: card.day, visit: card.id }), text: t("nextSteps.back") }}
        />
      }
    >
      <p className="hint slip-hint">
        <b>{t("nextSteps.of", { name: card.name, country: card.country, purpose: card.purpose })}</b>{" "}
        {t("nextSteps.hint")}
      </p>
      <Card card={card} />
    </StaffPage>
  )
}

function Card({ card: { words, ...card } }: { card: NextStepsShown }) {
  return (
    <article className="slip next-steps" lang={card.language}>
      <header>
        <p>
          {card.site}, {card.made}
        </p>
        <h2>{words.title}</h2>
        <p>{words.done}</p>
      </header>
      {card.steps.length > 0 ? (
        <ol>
          {card.steps.map((step) => (
            <li key={step.key}>
              <h3>{step.title}</h3>
              <p>{step.when}</p>
              {step.by ? (
                <p>
                  <b>{step.by}</b>
                </p>
              ) : null}
              {step.where ? <p>{step.where}</p> : null}
            </li>
          ))}
        </ol>
      ) : null}
      {words.doctor ? <p>{words.doctor}</p> : null}
      <p>{words.scan}</p>
      <Qr text={card.link} />
    </article>
  )
}
