import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { AddressAskedBack, AddressList } from "#app/prereg/citizen/parts/address.tsx"
import { Block } from "#app/prereg/citizen/parts/block.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { LANGUAGE_SWITCH, readForm } from "#app/parts/parse.ts"
import { readAnswers, readWords } from "./forms.ts"
import { paths } from "#paths"
import { visitorOf } from "#app/web/context.server.ts"
import { type AskedBack, askAboutAddress, listsAddresses, takeChosen, withoutSeen } from "./address.server.ts"
import { type OpenPrereg, needPrereg, openPages, revisionName } from "#app/prereg/session.server.ts"
import { formFields, pageState, readSealed, showPage } from "./page.server.ts"
import { contradictionsOf } from "#domain/prereg/checks.ts"
import { LONGEST } from "#domain/longest.ts"
import type { Household } from "#domain/prereg/household.ts"
import type { Page } from "#domain/prereg/pages.ts"
import { sendPreregCode } from "#operations/prereg/confirm.ts"
import { type GivenBlock, savePage } from "#operations/prereg/save.ts"
import type { PageHandle } from "#app/root.tsx"
import type { Route } from "./+types/page"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const opened = await needPrereg(request, context, params.language)
  const page = openPages(opened).find((p) => p.key === params.page)
  if (!page) throw redirect(paths.prereg(params.language))
  const saved = url.searchParams.get("saved")
  return {
    language: params.language,
    page: showPage(opened, page, await readSealed(opened)),
    listsAddresses: listsAddresses(opened, page),
    // What the page before still wants.
    left: saved !== null && /^\d{1,2}$/.test(saved) ? Number(saved) : null,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const language = params.language
  const opened = await needPrereg(request, context, language)
  const page = openPages(opened).find((p) => p.key === params.page)
  if (!page) return redirect(paths.prereg(language))
  const { portal, prereg } = opened
  const form = takeChosen(await readForm(request))
  const fields = formFields(opened, page)
  const read = readAnswers(
    form,
    fields,
    opened.municipalities.map((m) => m.code),
  )
  if (!read.ok) return again(form.has(LANGUAGE_SWITCH) ? withoutSeen(read.typed) : read.typed, read.errors)
  const blocks: GivenBlock[] = page.blocks.map((block) => ({
    part: block.part,
    personId: block.person?.id ?? null,
    revision: Number(form.get(revisionName(block))) || 0,
    answers: Object.fromEntries(
      fields.filter((f) => f.block === block).map((f) => [f.question.name, read.answers.get(f.name) ?? ""]),
    ),
  }))
  const errors = contradictions(opened, page, blocks)
  if (Object.keys(errors).length > 0) return again(read.typed, errors)

  // Asked before anything is locked; a register that is away says nothing.
  const to = blocks.find((b) => b.part === "to")?.answers
  const { address } = visitorOf(context)
  const { known, back } = await askAboutAddress(opened, { to, form, from: address })
  if (back) return again({ ...read.typed, ...back.typed }, back.errors, back)

  const words = readWords(form)
  if (words.length > LONGEST.answerInWords) return again(read.typed, { words: "words-long" })
  const saved = await savePage(portal.ctx, {
    preregId: prereg.id,
    blocks,
    words,
    residences: opened.residences,
    ...(known === undefined ? {} : { addressKnown: known }),
  })
  if (!saved.ok) {
    if (saved.error === "unknown") return redirect(paths.prereg(language))
    return again(read.typed, { "": saved.error }, { conflict: saved.error === "changed-meanwhile" }, 409)
  }
  const email = blocks.find((b) => b.part === "contact")?.answers.email
  if (email && email !== prereg.confirmedEmail) {
    const allowed = await portal.limits.allowMail({ address, email, browser: prereg.id })
    // Without the code the address is not confirmed; it can be asked for later from the list.
    if (allowed) await sendPreregCode(portal.ctx, { preregId: prereg.id, again: email !== prereg.email })
    if (form.get("next") !== "list") return redirect(paths.preregCode(language))
  }
  return redirect(
    form.get("next") === "list"
      ? paths.prereg(language, { saved: "" })
      : await nextPath(request, context, language, page),
  )
}

/** The contradictions of each block, as if all of them were saved, by field name. */
function contradictions(opened: OpenPrereg, page: Page, blocks: readonly GivenBlock[]): Record<string, string> {
  const draft: Household = structuredClone(opened.household)
  for (const block of blocks) {
    const owner = draft.people.find((p) => p.id === block.personId) ?? draft
    owner.parts[block.part] = block.answers
  }
  return Object.assign(
    {},
    ...page.blocks.map((block) => {
      const person = draft.people.find((p) => p.id === block.person?.id) ?? null
      const found = contradictionsOf(draft, { part: block.part, person }, opened.today)
      return Object.fromEntries(
        Object.entries(found).map(([name, code]) => [person ? `p${person.position}-${name}` : name, code]),
      )
    }),
  ) as Record<string, string>
}

