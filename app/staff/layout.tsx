import type { StaffData } from "#app/parts/staff-data.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { Outlet, useLocation } from "react-router"
import { Banner } from "#app/parts/banner.tsx"
import { useKeptText } from "#app/parts/kept-text.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { paths } from "#paths"
import { officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { requireStaff } from "#app/web/require-staff.server.ts"
import { openBenefits } from "#db/benefit/reads.ts"
import { doubtCount } from "#db/identity/reads.ts"
import { undeliveredCount } from "#db/mail/reads.ts"
import { awaitedCount } from "#db/offers/reads.ts"
import { waitingCount } from "#db/prereg/reads.ts"
import { openTaxApplications } from "#db/taxcard/reads.ts"
import { type Permission, may } from "#domain/staff/permissions.ts"
import { isGuardedNow } from "#operations/booking/budget.ts"
import { languages } from "#locales/languages.ts"
import type { PageHandle } from "#app/root.tsx"
import type { Route } from "./+types/layout"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]
export const handle: PageHandle = { hydrates: true }

export async function loader({ context }: Route.LoaderArgs): Promise<StaffData> {
  const { db, ctx } = portalOf(context)
  const { id, name, permissions, shortcuts } = staffOf(context)
  const at = await officeOf(context)
  const { site } = at
  const [waiting, doubts, benefits, taxCards, undelivered, answers, unusual] = await Promise.all([
    waitingCount(db, site.id),
    doubtCount(db, site.id),
    openBenefits(db, site.id),
    openTaxApplications(db, site.id),
    undeliveredCount(db),
    awaitedCount(db, ctx.now()),
    !ctx.unbounded && isGuardedNow(db, at, ctx.now()),
  ])
  return {
    id,
    name,
    office: site.name,
    shortcuts,
    waiting,
    doubts,
    benefits,
    taxCards,
    undelivered,
    answers,
    unusual,
    permissions,
  }
}

export default function StaffLayout({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const kept = useKeptText(loaderData.id)
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <Banner />
      <header className="bar">
        <a className="mark" href={paths.staff.begin()}>
          Ankomst
        </a>
        <span className="site">{loaderData.office}</span>
        <nav aria-label={t("menu.main")}>
          <Menu shown={loaderData} />
        </nav>
        {may(loaderData, "see-calendar") ? <Find shortcuts={loaderData.shortcuts} /> : null}
        <OwnMenu shown={loaderData} />
      </header>
      <Outlet />
      {kept}
    </>
  )
}

/** The rooms of the office; those one may not work in are absent. */
function Menu({ shown }: { shown: StaffData }) {
  const { pathname } = useLocation()
  const items = useMenu(shown, pathname)
  return (
    <ul>
      {items.map((item) => (
        <li key={item.to}>
          <a href={item.to} aria-current={item.current ? "page" : undefined}>
            {item.text}
          </a>
        </li>
      ))}
    </ul>
  )
}

