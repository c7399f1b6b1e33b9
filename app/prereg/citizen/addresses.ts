import { z } from "zod"
import { notFound } from "#app/parts/refusals.ts"
import { readForm } from "#app/parts/parse.ts"
import { visitorOf } from "#app/web/context.server.ts"
import { mayAsk } from "#app/prereg/citizen/address.server.ts"
import { preregHere } from "#app/prereg/session.server.ts"
import { mayAnswer } from "#domain/prereg/states.ts"
import type { Route } from "./+types/addresses"

const question = z.union([
  z.object({ text: z.string().max(200) }),
  z.object({ kind: z.enum(["home", "house"]), id: z.string().regex(/^[0-9a-f-]{36}$/i) }),
])

/**
 * What the list of addresses asks while somebody types: `text` is answered with offers, `kind` and `id` of a chosen one with its
 * municipality; both with null where nobody knows. Posted, so that no log and no history on the way holds what was typed; only for who
 * has a household open that may be answered.
 */
export async function action({ request, context }: Route.ActionArgs): Promise<Response> {
  const here = await preregHere(request, context)
  if (!here?.portal.addresses || mayAnswer(here.prereg.state) === "nothing") throw notFound()
  const { addresses } = here.portal
  const asked = question.safeParse(Object.fromEntries(await readForm(request, 5)))
  if (!asked.success) throw new Response("Bad request", { status: 400 })
  const { address, gone } = visitorOf(context)
  if (!(await mayAsk(here, address))) throw new Response("Too many", { status: 429 })
  const answer =
    "text" in asked.data
      ? { offers: await addresses.offersFor(asked.data.text, gone) }
      : { municipality: await addresses.municipalityOf(asked.data, gone) }
  return Response.json(answer, { headers: { "cache-control": "no-store" } })
}
