import type { ReactNode } from "react"
import { Radios, Select } from "#app/parts/choices.tsx"
import { DateField } from "#app/parts/date-field.tsx"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { OTHER_RESIDENCE, planDates } from "#app/plan/forms.ts"
import { LIVES_IN_SWEDEN } from "#domain/plan/answers.ts"
import { type Basis, basesFor } from "#domain/plan/basis.ts"
import { purposes } from "#domain/plan/purposes.ts"

type Countries = readonly { code: string; name: string }[]
type AskedMunicipality = { code: string; name: string; residences: readonly string[] }

/** Whom one joins, what gives a right of one's own, or both where both are open. */
function asksBasis(ways: readonly Basis[]): "family" | "own" | "familyOrOwn" {
  const joins = ways.filter((way) => way.startsWith("joins")).length
  return joins === 0 ? "own" : joins === ways.length ? "family" : "familyOrOwn"
}

/** What is typed, and what is wrong with a field, in words. */
export interface Asked {
  typed: Record<string, string>
  says: (field: string) => string | undefined
}

/** Citizenship, and whether there was a CPR number before. */
export function FromWhere({ asked: { typed, says }, countries }: { asked: Asked; countries: Countries }) {
  const { t } = useTranslation("plan")
  return (
    <Question number={1} title={t("ask.country.title")}>
      <Select
        id="country"
        label={t("ask.country.label")}
        hint={t("ask.country.hint")}
        choose={t("ask.country.choose")}
        value={typed.country}
        error={says("country")}
        options={countries.map((c) => ({ value: c.code, text: c.name }))}
      />
      <Radios
        name="earlierNumber"
        legend={t("ask.earlier.title")}
        hint={t("ask.earlier.hint")}
        value={typed.earlierNumber}
        error={says("earlierNumber")}
        options={(["yes", "no"] as const).map((answer) => ({
          id: answer,
          value: answer,
          text: t(`ask.earlier.${answer}`),
        }))}
      />
    </Question>
  )
}

/** Who comes along. */
export function WithWhom({ asked: { typed, says }, countries }: { asked: Asked; countries: Countries }) {
  const { t } = useTranslation("plan")
  return (
    <Question number={2} title={t("ask.with.title")}>
      <Select
        id="partner"
        label={t("ask.with.partner")}
        hint={t("ask.with.partnerHint")}
        choose={t("ask.with.noPartner")}
        value={typed.partner}
        error={says("partner")}
        options={countries.map((c) => ({ value: c.code, text: c.name }))}
      />
      {(["children", "older"] as const).map((name) => (
        <Field
          key={name}
          id={name}
          label={t(`ask.with.${name}`)}
          value={typed[name]}
          error={says(name)}
          inputMode="numeric"
          className="input-char-4"
          maxLength={4}
          autoComplete="off"
        />
      ))}
      <Radios
        name="birth"
        legend={t("ask.with.birth")}
        value={typed.birth}
        error={undefined}
        options={[
          { id: "yes", value: "yes", text: t("ask.with.birthYes") },
          { id: "no", value: "no", text: t("ask.with.birthNo") },
        ]}
      />
    </Question>
  )
}

/** Why one comes, and what the stay rests on where there is more than one way. */
export function WhatFor({ asked: { typed, says } }: { asked: Asked }) {
  const { t } = useTranslation("plan")
  const purpose = purposes.find((known) => known === typed.purpose)
  const ways = purpose && typed.country ? basesFor(typed.country, purpose) : []
  return (
    <Question number={3} title={t("ask.purpose.title")}>
      <Radios
        name="purpose"
        legend={t("ask.purpose.label")}
        value={typed.purpose}
        error={says("purpose")}
        options={purposes.map((one) => ({
          id: one,
          value: one,
          text: t(`ask.purpose.${one}`),
          hint:
            one === "work"
              ? t("ask.purpose.workHint")
              : one === "job-seeking"
                ? t("ask.purpose.jobSeekingHint")
                : undefined,
        }))}
      />
      {ways.length > 0 ? (
        <Radios
          name="basis"
          legend={t(`ask.basis.${asksBasis(ways)}`)}
          hint={t("ask.basis.hint")}
          value={typed.basis}
          error={says("basis")}
          options={ways.map((way, i) => ({ id: String(i), value: way, text: t(`ask.basis.${way}`) }))}
        />
      ) : null}
    </Question>
  )
}

/** The municipality; which residence is asked of students where it decides who serves them. */
export function WhereTo({
  asked: { typed, says },
  municipalities,
}: {
  asked: Asked
  municipalities: readonly AskedMunicipality[]
}) {
  const { t } = useTranslation("plan")
  const residences = municipalities.find((m) => m.code === typed.municipality)?.residences ?? []
  const asksResidence = typed.purpose === "study" && residences.length > 0
  return (
    <Question number={4} title={t("ask.municipality.title")}>
      <Select
        id="municipality"
        label={t("ask.municipality.label")}
        hint={t("ask.municipality.hint")}
        choose={t("ask.municipality.choose")}
        value={typed.municipality}
        error={says("municipality")}
        options={[
          ...municipalities.map((m) => ({ value: m.code, text: m.name })),
          { value: LIVES_IN_SWEDEN, text: t("ask.municipality.sweden") },
        ]}
      />
      {asksResidence ? (
        <Radios
          name="residence"
          legend={t("ask.municipality.residence")}
          hint={t("ask.municipality.residenceHint")}
          value={typed.residence}
          error={says("residence")}
          options={[...residences, OTHER_RESIDENCE].map((name, i) => ({
            id: String(i),
            value: name,
            text: name === OTHER_RESIDENCE ? t("ask.municipality.otherResidence") : name,
          }))}
        />
      ) : null}
    </Question>
  )
}

/** The days that are known already. */
export function WhichDays({ asked: { typed, says } }: { asked: Asked }) {
  const { t } = useTranslation("plan")
  return (
    <Question number={5} title={t("ask.dates.title")}>
      <p className="form-hint">{t("ask.dates.lead")}</p>
      {planDates.map((name) => (
        <DateField
          key={name}
          id={name}
          legend={t(`ask.dates.${name}`)}
          hint={name === "arrival" ? undefined : t(`ask.dates.${name}Hint`)}
          error={says(name)}
          typed={typed}
        />
      ))}
    </Question>
  )
}

function Question({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const { t } = useTranslation("plan")
  return (
    <li className={number === 1 ? "is-here" : undefined}>
      <span className="stop" aria-hidden="true" />
      <p className="step-no">{t("ask.number", { number })}</p>
      <h2>{title}</h2>
      {children}
    </li>
  )
}
