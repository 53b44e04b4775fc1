import type { Locale } from "./locale.ts";

/** CLDR's cardinal categories of each language: a form left out does not compile. */
export type PluralForms = {
  readonly kk: { readonly one: string; readonly other: string };
  readonly ru: { readonly one: string; readonly few: string; readonly many: string; readonly other: string };
  readonly en: { readonly one: string; readonly other: string };
};

const rules = { kk: new Intl.PluralRules("kk"), ru: new Intl.PluralRules("ru"), en: new Intl.PluralRules("en") };
const numbers = {
  kk: new Intl.NumberFormat("kk-KZ"),
  ru: new Intl.NumberFormat("ru-KZ"),
  en: new Intl.NumberFormat("en"),
};

/** The form for `count` in the language, with every `#` replaced by the count as the language writes it. */
export function plural<L extends Locale>(locale: L, count: number, forms: PluralForms[L]): string {
  const category = rules[locale].select(count);
  const chosen = (forms as Readonly<Record<string, string>>)[category] ?? forms.other;
  return chosen.replaceAll("#", numbers[locale].format(count));
}
