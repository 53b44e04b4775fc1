import { Identity } from "@kz2050/core/identity";
import { ForbiddenError, grantFor, NotFoundError } from "@kz2050/core/kernel";
import { formToken } from "@kz2050/http";
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Heading,
  NotificationBanner,
  SummaryList,
  WarningText,
} from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";

/** A colleague's lost factors, for central office: after this they enrol anew. */
export const resetPages = new Hono<Office>();
const PATH = "/staff/:personId{per_[0-9a-z]+}/factors";

resetPages.get(PATH, (c) => resetPage(c, c.req.param("personId"), {}));

resetPages.post(PATH, async (c) => {
  const personId = c.req.param("personId");
  try {
    await Identity.resetFactors({ personId });
    return c.redirect(`/office/${c.var.locale}/staff/${personId}/factors?done=reset`, 303);
  } catch (error) {
    return resetPage(c, personId, { error });
  }
});

async function resetPage(c: OfficeContext, personId: string, { error }: { error?: unknown }): Promise<Response> {
  const { t, locale, deps } = c.var;
  const words = t.factor.reset;
  if (!grantFor(Identity.resetFactors.access, staffIn(c), {}, deps.now())) throw new ForbiddenError();
  const [name, factors] = await Promise.all([Identity.staffName(personId), Identity.factorsOf(personId)]);
  if (name === undefined) throw new NotFoundError();
  const problem = error === undefined ? undefined : formProblem(c, error);
  const count = factors.recovery?.factors ?? 0;
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/office/${locale}/staff`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {c.req.query("done") === "reset" ? <NotificationBanner kind="success" text={words.done} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      <SummaryList
        rows={[
          { key: words.who, value: name },
          { key: words.has, value: count > 0 ? words.count(count) : t.common.none },
        ]}
      />
      {count > 0 ? (
        <>
          <WarningText>{words.what}</WarningText>
          <Form action={`/office/${locale}/staff/${personId}/factors`} token={formToken("office")}>
            <Button kind="warning">{words.submit}</Button>
          </Form>
        </>
      ) : null}
    </>,
  );
}
