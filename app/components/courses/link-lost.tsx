import { paths } from "#app/paths.ts"
import { LinkBroken } from "../link-broken.tsx"
import { useTranslation } from "../translation.ts"

/** The page of a lost or cut link to one's own courses. */
export function CourseLinkLost({ language }: { language: string }) {
  const { t } = useTranslation("course")
  const words = {
    title: t("lost.title"),
    lead: t("lost.lead"),
    button: t("lost.button"),
    to: paths.courseLinks(language),
  }
  return <LinkBroken language={language} words={words} />
}