/** The page once more, with all that was typed. */
const again = (
  typed: Record<string, string>,
  errors: Record<string, string>,
  { near = [], place = null, conflict = false }: Partial<AskedBack> & { conflict?: boolean } = {},
  status = 422,
) => data({ typed, errors, near, place, conflict }, status)

/** The next page that is not done, after this one first; the list when none is. */
async function nextPath(
  request: Request,
  context: Route.ActionArgs["context"],
  language: string,
  page: Page,
): Promise<string> {
  const opened = await needPrereg(request, context, language)
  const pages = openPages(opened)
  const here = pages.findIndex((p) => p.key === page.key)
  const next = pages.slice(here + 1).find((p) => pageState(opened, p).state !== "done")
  if (!next) return paths.prereg(language, { saved: "" })
  const now = openPages(opened)[here]
  const { left } = now ? pageState(opened, now) : { left: [] }
  return `${paths.preregPage(language, next.key)}?saved=${left.length}`
}

export default function PreregPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const sayError = useErrorWords("prereg")
  const { language, page } = loaderData
  const fields = page.blocks.flatMap((b) => b.fields)
  const typed: Record<string, string> = actionData?.typed ?? Object.assign({}, ...fields.map((f) => f.values))
  const errors: Record<string, string> = actionData?.errors ?? {}
  const says = (name: string) => {
    const code = errors[name]
    const longest = fields.find((f) => f.name === name)?.longest ?? 0
    const count = name === "words" ? LONGEST.answerInWords : longest
    return code ? sayError(code, { count, place: actionData?.place }) : undefined
  }
  const problems = [
    ...(errors[""] ? [{ field: "main", message: says("")! }] : []),
    ...(errors["address-choice"] ? [{ field: "address-choice", message: says("address-choice")! }] : []),
    ...(errors.words ? [{ field: "words", message: says("words")! }] : []),
    ...fields.flatMap((f) => (errors[f.name] ? [{ field: f.name, message: `${f.label}: ${says(f.name)!}` }] : [])),
  ]
  return (
    <>
      <PageTitle title={page.title} />
      <meta name="robots" content="noindex" />
      <div className="container flow">
        <a className="back-link" href={paths.prereg(language)}>
          <Icon name="back" />
          {t("back")}
        </a>
        <div className="narrow">
          <ErrorSummary problems={problems} />
          <h1>
            <bdi>{page.title}</bdi>
          </h1>
          <PageSays page={page} left={actionData ? null : loaderData.left} />
          <form id="page-form" method="post" noValidate className="prereg-form">
            <AddressAskedBack near={actionData?.near ?? []} typed={typed} error={says("address-choice")} />
            {page.blocks.map((block) => (
              <Block
                key={block.key}
                block={block}
                typed={typed}
                says={says}
                errors={errors}
                conflict={actionData?.conflict ?? false}
              />
            ))}
            {page.asked.length > 0 ? (
              <Field
                id="words"
                label={t("asked.words")}
                hint={t("asked.wordsHint")}
                value={typed.words}
                error={says("words")}
                maxLength={LONGEST.answerInWords}
                rows={4}
              />
            ) : null}
            {actionData?.conflict ? (
              <p className="flow-end">
                <a href={paths.preregPage(language, page.key)}>{t("takeTheirs")}</a>
              </p>
            ) : null}
            <div className="flow-end button-group">
              <button className="button button-primary xs-full-width" type="submit">
                {t("save")}
              </button>
              <button className="button button-secondary xs-full-width" type="submit" name="next" value="list">
                {t("saveList")}
              </button>
            </div>
          </form>
          {loaderData.listsAddresses ? <AddressList language={language} /> : null}
        </div>
      </div>
    </>
  )
}

/** What stands above the questions: what the page before still wants, what this one is about, what the office asks. */
function PageSays({
  page,
  left,
}: {
  page: Route.ComponentProps["loaderData"]["page"]
  /** How many answers the page that was just saved still wants; null when none was. */
  left: number | null
}) {
  const { t } = useTranslation("prereg")
  return (
    <>
      {left !== null ? (
        <p className="saved-note" role="status">
          {left > 0 ? t("savedLeft", { count: left }) : t("savedNote")}
        </p>
      ) : null}
      {page.lead ? <p className="lead">{page.lead}</p> : null}
      {page.hint ? <p>{page.hint}</p> : null}
      {page.asked.length > 0 ? (
        <div className="alert">
          <h2 className="alert-heading">{t("asked.title")}</h2>
          <ul>
            {page.asked.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}
