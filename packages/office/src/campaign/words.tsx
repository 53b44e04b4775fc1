import { LOCALES, type Locale, type Text } from "@kz2050/core/kernel";
import { type Fields, optional, text } from "@kz2050/http";
import { LANGUAGE_NAMES, type Messages } from "@kz2050/i18n";
import { Details, Radios, Textarea, TextInput } from "@kz2050/ui";

export interface Part {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isLong?: boolean;
}

/** The id of a field of one form among several: dots are for names alone. */
export const idOf = (form: string, field: string): string => `${form}-${field.replaceAll(".", "-")}`;

/** A title and a text in up to three languages: the one it is written in is open, the others may stay empty. */
export function Words({
  t,
  id,
  parts,
  fields,
  of,
}: {
  t: Messages;
  id: string;
  parts: readonly Part[];
  fields: Fields;
  of: (field: string) => string | undefined;
}) {
  const words = t.campaign.office;
  const original = text(fields, "original") || "kk";
  return (
    <>
      <Radios
        name="original"
        id={`${id}-original`}
        label={words.original}
        value={original}
        items={LOCALES.map((locale) => ({ value: locale, label: LANGUAGE_NAMES[locale], lang: locale }))}
        inline
      />
      {LOCALES.map((locale) => (
        <Details
          summary={words.in[locale]}
          open={
            locale === original ||
            parts.some(({ name }) => text(fields, `${name}.${locale}`) || of(`${name}.${locale}`))
          }
        >
          {locale === original ? null : <p class="kz-hint">{words.inHint}</p>}
          {parts.map(({ name, label, hint, isLong }) => {
            const field = `${name}.${locale}`;
            const common = {
              name: field,
              id: idOf(id, field),
              label,
              hint,
              lang: locale,
              value: text(fields, field),
              error: of(field),
            };
            return isLong ? <Textarea {...common} rows={8} /> : <TextInput {...common} />;
          })}
        </Details>
      ))}
    </>
  );
}

/** The text that was typed: the language it is written in, and the others where they were filled in. */
export function wordsOf(fields: Fields, name: string): Text {
  const original = (LOCALES.find((locale) => locale === text(fields, "original")) ?? "kk") satisfies Locale;
  return {
    original,
    ...Object.fromEntries(
      LOCALES.flatMap((locale) =>
        optional(fields, `${name}.${locale}`) ? [[locale, text(fields, `${name}.${locale}`)]] : [],
      ),
    ),
  };
}

/** A text as the fields of its form. */
export const fieldsOf = (name: string, words: Text): Fields =>
  Object.fromEntries(LOCALES.flatMap((locale) => (words[locale] ? [[`${name}.${locale}`, words[locale]]] : [])));

/** The names of the fields in each language, for the error summary. */
export const labelsOf = (parts: readonly Part[]): Record<string, string> =>
  Object.fromEntries(
    parts.flatMap(({ name, label }) =>
      LOCALES.map((locale) => [`${name}.${locale}`, `${label}, ${LANGUAGE_NAMES[locale]}`]),
    ),
  );
