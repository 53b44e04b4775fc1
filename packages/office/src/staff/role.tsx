import { Identity } from "@kz2050/core/identity";
import { NotFoundError } from "@kz2050/core/kernel";
import { type Fields, formToken, readFields, tokenFor } from "@kz2050/http";
import { BackLink, Button, DateInput, ErrorSummary, Form, Heading, InsetText, SummaryList } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { ending, lastDay, placeNames, rolePath, typedDate } from "./words.ts";

const ROLE = "/staff/:personId{per_[0-9a-z]{26}}/:grant";

/** One role of one person: how long it lasts, and its end. */
export const rolePages = new Hono<Office>();

rolePages.get(ROLE, (c) => rolePage(c));

rolePages.post(`${ROLE}/extend`, async (c) => {
  const fields = await readFields(c);
  try {
    await Identity.extend({ ...keyOf(c), until: ending(fields) });
    return c.redirect(`/office/${c.var.locale}/staff?done=extended`, 303);
  } catch (error) {
    return rolePage(c, { fields, error });
  }
});

rolePages.post(`${ROLE}/end`, async (c) => {
  try {
    await Identity.revoke(keyOf(c));
    return c.redirect(`/office/${c.var.locale}/staff?done=ended`, 303);
  } catch (error) {
    return rolePage(c, { fields: {}, error });
  }
});

const keyOf = (c: OfficeContext) => ({ personId: c.req.param("personId") ?? "", grant: c.req.param("grant") ?? "" });

/** The date in the boxes: as typed, else the last day there is now. */
function boxes(refused: Fields | undefined, until: string | undefined) {
  if (refused && Object.keys(refused).length > 0) return typedDate(refused, "until");
  const [year = "", month = "", day = ""] = until ? lastDay(until).split("-") : [];
  return { day: day && String(Number(day)), month: month && String(Number(month)), year };
}

async function rolePage(c: OfficeContext, refused?: { fields: Fields; error: unknown }): Promise<Response> {
  const { t, f, locale, deps } = c.var;
  const words = t.office.staff;
  const key = keyOf(c);
  const problem = refused && formProblem(c, refused.error, { until: words.until });
  const row = (await Identity.listStaff({})).find((one) => one.personId === key.personId && one.grant === key.grant);
  if (!row) throw new NotFoundError();
  const isOver = row.until !== undefined && row.until <= deps.now().toISOString();
  const isOwn = row.personId === staffIn(c).personId;
  const nameOf = await placeNames(c, [row]);
  const here = rolePath(c, row);
  return page(
    c,
    {
      title: row.name,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      languageHref: (language) => here.replace(`/office/${locale}/`, `/office/${language}/`),
      before: <BackLink href={`/office/${locale}/staff`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{row.name}</Heading>
      <SummaryList
        rows={[
          { key: words.role, value: t.reference.role[row.role] },
          { key: words.place, value: nameOf(row) },
          { key: words.from, value: f.date(row.from) },
          { key: words.until, value: row.until ? f.date(lastDay(row.until)) : words.openEnded },
        ]}
      />
      {isOwn ? <InsetText>{words.own}</InsetText> : null}
      {isOver || isOwn ? null : (
        <>
          <Heading level={2}>{words.changeTitle}</Heading>
          <Form action={`${here}/extend`} token={tokenFor("office", refused?.fields ?? {}, refused?.error)}>
            <DateInput
              name="until"
              label={words.until}
              hint={words.changeLead}
              optional
              value={boxes(refused?.fields, row.until)}
              error={problem?.of("until")}
            />
            <Button>{words.save}</Button>
          </Form>
          <Heading level={2}>{words.endTitle}</Heading>
          <p class="kz-body">{words.endLead}</p>
          <Form action={`${here}/end`} token={formToken("office")}>
            <Button kind="warning">{words.end}</Button>
          </Form>
          <p class="kz-body">
            <a class="kz-link" href={`/office/${locale}/staff/${row.personId}/factors`}>
              {t.factor.reset.title}
            </a>
          </p>
        </>
      )}
    </>,
  );
}
