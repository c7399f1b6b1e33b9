import type { RouterContextProvider } from "react-router"
import { readSiteOffice } from "#db/office/reads.ts"
import { messagesOfVisits, personNotes, phonesOfThings, thingById, thingsOf } from "#db/person/reads.ts"
import { readDatedRules } from "#db/rules/reads.ts"
import type { SignedIn } from "#db/staff/reads.ts"
import { registerBy } from "#domain/benefit/registration.ts"
import { type Next, type Thing, nextFor } from "#domain/desk/person.ts"
import { outcomeOf } from "#domain/mail/sms-delivery.ts"
import { maskEmail, maskPhone } from "#domain/mask.ts"
import { rulesOn } from "#domain/rules/rules.ts"
import { inSearchOrder, whenOf } from "#domain/search/people.ts"
import { may } from "#domain/staff/permissions.ts"
import { briefDay, briefMoment, spokenClock } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { textAt } from "#locales/text-at.ts"
import { translator } from "#locales/translator.ts"
import { paths } from "#paths"
import { type Portal, portalOf, staffOf } from "#app/web/context.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { placeOfThing, sightOf, thingShown } from "./things.server.ts"

/** A person: the thing whose number stands in the address, and everything else of its confirmed address; null for none one may know of. */
export async function readPerson({ db, ctx }: Portal, who: SignedIn, id: string) {
  const { site } = await readSiteOffice(db)
  const now = ctx.now()
  const sight = sightOf(who, site.id)
  const anchor = await thingById(db, id, sight, now)
  if (!anchor) return null
  const same = anchor.mailbox === null ? [] : await thingsOf(db, anchor.mailbox, sight, now)
  const own = anchor.confirmed ? same.filter((thing) => thing.confirmed) : [anchor]
  return {
    anchor,
    /** The things of the person, and those that only bear the same address. */
    own: inSearchOrder(own, now),
    alike: inSearchOrder(
      same.filter((thing) => !own.some((other) => other.id === thing.id)),
      now,
    ),
  }
}
type Person = NonNullable<Awaited<ReturnType<typeof readPerson>>>

/** What is open of a person's contact data: address and phone numbers, of those things that may be read. */
export async function contactOf({ db }: Portal, who: SignedIn, { anchor, own }: Person) {
  const read = own.filter((thing) => thing.kind !== "prereg" || may(who, "read-prereg"))
  return { email: emailShown(anchor.mailbox ?? ""), phones: await phonesOfThings(db, read) }
}

/** A person's card, as its reader may see it. */
export async function showPerson(context: Readonly<RouterContextProvider>, id: string) {
  const portal = portalOf(context)
  const who = staffOf(context)
  const language = localeOf(context)
  const now = portal.ctx.now()
  const person = await readPerson(portal, who, id)
  if (!person) return null
  const { anchor, own, alike } = person
  const ids = own.map((thing) => thing.id)
  const visits = own.filter((thing) => thing.kind === "visit").map((thing) => thing.id)
  const [contact, notes, messages, dated] = await Promise.all([
    contactOf(portal, who, person),
    personNotes(portal.db, anchor.confirmed ? (anchor.mailbox ?? "") : "", ids),
    messagesOfVisits(portal.db, visits),
    readDatedRules(portal.db),
  ])
  const { t } = translator(language)
  const line = (thing: Thing) => ({ ...thingShown(thing, who, language, now), whenIs: whenOf(thing, now) })
  return {
    id,
    name: (own[0] ?? anchor).name,
    confirmed: anchor.confirmed,
    next: nextFor(own, who, now).map(({ step, thing }) => {
      const by =
        thing.kind === "benefit" ? briefDay(registerBy(thing.formDate, rulesOn(dated, thing.formDate)), language) : ""
      const when = thingShown(thing, who, language, now).when
      const values = { when, by, clock: spokenClock(thing.at, language), what: t(`person:kind.${thing.kind}`) }
      return {
        key: `${step} ${thing.id}`,
        step,
        text: t(`person:step.${step}.say`, values),
        verb: t(`person:step.${step}.verb`),
        reference: thing.reference,
        to: placeOfStep({ step, thing }, own, who),
      }
    }),
    things: own.map(line),
    alike: alike.map(line),
    email: contact.email && maskEmail(contact.email),
    phones: contact.phones.map(maskPhone),
    notes: notes.map((note) => ({
      id: note.id,
      text: note.text,
      when: briefMoment(note.at, language),
      who: note.staffName,
    })),
    messages: messages.map((message) => messageShown(message, own, language)),
  }
}
export type PersonShown = NonNullable<Awaited<ReturnType<typeof showPerson>>>

/** A message that went out: what it said, of which visit, and whether it arrived, as far as anybody knows. */
function messageShown(
  message: Awaited<ReturnType<typeof messagesOfVisits>>[number],
  own: readonly Thing[],
  language: Language,
) {
  const { t } = translator(language)
  const told = textAt(t, `desk:event.${message.way === "sms" ? "told" : "message"}.${message.message}`)
  const arrived = message.report !== null && outcomeOf(message.report) === "arrived"
  return {
    when: briefMoment(message.at, language),
    text: message.way === "sms" ? t("desk:event.bySms", { what: told }) : told,
    reference: own.find((thing) => thing.id === message.visitId)?.reference ?? "",
    outcome: message.failed ? ("failed" as const) : arrived ? ("arrived" as const) : ("sent" as const),
  }
}

/** Where a next act is done. */
function placeOfStep({ step, thing }: Next, own: readonly Thing[], who: SignedIn): string {
  if (step === "undelivered") return may(who, "change-visits") ? paths.staff.undelivered() : placeOfThing(thing, who)
  if (step === "choose-time") return paths.staff.visitAsk(thing.id, "move")
  if (step !== "provisional-today") return placeOfThing(thing, who)
  const household = own.find((other) => other.kind === "prereg" && other.visitId === thing.id)
  return placeOfThing(household ?? thing, who)
}
