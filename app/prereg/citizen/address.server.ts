import type { PartAnswers } from "#domain/prereg/household.ts"
import { type Address, aboutMunicipality, addressLine, partsOf } from "#domain/prereg/address.ts"
import { nameInSentence } from "#domain/office/municipality.ts"
import type { Portal } from "#app/web/context.server.ts"
import type { OpenPrereg } from "#app/prereg/session.server.ts"

/** What the page of the address asks back, in the form's fields: which address was meant, and that both questions were asked. */
const CHOICE = "address-choice"
const ADDRESS_SEEN = "address-seen"
const MUNICIPALITY_SEEN = "municipality-seen"

/** Asked back once, with all that was typed: the page shows it as it shows what is wrong with a form. */
export interface AskedBack {
  typed: Record<string, string>
  errors: Record<string, string>
  /** The addresses that may be meant. */
  near: string[]
  /** The municipality that an error speaks of. */
  place: string | null
}

/** Whether the register may be asked once more for a household, from an address; counts it. */
export const mayAsk = async (
  { portal, prereg }: { portal: Pick<Portal, "limits">; prereg: { id: string } },
  from: string,
): Promise<boolean> =>
  (await portal.limits.allow("ask-address", prereg.id)) && (await portal.limits.allow("ask-address-from", from))

/** The form with the address that was chosen among those offered, if one was. A floor that the offer does not name stays. */
export function takeChosen(form: FormData): FormData {
  const chosen = partsOf(String(form.get(CHOICE) ?? ""))
  form.delete(CHOICE)
  for (const [name, text] of Object.entries(chosen ?? {})) if (name !== "floor" || text !== "") form.set(name, text)
  return form
}

/** What was typed, as if nothing had been asked back: for a page that does not show the question. */
export function withoutSeen(typed: Record<string, string>): Record<string, string> {
  const { [ADDRESS_SEEN]: _address, [MUNICIPALITY_SEEN]: _municipality, ...others } = typed
  return others
}

/**
 * What the register says of an address before it is saved: whether it is `known` (null where nobody knows, undefined where the page asks
 * for none), and what is asked back. An unknown address is asked about once where others are like it, a municipality once where the
 * register says another one; then what was typed stands.
 */
export async function askAboutAddress(
  opened: OpenPrereg,
  { to, form, from }: { to: PartAnswers | undefined; form: FormData; from: string },
): Promise<{ known: boolean | null | undefined; back: AskedBack | null }> {
  const { addresses } = opened.portal
  if (!to) return { known: undefined, back: null }
  if (!addresses || !(await mayAsk(opened, from))) return { known: null, back: null }
  const address = addressOf(to)
  const checked = await addresses.check(address)
  if (!checked) return { known: null, back: null }
  const line = addressLine({ ...address, floor: "", city: "" })
  if (!checked.known) {
    const asks = checked.near.length > 0 && form.get(ADDRESS_SEEN) !== line
    const near = checked.near.map(({ text }) => text)
    const errors = { [CHOICE]: "address-unknown" }
    return { known: false, back: asks ? { typed: { [ADDRESS_SEEN]: line }, errors, near, place: null } : null }
  }
  const found = opened.municipalities.find((m) => m.code === checked.municipality)
  const about = aboutMunicipality(to.municipality ?? "", found?.code ?? null)
  if (!found || about === "nothing" || form.get(MUNICIPALITY_SEEN) === line) return { known: true, back: null }
  const typed = { [MUNICIPALITY_SEEN]: line, ...(about === "filled-in" ? { municipality: found.code } : {}) }
  const place = nameInSentence(found.name, opened.language)
  return { known: true, back: { typed, errors: { municipality: `municipality-${about}` }, near: [], place } }
}

const addressOf = ({ street = "", number = "", floor = "", postcode = "", city = "" }: PartAnswers): Address => ({
  street,
  number,
  floor,
  postcode,
  city,
})

/** Whether a page has the list of addresses. */
export const listsAddresses = (
  { portal }: { portal: Pick<Portal, "addresses"> },
  page: { blocks: readonly { part: string }[] },
): boolean => portal.addresses !== null && page.blocks.some((block) => block.part === "to")
