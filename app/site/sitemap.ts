import { paths } from "#paths"
import { catalogueOf } from "#app/courses/citizen/shown.server.ts"
import { shelfOf } from "#app/web/shelf.server.ts"
import { portalOf } from "#app/web/context.server.ts"
import { languageCodes } from "#locales/languages.ts"
import type { Route } from "./+types/sitemap"

/** Every page that anybody may read, with its twin in each language. */
export async function loader({ context }: Route.LoaderArgs) {
  const { portalUrl } = portalOf(context).config
  const shelf = await shelfOf(context, languageCodes[0])
  const { courses } = await catalogueOf(context)
  const pages: { of: (language: string) => string; changed?: Date }[] = [
    { of: paths.home },
    { of: (language) => paths.plan(language) },
    { of: paths.guidance },
    ...shelf.map((item) => ({ of: (language: string) => paths.article(language, item.slug), changed: item.changedAt })),
    { of: (language) => paths.courses(language) },
    ...courses.map((course) => ({ of: (language: string) => paths.course(language, course.slug) })),
    { of: paths.taxCard },
    { of: (language) => paths.firstPay(language) },
    { of: paths.benefit },
    { of: paths.municipalities },
    { of: paths.privacy },
    { of: paths.accessibility },
  ]
  const urls = pages.flatMap(({ of, changed }) => {
    const lastmod = changed ? `<lastmod>${changed.toISOString().slice(0, 10)}</lastmod>` : ""
    const alternates = languageCodes
      .map((code) => `<xhtml:link rel="alternate" hreflang="${code}" href="${portalUrl}${of(code)}"/>`)
      .join("")
    return languageCodes.map((language) => `<url><loc>${portalUrl}${of(language)}</loc>${lastmod}${alternates}</url>`)
  })
  const names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${names}>\n${urls.join("\n")}\n</urlset>\n`, {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" },
  })
}
