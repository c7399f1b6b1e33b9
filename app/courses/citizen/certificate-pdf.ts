import { notFound } from "#app/parts/refusals.ts"
import { certificatePdf } from "#app/courses/certificate.server.ts"
import { officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { certificateByCode } from "#db/courses/reads.ts"
import { readCertificateCode } from "#domain/courses/certificate-code.ts"
import type { Route } from "./+types/certificate-pdf"

/** The certificate as a file, for whoever has its code. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, config, limits } = portalOf(context)
  const code = readCertificateCode(params.code)
  if (!code) throw notFound()
  if (!(await limits.allow("check-certificate", visitorOf(context).address)))
    throw new Response("Too many", { status: 429 })
  const certificate = await certificateByCode(db, code)
  if (!certificate) throw notFound()
  const { site } = await officeOf(context)
  return new Response(await certificatePdf(certificate, config.portalUrl, site.name), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="certificate-${code}.pdf"`,
      "cache-control": "no-store",
    },
  })
}
