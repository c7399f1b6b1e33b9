import { sql } from "drizzle-orm"
import { searchArticles } from "#db/search/reads.ts"
import { articleSeeds } from "#db/seed/articles.ts"
import { bringGuidance } from "../tools/guidance.ts"
import { questions } from "../tests/support/questions.ts"
import { Connection } from "./load.ts"
import { kb, measure, median, ms, percentile } from "./measure.ts"
import { openOffice } from "./office.ts"
import { timePages } from "./pages.ts"
import { startWeb } from "./portal.ts"
import { launch, weigh } from "./weigh.ts"

/**
 * Guidance: how long the server takes for every article and the shelf, one request after the other; what they weigh on a phone with
 * an empty cache; and the search alone over a thousand articles, asked every question of the tests in both languages.
 */
const ARTICLES = 1_000
const MOST = { ms: 10, bytes: 60_000, search: 20 }

await measure(async () => {
  const office = await openOffice("quiet", 2)
  await office.db.transaction((tx) => bringGuidance(tx, office.ctx.now()))
  const web = await startWeb(office.url)
  const connection = new Connection(web.origin)
  const browser = await launch()
  try {
    const paths = ["en", "da"].flatMap((language) => [
      `/${language}/guidance`,
      ...articleSeeds.map(({ slug }) => `/${language}/guidance/${slug}`),
    ])
    const times = await timePages(connection, paths)

    let heaviest = { path: "", whole: 0 }
    for (const path of paths.filter((one) => one.startsWith("/en"))) {
      const { whole } = await weigh(browser, web, path)
      if (whole > heaviest.whole) heaviest = { path, whole }
    }

    // The same texts under other addresses, each a little different, until there are a thousand.
    await office.db
      .execute(sql`insert into article (slug, topic, position, sources, reviewed_on, next_review, steps, services, situations, related)
      select slug || '-' || n, topic, position + n, sources, reviewed_on, next_review, '{}', '{}', '{}', '{}'
      from article, generate_series(1, ${Math.ceil(ARTICLES / articleSeeds.length) - 1}::int) n`)
    await office.db
      .execute(sql`insert into article_version (slug, language, number, title, lead, summary, body, keywords, created_at, created_by, publish_at)
      select v.slug || '-' || n, language, 1, title || ' ' || n, lead, summary, body || ' word' || n || ' ' || md5(v.slug || n), keywords, created_at, created_by, publish_at
      from article_version v, generate_series(1, ${Math.ceil(ARTICLES / articleSeeds.length) - 1}::int) n`)
    await office.db.execute(sql`analyze`)
    const searches: number[] = []
    for (let round = 0; round < 2; round++)
      for (const language of ["en", "da"] as const)
        for (const asked of Object.values(questions))
          for (const question of asked[language]) {
            const began = performance.now()
            const { found } = await searchArticles(office.db, { language, question, now: office.ctx.now() })
            if (round > 0) searches.push(performance.now() - began)
            if (found.length === 0) throw new Error(`nothing found for ${question}`)
          }
    const search = percentile(searches, 0.95)
    return {
      rows: [
        {
          measure: `Guidance, ${paths.length} pages: the server's time`,
          measured: `p95 ${ms(times.p95)}, of the slowest page ${ms(times.slowest.p95)}, median ${ms(times.median)}`,
          target: `p95 ≤ ${MOST.ms} ms`,
          reached: times.p95 <= MOST.ms && times.slowest.p95 <= 2 * MOST.ms,
        },
        {
          measure: "Guidance: the heaviest page with everything, compressed",
          measured: kb(heaviest.whole),
          target: `≤ ${MOST.bytes / 1000} KB`,
          reached: heaviest.whole <= MOST.bytes,
        },
        {
          measure: `Search over ${ARTICLES.toLocaleString("en")} articles, ${searches.length} questions in two languages`,
          measured: `p95 ${ms(search)}, median ${ms(median(searches))}`,
          target: `p95 ≤ ${MOST.search} ms`,
          reached: search <= MOST.search,
        },
      ],
      notes: [`Guidance: the slowest page was ${times.slowest.path}, the heaviest ${heaviest.path}.`],
    }
  } finally {
    connection.close()
    await browser.close()
    await web.stop()
    await office.close()
  }
})
