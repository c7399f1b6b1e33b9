import { officeDay } from "#domain/time/office-time.ts"
import { readRules } from "#db/rules/reads.ts"
import { notFound } from "#app/parts/refusals.ts"
import { readForm } from "#app/parts/parse.ts"
import { readTexts } from "#app/office/messages.server.ts"
import { problemAt } from "#app/office/message-words.server.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { requireStaff } from "#app/web/require-staff.server.ts"
import { messageKind } from "#domain/mail/messages.ts"
import { smsParts } from "#domain/mail/sms.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { previewForms, previewPage } from "#jobs/mail/preview.tsx"
import { builtInText } from "#locales/built-in.ts"
import { languageCodes } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { type TypedText, checkTexts } from "#operations/mail/texts.ts"
import type { Route } from "./+types/message-preview"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

/** A message as it stands, with made-up people. Its address is the one that may be shown in a frame: see `isFramed`. */
export const loader = (args: Route.LoaderArgs) => preview(args, () => Promise.resolve(new FormData()))

/** The same as it is being written. */
export const action = (args: Route.ActionArgs) => preview(args, () => readForm(args.request))

async function preview(
  { params, context, url }: Pick<Route.LoaderArgs, "params" | "context" | "url">,
  read: () => Promise<FormData>,
): Promise<Response> {
  const kind = messageKind(params.id)
  const language = languageCodes.find((code) => code === url.searchParams.get("language")) ?? languageCodes[0]
  const form = previewForms.find((name) => name === url.searchParams.get("as")) ?? "html"
  if (!kind) throw notFound()
  const { db, ctx, config } = portalOf(context)
  const now = ctx.now()
  const [typed, at, terms, rules] = await Promise.all([
    read(),
    readSiteOffice(db),
    readTerms(db, now),
    readRules(db, officeDay(now)),
  ])
  const own: TypedText[] = readTexts(typed, kind).filter((text) => text.language === language)
  const { texts, wrong } = checkTexts(kind, own, builtInText)
  const reader = localeOf(context)
  const { t } = translator(reader)
  const page = previewPage(
    kind.id,
    form,
    { at, texts, language, portalUrl: config.portalUrl, now, keptDays: terms.taxCardDays, rules },
    {
      above: (subject) => [
        t("mail-staff:preview.subject", { subject }),
        ...wrong.map((found) => t("mail-staff:preview.wrong", { problem: problemAt(found, reader) })),
      ],
      below: (short) => [
        t("mail-staff:preview.length", { count: smsParts(short), characters: [...short].length }),
        t("mail-staff:preview.shortLead"),
      ],
    },
  )
  if (page === null) throw notFound()
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } })
}
