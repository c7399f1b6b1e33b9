import { data, redirect } from "react-router"
import { ErrorSummary } from "#app/components/form.tsx"
import { PageTitle } from "#app/components/page-title.tsx"
import { Icon } from "#app/components/icon.tsx"
import { Answers, Facts, PapersTable } from "#app/components/review/household.tsx"
import { Decision } from "#app/components/review/decision.tsx"
import { Words } from "#app/components/review/words.tsx"
import { Trail } from "#app/components/review/trail.tsx"
import { MailFailedLine } from "#app/components/mail-failed.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { readForm } from "#app/forms/parse.ts"
import { askedByVerdicts, isId, readAsked, readVerdicts } from "#app/forms/review.ts"
import { paths } from "#app/paths.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { mailFailedFor } from "#app/web/undelivered.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { wordsGiven } from "#app/web/prereg-words.server.ts"
import { showReview } from "#app/web/review.server.ts"
import { may } from "#domain/staff/rules.ts"
import { openSealed } from "#operations/prereg/open-sealed.ts"
import {
  acceptPrereg,
  assignPrereg,
  judgePapers,
  notePrereg,
  refusePrereg,
  returnPrereg,
} from "#operations/prereg/review.ts"
import type { Route } from "./+types/prereg"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const shown = await showReview(context, params.id)
  if (!shown) throw new Response("Not found", { status: 404 })
  const account = staffOf(context)
  const mailFailed = await mailFailedFor(portalOf(context).db, "prereg", params.id, localeOf(context))
  return {
    shown,
    mailFailed,
    words: await wordsGiven(portalOf(context).db, params.id, localeOf(context)),
    decides: may(account.role, "review-prereg"),
    me: account.id,
    did: url.searchParams.get("did"),
  }
}

const acts = ["verdicts", "return", "accept", "refuse", "note", "assign", "unassign"] as const

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const account = staffOf(context)
  requirePermission(account, "review-prereg")
  if (!isId(params.id)) throw new Response("Not found", { status: 404 })
  const by = byStaff(account)
  const preregId = params.id
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? "")
  const intent = text("intent") === "decide" ? text("decision") : text("intent")
  if (intent === "open") {
    const opened = await openSealed(ctx, { preregId, personId: text("person"), staffId: account.id })
    return data({
      error: opened.ok ? null : opened.error,
      opened: opened.ok ? Object.fromEntries(opened.value) : null,
      typed: null,
    })
  }
  // What was found of the papers goes along with every decision, and says what to ask when nothing was ticked.
  const verdicts = readVerdicts(form)
  const asked = readAsked(form)
  const answer = await (() => {
    switch (intent) {
      case "verdicts":
        return judgePapers(ctx, { preregId, verdicts, by })
      case "return":
        return returnPrereg(ctx, {
          preregId,
          asked: asked.length > 0 ? asked : askedByVerdicts(verdicts),
          line: text("line"),
          verdicts,
          by,
        })
      case "accept":
        return acceptPrereg(ctx, { preregId, line: text("line"), verdicts, by })
      case "refuse":
        return refusePrereg(ctx, { preregId, reason: text("reason"), verdicts, by })
      case "note":
        return notePrereg(ctx, { preregId, text: text("text"), by })
      case "assign":
        return assignPrereg(ctx, { preregId, to: by, by })
      case "unassign":
        return assignPrereg(ctx, { preregId, to: null, by })
      default:
        return Promise.resolve({ ok: false as const, error: "choose" as const })
    }
  })()
  if (answer.ok) return redirect(`${paths.staff.prereg(preregId)}?did=${intent}`)
  if (answer.error === "unknown") return redirect(paths.staff.preregs())
  const typed: Record<string, string> = Object.fromEntries(
    [...form].filter((e): e is [string, string] => typeof e[1] === "string"),
  )
  typed.asked = form.getAll("ask").join(" ")
  return data(
    { error: answer.error, opened: null, typed },
    answer.error === "decided-meanwhile" || answer.error === "verdicts-changed" ? 409 : 422,
  )
}

/** The field a refusal is about. */
const problemAt: Record<string, string> = {
  "reason-missing": "reason",
  "note-missing": "text",
  "nothing-asked": "papers",
  "too-long": "line",
  "verdicts-changed": "papers",
  "before-move-in": "line",
}

export default function Review({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("review")
  const { shown, decides } = loaderData
  const { place } = shown
  const did = acts.find((act) => act === loaderData.did)
  return (
    <main id="main">
      <PageTitle title={shown.name} />
      <div className="tools">
        <h1>
          <bdi>{shown.name}</bdi>{" "}
          <span className="meta">
            {t("people", { count: shown.count })} · {shown.reference} · {t("sentOn", { day: shown.sentOn })} ·{" "}
            {t("written", { language: t(`languages.${shown.language}`) })} · <b>{t(`state.${shown.state}`)}</b>
          </span>
        </h1>
        <span className="spring" />
        <a className="btn" href={paths.staff.preregs()}>
          {t("back")}
        </a>
        {place ? (
          <nav className="case-nav" aria-label={t("case", place)}>
            <span>{t("case", place)}</span>
            {place.previous ? (
              <a className="btn" href={paths.staff.prereg(place.previous)} aria-label={t("previous")}>
                <Icon name="chevron-left" className="i" />
              </a>
            ) : null}
            {place.next ? (
              <a className="btn" href={paths.staff.prereg(place.next)} aria-label={t("next")}>
                <Icon name="chevron-right" className="i" />
              </a>
            ) : null}
          </nav>
        ) : null}
      </div>
      <div className="edit review">
        <div className="ed1">
          <MailFailedLine failed={loaderData.mailFailed} />
          {did && !actionData ? (
            <div className="alert alert-done" role="status">
              <p>{t(`done.${did}`)}</p>
            </div>
          ) : null}
          {actionData?.error ? (
            <ErrorSummary
              problems={[{ field: problemAt[actionData.error] ?? "main", message: t(`error.${actionData.error}`) }]}
            />
          ) : null}
          <Words words={loaderData.words} />
          <Facts shown={shown} />
          <PapersTable shown={shown} decides={decides} typed={actionData?.typed ?? null} />
          <Answers shown={shown} decides={decides} opened={actionData?.opened ?? null} />
        </div>
        <div className="ed2">
          <Decision shown={shown} decides={decides} me={loaderData.me} typed={actionData?.typed ?? null} />
          <Trail shown={shown} decides={decides} typed={actionData?.typed?.text ?? ""} />
        </div>
      </div>
    </main>
  )
}
