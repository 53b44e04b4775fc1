import { Identity } from "@kz2050/core/identity";
import { ROLES } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { type Fields, formToken, optional, readFields, text } from "@kz2050/http";
import { Button, Details, ErrorSummary, Form, Heading, NotificationBanner, Select, Table, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "./page.tsx";

/** Who works here and with what role: for central office. */
export const staff = new Hono<Office>();

staff.get("/staff", (c) => listPage(c, {}));

staff.post("/staff", async (c) => {
  const fields = await readFields(c);
  try {
    await Identity.grant({
      email: text(fields, "email"),
      name: text(fields, "name"),
      role: text(fields, "role") as (typeof ROLES)[number],
      region: optional(fields, "region"),
      council: optional(fields, "council"),
      language: c.var.locale,
    });
    return c.redirect(`/office/${c.var.locale}/staff?done=given`, 303);
  } catch (error) {
    return listPage(c, { error, fields });
  }
});

staff.post("/staff/end", async (c) => {
  const fields = await readFields(c);
  try {
    await Identity.revoke({ personId: text(fields, "personId"), grant: text(fields, "grant") });
    return c.redirect(`/office/${c.var.locale}/staff?done=ended`, 303);
  } catch (error) {
    return listPage(c, { error });
  }
});

async function listPage(
  c: OfficeContext,
  { error, fields = {} }: { error?: unknown; fields?: Fields },
): Promise<Response> {
  const { t, f, locale, deps } = c.var;
  const words = t.office.staff;
  const problem =
    error === undefined
      ? undefined
      : formProblem(c, error, {
          email: t.common.field.email,
          name: words.name,
          role: words.role,
          region: t.common.field.region,
          council: words.council,
        });
  const [rows, regions, councils] = await Promise.all([
    Identity.listStaff({}),
    Reference.list("region"),
    Reference.list("council"),
  ]);
  const nameOf = (kind: "region" | "council", code: string | undefined): string | undefined =>
    (kind === "region" ? regions : councils).find((row) => row.code === code)?.name[locale];
  const choices = (list: readonly { code: string; name: Readonly<Record<typeof locale, string>> }[]) => [
    { value: "", text: "–" },
    ...list.map((row) => ({ value: row.code, text: row.name[locale] })),
  ];
  const now = deps.now().toISOString();
  const done = c.req.query("done");
  return page(
    c,
    { title: words.title, error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {done === "given" || done === "ended" ? <NotificationBanner kind="success" text={words[done]} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      <Table
        columns={[
          { head: words.name },
          { head: words.role },
          { head: words.place },
          { head: words.since },
          { head: words.until },
        ]}
        rows={rows.map((row) => [
          row.name,
          t.reference.role[row.role],
          nameOf("council", row.council) ?? nameOf("region", row.region) ?? words.country,
          f.date(row.from),
          row.until && row.until <= now ? (
            f.date(row.until)
          ) : (
            <Form
              action={`/office/${locale}/staff/end`}
              token={formToken("office")}
              hidden={{ personId: row.personId, grant: row.grant }}
            >
              <Button kind="secondary">
                {words.end}
                <span class="kz-visually-hidden">: {row.name}</span>
              </Button>
            </Form>
          ),
        ])}
        stack
      />
      <Details summary={words.giveTitle} open={problem !== undefined}>
        <Form action={`/office/${locale}/staff`} token={formToken("office")}>
          <TextInput name="name" label={words.name} value={text(fields, "name")} error={problem?.of("name")} />
          <TextInput
            name="email"
            type="email"
            label={t.common.field.email}
            value={text(fields, "email")}
            error={problem?.of("email")}
          />
          <Select
            name="role"
            label={words.role}
            items={ROLES.map((role) => ({ value: role, text: t.reference.role[role] }))}
            value={text(fields, "role")}
            error={problem?.of("role")}
          />
          <Select
            name="region"
            label={t.common.field.region}
            hint={words.placeHint}
            items={choices(regions)}
            value={text(fields, "region")}
            error={problem?.of("region")}
          />
          <Select
            name="council"
            label={words.council}
            items={choices(councils)}
            value={text(fields, "council")}
            error={problem?.of("council")}
          />
          <Button>{words.give}</Button>
        </Form>
      </Details>
    </>,
  );
}
