import { notFound } from "#app/parts/refusals.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { simpleParser } from "mailparser"
import { useTranslation } from "#app/parts/translation.ts"
import { Banner } from "#app/parts/banner.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { caughtMailById } from "#db/mailbox/reads.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Route } from "./+types/mail"

export async function loader({ params, context }: Route.LoaderArgs) {
  const { config, db, ctx } = portalOf(context)
  const mail = config.demo ? await caughtMailById(db, params.id) : null
  if (!mail) throw notFound()
  // An SMS is its text, and is never read as a mail would be.
  const parsed = mail.way === "sms" ? { text: mail.source, attachments: [] } : await simpleParser(mail.source)
  const language = localeOf(context)
  return {
    language,
    id: mail.id,
    way: mail.way,
    subject: mail.subject,
    to: mail.recipient,
    at: spokenMoment(mail.at, language, ctx.now()),
    // The text is cut at its addresses, so that they can be followed.
    parts: (parsed.text ?? "").trim().split(/(https?:\/\/\S+)/),
    attachments: parsed.attachments.map((a) => a.filename ?? ""),
  }
}

export default function DemoMailOne({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("common")
  const { language, way, to, at, parts, attachments, id } = loaderData
  const subject = way === "sms" ? t("mailbox.sms") : loaderData.subject
  return (
    <>
      <PageTitle title={subject} />
      <Banner />
      <header className="header">
        <div className="container">
          <a className="wordmark" href={paths.home(language)}>
            <span className="wordmark-name">Ankomst</span>
          </a>
        </div>
      </header>
      <main id="main">
        <div className="container flow">
          <a className="back-link" href={paths.demoMail()}>
            <Icon name="back" />
            {t("mailbox.back")}
          </a>
          <article className="mail">
            <h1>{subject}</h1>
            <dl>
              <div>
                <dt>{t("mailbox.to")}</dt>
                <dd>{to}</dd>
              </div>
              <div>
                <dt>{at}</dt>
                <dd>{attachments.length > 0 ? `${t("mailbox.attachments")}: ${attachments.join(", ")}` : ""}</dd>
              </div>
            </dl>
            <pre className="mail-body">
              {parts.map((part, i) =>
                /^https?:/.test(part) ? (
                  <a key={i} href={part}>
                    {part}
                  </a>
                ) : (
                  part
                ),
              )}
            </pre>
            {way === "mail" ? (
              <p>
                <a href={paths.demoMailFile(id)}>{t("mailbox.source")}</a>
              </p>
            ) : null}
          </article>
        </div>
      </main>
    </>
  )
}
