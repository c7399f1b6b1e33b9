import type { ReactNode } from "react"
import { useRouteLoaderData } from "react-router"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { Phone, WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf } from "#app/web/context.server.ts"
import { setTerms } from "#db/retention/reads.ts"
import { type NoticeKey, POLICY_VERSION, noticeKeys, notices, receives } from "#domain/retention/notice.ts"
import { chosenTerms, keptFor, termsAt } from "#domain/retention/policy.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Language } from "#locales/languages.ts"
import type { PublicData } from "./layout.tsx"
import type { Route } from "./+types/privacy"

const DATATILSYNET = {
  address: "Carl Jacobsens Vej 35, 2500 Valby",
  phone: "+45 33 19 32 00",
  email: "dt@datatilsynet.dk",
  url: "https://www.datatilsynet.dk/",
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const { db, ctx, config } = portalOf(context)
  const set = await setTerms(db)
  const now = ctx.now()
  const holding = termsAt(set, now)
  const chosen = chosenTerms(set)
  const has = { register: config.addressRegister !== null, sms: config.sms !== null }
  return {
    sections: noticeKeys.map((key) => ({
      key,
      bases: notices[key].bases,
      recipients: notices[key].recipients.filter((recipient) => receives(recipient, has)),
      terms: notices[key].terms.map((term) => {
        const from = set.find((one) => one.term === term)?.holdsFrom ?? null
        return {
          term,
          amount: holding[term],
          // A shorter term that is chosen and does not hold yet.
          next:
            from !== null && from > now ? { amount: chosen[term], from: fullDate(officeDay(from), language) } : null,
        }
      }),
    })),
    cookies: { booking: keptFor.draftHours, prereg: keptFor.preregDraftDays },
    version: fullDate(POLICY_VERSION, language),
  }
}

export default function Privacy({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("retention")
  const { sections, cookies, version } = loaderData
  return (
    <CitizenPage title={t("title")} lead={t("lead")}>
      <div className="container section notices">
        <nav aria-labelledby="contents">
          <h2 id="contents">{t("contents")}</h2>
          <ul className="nobullet-list linklist">
            {noticeKeys.map((key) => (
              <li key={key}>
                <a href={`#${key}`}>{t(`form.${key}.title`)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <WhoAnswers />
        {sections.map((section) => (
          <About key={section.key} section={section} />
        ))}
        <Rights />
        <section id="cookies">
          <h2>{t("cookies.title")}</h2>
          <p>{t("cookies.lead")}</p>
          <ul>
            <li>{t("cookies.booking", { count: cookies.booking })}</li>
            <li>{t("cookies.prereg", { count: cookies.prereg })}</li>
            <li>{t("cookies.staff")}</li>
          </ul>
          <p>{t("cookies.limits")}</p>
        </section>
        <p className="small">{t("version", { day: version })}</p>
      </div>
    </CitizenPage>
  )
}

/** The authority that answers for the data, and its data protection officer. */
function WhoAnswers() {
  const { t } = useTranslation("retention")
  const { site } = useRouteLoaderData("site/layout") as PublicData
  const { controller, officer } = site.responsible
  return (
    <section id="responsible">
      <h2>{t("responsible.title")}</h2>
      {controller ? (
        <p>{t("responsible.controllerText", { controller: controller.name, office: site.name })}</p>
      ) : (
        <p>{t("responsible.unnamed", { office: site.name })}</p>
      )}
      <dl className="structured-list">
        {controller ? (
          <Row name={t("responsible.controller")}>
            {[controller.name, controller.address, controller.cvr && t("responsible.cvr", { cvr: controller.cvr })]
              .filter(Boolean)
              .map((line) => (
                <div key={line} lang="da">
                  {line}
                </div>
              ))}
          </Row>
        ) : null}
        {officer ? (
          <Row name={t("responsible.officer")}>
            <Reach email={officer.email} phone={officer.phone} />
            <div>{t("responsible.officerText")}</div>
          </Row>
        ) : null}
        <Row name={t("responsible.office")}>
          <div>{site.name}</div>
          <Reach email={site.email} phone={site.phone} />
        </Row>
        <Row name={t("responsible.processors")}>{t("recipient.processors")}</Row>
      </dl>
    </section>
  )
}

const Reach = ({ email, phone }: { email: string; phone: string }) => (
  <>
    {email ? (
      <div>
        <a href={`mailto:${email}`}>{email}</a>
      </div>
    ) : null}
    {phone ? (
      <div>
        <Phone number={phone} />
      </div>
    ) : null}
  </>
)

/** What one form asks, why, for whom and for how long. */
function About({ section }: { section: Route.ComponentProps["loaderData"]["sections"][number] }) {
  const { t } = useTranslation("retention")
  const { site } = useRouteLoaderData("site/layout") as PublicData
  const key: NoticeKey = section.key
  return (
    <section id={key}>
      <h2>{t(`form.${key}.title`)}</h2>
      <dl className="structured-list">
        <Row name={t("row.what")}>{t(`form.${key}.what`)}</Row>
        <Row name={t("row.why")}>{t(`form.${key}.why`)}</Row>
        <Row name={t("row.must")}>{t(`form.${key}.must`)}</Row>
        <Row name={t("row.who")}>
          <Lines lines={section.recipients.map((recipient) => t(`recipient.${recipient}`, { office: site.name }))} />
        </Row>
        <Row name={t("row.kept")}>
          <Lines
            lines={section.terms.map(({ term, amount, next }) =>
              [t(`term.${term}`, { count: amount }), next && t("soon", { day: next.from, amount: next.amount })]
                .filter(Boolean)
                .join(" "),
            )}
          />
        </Row>
        <Row name={t("row.basis")}>
          <Lines lines={section.bases.map((basis) => t(`basis.${basis}`))} />
        </Row>
      </dl>
    </section>
  )
}

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="row">
    <dt>{name}</dt>
    <dd className="value">{children}</dd>
  </div>
)

/** A list, or the one line it would hold. */
const Lines = ({ lines }: { lines: readonly string[] }) =>
  lines.length === 1 ? (
    <>{lines[0]}</>
  ) : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )

function Rights() {
  const { t } = useTranslation("retention")
  const { site } = useRouteLoaderData("site/layout") as PublicData
  return (
    <section id="rights">
      <h2>{t("rights.title")}</h2>
      <p>{t("rights.lead")}</p>
      <ul>
        {(["see", "correct", "erase", "restrict", "object", "people"] as const).map((right) => (
          <li key={right}>{t(`rights.${right}`)}</li>
        ))}
      </ul>
      <p>
        <WithPhone
          text={t("rights.ask", { office: site.name, email: site.email, phone: site.phone })}
          number={site.phone}
        />
      </p>
      <h3 id="complaint">{t("rights.complaintTitle")}</h3>
      <p>{t("rights.complaint")}</p>
      <p>
        <span lang="da">
          Datatilsynet
          <br />
          {DATATILSYNET.address}
        </span>
        <br />
        <Phone number={DATATILSYNET.phone} />
        <br />
        <a href={`mailto:${DATATILSYNET.email}`}>{DATATILSYNET.email}</a>
        <br />
        <a href={DATATILSYNET.url}>datatilsynet.dk</a>
      </p>
    </section>
  )
}
