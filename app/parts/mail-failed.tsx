import type { MailFailed } from "#app/web/undelivered.server.ts"
import { Icon } from "./icon.tsx"
import { useTranslation } from "./translation.ts"

/** One line that a mail or an SMS did not reach the person; nothing when all did. */
export function MailFailedLine({ failed }: { failed: MailFailed | null | undefined }) {
  const { t } = useTranslation("mail")
  if (!failed) return null
  return (
    <p className="note bad mail-failed">
      <Icon name="warn" className="i" />{" "}
      {t(failed.way === "sms" ? "undelivered.failedSms" : "undelivered.failed", { ...failed })}
    </p>
  )
}
