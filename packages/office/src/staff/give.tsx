import { Identity } from "@kz2050/core/identity";
import { ROLES, type Role } from "@kz2050/core/kernel";
import { type Fields, optional, readFields, text, tokenFor } from "@kz2050/http";
import { BackLink, Button, DateInput, ErrorSummary, Form, Heading, Radios, Select, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { beginning, ending, type Place, places, runningCampaigns, typedDate } from "./words.ts";

/** Giving a person a role. */
export const givePages = new Hono<Office>();

givePages.get("/staff/new", (c) => formPage(c, {}));

givePages.post("/staff/new", async (c) => {
  const fields = await readFields(c);
  try {
    const role = text(fields, "role") as Role;
    const kind = Object.hasOwn(Identity.PLACE_OF, role) ? Identity.PLACE_OF[role].place : undefined;
    await Identity.grant({
      email: text(fields, "email"),
      name: text(fields, "name"),
      role,
      ...(kind && { [kind]: optional(fields, placeField(role)) }),
      from: beginning(c, fields),
      until: ending(fields),
      language: c.var.locale,
    });
    return c.redirect(`/office/${c.var.locale}/staff?done=given`, 303);
  } catch (error) {
    return formPage(c, fields, error);
  }
});

/** Each role has a field of its own for its place: the chosen one's alone is read. */
const placeField = (role: string): string => `place-${role}`;

async function formPage(c: OfficeContext, fields: Fields, error?: unknown): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.office.staff;
  const labels = {
    email: t.common.field.email,
    name: words.name,
    role: words.role,
    region: t.common.field.region,
    council: words.council,
    campaign: words.campaign,
    from: words.from,
    until: words.until,
  };
  const problem = error === undefined ? undefined : formProblem(c, error, labels);
  const choices = {
    region: await places(c, "region"),
    council: await places(c, "council"),
    campaign: await runningCampaigns(c),
  };
  const role = text(fields, "role");
  return page(
    c,
    {
      title: words.giveTitle,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/office/${locale}/staff`} />,
    },
    <>
      <ErrorSummary
        errors={(problem?.errors ?? []).map((line) =>
          line.field && line.field in choices ? { ...line, href: `#${placeField(role)}` } : line,
        )}
      />
      <Heading level={1}>{words.giveTitle}</Heading>
      <Form action={`/office/${locale}/staff/new`} token={tokenFor("office", fields, error)}>
        <TextInput name="name" label={words.name} value={text(fields, "name")} error={problem?.of("name")} />
        <TextInput
          name="email"
          type="email"
          label={labels.email}
          value={text(fields, "email")}
          error={problem?.of("email")}
        />
        <Radios
          name="role"
          label={words.role}
          value={role}
          error={problem?.of("role")}
          items={ROLES.map((value) => ({
            value,
            label: t.reference.role[value],
            hint: words.what[value],
            conditional: (
              <PlaceSelect
                c={c}
                role={value}
                choices={choices}
                value={text(fields, placeField(value))}
                of={problem?.of}
              />
            ),
          }))}
        />
        <DateInput
          name="from"
          label={words.from}
          hint={words.fromHint}
          optional
          value={typedDate(fields, "from")}
          error={problem?.of("from")}
        />
        <DateInput
          name="until"
          label={words.until}
          hint={words.untilHint}
          optional
          value={typedDate(fields, "until")}
          error={problem?.of("until")}
        />
        <Button>{words.give}</Button>
      </Form>
    </>,
  );
}

function PlaceSelect({
  c,
  role,
  choices,
  value,
  of,
}: {
  c: OfficeContext;
  role: Role;
  choices: Readonly<Record<Identity.PlaceKind, readonly Place[]>>;
  value: string;
  of: ((field: string) => string | undefined) | undefined;
}) {
  const { t } = c.var;
  const words = t.office.staff;
  const { place, mayReachCountry } = Identity.PLACE_OF[role];
  if (!place) return null;
  const label = { region: t.common.field.region, council: words.council, campaign: words.campaign }[place];
  return (
    <Select
      name={placeField(role)}
      label={label}
      items={choices[place]}
      value={value}
      error={of?.(place)}
      empty={mayReachCountry ? words.wholeCountry : true}
    />
  );
}
