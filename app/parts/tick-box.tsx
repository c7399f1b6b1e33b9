import type { ComponentProps, ReactNode } from "react"

/** A box or a button to tick in the tight forms of staff, with its words behind it. */
export function TickBox({ label, ...input }: { label: ReactNode; id: string } & ComponentProps<"input">) {
  return (
    <div className="radio">
      <input type="checkbox" {...input} />
      <label htmlFor={input.id}>{label}</label>
    </div>
  )
}
