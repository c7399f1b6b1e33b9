import { data, redirect } from "react-router"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { readForm } from "#app/parts/parse.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useStaff } from "#app/parts/staff-data.ts"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { may } from "#domain/staff/permissions.ts"
import { plainText } from "#domain/typed-text.ts"
import { addPersonNote } from "#operations/desk/person-note.ts"
import { noteOpenedContact } from "#operations/staff/opened.ts"
import { paths } from "#paths"
import { NextSteps, PersonMessages, PersonThings } from "./parts/person-things.tsx"
import { PersonContact, PersonNotes } from "./parts/person-notes.tsx"
import { contactOf, readPerson, showPerson } from "./person.server.ts"
import type { Route } from "./+types/person"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const person = await showPerson(context, params.id)
  if (!person) throw notFound()
  return { person, saved: url.searchParams.get("did") === "note" }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const portal = portalOf(context)
  const account = staffOf(context)
  const form = await readForm(request)
  const person = await readPerson(portal, account, params.id)
  if (!person) throw notFound()
  switch (form.get("intent")) {
    case "note": {
      const text = plainText(String(form.get("text") ?? ""))
      const done = await addPersonNote(portal.ctx, { of: person.anchor, text, by: byStaff(account) })
      if (done.ok) return redirect(paths.staff.personCard(params.id, { did: "note" }))
      return data({ contact: null, error: done.error, typed: text }, 422)
    }
    case "show-contact":
      await noteOpenedContact(portal.ctx, { staffId: account.id, case: params.id })
      return data({ contact: await contactOf(portal, account, person), error: null, typed: "" })
    default:
      throw badRequest()
  }
}

/** Everything that the portal has of one person, in order of time, with what is likely to come next. */
export default function PersonCard({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("person")
  const { t: desk } = useTranslation("desk")
  const staff = useStaff()
  const { person, saved } = loaderData
  return (
    <StaffPage
      title={person.name}
      heading={<bdi>{person.name}</bdi>}
      meta={t("count", { count: person.things.length })}
      acts={
        staff && may(staff, "book-for-others") ? (
          <form method="post" action={paths.staff.bookFor()}>
            <button className="btn" type="submit" name="named" value={person.name}>
              {desk("nav.book")}
            </button>
          </form>
        ) : null
      }
    >
      <div className="person">
        <div className="person-main">
          {saved ? <Done text={t("noteSaved")} /> : null}
          <NextSteps next={person.next} />
          <PersonThings person={person} />
        </div>
        <div className="person-side">
          <PersonContact person={person} contact={actionData?.contact ?? null} />
          <PersonNotes
            notes={person.notes}
            writes={staff !== null && may(staff, "serve-visits")}
            error={actionData?.error ?? null}
            typed={actionData?.typed ?? ""}
          />
          <PersonMessages messages={person.messages} />
        </div>
      </div>
    </StaffPage>
  )
}
