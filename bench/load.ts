import http from "node:http"
import { type BrotliOptions, brotliDecompress, gunzip } from "node:zlib"
import { promisify } from "node:util"

export interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  /** As it came over the wire. */
  body: Buffer
  /** From sending to the last byte. */
  ms: number
}

export interface Ask {
  method?: "GET" | "POST"
  headers?: Record<string, string>
  /** Sent as a form. */
  form?: Record<string, string> | [string, string][]
}

/** What every browser asks for; the portal then spends the time to compress. */
const ENCODINGS = "gzip, deflate, br"

/** One keep-alive connection, as a browser keeps it. */
export class Connection {
  #agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  #origin: URL

  constructor(origin: string) {
    this.#origin = new URL(origin)
  }

  ask(path: string, { method = "GET", headers = {}, form }: Ask = {}): Promise<Answer> {
    const body = form && new URLSearchParams(form).toString()
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const request = http.request({
        agent: this.#agent,
        host: this.#origin.hostname,
        port: this.#origin.port,
        path,
        method,
        headers: {
          accept: "text/html",
          "accept-encoding": ENCODINGS,
          ...(body === undefined
            ? {}
            : {
                "content-type": "application/x-www-form-urlencoded",
                "content-length": String(Buffer.byteLength(body)),
                origin: this.#origin.origin,
                "sec-fetch-site": "same-origin",
              }),
          ...headers,
        },
      })
      request.on("error", reject)
      request.on("response", (response) => {
        const parts: Buffer[] = []
        response.on("data", (part: Buffer) => parts.push(part))
        response.on("error", reject)
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
            ms: performance.now() - began,
          }),
        )
      })
      request.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

const unbrotli = promisify<Buffer, BrotliOptions, Buffer>(brotliDecompress)
const ungzip = promisify<Buffer, Buffer>(gunzip)

/** The text of an answer. */
export async function textOf(answer: Answer): Promise<string> {
  const encoding = answer.headers["content-encoding"]
  const plain =
    encoding === "br" ? await unbrotli(answer.body, {}) : encoding === "gzip" ? await ungzip(answer.body) : answer.body
  return plain.toString()
}

export interface Rate {
  perSecond: number
  ms: number[]
}

/**
 * Keeps every connection busy for so long: each asks again as soon as it has its answer. `next` names what connection number
 * `index` asks for. Anything but 200 is an error: a refused page is quick and would flatter the figure.
 */
export async function load(
  connections: readonly Connection[],
  milliseconds: number,
  next: (index: number) => { path: string; headers?: Record<string, string> },
): Promise<Rate> {
  const times: number[] = []
  const began = performance.now()
  const end = began + milliseconds
  await Promise.all(
    connections.map(async (connection, index) => {
      while (performance.now() < end) {
        const { path, headers } = next(index)
        const answer = await connection.ask(path, { headers })
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
        times.push(answer.ms)
      }
    }),
  )
  return { perSecond: (times.length * 1000) / (performance.now() - began), ms: times }
}
