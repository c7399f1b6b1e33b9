import { PurgeCSS } from "purgecss"
import type { Plugin } from "vite"

/** Classes made from numbers (a place in the calendar) or set by a state: they never stand whole in the source. */
const made = [/^[snkw]\d+$/, /^m\d$/, /^of-\d+$/, /^rows-\d+$/, /^is-/]

const sheet = /\.s?css(?:$|\?(?!url))/

/**
 * Drops the rules no page uses. It works on each sheet between Sass and the bundle, in the client and the server
 * build alike, because a file's name is a hash of what it holds: a sheet cut after it is named would change under
 * a name that browsers keep for a year.
 */
export function purgeCss(): Plugin {
  let root = process.cwd()
  return {
    name: "purge-css",
    apply: "build",
    configResolved(config) {
      root = config.root
    },
    async transform(code, id) {
      if (!sheet.test(id) || id.includes("/node_modules/")) return null
      const [purged] = await new PurgeCSS().purge({
        content: [`${root}/app/**/*.{ts,tsx}`],
        css: [{ raw: code }],
        defaultExtractor: (source) => source.match(/[\w-]+/g) ?? [],
        dynamicAttributes: [
          "dir",
          "aria-current",
          "open",
          "disabled",
          "type",
          "aria-invalid",
          "href",
          "value",
          "data-q",
          "data-group",
        ],
        safelist: { standard: ["html", "body", ...made] },
      })
      return purged ? { code: purged.css, map: null } : null
    },
  }
}
