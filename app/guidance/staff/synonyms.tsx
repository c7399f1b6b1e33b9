import { type RouterContextProvider, data, redirect } from "react-router"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { SYNONYM, readSynonym, synonymProblems } from "#domain/guidance/own-synonyms.ts"
import { shippedSynonyms } from "#domain/guidance/shipped-synonyms.ts"
import { isLanguage, languages } from "#locales/languages.ts"
import { readSynonyms } from "#db/guidance/reads.ts"
import { type SynonymRefusal, removeSynonym, saveSynonym } from "#operations/guidance/synonyms.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { paths } from "#paths"
import { readTypedSynonym } from "./forms.ts"
import type { Route } from "./+types/synonyms"

const languageOf = (url: URL) => {
  const asked = url.searchParams.get("language") ?? ""
  return isLanguage(asked) ? asked : languages[0].code
}

export async function loader({ context, url }: Route.LoaderArgs) {
  const language = languageOf(url)
  const own = await readSynonyms(portalOf(context).db, language)
  const phrases = new Set(own.map(({ phrase }) => phrase))
  return {
    language,
    own,
    edited: own.find(({ phrase }) => phrase === url.searchParams.get("phrase")) ?? null,
    shipped: (shippedSynonyms[language] ?? [])
      .map(([phrase, words]) => ({ phrase, words, replaced: phrases.has(phrase) }))
      .toSorted((a, b) => a.phrase.localeCompare(b.phrase, language)),
    saved: url.searchParams.has("saved"),
  }
}

export async function action({ request, context, url }: Route.ActionArgs) {
  const language = languageOf(url)
  const form = await readForm(request)
  if (form.get("intent") === "remove") {
    // One that a colleague has removed meanwhile is gone as well.
    await removeSynonym(portalOf(context).ctx, {
      language,
      phrase: String(form.get("remove") ?? ""),
      by: byStaff(staffOf(context)),
    })
    return redirect(`${paths.staff.synonyms({ language })}&saved`)
  }
  return save(context, language, form)
}

async function save(context: Readonly<RouterContextProvider>, language: string, form: FormData) {
  const { typed, was } = readTypedSynonym(form)
  const done = await saveSynonym(portalOf(context).ctx, { language, ...typed, was, by: byStaff(staffOf(context)) })
  if (done.ok) return redirect(`${paths.staff.synonyms({ language })}&saved`)
  const wrong = synonymProblems(readSynonym(typed))
  const errors: SynonymRefusal[] = wrong.length > 0 ? wrong : [done.error]
  return data({ errors, typed }, wrong.length > 0 ? 422 : 409)
}

const fieldOf = (error: SynonymRefusal) => (error.startsWith("words") ? "words" : "phrase")

export default function Synonyms({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("guidance-staff")
  const sayError = useErrorWords("guidance-staff")
  const { language, own } = loaderData
  const problems = (actionData?.errors ?? []).map((error) => ({
    field: fieldOf(error),
    message: sayError(error, SYNONYM),
  }))
  return (
    <StaffPage
      title={t("synonyms.title")}
      wrong={problems.length > 0}
      acts={
        <a className="btn" href={paths.staff.guidance()}>
          {t("toList")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {loaderData.saved && !actionData ? <Done text={t("saved")} /> : null}
          <ErrorSummary problems={problems} />
          <p className="hint">{t("synonyms.lead")}</p>
          <Languages chosen={language} />
          <section>
            <h2>{t("synonyms.own")}</h2>
            {own.length === 0 ? <p>{t("synonyms.ownNone")}</p> : <Own own={own} language={language} />}
          </section>
          <Shipped shipped={loaderData.shipped} language={language} />
        </div>
        <div className="ed2">
          <SynonymForm
            key={loaderData.edited?.phrase ?? ""}
            language={language}
            edited={loaderData.edited}
            typed={actionData?.typed ?? null}
            problems={problems}
          />
        </div>
      </div>
    </StaffPage>
  )
}

function Languages({ chosen }: { chosen: string }) {
  const { t } = useTranslation("guidance-staff")
  return (
    <nav className="tabs" aria-label={t("synonyms.languages")}>
      {languages.map(({ code, name }) => (
        <a
          key={code}
          href={paths.staff.synonyms({ language: code })}
          aria-current={code === chosen ? "page" : undefined}
          lang={code}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}

type Data = Route.ComponentProps["loaderData"]

/** The office's own, each with a way to change it and a button that removes it. */
function Own({ own, language }: { own: Data["own"]; language: string }) {
  const { t } = useTranslation("guidance-staff")
  return (
    <table className="worklist">
      <thead>
        <tr>
          <th scope="col">{t("synonyms.phrase")}</th>
          <th scope="col">{t("synonyms.words")}</th>
          <th scope="col">{t("synonyms.acts")}</th>
        </tr>
      </thead>
      <tbody>
        {own.map(({ phrase, words }) => (
          <tr key={phrase}>
            <th scope="row" lang={language}>
              {phrase}
            </th>
            <td lang={language}>{words}</td>
            <td>
              <form method="post">
                <input type="hidden" name="remove" value={phrase} />
                <a href={`${paths.staff.synonyms({ language, phrase })}#synonym`}>
                  {t("synonyms.changeOne", { phrase })}
                </a>{" "}
                <button className="linkbutton" type="submit" name="intent" value="remove">
                  {t("synonyms.remove", { phrase })}
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Those of the portal; one with the phrase of an own one does not count. */
function Shipped({ shipped, language }: { shipped: Data["shipped"]; language: string }) {
  const { t } = useTranslation("guidance-staff")
  return (
    <section>
      <h2>{t("synonyms.shipped")}</h2>
      <p>{t("synonyms.shippedLead")}</p>
      <table className="worklist">
        <thead>
          <tr>
            <th scope="col">{t("synonyms.phrase")}</th>
            <th scope="col">{t("synonyms.words")}</th>
          </tr>
        </thead>
        <tbody>
          {shipped.map(({ phrase, words, replaced }) => (
            <tr key={phrase}>
              <th scope="row" lang={language}>
                {phrase}
              </th>
              <td>
                {replaced ? (
                  <span className="quiet">{t("synonyms.replaced")}</span>
                ) : (
                  <span lang={language}>{words}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function SynonymForm({
  language,
  edited,
  typed,
  problems,
}: {
  language: string
  edited: Data["edited"]
  typed: { phrase: string; words: string } | null
  problems: readonly { field: string; message: string }[]
}) {
  const { t } = useTranslation("guidance-staff")
  const value = typed ?? edited
  return (
    <form method="post" className="deed" id="synonym">
      <h2>{edited ? t("synonyms.change") : t("synonyms.add")}</h2>
      {edited ? (
        <>
          <input type="hidden" name="was" value={edited.phrase} />
          <input type="hidden" name="was-words" value={edited.words} />
        </>
      ) : null}
      {(["phrase", "words"] as const).map((field) => (
        <Field
          key={field}
          id={field}
          label={t(`synonyms.${field}`)}
          hint={t(`synonyms.${field}Hint`)}
          error={problems.find((problem) => problem.field === field)?.message}
          value={value?.[field] ?? ""}
          maxLength={SYNONYM[field]}
          lang={language}
        />
      ))}
      <button className="btn primary" type="submit" name="intent" value="save">
        {t("synonyms.save")}
      </button>{" "}
      {edited ? <a href={paths.staff.synonyms({ language })}>{t("synonyms.cancel")}</a> : null}
    </form>
  )
}
