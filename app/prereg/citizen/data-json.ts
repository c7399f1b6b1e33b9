import { redirect } from "react-router"
import { paths } from "#paths"
import { needPrereg } from "#app/prereg/session.server.ts"
import { allAsked, preregEvents, preregNotes, verdictsOf, visitOf } from "#db/prereg/reads.ts"
import { handOverOf } from "#db/prereg/hand-over-reads.ts"
import { uploadsOf } from "#db/prereg/upload-reads.ts"
import { checksOfPeople } from "#db/identity/reads.ts"
import { personNotes } from "#db/person/reads.ts"
import { isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { ownSealed } from "#operations/prereg/open-sealed.ts"
import type { Route } from "./+types/data-json"

/** Everything kept about a household, for the household: a copy in the sense of GDPR art. 15 and 20. Never stored on the way. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  if (!isLanguage(params.language)) throw redirect(paths.home("en"))
  const { portal, prereg, household } = await needPrereg(request, context, params.language)
  const [sealed, events, asked, notes, about, verdicts, visit, handedOver, uploads, checks] = await Promise.all([
    ownSealed(portal.ctx, prereg.id),
    preregEvents(portal.db, prereg.id),
    allAsked(portal.db, prereg.id),
    preregNotes(portal.db, prereg.id),
    personNotes(portal.db, prereg.confirmedEmail?.toLowerCase() ?? "", [prereg.id]),
    verdictsOf(
      portal.db,
      household.people.map((p) => p.id),
    ),
    visitOf(portal.db, prereg, portal.ctx.now()),
    handOverOf(portal.db, prereg.id),
    uploadsOf(portal.db, prereg.id),
    checksOfPeople(
      portal.db,
      household.people.map((p) => p.id),
    ),
  ])
  const copy = {
    reference: prereg.reference,
    state: prereg.state,
    email: prereg.email,
    language: prereg.language,
    begun: prereg.createdAt,
    /** Of what was said about how the data is looked after. */
    informationVersion: prereg.policyVersion,
    changed: prereg.touchedAt,
    sent: prereg.submittedAt,
    decided: prereg.decidedAt,
    decision: prereg.decision,
    household: household.parts,
    people: household.people.map((person) => ({
      relation: person.relation,
      answers: Object.fromEntries(
        Object.entries(person.parts).map(([part, answers]) => [
          part,
          Object.fromEntries(
            Object.entries(answers).map(([name, text]) => [name, sealed.get(`${person.id} ${part}.${name}`) ?? text]),
          ),
        ]),
      ),
    })),
    notifyBy: prereg.notifyBy,
    earlierNumber: prereg.earlierNumber,
    addressKnown: prereg.addressKnown,
    assignedTo: prereg.assignedName,
    decidedBy: prereg.decidedBy,
    /** Their pictures are on the page of papers, for as long as they are kept. */
    papersSent: uploads.map(({ personId, paper, kind, uploadedAt, verdict, reason, words }) => ({
      person: household.people.findIndex((p) => p.id === personId) + 1,
      paper,
      kind,
      sent: uploadedAt,
      verdict,
      reason,
      words,
    })),
    handedOver: handedOver && { at: handedOver.at, journal: handedOver.journal, by: handedOver.staffName },
    visit: visit && {
      reference: visit.reference,
      state: visit.state,
      startsAt: visit.startsAt,
      endsAt: visit.endsAt,
      names: visit.names,
    },
    papersFound: verdicts.map(({ personId, paper, verdict, at }) => ({
      person: household.people.findIndex((p) => p.id === personId) + 1,
      paper,
      verdict,
      at,
    })),
    /** What identity control says of each person; what the document itself says stands in the document. */
    identityChecks: checks.map(({ personId, reference, day, state, documentKind, documentState, decidedOn }) => ({
      person: household.people.findIndex((p) => p.id === personId) + 1,
      reference,
      day,
      result: state,
      document: documentKind,
      issuedBy: documentState,
      decidedOn,
    })),
    asked: asked.map(({ part, question, template, askedAt, answeredAt, words }) => ({
      part,
      question,
      template,
      askedAt,
      answeredAt,
      words,
    })),
    notes: [...notes, ...about].map(({ at, staffName, text }) => ({ at, by: staffName, text })),
    events: events.map(({ at, kind, by, staffName }) => ({ at, kind, by, staffName })),
  }
  const { t } = translator(params.language)
  return new Response(`${JSON.stringify(copy, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${t("prereg:data.file")}.json"`,
      "cache-control": "no-store",
    },
  })
}
