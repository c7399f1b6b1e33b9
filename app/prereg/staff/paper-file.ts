import { notFound } from "#app/parts/refusals.ts"
import { portalOf } from "#app/web/context.server.ts"
import { inTurn, paperFile } from "#app/web/paper-file.server.ts"
import { requireStaff } from "#app/web/require-staff.server.ts"
import { isId } from "#domain/id.ts"
import { preregById } from "#db/prereg/reads.ts"
import { uploadContent } from "#operations/prereg/upload.ts"
import type { Route } from "./+types/paper-file"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

/** The picture or document of a paper, for whoever reads households. That it was opened is recorded under the household. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { ctx } = portalOf(context)
  const prereg = isId(params.id) ? await preregById(ctx.db, params.id) : null
  const content =
    prereg && prereg.state !== "draft" && isId(params.upload)
      ? await inTurn(() => uploadContent(ctx, prereg, params.upload))
      : null
  if (!content) throw notFound()
  return paperFile(content)
}
