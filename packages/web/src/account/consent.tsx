import { Identity } from "@kz2050/core/identity";
import { formToken, openForm, readFields, text } from "@kz2050/http";
import { Button, ErrorSummary, Form, Heading, InsetText, Lead } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { whyConsent } from "./consent-first.ts";
import { localPath, signedInOnly, whoIsIn } from "./person.ts";

const FORM = "account.consent";

/** The text in force, before the next action; whoever does not agree keeps every way to look, take back and leave. */
export const consent = new Hono<Pages>();

consent.get("/consent", signedInOnly, (c) => consentPage(c));

consent.post("/consent", signedInOnly, async (c) => {
  const fields = await readFields(c);
  const to = localPath(c, text(fields, "to"));
  try {
    openForm(FORM, fields, 0);
    await Identity.agree({ purposes: ["processing"], version: text(fields, "version") });
    return c.redirect(to, 303);
  } catch (error) {
    return consentPage(c, error, to);
  }
});

async function consentPage(c: PageContext, error?: unknown, to = c.req.query("to")): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.account.consent;
  const { processing } = await Identity.consentState(whoIsIn().personId);
  const problem = error === undefined ? undefined : formProblem(c, error);
  return page(
    c,
    { title: words.title, error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={problem?.errors.map(({ text: line }) => ({ text: line })) ?? []} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{processing?.isCurrent ? words.given : whyConsent(t, processing)}</Lead>
      <InsetText>
        <p>{words.text}</p>
        <p>
          <a class="kz-link" href={`/${locale}/privacy`}>
            {words.more}
          </a>
        </p>
        <p>{words.version(Identity.CONSENT_VERSION)}</p>
      </InsetText>
      {processing?.isCurrent ? null : <Ask c={c} to={localPath(c, to)} />}
    </>,
  );
}

/** The button, and what can be done without pressing it. */
function Ask({ c, to }: { c: PageContext; to: string }) {
  const { t, locale } = c.var;
  const words = t.account.consent;
  const ways = [
    ["/my", words.skip],
    ["/my/data", t.account.data.title],
    ["/my/erase", t.account.erase.title],
  ] as const;
  return (
    <>
      <Form action={`/${locale}/my/consent`} token={formToken(FORM)} hidden={{ version: Identity.CONSENT_VERSION, to }}>
        <Button>{words.agree}</Button>
      </Form>
      <Heading level={2}>{words.withoutTitle}</Heading>
      <p class="kz-body">{words.without}</p>
      <ul>
        {ways.map(([path, text]) => (
          <li>
            <a href={`/${locale}${path}`}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
