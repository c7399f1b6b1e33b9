import { textAt } from "#locales/text-at.ts"
import { notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { AddParticipant } from "#app/courses/staff/parts/add-participant.tsx"
import { MeetingsPart } from "#app/courses/staff/parts/meetings-part.tsx"
import { People, RunActs } from "#app/courses/staff/parts/run-page.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Done, Trail } from "#app/parts/trail.tsx"
import { readForm } from "#app/parts/parse.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { byStaff, officeOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { municipalitiesByName } from "#app/web/place-names.server.ts"
import { actOnRun, runDeeds } from "./run-acts.server.ts"
import { messageSentences } from "./message-sentences.server.ts"
import { showRunForStaff } from "./shown.server.ts"
import { may } from "#domain/staff/permissions.ts"
import type { Route } from "./+types/run"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const account = staffOf(context)
  const shown = isId(params.id) ? await showRunForStaff(context, params.id) : null
  if (!shown) throw notFound()
  return {
    shown,
    sentences: messageSentences,
    municipalities: municipalitiesByName((await officeOf(context)).municipalities, localeOf(context)).map((m) => ({
      value: m.code,
      text: m.name,
    })),
    plans: may(account, "run-courses"),
    did: runDeeds.find((d) => d === url.searchParams.get("did")) ?? null,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  if (!isId(params.id)) throw notFound()
  const form = await readForm(request)
  const typed = Object.fromEntries([...form].filter((e): e is [string, string] => typeof e[1] === "string"))
  const answer = await actOnRun(context, params.id, form, byStaff(account))
  if ("did" in answer) return redirect(paths.staff.run(params.id, { did: answer.did }))
  return data({ ...answer, typed }, ["taken", "changed-meanwhile"].includes(answer.error) ? 409 : 422)
}

type Shown = Awaited<ReturnType<typeof loader>>["shown"]

export default function RunPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses-staff")
  const sayError = useErrorWords("courses-staff")
  const { shown, plans, did } = loaderData
  const intent = actionData?.typed.intent
  return (
    <StaffPage
      title={shown.title}
      meta={
        <>
          {shown.starts} · {shown.taken} / {shown.seats} {shown.cancelled ? `· ${t("cancelled")}` : ""}
        </>
      }
      acts={
        <>
          <a className="btn" href={paths.staff.attendanceList(shown.id)}>
            {t("list.open")}
          </a>
          <a className="btn" href={paths.staff.runTable(shown.id)}>
            {t("run.export")}
          </a>
          {plans ? (
            <a className="btn" href={paths.staff.newRun({ copy: shown.id })}>
              {t("run.copy")}
            </a>
          ) : null}
          <a className="btn" href={paths.staff.courses()}>
            {t("title")}
          </a>
        </>
      }
    >
      <div className="edit">
        <div className="ed1">
          {did && !actionData ? <Done text={t(`done.${did}`)} /> : null}
          {actionData ? (
            <ErrorSummary problems={[{ field: actionData.field, message: sayError(actionData.error) }]} />
          ) : null}
          <MeetingsPart shown={shown} plans={plans} refused={intent === "move" ? actionData! : null} />
          <div id="people">
            <People heading={t("run.seated")} people={[...shown.seated, ...shown.offered]} plans={plans} />
            <People heading={t("run.list")} people={shown.listed} plans={plans} ordered />
            {plans && !shown.cancelled && !shown.over ? (
              <AddParticipant
                typed={intent === "add" ? actionData!.typed : null}
                problem={intent === "add"}
                municipalities={loaderData.municipalities}
              />
            ) : null}
          </div>
          {shown.rating ? <Feedback rating={shown.rating} lines={shown.lines} /> : null}
          <History events={shown.events} />
        </div>
        {plans && !shown.cancelled ? (
          <RunActs
            sentences={loaderData.sentences}
            shown={shown}
            typed={actionData?.typed ?? null}
            stale={intent === "change" && actionData?.error === "changed-meanwhile"}
          />
        ) : null}
      </div>
    </StaffPage>
  )
}

function Feedback({ rating, lines }: { rating: NonNullable<Shown["rating"]>; lines: Shown["lines"] }) {
  const { t } = useTranslation("courses-staff")
  return (
    <section>
      <header>
        <h2>{t("run.feedback")}</h2>
      </header>
      <p>{t("run.rating", rating)}</p>
      <ul>
        {lines.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function History({ events }: { events: Shown["events"] }) {
  const { t } = useTranslation("courses-staff")
  return (
    <Trail
      heading={t("run.history")}
      events={events.map((event) => ({
        when: event.when,
        who: event.who,
        what: [
          textAt(t, `event.${event.kind}`),
          event.why ? `(${textAt(t, `why.${event.why}`)})` : "",
          event.passedOver ? t("passedOver", { who: event.passedOver }) : "",
          event.was ? t("nameWas", { was: event.was }) : "",
          event.by ? `– ${event.by}` : "",
        ]
          .filter(Boolean)
          .join(" "),
      }))}
    />
  )
}
