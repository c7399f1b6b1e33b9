import { useTranslation } from "#app/parts/translation.ts"
import type { KeptShown } from "#app/plan/kept.server.ts"
import type { PlanShown } from "#app/plan/shown.server.ts"
import { paths } from "#paths"

/** What was answered, what changes from what, what to read, and that nothing is stored. */
export function PlanAside({
  plan,
  link,
  language,
}: {
  plan: PlanShown & { kept: KeptShown }
  link: string
  language: string
}) {
  const { t } = useTranslation("plan")
  return (
    <aside className="aside plan-aside" aria-label={t("answers.title")}>
      <div className="ruled">
        <h2>{t("answers.title")}</h2>
        <Facts plan={plan} />
        <p>
          <a href={paths.plan(language, { from: link })}>{t("ask.change")}</a>
        </p>
      </div>
      {plan.changes.length > 0 ? <Changes plan={plan} language={language} /> : null}
      <div className="ruled">
        <h2>{t("reading.title")}</h2>
        <p className="small">
          <a href={paths.guidance(language, { situation: plan.answers.purpose })}>{t("reading.situation")}</a>
        </p>
      </div>
      <div className="ruled">
        <h2>{t(plan.kept.until ? "kept.title" : "nothing.title")}</h2>
        <p className="small">{plan.kept.until ? t("kept.text", { day: plan.kept.until }) : t("nothing.text")}</p>
      </div>
    </aside>
  )
}

function Facts({ plan }: { plan: PlanShown }) {
  const { t } = useTranslation("plan")
  return (
    <dl className="facts">
      {factsOf(t, plan).map(([name, values]) => (
        <div key={name}>
          <dt>{name}</dt>
          {values.map((value) => (
            <dd key={value}>{value}</dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

type T = ReturnType<typeof useTranslation<"plan">>["t"]
type Fact = readonly [name: string, values: readonly string[]]

/** The answers in words, in the order they were asked. */
function factsOf(t: T, plan: PlanShown): Fact[] {
  const { answers } = plan
  const residence: Fact[] =
    answers.residence === null
      ? []
      : [[t("answers.residence"), [answers.residence || t("ask.municipality.otherResidence")]]]
  const noHome = !answers.moveIn && plan.papers.some((p) => p.purpose === "registering")
  return [
    [t("answers.country"), [plan.country]],
    [t("answers.purpose"), [t(`ask.purpose.${answers.purpose}`)]],
    ...(answers.basis === null
      ? []
      : [
          [
            t(answers.basis.startsWith("joins") ? "answers.joins" : "answers.basis"),
            [t(`ask.basis.${answers.basis}`)],
          ] satisfies Fact,
        ]),
    [t("answers.with"), companyOf(t, plan)],
    [t("answers.municipality"), [plan.municipality ?? t("ask.municipality.sweden")]],
    ...residence,
    [t("answers.earlier"), [t(answers.earlierNumber ? "ask.earlier.yes" : "ask.earlier.no")]],
    [
      t("answers.dates"),
      [...plan.dates.map(({ what, day }) => t(`answers.${what}`, { day })), ...(noHome ? [t("answers.noHome")] : [])],
    ],
  ]
}

/** Who comes along. */
function companyOf(t: T, { answers, partner }: PlanShown): string[] {
  const company = [
    ...(partner ? [t("answers.partnerFrom", { country: partner })] : []),
    ...(answers.children > 0 ? [t("answers.children", { count: answers.children })] : []),
    ...(answers.older > 0 ? [t("answers.older", { count: answers.older })] : []),
    ...(answers.birth ? [t("answers.birth")] : []),
  ]
  return company.length > 0 ? company : [t("answers.alone")]
}

/** How the plan would be another with other answers or rules. */
function Changes({ plan: { changes, rules }, language }: { plan: PlanShown; language: string }) {
  const { t } = useTranslation("plan")
  const { shortStayMonths: short, jobSeekerMonths: months, registerDays } = rules
  const numbers = { short, months, registerDays }
  return (
    <div className="ruled">
      <h2>{t("changes.title")}</h2>
      <ul className="plain-list">
        {changes
          .filter((change) => change !== "no-benefit")
          .map((change) => (
            <li key={change}>
              {t(`changes.${change}`, numbers)}
              {change === "own-service" ? (
                <>
                  {" "}
                  <a href={paths.municipalities(language)}>{t("municipalities.link")}</a>
                </>
              ) : null}
            </li>
          ))}
      </ul>
    </div>
  )
}
