import { Openings } from "#app/parts/openings.tsx"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import type { OwnPageShown, OwnThingShown } from "#app/mine/shown.server.ts"

/** What stands under an address: what waits for the person first, then what comes, then what is over. */
export function OwnThings({
  shown,
  language,
  unknown,
}: {
  shown: OwnPageShown
  language: string
  /** What was to be opened stands here no more. */
  unknown: boolean
}) {
  const { t } = useTranslation("mine")
  return (
    <div className="container section">
      {unknown ? (
        <div className="alert alert-warning" role="alert">
          <p>{t("unknown")}</p>
        </div>
      ) : null}
      {shown.clashes.map((clash) => (
        <div className="alert alert-warning" key={clash}>
          <p>{clash}</p>
        </div>
      ))}
      {shown.groups.length === 0 ? <Nothing shown={shown} language={language} /> : null}
      {shown.groups.map(({ standing, things }) => (
        <section className="block" key={standing}>
          <h2>{t(`group.${standing}`)}</h2>
          <dl className="structured-list">
            {things.map((thing) => (
              <Thing key={thing.id} thing={thing} language={language} />
            ))}
          </dl>
        </section>
      ))}
      <Data shown={shown} language={language} />
      <form method="post" action={paths.mine(language)} className="block">
        <p>{t("closes", { clock: shown.closes })}</p>
        <button className="button button-secondary xs-full-width" type="submit" name="intent" value="close">
          {t("close")}
        </button>
      </form>
    </div>
  )
}

function Thing({ thing, language }: { thing: OwnThingShown; language: string }) {
  const { t } = useTranslation("mine")
  return (
    <div className="row">
      <dt>{thing.name}</dt>
      <dd className="value">
        <b>{thing.when}</b>
        <br />
        {thing.says}
        <br />
        <span className="small">
          {thing.reference ? `${t("reference", { reference: thing.reference })} ` : ""}
          {t("goes", { day: thing.goes })}
        </span>
        {thing.kind === "plan" ? (
          <form method="post" action={paths.mine(language)} className="small">
            <button className="linkbutton function-link" type="submit" name="intent" value="forget">
              {t("forget")}
            </button>
          </form>
        ) : null}
      </dd>
      {thing.opens ? (
        <dd className="change">
          <form method="post" action={paths.mine(language)}>
            <input type="hidden" name="intent" value="open" />
            <input type="hidden" name="kind" value={thing.kind} />
            <button
              className="linkbutton function-link"
              type="submit"
              name="id"
              value={thing.id}
              aria-label={t("openNamed", { name: thing.name, when: thing.when })}
            >
              {t("open")}
            </button>
          </form>
        </dd>
      ) : null}
    </div>
  )
}

function Nothing({ shown, language }: { shown: OwnPageShown; language: string }) {
  const { t } = useTranslation("mine")
  return (
    <section className="block">
      <h2>{t("none.title")}</h2>
      <p>
        <WithPhone text={t("none.text", { phone: shown.phone })} number={shown.phone} />
      </p>
      <p className="button-group">
        <a className="button button-primary" href={paths.services(language)}>
          {t("none.book")}
        </a>
        <a className="button button-secondary" href={paths.plan(language)}>
          {t("none.plan")}
        </a>
      </p>
    </section>
  )
}

/** A copy of it, how to have it erased, and who at the office has looked. */
function Data({ shown, language }: { shown: OwnPageShown; language: string }) {
  const { t } = useTranslation("mine")
  if (shown.groups.length === 0) return null
  return (
    <section className="block">
      <h2>{t("data.title")}</h2>
      <p>{t("data.erase", { email: shown.officeEmail })}</p>
      <p>
        <a href={paths.mineCopy(language)} download>
          {t("copy.get")}
        </a>
        <br />
        <span className="small">{t("copy.text")}</span>
      </p>
      <h3>{t("data.openings")}</h3>
      <Openings openings={shown.openings} none={t("data.noOpenings")} />
    </section>
  )
}
