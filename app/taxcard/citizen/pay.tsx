import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { mannerOf } from "#domain/manner.ts"
import { Line } from "#app/guidance/parts/body.tsx"
import { readLine } from "#domain/guidance/article.ts"
import { Radios, Select } from "#app/parts/choices.tsx"
import { ErrorSummary, Field, type Problem, FlowEnd } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readPay } from "./forms.ts"
import { paths } from "#paths"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { municipalitiesByName } from "#app/web/place-names.server.ts"
import { taxRatesOf } from "#app/taxcard/shown.server.ts"
import { municipalTaxOn } from "#db/guidance/reads.ts"
import { cards, estimatePay } from "#domain/taxcard/estimate.ts"
import { sourceName } from "#domain/guidance/source-name.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Language, languageCodes } from "#locales/languages.ts"
import type { PageHandle } from "#app/root.tsx"
import type { Route } from "./+types/pay"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const { db, ctx } = portalOf(context)
  const { municipalities } = await officeOf(context)
  const query = url.searchParams
  const shared = {
    language,
    typed: Object.fromEntries([...query].map(([name, value]) => [name, value.slice(0, 40)])) as Record<string, string>,
    municipalities: municipalitiesByName(municipalities, language).map((m) => ({ value: m.code, text: m.name })),
  }
  const none = { ...shared, errors: {} as Record<string, string>, shown: null }
  if (!query.has("pay")) return none
  const form = readPay(query)
  if (!form.ok) return { ...none, errors: form.errors }
  const { pay, municipality, card, church } = form.value
  const year = Number(officeDay(ctx.now()).slice(0, 4))
  const [rates, local] = await Promise.all([taxRatesOf(context), municipalTaxOn(db, municipality, year)])
  if (!rates) return { ...none, errors: { pay: "rates-missing" } }
  if (!local) return { ...none, errors: { municipality: "municipality-missing" } }
  const name = municipalities.find((m) => m.code === municipality)?.name ?? ""
  const localRates = { municipal: local.municipal, church: church ? local.church : 0 }
  const net = (which: (typeof cards)[number]) => estimatePay(pay, which, rates.rates, localRates).net
  return {
    ...shared,
    errors: {} as Record<string, string>,
    shown: {
      estimate: estimatePay(pay, card, rates.rates, localRates),
      others: cards
        .filter((other) => other !== card && other !== "exemption")
        .map((other) => ({ card: other, net: net(other) })),
      rates: rates.rates,
      old: rates.old || local.year < year,
      municipality: name,
      localYear: local.year,
      source: sourceName(local.source, language, languageCodes),
    },
  }
}

