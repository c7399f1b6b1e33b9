import { certificateName, isLatinName } from "#domain/courses/names.ts"

/** Spaces are tidied, direction marks and controls dropped: what a name has no use for. */
const tidy = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, "")
    .replace(/\s+/g, " ")
    .trim()

export type NameError = "name-missing" | "name-long" | "latin-missing" | "latin-wrong"

/** `size` names of a form (name-1, latin-1 …): each as typed, and in Latin letters where a certificate needs them. */
export function readNames(form: FormData, size: number) {
  const typed = (field: string) => tidy(String(form.get(field) ?? ""))
  const people = Array.from({ length: size }, (_, i) => ({
    name: typed(`name-${i + 1}`),
    latin: typed(`latin-${i + 1}`),
  }))
  const errors: Record<string, NameError> = {}
  for (const [i, { name, latin }] of people.entries()) {
    if (name === "") errors[`name-${i + 1}`] = "name-missing"
    else if ([...name].length > 100) errors[`name-${i + 1}`] = "name-long"
    if ([...latin].length > 100) errors[`latin-${i + 1}`] = "name-long"
    else if (latin !== "" && !isLatinName(latin)) errors[`latin-${i + 1}`] = "latin-wrong"
    else if (latin === "" && certificateName(name) === null) errors[`latin-${i + 1}`] = "latin-missing"
  }
  return { names: people.map((p) => p.name), latinNames: people.map((p) => p.latin), errors }
}
