import { notFound } from "#app/parts/refusals.ts"
import { portalOf } from "#app/web/context.server.ts"
import { caughtMailById } from "#db/mailbox/reads.ts"
import type { Route } from "./+types/mail-eml"

/** A caught mail as its file, for a mail program to open. Where a mail server is set there is none. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { config, db } = portalOf(context)
  const mail = config.demo ? await caughtMailById(db, params.id) : null
  if (mail?.way !== "mail") throw notFound()
  return new Response(mail.source, {
    headers: { "content-type": "message/rfc822", "content-disposition": `attachment; filename="${mail.id}.eml"` },
  })
}
