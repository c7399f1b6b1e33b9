import type { ReactNode } from "react"
import { data } from "react-router"
import { Banner } from "#app/parts/banner.tsx"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { ErrorPage } from "#app/parts/error-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { LANGUAGE_SWITCH } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import { officeExists } from "#db/office/reads.ts"
import { languages } from "#locales/languages.ts"
import { ticketHolds } from "#operations/office/setup-code.ts"
import { paths } from "#paths"
import { SetupForm } from "./parts/setup-form.tsx"
import { actOnSetup, setupShown } from "./setup.server.ts"
import type { Route } from "./+types/setup"

/** Only there while there is no office: first the code that the start printed, then the form. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { config, ctx, db } = portalOf(context)
  // Not thrown: whoever has just pressed is told more than that the page is gone.
  if (await officeExists(db)) return data({ gone: true, open: false, shown: null }, 404)
  return {
    gone: false,
    open: await ticketHolds(ctx, readCookie(config, request, "setup")),
    shown: await setupShown(context),
  }
}

export const action = ({ request, context }: Route.ActionArgs) => actOnSetup(request, context)

export default function Setup({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("setup")
  const answer = actionData ?? null
  const { open, shown } = loaderData
  if (answer?.already) return <Already />
  if (!shown) return <ErrorPage status={404} />
  const form = answer?.typed ?? (open ? shown.first : null)
  const wrong = answer !== null && (answer.codeError !== null || answer.faults.length > 0)
  return (
    <Frame switches={form !== null}>
      <CitizenPage title={t("title")} lead={t(form ? "lead" : "code.lead")} wrong={wrong}>
        <div className="container setup-page">
          {form ? (
            <SetupForm
              shown={shown}
              typed={form}
              again={answer?.typed !== null && answer !== null}
              faults={answer?.faults ?? []}
              codeError={answer?.codeError ?? null}
            />
          ) : (
            <CodeForm error={answer?.codeError ?? null} typed={answer?.code} />
          )}
        </div>
      </CitizenPage>
    </Frame>
  )
}

function CodeForm({ error, typed }: { error: string | null; typed: string | undefined }) {
  const { t } = useTranslation("setup")
  const sayError = useErrorWords("setup")
  const message = sayError(error)
  return (
    <form method="post" noValidate>
      <ErrorSummary problems={message ? [{ field: "code", message }] : []} />
      <Field
        id="code"
        label={t("code.label")}
        hint={t("code.hint")}
        value={typed}
        error={message}
        className="input-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        dir="ltr"
        required
      />
      <div className="flow-end">
        <button className="button button-primary xs-full-width" type="submit">
          {t("code.button")}
        </button>
      </div>
    </form>
  )
}

/** Said to whoever pressed last, when two set up the same office. */
function Already() {
  const { t } = useTranslation("setup")
  return (
    <Frame switches={false}>
      <CitizenPage title={t("already.title")} lead={t("already.lead")}>
        <div className="container setup-page">
          <p>
            <a className="button button-primary xs-full-width" href={paths.staff.signIn()}>
              {t("already.link")}
            </a>
          </p>
        </div>
      </CitizenPage>
    </Frame>
  )
}

/** The name of the portal and the other languages. With `switches` what is typed goes along. */
function Frame({ switches, children }: { switches: boolean; children: ReactNode }) {
  const { t, i18n } = useTranslation("common")
  const here = i18n.language
  return (
    <>
      <a className="skipnav" href="#main">
        {t("skip")}
      </a>
      <Banner />
      <header className="header">
        <div className="container">
          <span className="wordmark">
            <span className="wordmark-name">Ankomst</span>
          </span>
          <div className="language-switcher">
            {languages.map((other) =>
              other.code === here ? (
                <span key={other.code} lang={other.code} aria-current="true">
                  {other.name}
                </span>
              ) : (
                <a
                  key={other.code}
                  href={switches ? `#go-on-in-${other.code}` : paths.setup({ language: other.code })}
                  data-press={switches ? `go-on-in-${other.code}` : undefined}
                  lang={other.code}
                  hrefLang={other.code}
                >
                  {other.name}
                </a>
              ),
            )}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
        {switches ? <OtherLanguages /> : null}
      </main>
    </>
  )
}

/** Goes on in another language with what is typed, behind the form: Enter presses a form's first button. */
function OtherLanguages() {
  const { i18n } = useTranslation("common")
  return languages
    .filter((other) => other.code !== i18n.language)
    .map((other) => {
      const t = i18n.getFixedT(other.code, "common")
      return (
        <div className="go-on-in container" id={`go-on-in-${other.code}`} lang={other.code} key={other.code}>
          <p>{t("language.typedGoesAlong")}</p>
          <button
            className="button button-secondary"
            type="submit"
            form="page-form"
            name={LANGUAGE_SWITCH}
            value={other.code}
            formAction={paths.setup({ language: other.code })}
            formNoValidate
          >
            {t("language.goOn")}
          </button>
        </div>
      )
    })
}
