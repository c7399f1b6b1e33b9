import type { Portal } from "#app/web/context.server.ts"
import { type Keeper, keeperKinds, keepers, readGuard, visitsOfKeeper } from "#db/budget/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { UNTIL_TURNED_OFF, isSwitchedOn, isUnusual, unusualFrom } from "#domain/booking/guard.ts"
import { maskEmail } from "#domain/mask.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { signOfKeeper } from "#operations/booking/guard.ts"

/** So many of each kind are shown: whoever keeps little is no matter for anybody. */
const SHOWN = 10

/** The keeper an address names; null for none. */
export function keeperIn(search: URLSearchParams): Keeper | null {
  const kind = keeperKinds.find((one) => one === search.get("kind"))
  const key = (search.get("key") ?? "").slice(0, 254)
  return kind && key ? { kind, key } : null
}

/** Mailboxes are masked as on a visit; a network has no name, only the beginning of its keyed hash. */
const nameOf = ({ kind, key }: Keeper, mailbox: string): string => (kind === "mailbox" ? maskEmail(mailbox) : key)

const dids = ["on", "off", "cancelled"] as const

export async function showUnusual(portal: Portal, at: SiteOffice, language: Language, search: URLSearchParams) {
  const { db, ctx } = portal
  const now = ctx.now()
  const siteId = at.site.id
  const guard = await readGuard(db, siteId, now)
  const keeper = keeperIn(search)
  const what = dids.find((one) => one === search.get("did"))
  const bounds = {
    mailbox: at.settings.mailboxMinutes,
    domain: at.settings.domainMinutes,
    network: at.settings.networkMinutes,
  }
  return {
    did: what ? { what, count: Number(search.get("n")) || 0 } : null,
    unusual: isUnusual(guard, at.settings),
    recent: guard.recent,
    from: unusualFrom(guard.usualPerHour, at.settings),
    on: isSwitchedOn(guard, now)
      ? { until: guard.until! < UNTIL_TURNED_OFF ? briefMoment(guard.until!, language) : null }
      : null,
    lists: await Promise.all(
      keeperKinds.map(async (kind) => ({
        kind,
        rows: (await keepers(db, siteId, kind, now, SHOWN)).map((row) => ({
          key: row.key,
          minutes: row.minutes,
          visits: row.visits,
          name: nameOf({ kind, key: row.key }, row.mailbox),
          much: row.minutes > bounds[kind] / 2,
        })),
      })),
    ),
    kept: keeper && (await showKept(portal, siteId, keeper, language, now)),
  }
}
export type UnusualShown = Awaited<ReturnType<typeof showUnusual>>
export type KeptShown = NonNullable<UnusualShown["kept"]>

async function showKept({ db }: Portal, siteId: string, keeper: Keeper, language: Language, now: Date) {
  const visits = await visitsOfKeeper(db, siteId, keeper, now)
  return {
    name: nameOf(keeper, visits[0]?.mailbox ?? ""),
    seen: await signOfKeeper(db, siteId, keeper, now),
    visits: visits.map(({ id, reference, mailbox, startsAt, minutes, state }) => ({
      id,
      reference,
      minutes,
      held: state === "held",
      mailbox: maskEmail(mailbox),
      when: briefMoment(startsAt, language),
    })),
  }
}
