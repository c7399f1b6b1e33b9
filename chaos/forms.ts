/** A form as a browser would send it when nothing in it is changed. */
export interface Form {
  fields: [string, string][]
  /** Its buttons that say something, by name. */
  buttons: [string, string][]
  /** Every radio button and option that could be chosen, by name. */
  choices: [string, string][]
}

const words: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" }
const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => words[name] ?? "")

function attributes(tag: string): Map<string, string> {
  return new Map(
    [...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name!.toLowerCase(), plain(value ?? "")]),
  )
}

/** The forms of a page that the portal has drawn. */
export function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([, inside]) => formOf(inside!))
}

const FIELDS = new RegExp(
  [
    String.raw`<input\b([^>]*)>`,
    String.raw`<button\b([^>]*)>`,
    String.raw`<textarea\b([^>]*)>([\s\S]*?)</textarea>`,
    String.raw`<select\b([^>]*)>([\s\S]*?)</select>`,
  ].join("|"),
  "g",
)

function formOf(inside: string): Form {
  const form: Form = { fields: [], buttons: [], choices: [] }
  for (const [, input, button, area, text, select, options] of inside.matchAll(FIELDS)) {
    if (input !== undefined) addInput(form, attributes(input))
    else if (button !== undefined) {
      const at = attributes(button)
      if (at.has("name")) form.buttons.push([at.get("name")!, at.get("value") ?? ""])
    } else if (area !== undefined) form.fields.push([attributes(area).get("name") ?? "", plain(text ?? "").trim()])
    else if (select !== undefined) addSelect(form, attributes(select).get("name") ?? "", options ?? "")
  }
  return form
}

function addInput(form: Form, at: Map<string, string>): void {
  const name = at.get("name")
  if (!name) return
  const value = at.get("value") ?? ""
  const ticks = at.get("type") === "radio" || at.get("type") === "checkbox"
  if (ticks) form.choices.push([name, value])
  if (!ticks || at.has("checked")) form.fields.push([name, value])
}

function addSelect(form: Form, name: string, options: string): void {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, tag]) => attributes(tag!))
  for (const one of all) form.choices.push([name, one.get("value") ?? ""])
  const chosen = all.find((one) => one.has("selected")) ?? all[0]
  if (chosen) form.fields.push([name, chosen.get("value") ?? ""])
}

/** The first form that has a field, a choice or a button of this name. */
export const formWith = (html: string, name: string): Form | undefined =>
  formsOf(html).find((form) => [...form.fields, ...form.choices, ...form.buttons].some(([own]) => own === name))

/** The value of a field of a page; undefined where there is none. */
export const fieldOf = (html: string, name: string): string | undefined => {
  const form = formWith(html, name)
  return form && [...form.fields, ...form.buttons].find(([own]) => own === name)?.[1]
}

/** The same form with some fields said otherwise; those it does not have are added. */
export function filled(form: Form, given: Record<string, string>): [string, string][] {
  const kept = form.fields.filter(([name]) => !(name in given))
  return [...kept, ...Object.entries(given)]
}

/** Free times that a page offers, as "2026-12-01T09:00". */
export const timesOf = (html: string): string[] => [
  ...new Set([...html.matchAll(/value="(\d{4}-\d\d-\d\dT\d\d:\d\d)"/g)].map(([, time]) => time!)),
]
