import { badRequest, notFound } from "#app/parts/refusals.ts"
import { type RouterContextProvider, data, redirect } from "react-router"
import { readDraft, readPublish, readSources } from "./forms.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { figuresPlaced, readArticle, readLine, sectionsWithOffice, withOffice } from "#domain/guidance/article.ts"
import { type ArticleDraft, publishProblem } from "#domain/guidance/publish.ts"
import { type KeepRefusal, keepArticle } from "#operations/guidance/keep.ts"
import { type EditRefusal, confirmTwin, saveArticle, takeBack } from "#operations/guidance/edit.ts"
import { readFeedback } from "#operations/guidance/listen.ts"
import type { Language } from "#locales/languages.ts"
import { type Conflict, type KeptShown, conflictWith, keptNow, newestOf } from "./article-conflict.server.ts"
import { byStaff, officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { figuresFor, inLines } from "#app/guidance/shown.server.ts"
import { localeOf } from "#app/web/locale.server.ts"

/** An article's editor as somebody pressed one of its buttons. */
interface Pressed {
  context: Readonly<RouterContextProvider>
  form: FormData
  slug: string
  language: Language
}

/** What the page gives back when nothing was saved: all that was typed, and what stands in the way. */
export interface ArticleOutcome {
  error: EditRefusal | KeepRefusal | "time-wrong" | "already-public" | "kept-meanwhile" | "twin-meanwhile" | null
  what: string
  field: string
  draft: ArticleDraft | null
  when: { day: string; clock: string; meaning: string } | null
  /** The version that was shown to whoever saves next: the one the editor began from, or the one a conflict shows. */
  seen: string | null
  conflict: Conflict | null
  preview: Awaited<ReturnType<typeof previewOf>> | null
  kept: (KeptShown & { reviewed: boolean }) | null
  /** What stands now, beside what was typed. */
  keptNow: KeptShown | null
}
const nothing: ArticleOutcome = {
  error: null,
  what: "",
  field: "main",
  draft: null,
  when: null,
  seen: null,
  conflict: null,
  preview: null,
  kept: null,
  keptNow: null,
}
const pageOf = ({ slug, language }: Pressed) => `${paths.staff.article(slug, { language })}&saved`

/** What each button of the editor does. Answers where to go, or what stands in the way. */
export function actOnArticle(pressed: Pressed) {
  switch (pressed.form.get("intent")) {
    case "still-fits":
      return stillFits(pressed)
    case "feedback-read":
      return feedbackRead(pressed)
    case "take-back":
      return backToDraft(pressed)
    case "keep":
      return keep(pressed)
    default:
      return write(pressed)
  }
}

async function stillFits(pressed: Pressed) {
  const { context, form, slug, language } = pressed
  const by = byStaff(staffOf(context))
  const done = await confirmTwin(portalOf(context).ctx, { slug, language, seen: Number(form.get("revision")), by })
  if (done.ok) return redirect(pageOf(pressed))
  if (done.error === "unknown") throw notFound()
  return data<ArticleOutcome>({ ...nothing, error: "twin-meanwhile", field: "stale" }, 409)
}

async function feedbackRead(pressed: Pressed) {
  const { context, form, slug } = pressed
  const upTo = new Date(Number(form.get("upTo")) || 0)
  await readFeedback(portalOf(context).ctx, { slug, upTo, by: byStaff(staffOf(context)) })
  return redirect(pageOf(pressed))
}

async function backToDraft(pressed: Pressed) {
  const { context, form, slug } = pressed
  const versionId = String(form.get("version"))
  if (!isId(versionId)) throw badRequest()
  const done = await takeBack(portalOf(context).ctx, { slug, versionId, by: byStaff(staffOf(context)) })
  if (done.ok) return redirect(pageOf(pressed))
  return data<ArticleOutcome>({ ...nothing, error: done.error, field: "versions" }, 409)
}

async function keep(pressed: Pressed) {
  const { context, form, slug } = pressed
  const { ctx, db } = portalOf(context)
  const text = (name: string) => String(form.get(name) ?? "")
  const kept = {
    legalSource: text("legalSource"),
    sources: text("sources"),
    nextReview: text("nextReview"),
    ownerId: text("owner"),
    revision: Number(form.get("revision")),
    reviewed: form.get("reviewed") === "yes",
  }
  const done = await keepArticle(ctx, {
    slug,
    ownerId: isId(kept.ownerId) ? kept.ownerId : null,
    legalSource: kept.legalSource.slice(0, 300),
    sources: readSources(kept.sources),
    nextReview: kept.nextReview,
    reviewed: kept.reviewed,
    seen: kept.revision,
    by: byStaff(staffOf(context)),
  })
  if (done.ok) return redirect(pageOf(pressed))
  if (done.error === "unknown") throw notFound()
  if (done.error === "changed-meanwhile") {
    const now = await keptNow(db, slug)
    if (!now) throw notFound()
    // Who saves again has seen what stands; that the text was read is said anew, for it may be another one.
    const again = { ...kept, revision: now.revision, reviewed: false }
    return data<ArticleOutcome>({ ...nothing, kept: again, keptNow: now, error: "kept-meanwhile", field: "keep" }, 409)
  }
  const field = done.error.startsWith("source") ? "sources" : done.error === "owner-unknown" ? "owner" : "nextReview"
  return data<ArticleOutcome>({ ...nothing, kept, error: done.error, field }, 422)
}

async function write(pressed: Pressed) {
  const { context, form, slug, language } = pressed
  const { ctx, db } = portalOf(context)
  const draft = readDraft(form)
  const text = (name: string) => String(form.get(name) ?? "")
  const when = { day: text("day"), clock: text("clock"), meaning: text("meaning") }
  const seen = text("seen")
  /** All that was typed, with what a colleague saved since: it is shown before anything can take its place. */
  const again = async (more: Partial<ArticleOutcome>, status?: number) => {
    const conflict = conflictWith(await newestOf(db, slug, language), seen, draft, localeOf(context))
    return data<ArticleOutcome>(
      { ...nothing, field: "edit", ...more, draft, when, conflict, seen: conflict?.id ?? seen },
      status,
    )
  }
  if (form.get("intent") === "preview") {
    const problem = publishProblem(draft)
    const preview = await previewOf(context, language, draft)
    return again({ error: problem?.error ?? null, what: problem?.what ?? "", preview })
  }
  const publish = readPublish(form)
  if (!publish) return again({ error: "time-wrong", field: "day" }, 422)
  const changesMeaning = when.meaning !== "no"
  const by = byStaff(staffOf(context))
  const done = await saveArticle(ctx, { slug, language, seen, draft, publish, changesMeaning, by })
  if (done.ok) return redirect(pageOf(pressed))
  if (done.error === "unknown") throw notFound()
  return again(
    { error: done.error, what: done.what ?? "", field: done.error === "time-past" ? "day" : "edit" },
    done.error === "changed-meanwhile" ? 409 : 422,
  )
}

async function previewOf(context: Pressed["context"], language: Language, draft: ArticleDraft) {
  const { sections } = readArticle(draft.body)
  const { site } = await officeOf(context)
  return {
    sections: sectionsWithOffice(sections, site),
    figures: await figuresFor(context, language, [...figuresPlaced(sections), ...inLines(draft)]),
    lead: withOffice(readLine(draft.lead), site),
    summary: draft.summary.map((s) => ({ name: s.name, text: withOffice(readLine(s.text), site) })),
  }
}
