import { notFound } from "#app/parts/refusals.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Banner } from "#app/parts/banner.tsx"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { caughtMails } from "#db/mailbox/reads.ts"
import { keptFor } from "#domain/retention/policy.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Route } from "./+types/mail-list"

/** The demonstration's caught mail. Where a mail server is set there is no such page. */
export async function loader({ context }: Route.LoaderArgs) {
  const { config, db, ctx } = portalOf(context)
  if (!config.demo) throw notFound()
  const language = localeOf(context)
  const mails = await caughtMails(db)
  return {
    language,
    mails: mails.map((m) => ({
      id: m.id,
      way: m.way,
      to: m.recipient,
      subject: m.subject,
      at: spokenMoment(m.at, language, ctx.now()),
    })),
  }
}

export default function DemoMail({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("common")
  return (
    <>
      <PageTitle title={t("mailbox.title")} />
      <Banner />
      <header className="header">
        <div className="container">
          <a className="wordmark" href={paths.home(loaderData.language)}>
            <span className="wordmark-name">Ankomst</span>
          </a>
        </div>
      </header>
      <main id="main">
        <div className="band page-head">
          <div className="container">
            <h1>{t("mailbox.title")}</h1>
            <p className="lead">{t("mailbox.lead", { count: keptFor.caughtMailDays })}</p>
          </div>
        </div>
        <div className="container section">
          {loaderData.mails.length === 0 ? <p>{t("mailbox.empty")}</p> : null}
          <ul className="mail-list nobullet-list">
            {loaderData.mails.map((mail) => (
              <li key={mail.id}>
                <a href={paths.demoMail(mail.id)}>{mail.subject}</a>
                <span className="to">
                  {t(mail.way === "sms" ? "mailbox.smsTo" : "mailbox.to")} {mail.to}
                </span>
                <time>{mail.at}</time>
              </li>
            ))}
          </ul>
        </div>
      </main>
    </>
  )
}
