import { preregById, wholeOf } from "#db/prereg/reads.ts"
import { insertCheck } from "#db/identity/writes.ts"
import { transact } from "#db/client.ts"
import { paths } from "#paths"
import { filledHousehold } from "../tests/support/household.ts"
import { Connection } from "./load.ts"
import { measure, median, ms, tell } from "./measure.ts"
import { type BenchOffice, openOffice, signStaffIn } from "./office.ts"
import { startWeb } from "./portal.ts"

/**
 * The counter's page of a check over a bare page of staff; and the report with its workbook over 20,000 checks beside one over 2,000: ten
 * times as many may take twelve times as long.
 */
const MOST_PAGES = 6
const MOST_GROWTH = 12
const SMALL = 2_000
const LARGE = 20_000
const WARM_UP = 60
const TIMES = 120

await measure(async () => {
  const office = await openOffice("quiet", 2)
  const web = await startWeb(office.url)
  const connection = new Connection(web.origin)
  try {
    const [token] = await signStaffIn(office, 1)
    await office.pool.query("update staff_account set role = 'coordinator'")
    const headers = { cookie: `staff=${token}` }
    const time = async (path: string, { warm, times }: { warm: number; times: number }) => {
      const taken: number[] = []
      for (let i = 0; i < warm + times; i++) {
        const answer = await connection.ask(path, { headers })
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
        if (i >= warm) taken.push(answer.ms)
      }
      return median(taken)
    }
    const often = { warm: WARM_UP, times: TIMES }
    const [bare, counter] = [
      await time("/staff/account", often),
      await time(paths.staff.identityCheck(await oneCheck(office)), often),
    ]
    tell(`a bare page of staff ${ms(bare)}, the counter's page of a check ${ms(counter)}`)
    const seldom = { warm: 1, times: 5 }
    await addChecks(office, "2025", SMALL)
    await addChecks(office, "2026", LARGE)
    const reports = new Map<string, { small: number; large: number }>()
    for (const ending of ["xlsx", "pdf"] as const) {
      const of = (year: string) =>
        time(paths.staff.identityReportFile(ending, { first: `${year}-01-01`, last: `${year}-10-28` }), seldom)
      reports.set(ending, { small: await of("2025"), large: await of("2026") })
    }
    return {
      rows: [
        {
          measure: "Identity control: the counter's page of a check over a bare page of staff",
          measured: `${(counter / bare).toFixed(1)} (${ms(counter)} over ${ms(bare)})`,
          target: `≤ ${MOST_PAGES}`,
          reached: counter <= MOST_PAGES * bare,
        },
        ...[...reports].map(([ending, { small, large }]) => ({
          measure: `Report on ${LARGE.toLocaleString("en")} checks over one on ${SMALL.toLocaleString("en")} (${ending})`,
          measured: `${(large / small).toFixed(1)} (${ms(large)} over ${ms(small)})`,
          target: `≤ ${MOST_GROWTH}`,
          reached: large <= MOST_GROWTH * small,
        })),
      ],
    }
  } finally {
    connection.close()
    await web.stop()
    await office.close()
  }
})

function usual(office: BenchOffice) {
  return {
    siteId: office.at.site.id,
    name: "Elena Rossi",
    language: "en",
    evidence: { byHand: null, steps: {}, papers: {}, agreement: {} },
    officerId: "00000000-0000-4000-8000-000000000001",
    officerName: "Anna",
    officerTrainedUntil: "2099-01-01",
    startedAt: new Date(),
  }
}

/** A check that is open, of somebody of a household. */
async function oneCheck(office: BenchOffice): Promise<string> {
  const { preregId } = await filledHousehold(office.ctx)
  const { household } = await wholeOf(office.db, (await preregById(office.db, preregId))!)
  return transact(office.db, (tx) =>
    insertCheck(tx, {
      ...usual(office),
      preregId,
      personId: household.people[0]!.id,
      reference: "ID-BENCH",
      day: office.today,
    }),
  )
}

/** So many completed checks over ten months of a year. */
async function addChecks(office: BenchOffice, year: string, count: number): Promise<void> {
  const checks = Array.from({ length: count }, (_, i) => ({
    ...usual(office),
    state: "approved" as const,
    reference: `ID-${year}-${i}`,
    day: `${year}-${String((i % 10) + 1).padStart(2, "0")}-${String((i % 28) + 1).padStart(2, "0")}`,
    documentKind: "passport" as const,
    documentState: ["IT", "IN", "DE"][i % 3]!,
    completedAt: new Date(`${year}-06-01T08:00:00Z`),
  }))
  await transact(office.db, async (tx) => {
    for (const check of checks) await insertCheck(tx, check)
  })
}
