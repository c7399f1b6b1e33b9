// The floors of the house: an import only ever points down.
// `from` and `to` are regular expressions over paths below the project folder.

const OURS = "^(app|jobs|operations|db|domain|locales|tools|server|bench|bin|tests)/|^(server|config|paths)\\.ts$"

/** What a door (app, jobs) may use of the database: reads, and the connection that it hands to operations. */
const DOOR_READS = "^db/([^/]+/[a-z-]*reads|client|live|schema)\\.ts$"

/** A rule "this floor may import nothing of ours but …". */
function floor(name, allowed, comment) {
  return {
    name: `floor-${name}`,
    comment,
    severity: "error",
    from: { path: `^${name}/` },
    to: { path: OURS, pathNot: [`^${name}/`, ...allowed] },
  }
}

/** Which room of `app` may use which other one; everything else that two rooms need lies in parts/ or web/. A new arrow is a decision. */
const ARROWS = {
  benefit: ["booking"],
  identity: ["prereg"],
  booking: ["guidance"],
  // The card of next steps at the end of a visit is of somebody's plan.
  desk: ["booking", "plan"],
  mine: ["plan"],
  plan: ["guidance"],
  // Rules are a page of the office, in its frame.
  rules: ["office"],
  site: ["booking", "courses", "guidance"],
  // People, roles and the audit trail are pages of the office, in its frame.
  staff: ["office"],
  taxcard: ["guidance"],
}

const ROOMS = require("node:fs")
  .readdirSync(`${__dirname}/app`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["parts", "web", "styles"].includes(entry.name))
  .map((entry) => entry.name)

const arrows = [...ROOMS, "parts", "web"].map((room) => ({
  name: `room-${room}`,
  comment: "Rooms of app meet in parts/ and web/, or along an arrow that is written in .dependency-cruiser.cjs.",
  severity: "error",
  from: { path: `^app/${room}/` },
  to: {
    path: `^app/(${ROOMS.join("|")})/`,
    pathNot: [room, ...(ARROWS[room] ?? [])].map((own) => `^app/${own}/`),
  },
}))

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    floor(
      "app",
      ["^operations/", DOOR_READS, "^domain/", "^locales/", "^(config|paths)\\.ts$", "^jobs/mail/preview\\.tsx$"],
      "Routes read with db/<room>/reads.ts and act with operations; never tables, writes or jobs. What is mailed is shown as it is mailed: see docs/decisions/0018.",
    ),
    floor(
      "jobs",
      ["^operations/", DOOR_READS, "^domain/", "^locales/", "^(config|paths)\\.ts$"],
      "Jobs read with db/<room>/reads.ts and act with operations; never tables, writes or app.",
    ),
    floor("operations", ["^db/", "^domain/"], "Operations decide with the domain and write through db."),
    floor("db", ["^domain/"], "The database floor knows the domain's types and nothing above itself."),
    floor("domain", [], "Rules are pure: they import nothing of ours."),
    floor("locales", [], "Texts import nothing of ours."),
    floor(
      "tools",
      ["^operations/", "^db/", "^domain/", "^locales/", "^config\\.ts$"],
      "Office commands use the floors, not the doors.",
    ),
    {
      name: "settings-stay-on-the-server",
      comment: "In app/, only *.server.ts and app/web/ may read the settings.",
      severity: "error",
      from: { path: "^app/", pathNot: ["^app/web/", "\\.server\\.tsx?$"] },
      to: { path: "^config\\.ts$" },
    },
    {
      name: "settings-stand-alone",
      comment: "config.ts and paths.ts are read by everything at the top and know nothing of ours.",
      severity: "error",
      from: { path: "^(config|paths)\\.ts$" },
      to: { path: OURS },
    },
    {
      name: "writes-belong-to-operations",
      comment:
        "Only operations and seeds change rows and queue jobs; a booking is written and queued in one statement.",
      severity: "error",
      from: {
        pathNot: ["^operations/", "^db/seed/", "^db/[^/]+/writes\\.ts$", "^db/[^/]+/leg-writes\\.ts$", "^tests/"],
      },
      to: { path: ["^db/[^/]+/writes\\.ts$", "^db/[^/]+/leg-writes\\.ts$", "^db/queue\\.ts$"] },
    },
    {
      name: "top-is-not-imported",
      comment: "server.ts, the office commands and the worker start everything; nothing builds on them.",
      severity: "error",
      from: { pathNot: "^(server\\.ts$|(server|tools|tests|bin)/)" },
      to: { path: "^(server\\.ts$|server/|tools/|jobs/worker\\.ts$)" },
    },
    {
      name: "no-cycles",
      comment: "Rooms may use each other, but not in a circle.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "every-import-is-found",
      comment: "The path does not lead to a file or an installed package.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^virtual:", "^\\./\\+types/", "/\\+types/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|\\.react-router|\\.data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    // The package.json `imports` (#db/…) are understood as they are; packages' `exports` have to be asked for.
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
}
