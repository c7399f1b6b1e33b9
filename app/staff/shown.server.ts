import { type Office, groupName } from "#domain/office/opening.ts"

/** What counters can do, each with the names of the groups that do it: what a role may be bound to. */
export function skillsOf(office: Office, language: string): { skill: string; name: string }[] {
  const skills = [...new Set(office.counters.flatMap((counter) => counter.skills))]
  return skills.map((skill) => {
    const groups = office.counters.filter((counter) => counter.skills.includes(skill))
    const names = [...new Set(groups.map((counter) => groupName(office.counters, counter.group, language)))]
    return { skill, name: `${skill} (${names.join(", ")})` }
  })
}
