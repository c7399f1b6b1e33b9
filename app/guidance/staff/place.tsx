import { type RouterContextProvider, data, redirect } from "react-router"
import { Select } from "#app/parts/choices.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, FormActs } from "#app/parts/form.tsx"
import { History } from "#app/parts/history.tsx"
import { readForm } from "#app/parts/parse.ts"
import { notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { PlaceFields } from "#app/guidance/staff/parts/place-fields.tsx"
import { isSlug } from "#domain/guidance/article.ts"
import type { GuidanceChange } from "#domain/guidance/changes.ts"
import { changeGuidance } from "#operations/guidance/change.ts"
import { languageCodes } from "#locales/languages.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { takeBackLine } from "#app/web/history.server.ts"
import { paths } from "#paths"
import { readPlace } from "./forms.ts"
import { type PlaceShown, showPlace } from "./kept.server.ts"
import type { Route } from "./+types/place"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const shown = isSlug(params.slug) ? await showPlace(context, params.slug) : null
  if (!shown) throw notFound()
  return { ...shown, saved: url.searchParams.has("saved") }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { slug } = params
  if (!isSlug(slug)) throw notFound()
  const form = await readForm(request)
  const intent = form.get("intent")
  const typed = intent === "place" ? readPlace(form) : null
  const done = intent === "take-back-change" ? await takeBackLine(context, form) : await change(context, slug, form)
  if (done.ok) return redirect(`${paths.staff.articlePlace(slug)}?saved`)
  if (done.error === "unknown") throw notFound()
  const known = ["tag-unknown", "related-unknown", "related-many", "archived-already", "not-archived", "instead-wrong"]
  const error = done.error === "changed-meanwhile" || done.error === "not-allowed" ? done.error : null
  const own = known.find((code) => code === done.error)
  return data({ error: error ?? own ?? "not-back", field: typed ? "place" : "archive", typed }, own ? 422 : 409)
}

function change(context: Readonly<RouterContextProvider>, slug: string, form: FormData) {
  const account = staffOf(context)
  const intent = form.get("intent")
  const asked: GuidanceChange =
    intent === "archive"
      ? { what: "archive-article", slug, instead: String(form.get("instead") ?? "").slice(0, 80) }
      : intent === "return"
        ? { what: "return-article", slug }
        : { what: "article-place", slug, ...readPlace(form) }
  return changeGuidance(portalOf(context).ctx, {
    change: asked,
    languages: languageCodes,
    ...(asked.what === "article-place" ? { seen: String(form.get("seen") ?? "") } : {}),
    by: byStaff(account),
    permissions: account.permissions,
  })
}

export default function ArticlePlace({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("guidance-kept")
  const sayError = useErrorWords("guidance-kept")
  const { slug, title, archived } = loaderData
  const problems = actionData ? [{ field: actionData.field, message: sayError(actionData.error) }] : []
  return (
    <StaffPage
      title={t("place.title", { title })}
      meta={archived ? t("archived") : undefined}
      wrong={problems.length > 0}
      acts={
        <a className="btn" href={paths.staff.article(slug)}>
          {t("backToArticle")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {loaderData.saved && !actionData ? <Done text={t("saved")} /> : null}
          <ErrorSummary problems={problems} />
          <form method="post" className="article-form">
            <h2>{t("place.heading")}</h2>
            <input type="hidden" name="seen" value={loaderData.seen} />
            <input type="hidden" name="intent" value="place" />
            <PlaceFields place={actionData?.typed ?? loaderData.place} choices={loaderData.choices} />
            <FormActs primary>{t("place.save")}</FormActs>
          </form>
        </div>
        <div className="ed2">
          {archived ? <Archived archived={archived} /> : <Archive shown={loaderData} />}
          <History lines={loaderData.history} />
        </div>
      </div>
    </StaffPage>
  )
}

/** Takes the article from everywhere; who links to it is named first. */
function Archive({ shown }: { shown: PlaceShown }) {
  const { t } = useTranslation("guidance-kept")
  return (
    <form method="post" className="deed" id="archive">
      <h2>{t("archive.heading")}</h2>
      <p className="quiet">{t("archive.lead")}</p>
      {shown.linking.length > 0 ? (
        <>
          <p>{t("archive.linking")}</p>
          <ul className="linking">
            {shown.linking.map((other) => (
              <li key={other.slug}>
                <a href={paths.staff.article(other.slug)}>{other.title}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Select id="instead" label={t("archive.instead")} choose={t("archive.shelf")} options={shown.choices.related} />
      <button className="btn" type="submit" name="intent" value="archive">
        {t("archive.button")}
      </button>
    </form>
  )
}

function Archived({ archived }: { archived: NonNullable<PlaceShown["archived"]> }) {
  const { t } = useTranslation("guidance-kept")
  return (
    <form method="post" className="deed" id="archive">
      <h2>{t("archive.heading")}</h2>
      <p>{t("archive.since", { day: archived.day })}</p>
      {archived.instead ? <p>{t("archive.sentOn", { title: archived.instead })}</p> : null}
      {archived.wasPublic ? null : <p>{t("archive.notPublic")}</p>}
      <button className="btn" type="submit" name="intent" value="return">
        {t("archive.back")}
      </button>
    </form>
  )
}
