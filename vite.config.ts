import { reactRouter } from "@react-router/dev/vite"
import { type Plugin, defineConfig } from "vite"
import { purgeCss } from "./vite-purge.ts"

/**
 * Refuses any import of the lower floors in the browser's bundle. The framework guards only files named *.server.*; a shared
 * component that imports a table would otherwise build cleanly and ship the database layer to every visitor.
 */
function keepFloorsOut(): Plugin {
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

export default defineConfig({
  plugins: [keepFloorsOut(), reactRouter(), purgeCss()],
  build: { assetsInlineLimit: 0, target: "es2022" },
  environments: { ssr: { build: { rollupOptions: { input: "./server.ts" } } } },
  css: { preprocessorOptions: { scss: { silenceDeprecations: ["if-function"] } } },
})
