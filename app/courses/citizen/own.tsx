import type { SignUp } from "#db/courses/reads.ts"
import { refusedCode, takeCode } from "#app/web/email-code.server.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { CodeBox } from "#app/parts/code-box.tsx"
import { CourseLinkLost } from "#app/courses/citizen/parts/link-lost.tsx"
import { OwnPlace } from "#app/courses/citizen/parts/own.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { plainText } from "#domain/typed-text.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { type OwnShown, showOwn, signUpOf } from "./own.server.ts"
import type { SignUpRefusal } from "#domain/courses/seats.ts"
import type { Language } from "#locales/languages.ts"
import { giveCourseFeedback } from "#operations/courses/attend.ts"
import { takeOffer } from "#operations/courses/seats.ts"
import { moveSignUp } from "#operations/courses/move.ts"
import { confirmSignUpEmail, sendSignUpCode, settleSignUp } from "#operations/courses/sign-up.ts"
import type { Route } from "./+types/own"

/** Why a place could not be given up. */
const refusals = ["run-over", "not-possible"] as const

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const own = await signUpOf(context, params.key)
  const shown = own && (await showOwn(context, own, language))
  const [sent, thanks] = [url.searchParams.has("sent"), url.searchParams.has("thanks")]
  const refused = refusals.find((code) => code === url.searchParams.get("refused")) ?? null
  return data({ language, key: params.key, shown, sent, thanks, refused }, shown ? 200 : 404)
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const { language, key } = params
  const own = await signUpOf(context, key)
  const form = await readForm(request)
  const here = paths.myCourses(language, key)
  if (!own) return redirect(here)
  const intent = String(form.get("intent") ?? "")
  const refused = (error: string, status = 422, typed = "") => data({ error, typed }, status)
  switch (intent) {
    case "settle": {
      const done = await settleSignUp(ctx, { key, despite: form.get("despite") === "yes" })
      return done.ok || done.error === "clash" ? redirect(here) : refused(done.error, 409)
    }
    case "take": {
      const done = await takeOffer(ctx, { key })
      return done.ok ? redirect(here) : refused(done.error, 409)
    }
    case "move": {
      const toRun = String(form.get("run") ?? "")
      if (!isId(toRun)) throw badRequest()
      const done = await moveSignUp(ctx, { key, toRun })
      return done.ok ? redirect(paths.myCourses(language, done.value.key)) : refused(done.error, 409)
    }
    case "feedback": {
      const line = plainText(String(form.get("line") ?? ""))
      const done = await giveCourseFeedback(ctx, { key, rating: Number(form.get("rating") ?? 0), line })
      return done.ok ? redirect(paths.myCourses(language, key, { thanks: "" })) : refused(done.error, 422, line)
    }
    default:
      return confirm(context, own, form, { language, key })
  }
}

/** Confirms the address, or sends another code. Without a clash the place is given at once; with one the page shows it first. */
async function confirm(
  context: Route.ActionArgs["context"],
  own: SignUp,
  form: FormData,
  { language, key }: { language: string; key: string },
) {
  const { ctx } = portalOf(context)
  const here = paths.myCourses(language, key)
  if (own.emailConfirmedAt || own.state !== "unconfirmed") return redirect(here)
  const outcome = await takeCode(context, form, {
    email: own.email,
    id: own.id,
    send: () => sendSignUpCode(ctx, { key }),
    check: (code) => confirmSignUpEmail(ctx, { key, code }),
  })
  if (outcome.is === "sent") return redirect(paths.myCourses(language, key, { sent: "" }))
  if (outcome.is === "refused") return refusedCode(outcome)
  const settled = await settleSignUp(ctx, { key, despite: false })
  return settled.ok || settled.error === "clash" ? redirect(here) : data({ error: settled.error, typed: "" }, 409)
}

export default function OwnCourses({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses")
  const { t: common } = useTranslation("common")
  const sayError = useErrorWords("courses")
  const { language, key, shown, sent, thanks, refused } = loaderData
  if (!shown) return <CourseLinkLost language={language} />
  const here = paths.myCourses(language, key)
  const code = actionData?.error ?? refused
  const asksCode = !shown.confirmed && shown.state === "unconfirmed" && !shown.shut
  const error = asksCode ? undefined : sayError(code)
  const clash = shown.state === "unconfirmed" && shown.mine !== null && !shown.shut
  const heading = asksCode
    ? common("code.title")
    : clash && shown.mine!.clashes.length > 0
      ? t("clash.title")
      : t("own.title")
  return (
    <CitizenPage
      title={heading}
      lead={
        <>
          <a href={paths.course(language, shown.slug)}>{shown.title}</a>
          {shown.run ? `. ${t("starts", { day: shown.run.starts })}` : ""}
        </>
      }
    >
      <meta name="robots" content="noindex" />
      <div className="container section">
        <ErrorSummary problems={error ? [{ field: "main", message: error }] : []} />
        {actionData?.error === "signed-up-already" ? (
          <p>
            <a href={paths.mine(language)}>{t("lost.button")}</a>
          </p>
        ) : null}
        {shown.shut ? (
          <Shut reason={shown.shut} course={paths.course(language, shown.slug)} />
        ) : asksCode ? (
          <CodeBox heading={null} email={shown.email} sent={sent} error={code} typed={actionData?.typed ?? ""} />
        ) : clash ? (
          <Clash clashes={shown.mine!.clashes} language={language} slug={shown.slug} here={here} />
        ) : (
          <OwnPlace
            shown={shown}
            language={language}
            here={here}
            giveUp={paths.giveUpCourse(language, key)}
            names={paths.myCourseNames(language, key)}
            dates={paths.myCourseDates(language, key)}
            thanks={thanks}
            typed={actionData?.typed ?? ""}
          />
        )}
      </div>
    </CitizenPage>
  )
}

/** Why a sign-up that was never finished cannot be finished any more. */
function Shut({ reason, course }: { reason: SignUpRefusal; course: string }) {
  const { t } = useTranslation("courses")
  return (
    <div className="narrow">
      <p className="own-state" role="status">
        {t(`error.${reason}`)}
      </p>
      <p>
        <a href={course}>{t("clash.other")}</a>
      </p>
    </div>
  )
}

type Clashes = NonNullable<OwnShown["mine"]>["clashes"]

/** What else is at the same time, before the place is given. */
function Clash({
  clashes,
  language,
  slug,
  here,
}: {
  clashes: Clashes
  language: Language
  slug: string
  here: string
}) {
  const { t } = useTranslation("courses")
  return (
    <div className="narrow">
      {clashes.length > 0 ? (
        <>
          <p>{t("clash.lead")}</p>
          <ul>
            {clashes.map((c, i) => (
              <li key={i}>
                {t(`clash.${c.kind}`, { when: c.when })}{" "}
                {c.kind === "visit" ? <a href={paths.mine(language)}>{t("clash.move")}</a> : null}
              </li>
            ))}
          </ul>
          <p>
            <a href={paths.course(language, slug)}>{t("clash.other")}</a>
          </p>
        </>
      ) : null}
      <form method="post" action={here}>
        <input type="hidden" name="despite" value="yes" />
        <button className="button button-primary" type="submit" name="intent" value="settle">
          {t(clashes.length > 0 ? "clash.despite" : "signUp")}
        </button>
      </form>
    </div>
  )
}
