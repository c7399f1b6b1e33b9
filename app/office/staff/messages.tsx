import { OfficePage } from "#app/office/parts/office-page.tsx"
import { lastChange } from "#app/office/shown.server.ts"
import { showMessages } from "#app/office/messages.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { languages } from "#locales/languages.ts"
import { paths } from "#paths"
import type { Route } from "./+types/messages"

export async function loader({ context }: Route.LoaderArgs) {
  return { groups: await showMessages(context), changed: await lastChange(context) }
}

type Group = Awaited<ReturnType<typeof loader>>["groups"][number]

/** Every message of the portal: to whom, when, and whether its texts are the office's own. */
export default function Messages({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("mail-staff")
  return (
    <OfficePage tab="messages" changed={loaderData.changed} saved={false} outcome={null} back={paths.staff.messages()}>
      <p className="hint messages-lead">{t("lead")}</p>
      {loaderData.groups.map((group) => (
        <MessageGroup key={group.group} group={group} />
      ))}
    </OfficePage>
  )
}

function MessageGroup({ group: { group, kinds } }: { group: Group }) {
  const { t } = useTranslation("mail-staff")
  return (
    <section>
      <header>
        <h2>{t(`group.${group}.name`)}</h2>
        <p>{t(`group.${group}.to`)}</p>
      </header>
      <table className="messages">
        <thead>
          <tr>
            <th scope="col">{t("column.message")}</th>
            <th scope="col" className="wide">
              {t("column.when")}
            </th>
            {languages.map((language) => (
              <th scope="col" key={language.code} lang={language.code}>
                {language.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind.id}>
              <th scope="row">
                <a href={paths.staff.message(kind.id)}>{kind.name}</a>
              </th>
              <td className="wide">{kind.when}</td>
              {kind.states.map(({ code, state }) => (
                <td key={code} className={`is-${state}`}>
                  {state === "lags" ? <b>{t("state.lags")}</b> : t(`state.${state}`)}
                  {state === "own" && kind.changed ? (
                    <span className="quiet">{`${kind.changed.who}, ${kind.changed.when}`}</span>
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
