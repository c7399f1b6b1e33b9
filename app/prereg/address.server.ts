const WAIT_MS = 2_000

/** A Danish address as the register names its parts. */
export interface DanishAddress {
  street: string
  number: string
  postcode: string
}

/**
 * Asks an address register in DAWA's format (`/adgangsadresser?vejnavn=…&husnr=…&postnr=…`, a JSON list) whether a house exists.
 * Null when no register is set, it does not answer in time, or its answer makes no sense: then nobody knows.
 */
export async function findAddress(
  base: string | null,
  { street, number, postcode }: DanishAddress,
): Promise<boolean | null> {
  if (base === null || street === "" || number === "" || postcode === "") return null
  const query = new URLSearchParams({
    vejnavn: street,
    husnr: number,
    postnr: postcode,
    struktur: "mini",
    per_side: "1",
  })
  try {
    const answer = await fetch(`${base}/adgangsadresser?${query.toString()}`, {
      signal: AbortSignal.timeout(WAIT_MS),
      headers: { accept: "application/json" },
      redirect: "error",
    })
    if (!answer.ok) return null
    const found: unknown = await answer.json()
    return Array.isArray(found) ? found.length > 0 : null
  } catch {
    return null
  }
}
