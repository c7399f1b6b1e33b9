import { languageName } from "#domain/manner.ts"
import { notFound } from "#app/parts/refusals.ts"
import { PersonLink } from "#app/parts/person-link.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { isId } from "#domain/id.ts"
import { useState } from "react"
import { data, redirect } from "react-router"
import { ErrorSummary } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { Answers, Facts, PapersTable } from "#app/prereg/staff/parts/household.tsx"
import { Decision, foundOf } from "#app/prereg/staff/parts/decision.tsx"
import { Words } from "#app/prereg/staff/parts/words.tsx"
import { Trail } from "#app/prereg/staff/parts/trail.tsx"
import { MailFailedLine } from "#app/parts/mail-failed.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { askedByVerdicts, readApproved, readAsked, readVerdicts } from "./forms.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { mailFailedFor } from "#app/web/undelivered.server.ts"
import { wordsGiven } from "./words.server.ts"
import { type ReviewShown, showReview } from "./shown.server.ts"
import { papersSent } from "./paper.server.ts"
import { approvedOf, showLetter } from "./letter.server.ts"
import { type VerdictCode, verdicts as codes } from "#domain/prereg/verdicts.ts"
import { may } from "#domain/staff/permissions.ts"
import { openSealed } from "#operations/prereg/open-sealed.ts"
import {
  acceptPrereg,
  assignPrereg,
  judgePapers,
  notePrereg,
  refusePrereg,
  returnPrereg,
} from "#operations/prereg/review.ts"
import type { Route } from "./+types/household"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const shown = await showReview(context, params.id)
  if (!shown) throw notFound()
  const account = staffOf(context)
  const mailFailed = await mailFailedFor(portalOf(context).db, "prereg", params.id, localeOf(context))
  return {
    shown,
    mailFailed,
    sentPapers: await papersSent(context, params.id),
    words: await wordsGiven(portalOf(context).db, params.id, localeOf(context)),
    decides: may(account, "review-prereg"),
    me: account.id,
    books: may(account, "book-for-others"),
    did: url.searchParams.get("did"),
  }
}

