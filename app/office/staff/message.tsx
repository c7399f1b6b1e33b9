import { MessageForm } from "#app/office/parts/message-form.tsx"
import { MessageSide } from "#app/office/parts/message-side.tsx"
import { OfficePage } from "#app/office/parts/office-page.tsx"
import { actOnMessage } from "#app/office/message-acts.server.ts"
import { showMessage } from "#app/office/messages.server.ts"
import { readForm } from "#app/parts/parse.ts"
import { notFound } from "#app/parts/refusals.ts"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { staffOf } from "#app/web/context.server.ts"
import { messageKind } from "#domain/mail/messages.ts"
import { paths } from "#paths"
import type { Route } from "./+types/message"

const kindOf = (id: string) => {
  const kind = messageKind(id)
  if (!kind) throw notFound()
  return kind
}

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const account = staffOf(context)
  return {
    ...(await showMessage(context, kindOf(params.id))),
    email: account.email,
    saved: url.searchParams.has("saved"),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  return actOnMessage({ context, kind: kindOf(params.id), form: await readForm(request) })
}

/** One message in every language side by side, as people get it, and what it said before. */
export default function Message({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("mail-staff")
  const { id, name, when, changed, email } = loaderData
  const outcome = actionData ?? null
  const ids = new Map(loaderData.texts.map(({ key }, i) => [key, i]))
  const problems = [
    ...(outcome?.wrong ?? []).map((wrong) => ({
      field: `${wrong.language}-${ids.get(wrong.key)}`,
      message: wrong.inList,
    })),
    ...(outcome?.error === "sms-to" ? [{ field: "sms-to", message: t("error.sms-to") }] : []),
  ]
  const sent = ({ language, smsTo }: NonNullable<NonNullable<typeof outcome>["tested"]>) =>
    smsTo === null ? t("test.sent", { language, email }) : t("test.smsSent", { language, to: smsTo })
  const problem =
    outcome?.error === "changed-meanwhile" && changed
      ? t("error.changed-meanwhile", changed)
      : outcome?.error === "restore"
        ? t("error.restore")
        : null
  return (
    <OfficePage
      tab="messages"
      title={name}
      changed={null}
      saved={false}
      outcome={null}
      problem={problem}
      {...(problems.length > 0 ? { problems } : {})}
      back={paths.staff.message(id)}
      side={<MessageSide key={loaderData.seen} shown={loaderData} email={email} outcome={outcome} />}
    >
      <section>
        <header className="message-head">
          <h2>{name}</h2>
          <p>{t("edit.sentWhen", { when })}</p>
          <a href={paths.staff.messages()}>{t("toList")}</a>
        </header>
        {loaderData.saved && !outcome ? <Done text={t("edit.saved")} /> : null}
        {outcome?.tested ? <Done text={sent(outcome.tested)} /> : null}
        <MessageForm shown={loaderData} outcome={outcome} />
      </section>
    </OfficePage>
  )
}
