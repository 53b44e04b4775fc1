import { formToken } from "@kz2050/http";
import { Button, ErrorSummary, Form, Heading, Lead, TextInput } from "@kz2050/ui";
import { formProblem, type PageContext, page } from "../page.tsx";

/** "We sent you a letter": what to do, and a place for its code. Posts to itself. */
export function codePage(
  c: PageContext,
  words: { readonly title: string; readonly lead: string; readonly button: string },
  error?: unknown,
): Response {
  const { t } = c.var;
  const label = t.council.sent.codeLabel;
  const problem = error === undefined ? undefined : formProblem(c, error, { code: label });
  const errors = problem?.errors.map((line) => ({ ...line, field: "code" })) ?? [];
  return page(
    c,
    { title: words.title, active: "council", error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <p class="kz-body">{t.common.confirmMail.notReceived}</p>
      <Form action={c.req.path} token={formToken("council.code")}>
        <TextInput
          name="code"
          label={label}
          inputmode="numeric"
          autocomplete="one-time-code"
          width={10}
          error={errors[0] && String(errors[0].text)}
        />
        <Button>{words.button}</Button>
      </Form>
    </>,
  );
}
