import { reactRouter } from "@react-router/dev/vite"
import { defineConfig } from "vite"
import { keepFloorsOut } from "./vite-floors.ts"
import { purgeCss } from "./vite-purge.ts"

/** Our own modules, but no texts, which come by language, and no form library, which few pages need in the browser. */
const isShared = (id: string) => !/\/node_modules\/|\.json$|\/parts\/parse\.ts$/.test(id)

export default defineConfig({
  plugins: [keepFloorsOut(), reactRouter(), purgeCss()],
  build: { assetsInlineLimit: 0, target: "es2022" },
  environments: {
    // What most pages of staff share comes in one file: sixty small ones take longer, and compress worse.
    client: {
      build: {
        rollupOptions: {
          output: {
            codeSplitting: {
              groups: [{ name: "shared", test: isShared, minShareCount: 12 }],
            },
          },
        },
      },
    },
    ssr: { build: { rollupOptions: { input: "./server.ts" } } },
  },
  css: { preprocessorOptions: { scss: { silenceDeprecations: ["if-function"] } } },
})
