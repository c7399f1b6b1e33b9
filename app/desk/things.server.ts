import type { SignedIn } from "#db/staff/reads.ts"
import { type Thing, kindsSeen } from "#domain/desk/person.ts"
import { may } from "#domain/staff/permissions.ts"
import { briefDay, spokenMoment } from "#domain/time/spoken.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import { textAt } from "#locales/text-at.ts"
import { translator } from "#locales/translator.ts"
import { paths } from "#paths"

/** Of what somebody may know when they search or open a person. */
export const sightOf = (account: SignedIn, siteId: string) => ({
  siteId,
  kinds: kindsSeen(account),
  skills: account.skills,
})

/** The states of each kind, as its own worklist words them. */
const stateWords: Readonly<Record<Thing["kind"], string>> = {
  visit: "desk:state",
  prereg: "prereg-staff:state",
  benefit: "benefit:staff.state",
  "tax-card": "taxcard:staff.state",
  "sign-up": "courses-staff:states",
  "booking-link": "person:linkState",
}

/** Where a thing is dealt with, by who asks: the case itself, or the list it stands in where its answers are not theirs to read. */
export function placeOfThing(thing: Thing, who: SignedIn): string {
  switch (thing.kind) {
    case "visit":
      return paths.staff.calendar({ day: officeDay(thing.at), visit: thing.id })
    case "prereg":
      return may(who, "read-prereg") ? paths.staff.prereg(thing.id) : paths.staff.preregs({ q: thing.reference })
    case "benefit":
      return paths.staff.benefit(thing.id)
    case "tax-card":
      return paths.staff.taxCard(thing.id)
    case "sign-up":
      return may(who, "run-courses") && ["seated", "offered", "listed"].includes(thing.state)
        ? paths.staff.participant(thing.id)
        : paths.staff.run(thing.runId)
    case "booking-link":
      return paths.staff.bookingLinks()
  }
}

/** One thing of somebody as a line: what it is, how it stands, when, and the way to it. */
export function thingShown(thing: Thing, who: SignedIn, language: Language, now: Date) {
  const { t } = translator(language)
  const title = thing.kind === "sign-up" ? writtenIn(thing.titles, language, "") : ""
  const when = thing.kind === "visit" ? spokenMoment(thing.at, language, now) : briefDay(officeDay(thing.at), language)
  return {
    id: thing.id,
    kind: thing.kind,
    reference: thing.reference,
    name: thing.name,
    what: title || t(`person:kind.${thing.kind}`),
    when: t(`person:when.${thing.kind}`, { when }),
    people: thing.people,
    state: thing.state,
    stateName: textAt(t, `${stateWords[thing.kind]}.${thing.state}`),
    failed: thing.failed,
    to: placeOfThing(thing, who),
  }
}
export type ThingShown = ReturnType<typeof thingShown>
