import { data, redirect } from "react-router"
import { type NotCorrected, correctAsTyped, correctionShown } from "#app/booking/correct.server.ts"
import { contactForm } from "#app/booking/forms.ts"
import { ContactFields } from "#app/booking/parts/contact-fields.tsx"
import { CorrectEnd, CorrectPage, refusedProblems } from "#app/booking/parts/correct-page.tsx"
import { openVisit } from "#app/booking/visit.server.ts"
import { useErrorWords } from "#app/parts/error-words.ts"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { parseFields, readForm, typedIn } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { visitorOf } from "#app/web/context.server.ts"
import type { PageHandle } from "#app/root.tsx"
import type { Language } from "#locales/languages.ts"
import { paths } from "#paths"
import type { Route } from "./+types/contact"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openVisit(context, params.key)
  if (!opened) return data({ language, key: params.key, shown: null }, 404)
  return data({ language, key: params.key, shown: correctionShown(opened, language) })
}

interface Answer {
  typed: Record<string, string>
  errors: Record<string, string>
  refused: NotCorrected | null
}
const answer = (given: Answer, status: number) => data(given, status)

export async function action({ request, params, context }: Route.ActionArgs) {
  const language = params.language as Language
  const opened = await openVisit(context, params.key)
  if (!opened) return redirect(paths.visit(language, params.key))
  const { portal, at, found } = opened
  const fields = await readForm(request)
  const typed = typedIn(fields)
  const form = parseFields(fields, contactForm)
  if (!form.ok) return answer({ typed, errors: form.errors, refused: null }, 422)
  const { email } = form.value
  if (email !== found.visit.email) {
    const { address } = visitorOf(context)
    if (!(await portal.limits.allowMail({ address, email, browser: found.visit.id })))
      return answer({ typed, errors: { email: "too-many" }, refused: null }, 429)
  }
  const change = form.value
  const done = await correctAsTyped(portal, at, found.visit.id, fields, { change, by: { kind: "visitor" }, language })
  if (!done.ok) return answer({ typed, errors: {}, refused: done.refused }, done.status)
  return redirect(
    done.codeSent ? paths.visitEmail(language, params.key) : `${paths.visit(language, params.key)}?corrected`,
  )
}

const order = ["contactName", "email", "phone", "language", "supportNeeds"]

export default function CorrectContact({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const sayError = useErrorWords("booking")
  const { language, key, shown } = loaderData
  if (!shown) return <LinkBroken language={language} />
  const { says } = shown
  const refused = actionData?.refused ?? null
  const errors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {
    contactName: says.contactName,
    email: shown.email,
    "email-kept": says.email,
    phone: says.phone,
    language: says.language,
    supportNeeds: says.supportNeeds,
  }
  const sayOf = (field: string) => sayError(errors[field])
  const problems = [
    ...refusedProblems(refused, (code) => sayError(code, { phone: shown.phone }), {}),
    ...order.flatMap((field) =>
      errors[field] ? [{ field: field === "language" ? "language-en" : field, message: sayOf(field)! }] : [],
    ),
  ]
  return (
    <CorrectPage
      title={t("correct.contact.title")}
      lead={t("correct.contact.lead")}
      visitKey={key}
      language={language}
      shown={shown}
      refused={refused}
      problems={problems}
    >
      {shown.closed && !actionData ? null : (
        <form id="page-form" method="post" noValidate>
          <ContactFields
            typed={typed}
            says={sayOf}
            emailCode={errors.email}
            emailHint={t("correct.contact.emailHint")}
          />
          <CorrectEnd shown={shown} refused={refused} />
        </form>
      )}
    </CorrectPage>
  )
}
