import { data, redirect } from "react-router"
import { Sent } from "#app/components/prereg/sent.tsx"
import { Start } from "#app/components/prereg/start.tsx"
import { TaskList } from "#app/components/prereg/task-list.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { readForm } from "#app/forms/parse.ts"
import { paths } from "#app/paths.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { readPrereg } from "#app/web/prereg.server.ts"
import { showTasks } from "#app/web/prereg-list.server.ts"
import { showSent } from "#app/web/prereg-sent.server.ts"
import { readTerms } from "#db/retention/reads.ts"
import { relations } from "#domain/prereg/questions.ts"
import type { Language } from "#locales/languages.ts"
import { addPerson, beginPrereg, closeOnDevice } from "#operations/prereg/begin.ts"
import type { Route } from "./+types/home"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await readPrereg(request, context, language)
  if (!opened) {
    const { preregDraftDays } = await readTerms(portalOf(context).db)
    return { is: "start" as const, language, days: preregDraftDays }
  }
  if (opened.prereg.state === "draft")
    return { is: "draft" as const, language, tasks: await showTasks(opened), saved: url.searchParams.has("saved") }
  return { is: "sent" as const, language, sent: await showSent(opened) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const language = params.language
  const { ctx, config, limits } = portalOf(context)
  const form = await readForm(request)
  const opened = await readPrereg(request, context, language)
  switch (form.get("intent")) {
    case "begin": {
      if (opened) return redirect(paths.prereg(language))
      const { address } = visitorOf(context)
      if (!(await limits.allow("begin-booking", address))) return data({ error: "too-many" as const }, 429)
      const { token } = await beginPrereg(ctx, { language })
      return redirect(paths.preregPage(language, "contact"), {
        headers: { "set-cookie": setCookie(config, "prereg", token) },
      })
    }
    case "add": {
      const relation = relations.find((r) => r === form.get("relation"))
      if (!opened) return redirect(paths.prereg(language))
      if (!relation || relation === "contact") throw new Response("Bad request", { status: 400 })
      const added = await addPerson(ctx, { preregId: opened.prereg.id, relation })
      if (added.ok) return redirect(paths.preregPage(language, `person-${added.value.position}`))
      if (added.error === "unknown") return redirect(paths.prereg(language))
      return data({ error: added.error === "too-many" ? ("too-many-people" as const) : added.error }, 409)
    }
    case "close":
      if (opened) await closeOnDevice(ctx, { token: opened.token })
      return redirect(paths.prereg(language), { headers: { "set-cookie": setCookie(config, "prereg", "") } })
    default:
      throw new Response("Bad request", { status: 400 })
  }
}

export default function PreregHome({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const problem = actionData ? t(`error.${actionData.error}`) : null
  if (loaderData.is === "start")
    return <Start language={loaderData.language} days={loaderData.days} problem={problem} />
  if (loaderData.is === "draft")
    return (
      <TaskList tasks={loaderData.tasks} language={loaderData.language} saved={loaderData.saved} problem={problem} />
    )
  return <Sent sent={loaderData.sent} language={loaderData.language} />
}
