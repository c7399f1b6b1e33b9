/** Two buttons that move a row of a list one place up or down: each sends the order the list would have, null where it cannot move. */
export function OrderMoves({ up, down }: { up: Move; down: Move }) {
  return [
    { ...up, sign: "↑" },
    { ...down, sign: "↓" },
  ].map(({ order, words, sign }) => (
    <button
      key={sign}
      className="btn small"
      type="submit"
      name="order"
      value={order ?? ""}
      disabled={order === null}
      aria-label={words}
      title={words}
    >
      {sign}
    </button>
  ))
}

interface Move {
  order: string | null
  words: string
}
