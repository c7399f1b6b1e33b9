import { type Connection, textOf } from "./load.ts"
import { median, ms, percentile, tell } from "./measure.ts"

/** A process that has just begun is slower: so many answers come first, over all pages in turn. */
const WARM_UP = 1_000
const TIMES = 60

export interface PageTimes {
  /** Milliseconds from the request to the last byte, over all pages. */
  p95: number
  median: number
  slowest: { path: string; p95: number }
}

/** How long the server takes for each of these pages, one request after the other. */
export async function timePages(
  connection: Connection,
  paths: readonly string[],
  { cookie }: { cookie?: string } = {},
): Promise<PageTimes> {
  const ask = async (path: string) => {
    const answer = await connection.ask(path, cookie ? { headers: { cookie } } : {})
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return answer
  }
  for (const path of paths)
    if (!(await textOf(await ask(path))).includes("</main>")) throw new Error(`${path} is no page`)
  for (let i = paths.length; i < WARM_UP; i++) await ask(paths[i % paths.length]!)
  const all: number[] = []
  let slowest = { path: "", p95: 0 }
  for (const path of paths) {
    const times: number[] = []
    for (let i = 0; i < TIMES; i++) times.push((await ask(path)).ms)
    const p95 = percentile(times, 0.95)
    if (p95 > slowest.p95) slowest = { path, p95 }
    all.push(...times)
  }
  const found = { p95: percentile(all, 0.95), median: median(all), slowest }
  tell(
    `${paths.length} pages: median ${ms(found.median)}, p95 ${ms(found.p95)}, slowest ${slowest.path} ${ms(slowest.p95)}`,
  )
  return found
}
