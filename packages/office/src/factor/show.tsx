import { Identity } from "@kz2050/core/identity";
import { UnauthorizedError } from "@kz2050/core/kernel";
import { openForm, readFields, text } from "@kz2050/http";
import { ErrorSummary, Heading } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { isOver, prove, siteOf, tokenOf, withPasskeys } from "./bearer.ts";
import { choosePage } from "./enrol.tsx";
import { factorErrors, ProofForms } from "./forms.tsx";
import { localPath } from "./step-up.tsx";

/** The second step of signing in: a factor is shown, or the first one is chosen. */
export const showPages = new Hono<Office>();

showPages.get("/factor", (c) => factorPage(c, {}));

showPages.post("/factor", async (c) => {
  const fields = await readFields(c);
  openForm("office", fields, 0);
  try {
    await prove(c, fields);
    return c.redirect(`/office/${c.var.locale}`, 303);
  } catch (error) {
    if (isOver(error)) throw error;
    return factorPage(c, { error });
  }
});

/** What the browser's call is told, at sign-in and later alike. */
showPages.post("/factor/ask", async (c) => {
  openForm("office", await readFields(c), 0);
  return c.json(await Identity.beginShowPasskey(tokenOf(c), { site: siteOf(c) }));
});

/** A page that asked for a fresh factor, opened again: whoever comes here has just shown one. */
showPages.post("/factor/again", async (c) => {
  if (!c.var.staff) throw new UnauthorizedError();
  return c.redirect(localPath(text(await readFields(c), "next"), c.var.locale), 303);
});

async function factorPage(c: OfficeContext, { error }: { error?: unknown }): Promise<Response> {
  const { t, locale } = c.var;
  const bearer = await Identity.bearerOf(tokenOf(c));
  if (!bearer) throw new UnauthorizedError();
  if (bearer.session.provedAt) return c.redirect(`/office/${locale}`, 303);
  const factors = await Identity.factorsOf(bearer.session.personId);
  if (!factors.recovery) return choosePage(c);
  const problem = error === undefined ? undefined : formProblem(c, error, { code: t.factor.show.code });
  return page(
    c,
    { title: t.factor.show.title, error: problem !== undefined, status: problem?.status ?? 200, ...withPasskeys(c) },
    <>
      <ErrorSummary errors={factorErrors(problem)} />
      <Heading level={1}>{t.factor.show.title}</Heading>
      <ProofForms c={c} factors={factors} post={`/office/${locale}/factor`} problem={problem} />
    </>,
  );
}
