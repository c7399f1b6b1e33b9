import { data, redirect } from "react-router"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { badRequest } from "#app/parts/refusals.ts"
import { addressForm, parseFields, readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { isId } from "#domain/id.ts"
import { isOwnKind } from "#domain/mine/own-things.ts"
import type { Language } from "#locales/languages.ts"
import { askForPage, closePage } from "#operations/mine/enter.ts"
import { openThing } from "#operations/mine/open-thing.ts"
import { forgetPlan } from "#operations/plan/keep.ts"
import { planLink, readPlanLink } from "#operations/plan/link.ts"
import { paths } from "#paths"
import { ownKey, readOwnPage } from "#app/web/own-page.server.ts"
import { showOwnPage } from "./shown.server.ts"
import { AskAddress } from "./parts/ask-address.tsx"
import { OwnThings } from "./parts/own-things.tsx"
import type { Route } from "./+types/mine"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const page = await readOwnPage(request, context)
  const shown = page && (await showOwnPage(context, page, language))
  const link = url.searchParams.get("plan")
  const plan = link && readPlanLink(portalOf(context).ctx.secrets, link) ? link : undefined
  return { language, shown, plan, error: url.searchParams.get("error") }
}

type Given = Pick<Route.ActionArgs, "request" | "context"> & {
  language: string
  form: FormData
  /** The plan that is to stand on the page, once it is open. */
  plan: string | null
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const form = await readForm(request)
  const given = { request, context, form, language: params.language, plan: url.searchParams.get("plan") }
  switch (form.get("intent")) {
    case "open":
      return open(given)
    case "close":
      return close(given)
    case "forget":
      return forget(given)
    default:
      return ask(given)
  }
}

async function ask({ context, form, language, plan }: Given) {
  const { ctx, config, limits } = portalOf(context)
  const read = parseFields(form, addressForm)
  if (!read.ok) return data({ error: read.errors.email ?? "email-missing", typed: read.typed.email ?? "" }, 422)
  const { email } = read.value
  if (!(await limits.allowMail({ address: visitorOf(context).address, email })))
    return data({ error: "too-many", typed: email }, 429)
  const { key } = await askForPage(ctx, { email, language })
  return redirect(paths.mineCode(language, plan ? { plan } : {}), {
    headers: { "set-cookie": setCookie(config, "mine", key) },
  })
}

async function close({ request, context, language }: Given) {
  const { ctx, config } = portalOf(context)
  const key = ownKey(request, context)
  if (key) await closePage(ctx, { key })
  return redirect(paths.home(language), { headers: { "set-cookie": setCookie(config, "mine", "") } })
}

/** Takes the plan off the page. */
async function forget({ request, context, language }: Given) {
  const { ctx } = portalOf(context)
  const forgotten = await forgetPlan(ctx, { key: ownKey(request, context) })
  return redirect(paths.mine(language, forgotten.ok ? {} : { error: forgotten.error }))
}

/** Where each thing is opened: its own link, or the household on this device. */
async function open({ request, context, form, language }: Given) {
  const { ctx, config } = portalOf(context)
  const [kind, id] = [String(form.get("kind")), String(form.get("id"))]
  if (!isOwnKind(kind) || !isId(id)) throw badRequest()
  const opened = await openThing(ctx, { key: ownKey(request, context) ?? "", kind, id })
  if (!opened.ok) return redirect(paths.mine(language, { error: opened.error }))
  const { value } = opened
  switch (value.kind) {
    case "prereg":
      return redirect(paths.prereg(language), {
        headers: { "set-cookie": setCookie(config, "prereg", value.token) },
      })
    case "plan":
      return redirect(paths.planShown(language, planLink(ctx.secrets[0], value.answers)))
    case "visit":
      return redirect(paths.visit(language, value.key))
    case "benefit":
      return redirect(paths.benefitCase(language, value.key))
    case "sign-up":
      return redirect(paths.myCourses(language, value.key))
    case "booking-link":
      return redirect(paths.invited(language, value.key))
    case "waiting":
      return redirect(paths.listed(language, value.key))
  }
}

/** Everything of one's own in one place: whoever has confirmed an address sees what stands under it. */
export default function Mine({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("mine")
  const { language, shown, error } = loaderData
  if (!shown)
    return (
      <AskAddress
        language={language}
        closed={error === "closed"}
        plan={loaderData.plan}
        code={actionData?.error ?? null}
        typed={actionData?.typed ?? ""}
      />
    )
  return (
    <CitizenPage title={t("title")} lead={t("lead", { email: shown.email })}>
      <meta name="robots" content="noindex" />
      <OwnThings shown={shown} language={language} unknown={error === "unknown"} />
    </CitizenPage>
  )
}
