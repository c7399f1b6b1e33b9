import { textAt } from "#locales/text-at.ts"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { Line } from "#app/guidance/parts/body.tsx"
import { readLine } from "#domain/guidance/article.ts"
import { Radios } from "#app/parts/choices.tsx"
import { DateField } from "#app/parts/date-field.tsx"
import { ErrorSummary, type Problem } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { guideQuestions, readGuide } from "./forms.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { figuresFor } from "#app/guidance/shown.server.ts"
import { rulesFor } from "#app/web/rules.server.ts"
import { isOnShelf } from "#app/web/shelf.server.ts"
import { taxCardRoute } from "#domain/taxcard/route.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import type { PageHandle } from "#app/root.tsx"
import type { Route } from "./+types/guide"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const today = officeDay(portalOf(context).ctx.now())
  const figures = await figuresFor(context, language, ["tax.without-card", "tax.personal-allowance"])
  const shared = {
    language,
    read: await isOnShelf(context, language, "apply-for-your-tax-card"),
    withoutCard: figures["tax.without-card"]?.amount ?? "",
    allowance: figures["tax.personal-allowance"] ?? null,
    example: Number(today.slice(0, 4)) + 1,
  }
  if (!url.searchParams.has("answer")) return { ...shared, typed: {}, errors: {}, answer: null }
  const form = readGuide(url.searchParams)
  const typed = Object.fromEntries([...url.searchParams].map(([name, value]) => [name, value.slice(0, 40)]))
  if (!form.ok) return { ...shared, typed, errors: form.errors, answer: null }
  const rules = await rulesFor(context, today)
  const { earliest, ...route } = taxCardRoute(form.value, rules.taxCardMonths)
  return {
    ...shared,
    typed,
    errors: {},
    answer: {
      ...route,
      numbers: { days: rules.tastSelvDays, weeks: rules.taxFormWeeks, count: rules.taxCardMonths },
      earliest: earliest === null ? null : earliest <= today ? ("now" as const) : spokenDay(earliest, language, today),
      starts: form.value.starts && spokenDay(form.value.starts, language, today),
      // What is entered is the pay of the year the work begins in; of a later year no figures are promised.
      year: (form.value.starts ?? today).slice(0, 4),
      nextYear: form.value.starts !== null && form.value.starts.slice(0, 4) > today.slice(0, 4),
    },
  }
}

const first: Record<string, string> = {
  from: "from-nordic",
  number: "number-registered",
  contract: "contract-signed",
  jobs: "jobs-one",
  earns: "earns-little",
}

export default function TaxCardGuide({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("taxcard")
  const sayError = useErrorWords("taxcard")
  const { language, typed, errors, answer } = loaderData
  const given: Record<string, string | undefined> = typed
  const wrong: Record<string, string | undefined> = errors
  const says = (name: string) => sayError(wrong[name])
  const problems: Problem[] = guideQuestions.flatMap((name) =>
    wrong[name] ? [{ field: first[name] ?? name, message: says(name)! }] : [],
  )
  const radios = <Name extends (typeof guideQuestions)[number]>(name: Name, values: readonly string[]) => (
    <Radios
      name={name}
      legend={textAt(t, `guide.${name}.title`)}
      value={given[name]}
      error={says(name)}
      options={values.map((value) => ({
        id: value,
        value,
        text: textAt(t, `guide.${name}.${value}`, {
          allowance: loaderData.allowance?.amount ?? "",
          year: loaderData.allowance?.year ?? "",
        }),
      }))}
    />
  )
  return (
    <CitizenPage
      title={t("guide.title")}
      wrong={problems.length > 0}
      description={t("guide.lead")}
      path={paths.taxCard(language)}
      back={
        <p className="crumbs">
          <a href={paths.guidance(language)}>{t("guidance")}</a> <span aria-hidden="true">/</span>{" "}
          <a href={`${paths.guidance(language)}#tax`}>{t("tax")}</a>
        </p>
      }
      lead={t("guide.lead")}
    >
      <div className="container section">
        <div className="narrow">
          <ErrorSummary problems={problems} />
          {answer ? <Answer language={language} answer={answer} shown={loaderData} /> : null}
          <form id="page-form" method="get" action={paths.taxCard(language)} noValidate className="asked">
            {answer ? <h2>{t("guide.again")}</h2> : null}
            {radios("number", ["registered", "number-only", "none"])}
            {radios("from", ["nordic", "eu", "other"])}
            {radios("contract", ["signed", "not-yet"])}
            {radios("jobs", ["one", "several"])}
            {radios("earns", ["little", "more"])}
            <DateField
              id="starts"
              legend={t("guide.starts.title")}
              hint={t("guide.starts.hint", { year: loaderData.example })}
              error={says("starts")}
              typed={typed as Record<string, string>}
            />
            <div className="flow-end">
              <button className="button button-primary xs-full-width" type="submit" name="answer" value="1">
                {t("guide.show")}
              </button>
            </div>
          </form>
        </div>
      </div>
    </CitizenPage>
  )
}

type AnswerShown = NonNullable<Awaited<ReturnType<typeof loader>>["answer"]>

function Answer({
  language,
  answer,
  shown: { withoutCard, read },
}: {
  language: string
  answer: AnswerShown
  shown: { withoutCard: string; read: boolean }
}) {
  const { t } = useTranslation("taxcard")
  const { way, cards, papers, earliest, starts, year, nextYear, numbers } = answer
  return (
    <section className="answer" id="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{t("answer.title")}</h2>
      <ol className="path steps-path">
        <li className="is-here">
          <span className="stop" aria-hidden="true" />
          <h3>{t(`answer.way.${way}.title`)}</h3>
          <p>{t(`answer.way.${way}.text`, numbers)}</p>
          {way === "online" || way === "form" ? (
            <p>
              <a className="button button-primary" href="https://skat.dk/en-us/individuals/tax-card">
                {t("answer.apply")}
              </a>
            </p>
          ) : null}
        </li>
        <li>
          <span className="stop" aria-hidden="true" />
          <h3>{t("answer.when")}</h3>
          <p>
            {earliest === "now"
              ? t("answer.now", { starts: starts! })
              : earliest
                ? t("answer.from", { day: earliest, starts: starts! })
                : t("answer.noDay", numbers)}
          </p>
        </li>
        <li>
          <span className="stop" aria-hidden="true" />
          <h3>{t("answer.papers")}</h3>
          <ul>
            {papers.map((paper) => (
              <li key={paper}>{t(`answer.paper.${paper}`)}</li>
            ))}
          </ul>
        </li>
        <li>
          <span className="stop" aria-hidden="true" />
          <h3>{t("answer.enter")}</h3>
          <p>{t(nextYear ? "answer.enterNextYear" : "answer.enterText", { year })}</p>
          {nextYear ? <p>{t("answer.nextYear", { year })}</p> : null}
          <ul>
            {cards.map((card) => (
              <li key={card}>
                <Line inline={readLine(t(`answer.card.${card}`))} figures={{}} />
              </li>
            ))}
          </ul>
        </li>
        <li className="is-end">
          <span className="stop" aria-hidden="true" />
          <h3>{t("answer.pay")}</h3>
          <p>{t("answer.payText", { percent: withoutCard })}</p>
          <p>
            <a className="button button-secondary" href={paths.firstPay(language, { card: cards[0]! })}>
              {t("answer.estimate")}
            </a>
          </p>
        </li>
      </ol>
      {read ? (
        <p>
          <a href={paths.article(language, "apply-for-your-tax-card")}>{t("answer.read")}</a>
        </p>
      ) : null}
    </section>
  )
}
