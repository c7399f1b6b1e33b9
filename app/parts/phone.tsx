/** A phone number, in one piece and ready to be called. Written for people: spaces are kept in what is shown, not in the link. */
export function Phone({ number }: { number: string }) {
  return (
    <a className="nowrap" href={`tel:${number.replace(/[^\d+]/g, "")}`} dir="ltr">
      {number}
    </a>
  )
}

/** A text that holds the number somewhere, with the number as a link. */
export function WithPhone({ text, number }: { text: string; number: string }) {
  const [before, ...rest] = text.split(number)
  if (number === "" || rest.length === 0) return <>{text}</>
  return (
    <>
      {before}
      <Phone number={number} />
      {rest.join(number)}
    </>
  )
}
