import { Identity } from "@kz2050/core/identity";
import { AppError, inScope, scope, UnauthorizedError } from "@kz2050/core/kernel";
import { type Fields, formToken, openForm, readFields, TOKEN } from "@kz2050/http";
import { Button, ErrorSummary, Form, Heading } from "@kz2050/ui";
import type { MiddlewareHandler } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { hasProof, isOver, prove, tokenOf, withPasskeys } from "./bearer.ts";
import { factorErrors, hiddenOf, ProofForms } from "./forms.tsx";

export const asksStepUp = (error: unknown): boolean => error instanceof AppError && error.code === "step_up_required";

/** Where a page that was asked for by GET is opened again once a factor was shown. */
export const againPath = (locale: string): string => `/office/${locale}/factor/again`;

/**
 * A form that brings a factor beside its own fields: the factor is shown first, the session goes on under a new token,
 * and the same request is carried out by who has just proved themselves.
 */
export const stepUp: MiddlewareHandler<Office> = async (c, next) => {
  if (c.req.method !== "POST" || !c.var.staff) return next();
  const fields = await readFields(c);
  if (!hasProof(fields) || TAKES_FACTORS.test(c.req.path)) return next();
  openForm("office", fields, 0);
  try {
    await prove(c, fields);
  } catch (error) {
    if (isOver(error)) throw error;
    return stepUpPage(c, error, fields);
  }
  const actor = await Identity.staffOf(tokenOf(c));
  if (!actor) throw new UnauthorizedError();
  c.set("staff", actor);
  await inScope({ ...scope(), actor }, () => next());
};
/** Pages whose own forms hold a new factor in the same fields. */
const TAKES_FACTORS = /^\/office\/\w\w\/factor(\/passkey)?$/;

/** Asks for a factor and carries on with the same request: nothing is typed twice. */
export async function stepUpPage(c: OfficeContext, error: unknown, fields?: Fields): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.factor.stepUp;
  const isPost = c.req.method === "POST";
  const { pathname, search } = new URL(c.req.url);
  const here = pathname + search;
  const sent = fields ?? (isPost ? await readFields(c) : { [TOKEN]: formToken("office"), next: here });
  const post = isPost ? here : againPath(locale);
  const problem = asksStepUp(error) ? undefined : formProblem(c, error, { code: t.factor.show.code });
  const factors = await Identity.factorsOf(staffIn(c).personId);
  return page(
    c,
    { title: words.title, error: problem !== undefined, status: problem?.status ?? 403, ...withPasskeys(c) },
    <>
      <ErrorSummary errors={factorErrors(problem)} />
      <Heading level={1}>{words.title}</Heading>
      {factors.recovery ? (
        <>
          <p class="kz-body">{isPost && post !== againPath(locale) ? words.lead : words.leadPage}</p>
          <ProofForms c={c} factors={factors} post={post} hidden={hiddenOf(sent)} problem={problem} />
        </>
      ) : (
        <>
          <p class="kz-body">{words.again}</p>
          <Form action={`/office/${locale}/sign-out`} token={formToken("sign-out")}>
            <Button>{t.common.action.signOut}</Button>
          </Form>
        </>
      )}
    </>,
  );
}

/** A path of this office to go on to; the desk for anything else. */
export function localPath(next: string, locale: string): string {
  return /^\/office\/(kk|ru|en)(\/[\w./?&=%#-]*)?$/.test(next) && !next.includes("//") ? next : `/office/${locale}`;
}
