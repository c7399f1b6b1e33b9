import http from "node:http"

/** The answer was lost: nobody can say whether anything happened. */
export class Lost extends Error {}

export interface Page {
  status: number
  /** The path that answered. */
  path: string
  /** Where it sends the browser; null where it does not. */
  location: string | null
  html: string
}

export type Fields = readonly (readonly [string, string])[]

/** Longer than the portal lets a statement take: an answer after that is none. */
const PATIENCE_MS = 45_000
const MOST_REDIRECTS = 6

/**
 * What a browser without scripts does: cookies, redirects, forms. One connection after the other, through the proxy.
 */
export class Browser {
  #origin: URL
  #cookies = new Map<string, string>()
  #agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

  constructor(origin: string) {
    this.#origin = new URL(origin)
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  close(): void {
    this.#agent.destroy()
  }

  /** A page with all redirects followed. */
  async get(path: string): Promise<Page> {
    let page = await this.#ask("GET", path)
    for (let hops = 0; page.location !== null && hops < MOST_REDIRECTS; hops++)
      page = await this.#ask("GET", page.location)
    return page
  }

  /** Sends a form. Its answer is what counts: where it leads is not asked for. */
  post(path: string, fields: Fields): Promise<Page> {
    return this.#ask("POST", path, new URLSearchParams(fields.map(([name, value]) => [name, value])).toString())
  }

  #ask(method: "GET" | "POST", path: string, body?: string): Promise<Page> {
    return new Promise((resolve, reject) => {
      const lost = (why: string) => reject(new Lost(why))
      const request = http.request({
        agent: this.#agent,
        host: this.#origin.hostname,
        port: this.#origin.port,
        path,
        method,
        timeout: PATIENCE_MS,
        headers: {
          accept: "text/html",
          cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          ...(body === undefined
            ? {}
            : {
                "content-type": "application/x-www-form-urlencoded",
                "content-length": String(Buffer.byteLength(body)),
                origin: this.#origin.origin,
                "sec-fetch-site": "same-origin",
              }),
        },
      })
      request.on("timeout", () => request.destroy(new Error("no answer")))
      request.on("error", (error) => lost(error.message))
      request.on("response", (response) => {
        const got: Buffer[] = []
        response.on("data", (part: Buffer) => got.push(part))
        response.on("error", (error) => lost(error.message))
        response.on("aborted", () => lost("cut off"))
        response.on("end", () => {
          this.#keep(response.headers["set-cookie"] ?? [])
          const status = response.statusCode ?? 0
          const to = status >= 300 && status < 400 ? (response.headers.location ?? null) : null
          const location = to && pathOf(to, this.#origin)
          resolve({ status, path, location, html: Buffer.concat(got).toString() })
        })
      })
      request.end(body)
    })
  }

  #keep(headers: readonly string[]): void {
    for (const header of headers) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(header) ?? []
      if (name !== undefined) this.#cookies.set(name, value ?? "")
    }
  }
}

function pathOf(location: string, origin: URL): string {
  const url = new URL(location, origin)
  return url.pathname + url.search
}
