import { Identity } from "@kz2050/core/identity";
import { privatePath } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { dateField, type Fields, optional, text, texts } from "@kz2050/http";
import { LANGUAGE_NAMES, LOCALES, sortLocalized } from "@kz2050/i18n";
import { Checkboxes, DateInput, Radios, Select, Textarea, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { isConfirmedAtOnce } from "../account/own-mailbox.ts";
import type { PageContext, Pages } from "../page.tsx";
import { common, type Part, stepRoutes } from "../steps.tsx";

const DATE = ["birthDate-day", "birthDate-month", "birthDate-year"];

/** Applying. */
export const membershipApply = new Hono<Pages>();

stepRoutes<Membership.FormField>(membershipApply, "/apply", "region", {
  name: "membership.apply",
  path: "/my/membership/apply",
  from: "/membership",
  active: "membership",
  steps: [
    {
      asks: ["surname", "givenName", "patronymic", "birthDate"],
      sends: ["surname", "givenName", "patronymic", ...DATE],
      heading: ({ membership: { form } }) => form.person,
      show: (part) => <PersonFields {...part} />,
    },
    {
      asks: ["region", "city", "phone", "email", "language"],
      heading: ({ membership: { form } }) => form.place,
      show: async (part, c) => <PlaceFields {...part} regions={await regionsOf(c)} />,
    },
    {
      asks: ["occupation", "why", "consents", "consentVersion"],
      sends: ["occupation", "why", "consents"],
      heading: ({ membership: { form } }) => form.reason,
      show: (part) => <ReasonFields {...part} />,
    },
  ],
  words: ({ common: { field }, membership: { form } }) => ({
    title: form.title,
    send: form.send,
    caption: (step) => step,
    labels: { ...field, occupation: form.occupation, why: form.why },
  }),
  hidden: (fields) => ({ consentVersion: text(fields, "consentVersion") || Identity.CONSENT_VERSION }),
  check: (asks, fields) => Membership.checkPart(asks, inputOf(fields)),
  async done({ var: { locale } }, fields) {
    const { membershipKey } = await Membership.apply(inputOf(fields) as Membership.ApplicationForm);
    return (await isConfirmedAtOnce(text(fields, "email"), { purpose: Membership.LINK, id: membershipKey }))
      ? `${privatePath(locale, Membership.LINK, membershipKey)}?done=confirmed`
      : `/${locale}/my/membership/sent/${membershipKey}`;
  },
});

function inputOf(fields: Fields): Record<string, unknown> {
  const plain = ["surname", "givenName", "region", "city", "phone", "email", "language", "occupation", "why"];
  return {
    ...Object.fromEntries(plain.map((name) => [name, text(fields, name)])),
    patronymic: optional(fields, "patronymic"),
    birthDate: dateField(fields, "birthDate"),
    consents: texts(fields, "consents"),
    consentVersion: text(fields, "consentVersion"),
  };
}

async function regionsOf(c: PageContext): Promise<readonly { value: string; text: string }[]> {
  const { locale } = c.var;
  const regions = (await Reference.list("region")).filter(({ until }) => until === undefined);
  return sortLocalized(regions, ({ name }) => name[locale], locale).map(({ code, name }) => ({
    value: code,
    text: name[locale],
  }));
}

function PersonFields(part: Part) {
  const { t, fields, problem } = part;
  const { field, form } = t.common;
  const [day, month, year] = DATE.map((name) => text(fields, name));
  return (
    <>
      <TextInput
        {...common(part, "surname")}
        label={field.surname}
        hint={t.membership.form.nameHint}
        autocomplete="family-name"
      />
      <TextInput {...common(part, "givenName")} label={field.givenName} autocomplete="given-name" />
      <TextInput {...common(part, "patronymic")} label={field.patronymic} autocomplete="additional-name" optional />
      <DateInput
        name="birthDate"
        label={field.birthDate}
        hint={form.dateHint}
        value={{ day, month, year }}
        error={problem?.of("birthDate")}
        autocomplete="birthday"
      />
    </>
  );
}

function PlaceFields({ regions, ...part }: Part & { regions: Awaited<ReturnType<typeof regionsOf>> }) {
  const { t } = part;
  const { field } = t.common;
  return (
    <>
      <Select {...common(part, "region")} label={field.region} items={regions} empty />
      <TextInput
        {...common(part, "city")}
        label={field.city}
        hint={t.membership.form.cityHint}
        autocomplete="address-level2"
      />
      <TextInput
        {...common(part, "phone")}
        type="tel"
        label={field.phone}
        hint={field.phoneHint}
        autocomplete="tel"
        width={20}
      />
      <TextInput
        {...common(part, "email")}
        type="email"
        label={field.email}
        hint={field.emailHint}
        autocomplete="email"
        spellcheck={false}
      />
      <Radios
        {...common(part, "language")}
        label={field.languageOfLetters}
        items={LOCALES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        inline
      />
    </>
  );
}

function ReasonFields(part: Part) {
  const { t, fields, problem } = part;
  const words = t.membership.form;
  return (
    <>
      <TextInput {...common(part, "occupation")} label={words.occupation} hint={words.occupationHint} />
      <Textarea {...common(part, "why")} label={words.why} hint={words.whyHint} />
      <Checkboxes
        name="consents"
        label={words.consents}
        values={texts(fields, "consents")}
        error={problem?.of("consents") ?? problem?.of("consentVersion")}
        items={[
          { value: "processing", label: words.processing, hint: words.processingHint },
          { value: "news", label: words.news, hint: words.newsHint },
        ]}
      />
    </>
  );
}
