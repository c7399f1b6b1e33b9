import { reactRouter } from "@react-router/dev/vite"
import { defineConfig } from "vite"
import { keepFloorsOut } from "./vite-floors.ts"
import { purgeCss } from "./vite-purge.ts"

export default defineConfig({
  plugins: [keepFloorsOut(), reactRouter(), purgeCss()],
  build: { assetsInlineLimit: 0, target: "es2022" },
  environments: { ssr: { build: { rollupOptions: { input: "./server.ts" } } } },
  css: { preprocessorOptions: { scss: { silenceDeprecations: ["if-function"] } } },
})
