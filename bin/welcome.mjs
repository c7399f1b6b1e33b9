/**
 * What a person reads when the portal is up: where to go, how to sign in, where sent mail can be read.
 *
 * @param {{ url: string, accounts: { email: string, password: string, role: string }[], code?: string | null, mail: boolean, log: string | null }} facts
 */
export function welcome({ url, accounts, code, mail, log }) {
  const rows = [["Ankomst is running at", url]]
  if (code) {
    rows.push(["Set up the office at", `${url}/setup`])
    rows.push(["  with the code", `${code}  (works for 24 hours)`])
  }
  if (accounts.length > 0) {
    rows.push(["Staff sign in at", `${url}/staff`])
    for (const { email, password, role } of accounts) rows.push([`  as ${role}`, `${email}  ${password}`])
  }
  if (mail) rows.push(["Mail it sends", `${url}/demo/mail`])
  if (log) rows.push(["Log", log])
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
  return `\n${lines.join("\n")}\n\n  Ctrl-C stops it.\n\n`
}
