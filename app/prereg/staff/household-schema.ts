import { z } from "zod"
import { householdSchema } from "./schema.server.ts"

/** What the structured file of a household holds, for whoever reads it by machine: a JSON Schema (draft 2020-12). */
export function loader() {
  return Response.json(z.toJSONSchema(householdSchema), {
    headers: { "content-type": "application/schema+json", "cache-control": "public, max-age=3600" },
  })
}
