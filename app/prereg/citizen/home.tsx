import { badRequest } from "#app/parts/refusals.ts"
import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { Sent } from "#app/prereg/citizen/parts/sent.tsx"
import { Start } from "#app/prereg/citizen/parts/start.tsx"
import { TaskList } from "#app/prereg/citizen/parts/task-list.tsx"
import { NO_STUDY } from "#app/parts/where.tsx"
import { LANGUAGE_SWITCH, readForm } from "#app/parts/parse.ts"
import { placesOf } from "#app/web/where.server.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { PageHandle } from "#app/root.tsx"
import { paths } from "#paths"
import { officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { readPrereg } from "#app/prereg/session.server.ts"
import { showTasks } from "./list.server.ts"
import { showSent } from "./sent.server.ts"
import { readTerms } from "#db/retention/reads.ts"
import { relations } from "#domain/prereg/questions.ts"
import type { Language } from "#locales/languages.ts"
import { beginPrereg, closeOnDevice } from "#operations/prereg/begin.ts"
import { addPerson } from "#operations/prereg/people.ts"
import type { Route } from "./+types/home"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await readPrereg(request, context, language)
  if (!opened) {
    const { db, ctx } = portalOf(context)
    const { preregDraftDays } = await readTerms(db, ctx.now())
    const { municipalities } = await officeOf(context)
    return {
      is: "start" as const,
      language,
      days: preregDraftDays,
      municipalities: placesOf(municipalities, language, officeDay(ctx.now())),
    }
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
      const typed = { municipality: String(form.get("municipality") ?? ""), study: form.get("study")?.toString() }
      if (form.has(LANGUAGE_SWITCH)) return data({ error: null, typed })
      const { address } = visitorOf(context)
      if (!(await limits.allow("begin-booking", address))) return data({ error: "too-many" as const, typed }, 429)
      const begun = await beginPrereg(ctx, {
        language,
        municipality: typed.municipality,
        residence: typed.study === NO_STUDY ? null : typed.study,
      })
      if (!begun.ok) return data({ error: begun.error, typed }, 422)
      return redirect(paths.preregPeople(language), {
        headers: { "set-cookie": setCookie(config, "prereg", begun.value.token) },
      })
    }
    case "add": {
      const relation = relations.find((r) => r === form.get("relation"))
      if (!opened) return redirect(paths.prereg(language))
      if (!relation || relation === "contact") throw badRequest()
      const added = await addPerson(ctx, { preregId: opened.prereg.id, relation })
      if (added.ok) return redirect(paths.preregPage(language, `person-${added.value.position}`))
      if (added.error === "unknown") return redirect(paths.prereg(language))
      return data({ error: added.error === "too-many" ? ("too-many-people" as const) : added.error, typed: null }, 409)
    }
    case "close":
      if (opened) await closeOnDevice(ctx, { token: opened.token })
      return redirect(paths.prereg(language), { headers: { "set-cookie": setCookie(config, "prereg", "") } })
    default:
      throw badRequest()
  }
}

export default function PreregHome({ loaderData, actionData }: Route.ComponentProps) {
  const sayError = useErrorWords("prereg")
  const error = actionData?.error ?? null
  if (loaderData.is === "start")
    return (
      <Start
        language={loaderData.language}
        days={loaderData.days}
        municipalities={loaderData.municipalities}
        typed={actionData?.typed ?? { municipality: "" }}
        error={error}
      />
    )
  const problem = sayError(error)
  if (loaderData.is === "draft")
    return (
      <TaskList
        tasks={loaderData.tasks}
        language={loaderData.language}
        saved={loaderData.saved}
        problem={problem ?? null}
      />
    )
  return <Sent sent={loaderData.sent} language={loaderData.language} />
}
