/** A drawing from the sprite. Always beside words, so hidden from assistive technology. */
export function Icon({ name, className = "icon-svg" }: { name: string; className?: string }) {
  return (
    <svg className={className} aria-hidden="true" focusable="false">
      <use href={`/icons.svg#${name}`} />
    </svg>
  )
}
