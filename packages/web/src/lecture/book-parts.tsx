import { Lecture } from "@kz2050/core/lecture";
import { type Fields, text } from "@kz2050/http";
import { LANGUAGE_NAMES, LOCALES, type Messages } from "@kz2050/i18n";
import { Checkbox, Fieldset, Radios, Select, TextInput } from "@kz2050/ui";
import type { FormProblem, PageContext } from "../page.tsx";
import { type Names, upperFirst } from "./words.tsx";

/** What each part of the form is given. */
export interface Part {
  readonly c: PageContext;
  readonly t: Messages;
  readonly fields: Fields;
  readonly problem: FormProblem | undefined;
  readonly names: Names;
  readonly lecturer: Lecture.PublicLecturer;
}

const commonOf =
  ({ fields, problem }: Part) =>
  (name: string) => ({ name, value: text(fields, name), error: problem?.of(name) });

export function LecturePart(part: Part) {
  const { t, names, lecturer } = part;
  const words = t.lecture.form;
  const common = commonOf(part);
  const only = <T,>(values: readonly T[]): T | undefined => (values.length === 1 ? values[0] : undefined);
  const languages = LOCALES.filter((language) => lecturer.languages.includes(language));
  const modes = [
    ...(lecturer.regions.length > 0 ? (["visit"] as const) : []),
    ...(lecturer.online ? (["online"] as const) : []),
  ];
  return (
    <Fieldset legend={words.about} legendSize="m">
      <Radios
        {...common("topic")}
        value={text(part.fields, "topic") || only(lecturer.topics)}
        label={t.lecture.topic}
        items={lecturer.topics.map((topic) => ({ value: topic, label: names.topic(topic) }))}
      />
      <Radios
        {...common("lectureLanguage")}
        value={only(languages) ?? text(part.fields, "lectureLanguage")}
        label={t.lecture.lectureLanguage}
        items={languages.map((language) => ({ value: language, label: upperFirst(t.lecture.languages[language]) }))}
        inline
      />
      <Radios
        {...common("mode")}
        value={only(modes) ?? text(part.fields, "mode")}
        label={t.lecture.mode}
        hint={
          modes.includes("visit")
            ? `${t.lecture.lecturer.places}: ${lecturer.regions.map(names.region).join(", ")}`
            : undefined
        }
        items={modes.map((mode) => ({ value: mode, label: t.lecture.modes[mode] }))}
      />
      <Select
        {...common("grade")}
        label={t.lecture.grade}
        items={Lecture.GRADES.filter((grade) => lecturer.grades.includes(grade)).map((grade) => ({
          value: grade,
          text: upperFirst(t.lecture.gradeName(grade)),
        }))}
        empty
      />
      <TextInput {...common("className")} label={words.className} hint={words.classNameHint} width={5} optional />
      <TextInput {...common("pupils")} label={words.pupils} inputmode="numeric" width={4} />
    </Fieldset>
  );
}

export function SchoolPart(part: Part) {
  const { t, names } = part;
  const words = t.lecture.form;
  const common = commonOf(part);
  return (
    <Fieldset legend={words.school} legendSize="m">
      <TextInput
        {...common("schoolName")}
        label={words.schoolName}
        hint={words.schoolNameHint}
        autocomplete="organization"
      />
      <Select {...common("region")} label={t.common.field.region} items={names.regions} empty />
      <TextInput {...common("settlement")} label={words.settlement} autocomplete="address-level2" />
    </Fieldset>
  );
}

export function ContactPart(part: Part) {
  const { t, fields, problem } = part;
  const { field } = t.common;
  const words = t.lecture.form;
  const common = commonOf(part);
  return (
    <Fieldset legend={words.contact} legendSize="m">
      <p class="kz-hint">{words.contactHint}</p>
      <TextInput {...common("contactName")} label={words.contactName} autocomplete="name" />
      <TextInput
        {...common("contactRole")}
        label={words.contactRole}
        hint={words.contactRoleHint}
        autocomplete="organization-title"
      />
      <TextInput
        {...common("email")}
        type="email"
        label={field.email}
        hint={field.emailHint}
        autocomplete="email"
        spellcheck={false}
      />
      <TextInput
        {...common("phone")}
        type="tel"
        label={field.phone}
        hint={field.phoneHint}
        autocomplete="tel"
        width={20}
      />
      <Radios
        {...common("language")}
        label={field.languageOfLetters}
        items={LOCALES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        inline
      />
      <Checkbox
        name="consent"
        label={words.consent}
        checked={text(fields, "consent") === "yes"}
        error={problem?.of("consent")}
      />
    </Fieldset>
  );
}
