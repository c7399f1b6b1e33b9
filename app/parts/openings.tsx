import type { OpeningShown } from "#app/web/openings.server.ts"

/** Who at the office has looked, and when: each look is in the audit trail. `none` where nobody has. */
export function Openings({ openings, none }: { openings: readonly OpeningShown[]; none: string }) {
  if (openings.length === 0) return <p>{none}</p>
  return (
    <ul>
      {openings.map(({ at, name, role }) => (
        <li key={at + name}>
          {at}: {name} ({role})
        </li>
      ))}
    </ul>
  )
}
