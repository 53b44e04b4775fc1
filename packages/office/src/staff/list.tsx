import { Identity } from "@kz2050/core/identity";
import { ROLES } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { sortLocalized } from "@kz2050/i18n";
import { Button, ButtonLink, Details, Form, Heading, NotificationBanner, Select, Table } from "@kz2050/ui";
import { Hono } from "hono";
import { type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { lastDay, placeNames, places, rolePath } from "./words.ts";

export const listPages = new Hono<Office>();

const DONE = ["given", "extended", "ended"] as const;
type Rows = readonly Identity.StaffGrant[];

listPages.get("/staff", async (c) => {
  const { t, locale, deps } = c.var;
  const words = t.office.staff;
  const [role, region] = [c.req.query("role") ?? "", c.req.query("region") ?? ""];
  const councils = await Reference.list("council");
  const regionOf = (row: Rows[number]) => row.region ?? councils.find(({ code }) => code === row.council)?.region;
  const rows = sortLocalized(
    (await Identity.listStaff({})).filter(
      (row) => (!role || row.role === role) && (!region || regionOf(row) === region),
    ),
    ({ name }) => name,
    locale,
  );
  const now = deps.now().toISOString();
  const hasEnded = ({ until }: Rows[number]) => until !== undefined && until <= now;
  const standing = rows.filter((row) => !hasEnded(row));
  const live = standing.filter(({ from }) => from <= now);
  const ahead = standing.filter(({ from }) => from > now);
  const ended = rows.filter(hasEnded);
  const nameOf = await placeNames(c, rows);
  const done = DONE.find((one) => one === c.req.query("done"));
  return page(
    c,
    { title: words.title },
    <>
      {done ? <NotificationBanner kind="success" text={words.done[done]} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      <ButtonLink href={`/office/${locale}/staff/new`}>{words.giveTitle}</ButtonLink>
      <Form action={`/office/${locale}/staff`} method="get" label={t.common.action.filter} class="kz-filter">
        <Select
          name="role"
          label={words.role}
          empty={words.anyRole}
          items={ROLES.map((one) => ({ value: one, text: t.reference.role[one] }))}
          value={role}
        />
        <Select
          name="region"
          label={t.common.field.region}
          empty={words.anyRegion}
          items={await places(c, "region")}
          value={region}
        />
        <Button kind="secondary">{t.common.action.filter}</Button>
      </Form>
      <Heading level={2}>{words.live}</Heading>
      {live.length > 0 ? <Roles c={c} rows={live} nameOf={nameOf} /> : <p class="kz-body">{words.nobody}</p>}
      {ahead.length > 0 ? (
        <>
          <Heading level={2}>{words.ahead}</Heading>
          <Roles c={c} rows={ahead} nameOf={nameOf} />
        </>
      ) : null}
      {ended.length > 0 ? (
        <Details summary={words.endedRoles(ended.length)}>
          <Roles c={c} rows={ended} nameOf={nameOf} isOver />
        </Details>
      ) : null}
    </>,
  );
});

function Roles({
  c,
  rows,
  nameOf,
  isOver = false,
}: {
  c: OfficeContext;
  rows: Rows;
  nameOf(row: Rows[number]): string;
  isOver?: boolean;
}) {
  const { t, f } = c.var;
  const words = t.office.staff;
  const own = staffIn(c).personId;
  return (
    <Table
      columns={[
        { head: words.name },
        { head: words.role },
        { head: words.place },
        { head: words.from },
        { head: words.until },
        ...(isOver ? [] : [{ head: <span class="kz-visually-hidden">{words.change}</span>, label: "" }]),
      ]}
      rows={rows.map((row) => [
        row.name,
        t.reference.role[row.role],
        nameOf(row),
        f.date(row.from),
        row.until ? f.date(lastDay(row.until)) : words.openEnded,
        ...(isOver ? [] : [row.personId === own ? "–" : <ChangeLink c={c} row={row} />]),
      ])}
      stack
    />
  );
}

function ChangeLink({ c, row }: { c: OfficeContext; row: Rows[number] }) {
  return (
    <a class="kz-link" href={rolePath(c, row)}>
      {c.var.t.office.staff.change}
      <span class="kz-visually-hidden">: {row.name}</span>
    </a>
  );
}