function useMenu(shown: StaffData, pathname: string) {
  const { t } = useTranslation("staff")
  const items: { needs: Permission; to: string; text: string; current: boolean }[] = [
    {
      needs: "see-calendar",
      to: paths.staff.calendar(),
      text: t("menu.calendar"),
      current: /^\/staff\/(calendar|visit|search)/.test(pathname),
    },
    {
      needs: "serve-visits",
      to: paths.staff.queue(),
      text: t("menu.queue"),
      current: pathname.startsWith(paths.staff.queue()),
    },
    {
      needs: "see-prereg",
      to: paths.staff.preregs(),
      text: `${t("menu.prereg")} ${shown.waiting || ""}`.trim(),
      current: pathname.includes("/prereg"),
    },
    {
      needs: "check-identity",
      to: paths.staff.identity(),
      text: `${t("menu.identity")} ${shown.doubts || ""}`.trim(),
      current: pathname.startsWith(paths.staff.identity()),
    },
    {
      needs: "read-benefit",
      to: paths.staff.benefits(),
      text: `${t("menu.benefits")} ${shown.benefits || ""}`.trim(),
      current: pathname.startsWith(paths.staff.benefits()),
    },
    {
      needs: "read-tax-cards",
      to: paths.staff.taxCards(),
      text: `${t("menu.taxCards")} ${shown.taxCards || ""}`.trim(),
      current: pathname.startsWith(paths.staff.taxCards()),
    },
    {
      needs: "attend-own-courses",
      to: paths.staff.courses(),
      text: t("menu.courses"),
      current: pathname.startsWith(paths.staff.courses()),
    },
    {
      needs: "edit-guidance",
      to: paths.staff.guidance(),
      text: t("menu.guidance"),
      current: /^\/staff\/(guidance|figures|tax-rates|synonyms)/.test(pathname),
    },
    // Nobody looks for these by themselves: they stand in the menu while there are any.
    ...(shown.answers > 0
      ? [
          {
            needs: "change-visits" as const,
            to: paths.staff.answers(),
            text: `${t("menu.answers")} ${shown.answers}`,
            current: pathname === paths.staff.answers(),
          },
        ]
      : []),
    ...(shown.undelivered > 0
      ? [
          {
            needs: "change-visits" as const,
            to: paths.staff.undelivered(),
            text: `${t("menu.undelivered")} ${shown.undelivered}`,
            current: pathname === paths.staff.undelivered(),
          },
        ]
      : []),
    // An alarm: it stands on every page while it lasts.
    ...(shown.unusual
      ? [
          {
            needs: "protect-calendar" as const,
            to: paths.staff.unusual(),
            text: `⚠ ${t("menu.unusual")}`,
            current: pathname === paths.staff.unusual(),
          },
        ]
      : []),
    {
      needs: "see-office",
      to: paths.staff.hours(),
      text: t("menu.office"),
      current: /\/(office|people|roles|audit)/.test(pathname),
    },
    {
      needs: "see-statistics",
      to: paths.staff.statistics(),
      text: t("menu.statistics"),
      current: pathname.startsWith(paths.staff.statistics()),
    },
  ]
  return items.filter((item) => may(shown, item.needs))
}

function Find({ shortcuts }: { shortcuts: boolean }) {
  const { t } = useTranslation("staff")
  const { pathname, search } = useLocation()
  return (
    <form className="find" role="search" action={paths.staff.search()}>
      <label className="sr" htmlFor="q">
        {t("menu.find")}
      </label>
      <Icon name="search" className="i" />
      <input
        id="q"
        name="q"
        type="search"
        placeholder={t("menu.find")}
        defaultValue={pathname === paths.staff.search() ? (new URLSearchParams(search).get("q") ?? "") : ""}
        maxLength={100}
      />
      {shortcuts ? <kbd aria-hidden="true">/</kbd> : null}
    </form>
  )
}

/** One's own menu: mail that was not delivered, password and devices, language, shortcuts, the way out. */
function OwnMenu({ shown }: { shown: StaffData }) {
  const { t } = useTranslation("staff")
  const { pathname, search } = useLocation()
  const here = pathname + search
  return (
    <details className="menu me">
      <summary>{shown.name}</summary>
      <ul>
        {may(shown, "protect-calendar") ? (
          <li>
            <a href={paths.staff.unusual()}>{t("menu.unusual")}</a>
          </li>
        ) : null}
        {may(shown, "change-visits") ? (
          <li>
            <a href={paths.staff.answers()}>{`${t("menu.answersAll")} ${shown.answers || ""}`.trim()}</a>
          </li>
        ) : null}
        {may(shown, "change-visits") ? (
          <li>
            <a href={paths.staff.undelivered()}>{`${t("menu.undeliveredAll")} ${shown.undelivered || ""}`.trim()}</a>
          </li>
        ) : null}
        <li>
          <a href={paths.staff.account()}>{t("account.title")}</a>
        </li>
        <Languages here={here} />
        <li>
          <form method="post" action={paths.staff.settings()}>
            <input type="hidden" name="back" value={here} />
            <button className="linkbutton" type="submit" name="shortcuts" value={shown.shortcuts ? "off" : "on"}>
              {t(shown.shortcuts ? "shortcutsOff" : "shortcutsOn")}
            </button>
          </form>
        </li>
        <li>
          <form method="post" action={paths.staff.signOut()}>
            <button className="linkbutton" type="submit">
              {t("signOut")}
            </button>
          </form>
        </li>
      </ul>
    </details>
  )
}

function Languages({ here }: { here: string }) {
  const { i18n } = useTranslation("staff")
  return languages
    .filter((l) => l.code !== i18n.language)
    .map((l) => (
      <li key={l.code}>
        <form method="post" action={paths.staff.settings()}>
          <input type="hidden" name="back" value={here} />
          <button className="linkbutton" type="submit" name="language" value={l.code} lang={l.code}>
            {l.name}
          </button>
        </form>
      </li>
    ))
}
