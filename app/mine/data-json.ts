import { redirect } from "react-router"
import { portalOf } from "#app/web/context.server.ts"
import { copyOf, ownThingsOf } from "#db/mine/reads.ts"
import { personNotes } from "#db/person/reads.ts"
import { isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { paths } from "#paths"
import { readOwnPage } from "#app/web/own-page.server.ts"
import type { Route } from "./+types/data-json"

/** A copy of what is kept under one's address, for whoever has the page open (GDPR art. 15 and 20). Never stored on the way. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  if (!isLanguage(params.language)) throw redirect(paths.home("en"))
  const page = await readOwnPage(request, context)
  if (!page) throw redirect(paths.mine(params.language, { error: "closed" }))
  const { db, ctx } = portalOf(context)
  const things = await ownThingsOf(db, page.email, ctx.now())
  const ids = things.map(({ id }) => id)
  const notes = await personNotes(db, page.email, ids)
  const copy = {
    email: page.email,
    households: things.flatMap(({ kind, reference, state }) => (kind === "prereg" ? [{ reference, state }] : [])),
    things: await copyOf(db, things),
    notes: notes.map(({ at, staffName, text }) => ({ at, by: staffName, text })),
  }
  const { t } = translator(params.language)
  return new Response(`${JSON.stringify(copy, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${t("mine:copy.file")}.json"`,
    },
  })
}
