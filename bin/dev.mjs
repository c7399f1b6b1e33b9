import process from "node:process"
import express from "express"
import { createServer } from "vite"

/** The web process with hot reload: Vite's middlewares in front, the same portal behind, loaded from the sources. */
process.env.NODE_ENV = "development"
try {
  const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" })
  const { readConfig } = await vite.ssrLoadModule("./config.ts")
  const { createPortal } = await vite.ssrLoadModule("./server.ts")
  const config = readConfig(process.env)
  const portal = await createPortal(config, true)
  const app = express()
  app.use(vite.middlewares)
  app.use(portal.app)
  const server = app.listen(config.port, config.host, (error) => {
    if (error) {
      process.stderr.write(
        error.code === "EADDRINUSE"
          ? `Port ${config.port} is in use: stop what listens there, or set PORT to another one.\n`
          : `${error.message}\n`,
      )
      process.exit(1)
    }
    process.send?.({ ready: true })
  })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    portal.portal.live.end()
    server.closeAllConnections()
    server.close()
    await Promise.all([vite.close(), portal.close()])
    process.exit(0)
  }
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.on(signal, () => void stop())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
