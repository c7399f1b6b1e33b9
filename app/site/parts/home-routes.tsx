import { useTranslation } from "#app/parts/translation.ts"

/** Three ways that meet at the CPR number: a wide drawing, and a tall one with a list on phones. */
export function HomeRoutes() {
  const { t } = useTranslation("site")
  return (
    <div className="routes">
      <div className="container">
        <h2 className="routes-title">{t("routesTitle")}</h2>
        <p>{t("routesLead")}</p>
      </div>
      <WideDrawing />
      <div className="container">
        <TallDrawing />
      </div>
    </div>
  )
}

function WideDrawing() {
  const { t } = useTranslation("site")
  return (
    <svg className="routes-wide" viewBox="0 0 1280 372" role="img" aria-labelledby="rt rd">
      <title id="rt">{t("routes.title")}</title>
      <desc id="rd">{t("routes.description")}</desc>
      <g className="rail">
        <path d="M-600 60 H560 C660 60 640 174 740 174" />
        <path d="M-600 174 H1900" />
        <path d="M-600 288 H560 C660 288 640 174 740 174" />
      </g>
      <g className="head">
        <text x="80" y="38">
          {t("routes.nordic")}
        </text>
        <text x="80" y="152">
          {t("routes.eu")}
        </text>
        <text x="80" y="266">
          {t("routes.other")}
        </text>
      </g>
      <g className="station">
        {[
          [452, 174],
          [452, 288],
          [940, 174],
          [1064, 174],
          [1188, 174],
        ].map(([cx, cy]) => (
          <circle key={`${cx} ${cy}`} cx={cx} cy={cy} r="11" />
        ))}
      </g>
      <circle className="hub" cx="748" cy="174" r="19" />
      <circle className="hub-in" cx="748" cy="174" r="8" />
      <g className="name">
        <text x="452" y="212" textAnchor="middle">
          {t("routes.euDocument")}
        </text>
        <text x="452" y="326" textAnchor="middle">
          {t("routes.permit")}
        </text>
        <text x="452" y="350" textAnchor="middle" className="quiet">
          {t("routes.permitFrom")}
        </text>
        <text x="940" y="212" textAnchor="middle">
          {t("routes.tax")}
        </text>
        <text x="1064" y="212" textAnchor="middle">
          {t("routes.health")}
        </text>
        <text x="1064" y="236" textAnchor="middle">
          {t("routes.doctor")}
        </text>
        <text x="1188" y="212" textAnchor="middle">
          {t("routes.mitid")}
        </text>
      </g>
      <g className="big">
        <text x="748" y="136">
          {t("routes.cpr")}
        </text>
      </g>
    </svg>
  )
}

/** The drawing of phones, where the list beside it says what it shows. */
function TallDrawing() {
  const { t } = useTranslation("site")
  return (
    <div className="routes-tall">
      <svg aria-hidden="true" viewBox="0 0 88 560" width="88" height="560">
        <g className="rail">
          <path d="M10 44 V560" />
          <path d="M42 44 V240 C42 285 10 280 10 320" />
          <path d="M74 44 V240 C74 300 10 280 10 320" />
        </g>
        <g className="station">
          {[
            [42, 116],
            [74, 196],
            [10, 404],
            [10, 468],
            [10, 532],
          ].map(([cx, cy]) => (
            <circle key={`${cx} ${cy}`} cx={cx} cy={cy} r="9" />
          ))}
        </g>
        <circle className="hub" cx="10" cy="336" r="10" />
        <g className="starts">
          {[10, 42, 74].map((cx) => (
            <circle key={cx} cx={cx} cy="40" r="6" />
          ))}
        </g>
      </svg>
      <ol className="nobullet-list">
        <li className="t0">
          <b>{t("routes.nordicTall")}</b> {t("routes.nordicTallRest")}
        </li>
        <li className="t1">
          <b>{t("routes.euTall")}</b>
          <br />
          {t("routes.euTallRest")}
        </li>
        <li className="t2">
          <b>{t("routes.otherTall")}</b>
          <br />
          {t("routes.otherTallRest")}
        </li>
        <li className="t3">
          <b>{t("routes.cpr")}</b>
        </li>
        <li className="t4">{t("routes.tax")}</li>
        <li className="t5">{t("routes.healthTall")}</li>
        <li className="t6">{t("routes.mitid")}</li>
      </ol>
    </div>
  )
}
