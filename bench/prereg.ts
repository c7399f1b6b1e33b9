import { hashSecret } from "#operations/context.ts"
import { preregBySession, wholeOf } from "#db/prereg/reads.ts"
import { pagesOf } from "#domain/prereg/pages.ts"
import { addPerson } from "#operations/prereg/people.ts"
import { answersOf, filledHousehold, save } from "../tests/support/household.ts"
import { Connection } from "./load.ts"
import { kb, measure, ms } from "./measure.ts"
import { openOffice } from "./office.ts"
import { timePages } from "./pages.ts"
import { startWeb } from "./portal.ts"
import { launch, weigh } from "./weigh.ts"

/**
 * Every page of the pre-registration of a family of five, with all its answers: how long the server takes, one request after the
 * other, from the request to the last byte; and what it weighs on a phone with an empty cache.
 */
const MOST = { ms: 30, bytes: 90_000 }

await measure(async () => {
  const office = await openOffice("quiet", 2)
  const web = await startWeb(office.url)
  const connection = new Connection(web.origin)
  const browser = await launch()
  try {
    const { token, preregId } = await filledHousehold(office.ctx)
    for (const [i, born] of ["2018-01-08", "2021-09-30"].entries()) {
      await addPerson(office.ctx, { preregId, relation: "child" })
      await save(office.ctx, preregId, [
        { part: "person", position: 4 + i, answers: answersOf.person(`Child ${i}`, born) },
        { part: "parents", position: 4 + i, answers: { parents: "both" } },
      ])
    }
    const { household } = await wholeOf(office.db, (await preregBySession(office.db, hashSecret(token)))!)
    const paths = ["", ...pagesOf(household).map((page) => `/page/${page.key}`), "/check", "/stop", "/data"].map(
      (path) => `/en/pre-registration${path}`,
    )
    const times = await timePages(connection, paths, { cookie: `prereg=${token}` })
    let heaviest = { path: "", whole: 0 }
    for (const path of paths) {
      const { whole } = await weigh(browser, web, path, { name: "prereg", value: token })
      if (whole > heaviest.whole) heaviest = { path, whole }
    }
    return {
      rows: [
        {
          measure: `Pre-registration of a family of five, its ${paths.length} pages: the server's time`,
          measured: `p95 of the slowest page ${ms(times.slowest.p95)}, median of all ${ms(times.median)}`,
          target: `p95 ≤ ${MOST.ms} ms`,
          reached: times.slowest.p95 <= MOST.ms,
        },
        {
          measure: "The same: the heaviest page with everything, compressed",
          measured: kb(heaviest.whole),
          target: `≤ ${MOST.bytes / 1000} KB`,
          reached: heaviest.whole <= MOST.bytes,
        },
      ],
      notes: [`Pre-registration: the slowest page was ${times.slowest.path}, the heaviest ${heaviest.path}.`],
    }
  } finally {
    connection.close()
    await browser.close()
    await web.stop()
    await office.close()
  }
})
