import { Participation } from "@kz2050/core/participation";
import { formToken, openForm, readFields, text } from "@kz2050/http";
import {
  Button,
  ErrorSummary,
  Form,
  Heading,
  type LayoutProps,
  Lead,
  NotificationBanner,
  SectionBreak,
  TextInput,
} from "@kz2050/ui";
import type { Hono } from "hono";
import { type Asked, confirmed } from "./confirming.tsx";
import { formProblem, type PageContext, type Pages, page } from "./page.tsx";

/** What a service says on its page "we sent you a letter". */
export interface SentWords {
  readonly title: string;
  readonly lead: string;
  readonly more?: string | undefined;
  readonly codeTitle?: string | undefined;
  readonly codeHint?: string | undefined;
}

const CODE = "confirm.code";
const AGAIN = "confirm.again";

/**
 * "We sent you a letter": a place for its code, and a way to have it sent again. The page and its answers are the same
 * for every record there is or is not: nothing is looked up to show them.
 */
export function sentRoutes(
  app: Hono<Pages>,
  path: string,
  service: {
    readonly active: LayoutProps["active"];
    asked(c: PageContext): Asked;
    words(c: PageContext): SentWords;
    /** The private page where it goes on. */
    next(c: PageContext, id: string): string;
  },
): void {
  const shown = (c: PageContext, error?: unknown, isCode = true) =>
    sentPage(c, service.active, service.words(c), error, isCode);

  app.get(path, (c) => shown(c));

  app.post(path, async (c) => {
    const fields = await readFields(c);
    const asked = service.asked(c);
    try {
      openForm(CODE, fields, 0);
      const query = await confirmed(c, { ...asked, code: text(fields, "code") });
      return c.redirect(`${service.next(c, asked.id)}${query}`, 303);
    } catch (error) {
      return shown(c, error);
    }
  });

  app.post(`${path}/again`, async (c) => {
    try {
      openForm(AGAIN, await readFields(c), 0);
      await Participation.resend(service.asked(c));
      return c.redirect(`${pathOf(c)}?sent=again`, 303);
    } catch (error) {
      return shown(c, error, false);
    }
  });
}

const pathOf = (c: PageContext): string => c.req.path.replace(/\/again$/, "");

function sentPage(
  c: PageContext,
  active: LayoutProps["active"],
  words: SentWords,
  error: unknown,
  isCode: boolean,
): Response {
  const { confirmMail } = c.var.t.common;
  const problem = error === undefined ? undefined : formProblem(c, error, { code: confirmMail.code });
  const errors = problem?.errors.map((line) => (isCode ? { ...line, field: "code" } : line)) ?? [];
  const path = pathOf(c);
  return page(
    c,
    {
      title: words.title,
      path: path.replace(/^\/\w\w/, ""),
      active,
      error: problem !== undefined,
      status: problem?.status ?? 200,
    },
    <>
      <ErrorSummary errors={errors} />
      {c.req.query("sent") && !problem ? <NotificationBanner text={confirmMail.sentAgain} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      {words.more ? <p class="kz-body">{words.more}</p> : null}
      {words.codeTitle ? <Heading level={2}>{words.codeTitle}</Heading> : null}
      <Form action={path} token={formToken(CODE)}>
        <TextInput
          name="code"
          label={confirmMail.code}
          hint={words.codeHint}
          inputmode="numeric"
          autocomplete="one-time-code"
          width={10}
          error={isCode && errors[0] ? String(errors[0].text) : undefined}
        />
        <Button>{confirmMail.button}</Button>
      </Form>
      <SectionBreak />
      <Heading level={2}>{confirmMail.again}</Heading>
      <p class="kz-body">{confirmMail.notReceived}</p>
      <Form action={`${path}/again`} token={formToken(AGAIN)}>
        <Button kind="secondary">{confirmMail.send}</Button>
      </Form>
    </>,
  );
}