const decisions = ["accept", "return", "refuse"] as const
const acts = ["verdicts", "return", "accept", "refuse", "note", "assign", "unassign"] as const

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const account = staffOf(context)
  if (!isId(params.id)) throw notFound()
  const by = byStaff(account)
  const preregId = params.id
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? "")
  const pressed = text("intent")
  const approved = readApproved(pressed)
  const intent = approved ? "verdicts" : pressed === "decide" ? text("decision") : pressed
  if (intent === "open") {
    const opened = await openSealed(ctx, { preregId, personId: text("person"), staffId: account.id })
    return data({
      error: opened.ok ? null : opened.error,
      opened: opened.ok ? Object.fromEntries(opened.value) : null,
      typed: null,
      letter: null,
    })
  }
  // What was found of the papers goes along with every decision, and says what to ask when nothing was ticked.
  const found = readVerdicts(form)
  const verdicts = approved ? await approvedOf(context, preregId, approved, found) : found
  const ticked = readAsked(form)
  const asked = ticked.length > 0 ? ticked : askedByVerdicts(verdicts)
  const typed: Record<string, string> = Object.fromEntries(
    [...form].filter((e): e is [string, string] => typeof e[1] === "string"),
  )
  typed.asked = form.getAll("ask").join(" ")
  if (pressed === "preview") {
    const decision = decisions.find((name) => name === text("decision"))
    if (!decision) return data({ error: "choose" as const, opened: null, typed, letter: null }, 422)
    const letter = await showLetter(context, preregId, {
      decision,
      asked,
      text: text(decision === "refuse" ? "reason" : "line"),
    })
    return letter ? data({ error: null, opened: null, typed, letter }) : redirect(paths.staff.preregs())
  }
  const answer = await (() => {
    switch (intent) {
      case "verdicts":
        return judgePapers(ctx, { preregId, verdicts, by })
      case "return":
        return returnPrereg(ctx, { preregId, asked, line: text("line"), verdicts, by })
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
  return data(
    { error: answer.error, opened: null, typed, letter: null },
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
  choose: "decide",
}

/** The findings of a form that was given back, by "<person>:<paper>". */
const chosenBefore = (typed: Record<string, string> | null): Record<string, VerdictCode | null> =>
  Object.fromEntries(
    Object.entries(typed ?? {})
      .filter(([name]) => name.startsWith("v:"))
      .map(([name, value]) => [name.slice(2), codes.find((code) => code === value) ?? null]),
  )

export default function Review({ loaderData, actionData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation("prereg-staff")
  const { shown, decides } = loaderData
  const { place } = shown
  const [marked, setMarked] = useState<Record<string, VerdictCode | null>>({})
  const found = foundOf(shown, { ...chosenBefore(actionData?.typed ?? null), ...marked })
  const did = acts.find((act) => act === loaderData.did)
  return (
    <StaffPage
      title={shown.name}
      heading={<bdi>{shown.name}</bdi>}
      meta={
        <>
          {t("people", { count: shown.count })} · {shown.reference} · {t("sentOn", { day: shown.sentOn })} ·{" "}
          {t("written", { language: languageName(shown.language, i18n.language) })} · <b>{t(`state.${shown.state}`)}</b>
        </>
      }
      acts={
        <>
          {loaderData.books && shown.bookable ? (
            <form method="post" action={paths.staff.bookFor()}>
              <button className="btn" type="submit" name="household" value={shown.id}>
                {t("book")}
              </button>
            </form>
          ) : null}
          {shown.handsOver ? (
            <a className="btn" href={paths.staff.handOver(shown.id)}>
              {t("handOver.open")}
            </a>
          ) : null}
          <PersonLink id={shown.id} />
          <a className="btn" href={paths.staff.preregs()}>
            {t("back")}
          </a>
          {place ? <CaseNav place={place} /> : null}
        </>
      }
    >
      <div className="edit review">
        <div className="ed1">
          <MailFailedLine failed={loaderData.mailFailed} />
          {did && !actionData ? (
            <div className="alert alert-done" role="status">
              <p>
                {t(`done.${did}`)}{" "}
                {decisions.some((name) => name === did) && shown.nextCase ? (
                  <a href={paths.staff.prereg(shown.nextCase)}>{t("next")}</a>
                ) : null}
              </p>
            </div>
          ) : null}
          {actionData?.error ? (
            <ErrorSummary
              problems={[{ field: problemAt[actionData.error] ?? "main", message: t(`error.${actionData.error}`) }]}
            />
          ) : null}
          <Words words={loaderData.words} />
          <Facts shown={shown} />
          <SentPapers id={shown.id} papers={loaderData.sentPapers} />
          <PapersTable
            shown={shown}
            decides={decides}
            typed={actionData?.typed ?? null}
            overtaken={decides && actionData?.error === "verdicts-changed"}
            mark={(cell, verdict) => setMarked((before) => ({ ...before, [cell]: verdict }))}
          />
          <Answers shown={shown} decides={decides} opened={actionData?.opened ?? null} />
        </div>
        <div className="ed2">
          <Decision
            shown={shown}
            found={found}
            decides={decides}
            me={loaderData.me}
            typed={actionData?.typed ?? null}
            letter={actionData?.letter ?? null}
          />
          <Trail shown={shown} decides={decides} typed={actionData?.typed?.text ?? ""} />
        </div>
      </div>
    </StaffPage>
  )
}

/** The pictures of papers that the household has sent, each on a page beside its answers. */
function SentPapers({ id, papers }: { id: string; papers: Awaited<ReturnType<typeof papersSent>> }) {
  const { t } = useTranslation("prereg-staff")
  if (papers.length === 0) return null
  return (
    <section>
      <h2>{t("photos.title")}</h2>
      <ul>
        {papers.map((paper) => (
          <li key={paper.id}>
            <a className="btn" href={paths.staff.paper(id, paper.id)}>
              <bdi>{paper.title}</bdi>
            </a>{" "}
            {paper.state}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** To the case before and the one after, in the order of the worklist. */
function CaseNav({ place }: { place: NonNullable<ReviewShown["place"]> }) {
  const { t } = useTranslation("prereg-staff")
  return (
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
  )
}
