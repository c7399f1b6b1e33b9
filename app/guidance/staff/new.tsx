import { data, redirect } from "react-router"
import { Select } from "#app/parts/choices.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { PlaceFields } from "#app/guidance/staff/parts/place-fields.tsx"
import { LONGEST } from "#domain/longest.ts"
import { languageName } from "#domain/manner.ts"
import { isId } from "#domain/id.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { changeGuidance } from "#operations/guidance/change.ts"
import { isLanguage, languageCodes } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { paths } from "#paths"
import { readNewArticle } from "./forms.ts"
import { showNew } from "./kept.server.ts"
import type { Route } from "./+types/new"

/** Until an article is read again for the first time. */
const FIRST_REVIEW_DAYS = 180

export async function loader({ context }: Route.LoaderArgs) {
  const { id } = staffOf(context)
  const nextReview = addDays(officeDay(portalOf(context).ctx.now()), FIRST_REVIEW_DAYS)
  return { ...(await showNew(context)), me: id, nextReview }
}

export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const form = await readForm(request)
  const frameOf = (code: string) => (isLanguage(code) ? translator(code).t("guidance-kept:new.body") : "")
  const typed = readNewArticle(form, languageCodes, frameOf)
  const sources = String(form.get("sources") ?? "")
  const done = await changeGuidance(portalOf(context).ctx, {
    change: { what: "new-article", ...typed, ownerId: typed.ownerId && isId(typed.ownerId) ? typed.ownerId : null },
    languages: languageCodes,
    by: byStaff(account),
    permissions: account.permissions,
  })
  if (done.ok) return redirect(`${paths.staff.article(typed.slug)}?saved`)
  return data({ error: done.error, typed: { ...typed, sources } }, done.error === "slug-taken" ? 409 : 422)
}

type Typed = {
  [Name in keyof ReturnType<typeof readNewArticle>]: Name extends "sources"
    ? string
    : ReturnType<typeof readNewArticle>[Name]
}

/** The field that a refusal is about. */
function fieldOf(error: string, texts: Typed["texts"] | undefined): string {
  if (error.startsWith("slug")) return "slug"
  if (error.startsWith("source")) return "sources"
  if (error.startsWith("owner")) return "owner"
  if (error.startsWith("related")) return "related"
  if (error.startsWith("tag")) return "steps"
  if (error.startsWith("title")) return `title-${languageCodes.find((code) => !texts?.[code]?.title) ?? "en"}`
  return error === "day-wrong" || error === "review-past" ? "nextReview" : "slug"
}

export default function NewArticle({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("guidance-kept")
  const sayError = useErrorWords("guidance-kept")
  const typed = actionData?.typed
  const error = actionData
    ? { field: fieldOf(actionData.error, typed?.texts), message: sayError(actionData.error) }
    : null
  const says = (field: string) => (error?.field === field ? error.message : undefined)
  const place = typed ?? { topic: "work" as const, after: "", steps: [], services: [], situations: [], related: [] }
  return (
    <StaffPage
      title={t("new.title")}
      wrong={error !== null}
      acts={
        <a className="btn" href={paths.staff.guidance({ show: "all" })}>
          {t("backToAll")}
        </a>
      }
    >
      <div className="edit is-single">
        <div className="ed1">
          <form method="post" className="article-form new-article">
            <ErrorSummary problems={error ? [error] : []} />
            <p className="hint">{t("new.lead")}</p>
            <Field
              id="slug"
              label={t("new.slug")}
              hint={t("new.slugHint")}
              error={says("slug")}
              value={typed?.slug ?? ""}
              maxLength={80}
              dir="ltr"
              autoCapitalize="none"
              spellCheck={false}
            />
            <Texts texts={typed?.texts} says={says} />
            <h2>{t("new.stands")}</h2>
            <PlaceFields place={place} choices={loaderData.choices} error={says("place")} />
            <h2>{t("new.kept")}</h2>
            <Kept shown={loaderData} typed={typed} says={says} />
            <FormActs primary>{t("new.make")}</FormActs>
          </form>
        </div>
      </div>
    </StaffPage>
  )
}

type Says = (field: string) => string | undefined

/** What the first drafts are called and begin with, the languages side by side. */
function Texts({ texts, says }: { texts: Typed["texts"] | undefined; says: Says }) {
  const { t, i18n } = useTranslation("guidance-kept")
  return (
    <>
      <h2>{t("new.texts")}</h2>
      <div className="two-sides">
        {languageCodes.map((code) => (
          <div key={code}>
            <Field
              id={`title-${code}`}
              label={t("new.titleIn", { language: languageName(code, i18n.language) })}
              error={says(`title-${code}`)}
              value={texts?.[code]?.title ?? ""}
              maxLength={200}
              lang={code}
            />
            <Field
              id={`lead-${code}`}
              label={t("new.leadIn", { language: languageName(code, i18n.language) })}
              value={texts?.[code]?.lead ?? ""}
              rows={3}
              maxLength={LONGEST.articleLead}
              lang={code}
            />
          </div>
        ))}
      </div>
    </>
  )
}

/** Who looks after it, what it rests on, and when it is read again. */
function Kept({
  shown,
  typed,
  says,
}: {
  shown: Route.ComponentProps["loaderData"]
  typed: Typed | undefined
  says: Says
}) {
  const { t } = useTranslation("guidance-kept")
  return (
    <>
      <Select
        id="owner"
        label={t("new.owner")}
        choose={t("new.nobody")}
        value={typed ? (typed.ownerId ?? "") : shown.me}
        error={says("owner")}
        options={shown.accounts}
      />
      <Field
        id="sources"
        label={t("new.sources")}
        hint={t("new.sourcesHint")}
        error={says("sources")}
        value={typed?.sources ?? ""}
        rows={4}
        maxLength={LONGEST.sources}
      />
      <Field id="legalSource" label={t("new.legalSource")} value={typed?.legalSource ?? ""} maxLength={300} lang="da" />
      <Field
        id="nextReview"
        label={t("new.nextReview")}
        error={says("nextReview")}
        type="date"
        value={typed?.nextReview ?? shown.nextReview}
      />
    </>
  )
}
