import type { Plugin } from "vite"

/**
 * Refuses any import of the lower floors in the browser's bundle. The framework guards only files named *.server.*; a shared
 * component that imports a table would otherwise build cleanly and ship the database layer to every visitor.
 */
export function keepFloorsOut(): Plugin {
  return {
    name: "ankomst:keep-floors-out",
    enforce: "pre",
    async resolveId(source, importer, options) {
      if (options.ssr || this.environment?.name === "ssr" || !importer) return null
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
      const path = resolved?.id.split("?")[0]?.replaceAll("\\", "/")
      if (
        path &&
        /\/(db|operations|jobs)\/[^?]*\.tsx?$/.test(path) &&
        !path.includes("/node_modules/") &&
        path.startsWith(import.meta.dirname.replaceAll("\\", "/"))
      ) {
        this.error(`${importer} would ship ${source} to the browser`)
      }
      return null
    },
  }
}
