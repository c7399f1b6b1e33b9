import { PageTitle } from "./page-title.tsx"
import { inLanguage } from "#paths"
import { languages } from "#locales/languages.ts"
import { useRequest } from "./request.tsx"

/** What search engines and previews read: the page's address, its twins in other languages, a title and a line. For pages that anybody may share. */
export function PageMeta({
  title,
  wrong,
  description,
  path,
}: {
  title: string
  /** For a page whose form stands in its address, as in `PageTitle`. */
  wrong?: boolean
  description: string
  path: string
}) {
  const { origin } = useRequest()
  return (
    <>
      <PageTitle title={title} {...(wrong === undefined ? {} : { wrong })} />
      <meta name="description" content={description} />
      <link rel="canonical" href={origin + path} />
      {languages.map(({ code }) => (
        <link key={code} rel="alternate" hrefLang={code} href={origin + inLanguage(path, code)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={origin + inLanguage(path, languages[0].code)} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Ankomst" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={origin + path} />
      <meta property="og:image" content={`${origin}/social.png`} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

/** Structured data in JSON-LD: no script that runs. */
export function StructuredData({ data }: { data: object }) {
  return (
    <script
      type="application/ld+json"
      dangerouslySetInnerHTML={{
        __html: JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll("<", "\\u003c"),
      }}
    />
  )
}
