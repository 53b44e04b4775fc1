import { Council } from "@kz2050/core/council";
import { privatePath } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { type Fields, optional, text } from "@kz2050/http";
import { LANGUAGE_NAMES, LOCALES, sortLocalized } from "@kz2050/i18n";
import { Radios, Select, Textarea, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { isConfirmedAtOnce } from "../account/own-mailbox.ts";
import type { PageContext, Pages } from "../page.tsx";
import { sentRoutes } from "../sent.tsx";
import { common, type Part, stepRoutes } from "../steps.tsx";

/** Proposing; then the mailed code. */
export const propose = new Hono<Pages>();

stepRoutes<Council.ProposalField>(propose, "/new", "council", {
  name: "council.propose",
  path: "/my/proposals/new",
  from: "/councils",
  active: "council",
  steps: [
    {
      asks: ["council", "category", "place"],
      heading: ({ council: { form } }) => form.whereLegend,
      show: async (part, c) => <WhereFields {...part} {...(await choices(c))} />,
    },
    {
      asks: ["title", "what", "why"],
      heading: ({ council: { form } }) => form.textLegend,
      show: (part) => <TextFields {...part} />,
    },
    {
      asks: ["publicName", "email", "language"],
      heading: ({ council: { form } }) => form.youLegend,
      show: (part) => <YouFields {...part} />,
    },
  ],
  words: ({ council: { form } }) => ({
    title: form.title,
    send: form.send,
    caption: (step) => `${form.title} · ${step}`,
    lead: form.lead,
    labels: {
      council: form.council,
      category: form.category,
      place: form.place,
      title: form.titleLabel,
      what: form.what,
      why: form.why,
      publicName: form.publicName,
      email: form.email,
      language: form.language,
    },
  }),
  check: (asks, fields) => Council.checkPart(asks, inputOf(fields)),
  async done({ var: { locale } }, fields) {
    const { proposalId } = await Council.propose(inputOf(fields) as Parameters<typeof Council.propose>[0]);
    return (await isConfirmedAtOnce(text(fields, "email"), { purpose: "proposal", id: proposalId }))
      ? `${privatePath(locale, "proposal", proposalId)}?done=confirmed`
      : `/${locale}/my/proposals/${proposalId}/sent`;
  },
});

function inputOf(fields: Fields): Record<string, unknown> {
  const plain = ["council", "category", "place", "title", "what", "why", "email", "language"];
  return {
    ...Object.fromEntries(plain.map((name) => [name, text(fields, name)])),
    publicName: optional(fields, "publicName"),
  };
}

type Choice = { readonly value: string; readonly text: string };

/** Cities that have a council, and categories in the order of the table (the last is "other"). */
async function choices(c: PageContext): Promise<{ cities: readonly Choice[]; categories: readonly Choice[] }> {
  const { locale } = c.var;
  const [councils, cities, categories] = await Promise.all([
    Reference.list("council"),
    Reference.list("city"),
    Reference.list("category"),
  ]);
  const nameOf = (code: string) => cities.find((city) => city.code === code)?.name[locale] ?? code;
  const sorted = sortLocalized(categories, ({ name }) => name[locale], locale);
  const other = (code: string) => Number(code === "other");
  return {
    cities: sortLocalized(councils, ({ city }) => nameOf(city), locale).map(({ code, city }) => ({
      value: code,
      text: nameOf(city),
    })),
    categories: sorted
      .toSorted((a, b) => other(a.code) - other(b.code))
      .map(({ code, name }) => ({ value: code, text: name[locale] })),
  };
}

function WhereFields(part: Part & Awaited<ReturnType<typeof choices>>) {
  const { form } = part.t.council;
  return (
    <>
      <Radios
        {...common(part, "council")}
        label={form.council}
        items={part.cities.map(({ value, text: label }) => ({ value, label }))}
      />
      <Select {...common(part, "category")} label={form.category} items={part.categories} empty />
      <TextInput {...common(part, "place")} label={form.place} hint={form.placeHint} />
    </>
  );
}

function TextFields(part: Part) {
  const { form } = part.t.council;
  return (
    <>
      <TextInput {...common(part, "title")} label={form.titleLabel} hint={form.titleHint} />
      <Textarea {...common(part, "what")} label={form.what} hint={form.what_hint} rows={7} />
      <Textarea {...common(part, "why")} label={form.why} hint={form.why_hint} rows={7} />
    </>
  );
}

function YouFields(part: Part) {
  const { form } = part.t.council;
  return (
    <>
      <TextInput
        {...common(part, "publicName")}
        label={form.publicName}
        hint={form.publicNameHint}
        autocomplete="name"
        optional
      />
      <TextInput
        {...common(part, "email")}
        type="email"
        label={form.email}
        hint={form.emailHint}
        autocomplete="email"
        spellcheck={false}
      />
      <Radios
        {...common(part, "language")}
        label={form.language}
        items={LOCALES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        inline
      />
    </>
  );
}

const ID = ":proposalId{prp_[0-9a-z]{26}}";

sentRoutes(propose, `/${ID}/sent`, {
  active: "council",
  asked: (c) => ({ purpose: "proposal", id: c.req.param("proposalId") ?? "" }),
  words: ({ var: { t } }) => ({ title: t.council.sent.title, lead: t.council.sent.text }),
  next: (c, id) => privatePath(c.var.locale, "proposal", id),
});
