import { notFound } from "#app/parts/refusals.ts"
import { needPrereg } from "#app/prereg/session.server.ts"
import { inTurn, paperFile } from "#app/web/paper-file.server.ts"
import { isId } from "#domain/id.ts"
import { uploadContent } from "#operations/prereg/upload.ts"
import type { Route } from "./+types/photo"

/** A paper that the household has sent, for the household. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { portal, prereg } = await needPrereg(request, context, params.language)
  const content = isId(params.id) ? await inTurn(() => uploadContent(portal.ctx, prereg, params.id)) : null
  if (!content) throw notFound()
  return paperFile(content)
}
