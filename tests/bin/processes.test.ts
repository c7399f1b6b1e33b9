import { describe, expect, test } from "vitest"
import { isEntryPoint, nodeIsSupported } from "../../bin/node-version.mjs"
import { tellingLine } from "../../bin/processes.mjs"
import { seconds } from "../../bin/steps.mjs"
import { welcome } from "../../bin/welcome.mjs"

describe("the line that says what went wrong", () => {
  test("is the last one of plain output", () => {
    expect(tellingLine("warming up\nPort 3000 is in use.\n\n")).toBe("Port 3000 is in use.")
  })

  test("is the error above a stack, not Node's version below it", () => {
    const output = [
      "file:///srv/worker.js:3",
      "    throw new TypeError('no schedule')",
      "          ^",
      "",
      "TypeError: no schedule",
      "    at start (file:///srv/worker.js:3:11)",
      "    at async file:///srv/worker.js:9:1 {",
      "  code: 'X'",
      "}",
      "",
      "Node.js v20.19.0",
    ].join("\n")
    expect(tellingLine(output)).toBe("TypeError: no schedule")
  })

  test("is what stood before Node's version when there is no stack", () => {
    expect(tellingLine("no schedule\n\nNode.js v20.19.0\n")).toBe("no schedule")
  })

  test("is empty when nothing was said", () => {
    expect(tellingLine("\n")).toBe("")
  })
})

test.each([
  ["v20.19.0", true],
  ["v20.18.3", false],
  ["v18.20.0", false],
  ["v21.7.0", false],
  ["v22.11.0", false],
  ["v22.12.0", true],
  ["v24.0.0", true],
])("Node %s: supported %j", (version, supported) => {
  expect(nodeIsSupported(version)).toBe(supported)
})

test("a file that is imported is not the entry point", () => {
  expect(isEntryPoint(import.meta.url)).toBe(false)
})

test("times are shown in seconds with one decimal", () => {
  expect(seconds(1249)).toBe("1.2 s")
  expect(seconds(61_000)).toBe("61.0 s")
})

describe("the welcome", () => {
  const url = "http://localhost:3000"

  test("names the address, the accounts and where mail can be read", () => {
    const accounts = [{ email: "a@example.dk", password: "secret", role: "supervisor" }]
    const text = welcome({ url, accounts, mail: true, log: ".data/portal.log" })
    expect(text).toMatch(/running at +http:\/\/localhost:3000\n/)
    expect(text).toMatch(/as supervisor +a@example\.dk {2}secret\n/)
    expect(text).toContain(`${url}/demo/mail`)
    expect(text).toContain(".data/portal.log")
  })

  test("tells where and with which code an office is set up, while there is none", () => {
    const text = welcome({ url, accounts: [], code: "7K3M-9QXT", mail: false, log: null })
    expect(text).toContain(`${url}/setup\n`)
    expect(text).toContain("7K3M-9QXT")
  })

  test("does not mention what is not there", () => {
    const text = welcome({ url, accounts: [], mail: false, log: null })
    expect(text).not.toMatch(/Staff|mail|Log|Set up/i)
  })
})
