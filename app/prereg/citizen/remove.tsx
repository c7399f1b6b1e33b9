import { redirect } from "react-router"
import { Ask } from "#app/prereg/citizen/parts/ask.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { nameOf, needPrereg } from "#app/prereg/session.server.ts"
import { removePerson } from "#operations/prereg/people.ts"
import type { Route } from "./+types/remove"

async function personOf({ request, params, context }: Route.LoaderArgs | Route.ActionArgs) {
  const opened = await needPrereg(request, context, params.language)
  const person = opened.household.people.find((p) => String(p.position) === params.position)
  if (!person || person.relation === "contact" || opened.prereg.state !== "draft")
    throw redirect(paths.prereg(params.language))
  return { opened, person }
}

export async function loader(args: Route.LoaderArgs) {
  const { opened, person } = await personOf(args)
  return { language: args.params.language, name: nameOf(person, opened.language) }
}

export async function action(args: Route.ActionArgs) {
  const { opened, person } = await personOf(args)
  await removePerson(opened.portal.ctx, { preregId: opened.prereg.id, personId: person.id })
  return redirect(paths.prereg(args.params.language))
}

export default function Remove({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const { language, name } = loaderData
  return (
    <Ask
      title={t("removeTitle", { name })}
      text={t("removeText")}
      yes={t("removeYes")}
      no={t("removeNo")}
      back={paths.prereg(language)}
    />
  )
}
