import { textAt } from "#locales/text-at.ts"
import { paths } from "#paths"
import type { PlanShown } from "#app/plan/shown.server.ts"
import { titleOf } from "#app/plan/parts/title.ts"
import { useTranslation } from "#app/parts/translation.ts"

type StepShown = Extract<PlanShown["entries"][number], { is: "step" }>

const pages = {
  siri: "https://nyidanmark.dk/en-GB",
  tax: "https://skat.dk/en-us/individuals/tax-card",
  sweden: "https://www.oresunddirekt.se/en",
  birth:
    "https://www.personregistrering.dk/hc/en-gb/articles/360021950280-Registration-of-birth-if-the-mother-lives-in-Denmark",
} as const

/** What one can do about a step here: pre-register, book, or follow a link. */
export function StepActs({
  entry: { step, applyFrom },
  where,
  language,
}: {
  entry: StepShown
  where: PlanShown["where"]
  language: string
}) {
  const { t } = useTranslation("plan")
  return (
    <>
      {step.act?.kind === "book" && step.act.services.includes("cpr") && !applyFrom ? (
        <p className="after">
          <a href={paths.prereg(language)}>{t("act.preregister")}</a>
          <br />
          <span className="small">{t("act.preregisterWhy")}</span>
        </p>
      ) : null}
      {step.act?.kind === "book" ? (
        <p className="book-both">
          <a
            className={
              step.when.kind === "now" || step.when.kind === "day" ? "button button-primary" : "button button-secondary"
            }
            href={paths.services(language, step.act.services, where)}
          >
            {step.key === "digital" ? t("act.mitid") : t(step.act.services.length > 1 ? "act.bookBoth" : "act.book")}
            <span className="sr-only">: {titleOf(t, step.key, step.basis)}</span>
          </a>
          {step.notes.includes("one-visit") ? <span className="small">{t("note.one-visit")}</span> : null}
        </p>
      ) : step.act?.kind === "link" ? (
        <p className="after">
          <a href={pages[step.act.to]}>{textAt(t, `act.${step.act.to}`)}</a>
        </p>
      ) : null}
    </>
  )
}

/** What to read about a step, and the form or guide that belongs to it. */
export function StepReading({
  step,
  reading,
  language,
}: {
  step: string
  reading: readonly { slug: string; title: string; steps: readonly string[] }[]
  language: string
}) {
  const { t } = useTranslation("plan")
  const articles = reading.filter((article) => article.steps.includes(step))
  const tools =
    step === "u2"
      ? [{ to: paths.benefit(language), text: t("reading.u2") }]
      : step === "tax-card" || step === "short-work" || step === "commuter-tax"
        ? [{ to: paths.taxCard(language), text: t("reading.taxCard") }]
        : []
  if (articles.length + tools.length === 0) return null
  return (
    <ul className="nobullet-list reading">
      {tools.map((tool) => (
        <li key={tool.to}>
          <a href={tool.to}>{tool.text}</a>
        </li>
      ))}
      {articles.map((article) => (
        <li key={article.slug}>
          <a href={paths.article(language, article.slug)}>{t("reading.article", { title: article.title })}</a>
        </li>
      ))}
    </ul>
  )
}
