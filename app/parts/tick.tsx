/** The tick on a stop that is done; words beside it say so. */
export const Tick = () => (
  <svg aria-hidden="true" focusable="false" viewBox="0 -960 960 960">
    <path d="M382-240 154-468l57-57 171 171 367-367 57 57-424 424Z" />
  </svg>
)