export default function FirstPay({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("taxcard")
  const sayError = useErrorWords("taxcard")
  const { language, errors, shown } = loaderData
  const wrong: Record<string, string | undefined> = errors
  const says = (name: string) => sayError(wrong[name])
  const problems: Problem[] = (["pay", "municipality", "card"] as const).flatMap((name) =>
    wrong[name] ? [{ field: name === "card" ? "card-main" : name, message: says(name)! }] : [],
  )
  return (
    <CitizenPage
      title={t("pay.title")}
      wrong={problems.length > 0}
      description={t("pay.lead")}
      path={paths.firstPay(language)}
      back={
        <p className="crumbs">
          <a href={paths.guidance(language)}>{t("guidance")}</a> <span aria-hidden="true">/</span>{" "}
          <a href={`${paths.guidance(language)}#tax`}>{t("tax")}</a>
        </p>
      }
      lead={t("pay.lead")}
    >
      <div className="container section">
        <div className="narrow">
          <ErrorSummary problems={problems} />
          {shown ? <Payslip shown={shown} /> : null}
          <PayForm asked={loaderData} says={says} />
        </div>
      </div>
    </CitizenPage>
  )
}

function PayForm({
  asked,
  says,
}: {
  asked: Route.ComponentProps["loaderData"]
  says: (name: string) => string | undefined
}) {
  const { t } = useTranslation("taxcard")
  const { language, typed, shown, municipalities } = asked
  return (
    <form id="page-form" method="get" action={paths.firstPay(language)} noValidate className="asked">
      {shown ? <h2>{t("pay.again")}</h2> : null}
      <Field
        id="pay"
        label={t("pay.pay")}
        hint={t("pay.payHint")}
        value={typed.pay}
        error={says("pay")}
        inputMode="numeric"
        className="input-pay"
        maxLength={20}
      />
      <Select
        id="municipality"
        label={t("pay.municipality")}
        hint={t("pay.municipalityHint")}
        choose={t("pay.choose")}
        value={typed.municipality}
        error={says("municipality")}
        options={municipalities}
      />
      <Radios
        name="card"
        legend={t("pay.card.title")}
        value={typed.card}
        error={says("card")}
        options={cards.map((card) => ({
          id: card,
          value: card,
          text: <Line inline={readLine(t(`pay.card.${card}`))} figures={{}} />,
          hint: t(`pay.card.${card}Hint`),
        }))}
      />
      <div className="form-group">
        <div className="radio">
          <input
            className="form-checkbox"
            type="checkbox"
            id="church"
            name="church"
            value="yes"
            defaultChecked={typed.church === "yes"}
          />
          <label className="form-label" htmlFor="church">
            {t("pay.church")}
          </label>
        </div>
      </div>
      <FlowEnd>{t("pay.show")}</FlowEnd>
    </form>
  )
}

type Shown = NonNullable<Awaited<ReturnType<typeof loader>>["shown"]>

/** Amounts and rates as the page's language writes them. */
function useAmounts() {
  const { i18n } = useTranslation("taxcard")
  const manner = mannerOf(i18n.language)
  const kroner = (amount: number) => new Intl.NumberFormat(manner.locale, { maximumFractionDigits: 0 }).format(amount)
  const percent = (rate: number) =>
    manner.percent(new Intl.NumberFormat(manner.locale, { maximumFractionDigits: 3 }).format(rate))
  return { kroner, percent }
}

function Payslip({ shown }: { shown: Shown }) {
  const { t } = useTranslation("taxcard")
  const { estimate, rates } = shown
  const { kroner } = useAmounts()
  return (
    <section className="answer" id="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{t("slip.title", { net: kroner(estimate.net) })}</h2>
      <p>{t("slip.estimate", { year: rates.year })}</p>
      {shown.old ? <p className="figure-old">{t("slip.old", { year: rates.year })}</p> : null}
      <Sums shown={shown} />
      {estimate.overExemption ? (
        <p className="figure-old">
          {t("slip.overExemption", { allowance: kroner(rates.personalAllowance), year: rates.year })}
        </p>
      ) : null}
      <OtherCards others={shown.others} />
      <Method shown={shown} />
    </section>
  )
}

/** From the pay to what is left, line by line. */
function Sums({ shown: { estimate, municipality } }: { shown: Shown }) {
  const { t } = useTranslation("taxcard")
  const { kroner, percent } = useAmounts()
  return (
    <table className="sums">
      <caption className="sr-only">{t("slip.caption")}</caption>
      <tbody>
        <tr>
          <th scope="row">{t("slip.pay")}</th>
          <td>{kroner(estimate.pay)}</td>
        </tr>
        {estimate.lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">
              {t(`slip.line.${line.key}`, { percent: percent(line.percent), municipality })}{" "}
              <span className="small">{t("slip.of", { percent: percent(line.percent), base: kroner(line.base) })}</span>
            </th>
            <td>{`−${kroner(line.amount)}`}</td>
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{t("slip.net")}</th>
          <td>{kroner(estimate.net)}</td>
        </tr>
      </tbody>
    </table>
  )
}

/** What would be left with each of the other cards. */
function OtherCards({ others }: { others: Shown["others"] }) {
  const { t } = useTranslation("taxcard")
  const { kroner } = useAmounts()
  return (
    <>
      <h3>{t("slip.otherCards")}</h3>
      <table className="sums">
        <caption className="sr-only">{t("slip.otherCards")}</caption>
        <tbody>
          {others.map((other) => (
            <tr key={other.card}>
              <th scope="row">
                <Line inline={readLine(t(`pay.card.${other.card}`))} figures={{}} />
              </th>
              <td>{kroner(other.net)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The rates behind the estimate, and where they come from. */
function Method({ shown }: { shown: Shown }) {
  const { t } = useTranslation("taxcard")
  const { kroner, percent } = useAmounts()
  const { rates } = shown
  return (
    <details>
      <summary>{t("method.title")}</summary>
      <ul>
        <li>{t("method.contribution", { percent: percent(rates.labourMarket) })}</li>
        <li>
          {t("method.personal", {
            amount: kroner(rates.personalAllowance),
            month: kroner(rates.personalAllowance / 12),
            year: rates.year,
          })}
        </li>
        <li>
          {t("method.employment", {
            percent: percent(rates.employmentAllowance),
            most: kroner(rates.employmentAllowanceMost),
          })}
        </li>
        <li>
          {t("method.job", {
            percent: percent(rates.jobAllowance),
            from: kroner(rates.jobAllowanceFrom),
            most: kroner(rates.jobAllowanceMost),
          })}
        </li>
        <li>{t("method.steps")}</li>
        <li>{t("method.ceiling", { percent: percent(rates.steps[0]!.ceiling) })}</li>
        <li>{t("method.none", { percent: percent(rates.withoutCard) })}</li>
        <li>{t("method.left")}</li>
        <li>{t("method.source", { source: shown.source, year: String(shown.localYear) })}</li>
      </ul>
    </details>
  )
}
