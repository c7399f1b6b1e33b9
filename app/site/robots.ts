import { portalOf } from "#app/web/context.server.ts"
import type { Route } from "./+types/robots"

/** What search engines may read: nothing of the staff's, nothing with a secret in its address. */
export function loader({ context }: Route.LoaderArgs) {
  const lines = [
    "User-agent: *",
    "Disallow: /staff",
    "Disallow: /demo",
    "Disallow: /*/visit/",
    "Disallow: /*/plan/",
    "Disallow: /*/pre-registration/",
    "Disallow: /*/benefit-from-home/",
    "Disallow: /*/my-courses/",
    "Disallow: /*/courses/sign-up/",
    `Sitemap: ${portalOf(context).config.portalUrl}/sitemap.xml`,
    "",
  ]
  return new Response(lines.join("\n"), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  })
}
