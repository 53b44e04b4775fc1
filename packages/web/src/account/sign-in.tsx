import { Identity } from "@kz2050/core/identity";
import { ConflictError, isLinkToken, NotFoundError } from "@kz2050/core/kernel";
import { Limit } from "@kz2050/core/limit";
import { Participation } from "@kz2050/core/participation";
import {
  deviceOf,
  endSession,
  enterAs,
  type Fields,
  formToken,
  openForm,
  readFields,
  text,
  tokenFor,
} from "@kz2050/http";
import { Button, ErrorSummary, Form, Heading, Lead, NotificationBanner, SummaryList, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { localPath, signedIn, signedInOnly, whoIsIn, withTo } from "./person.ts";

const FORM = "account.sign-in";
const CODE = "account.code";
const ID = ":challengeId{chl_[0-9a-z]{26}}";

/** The way in by a mailed code, the way out, and the proof that it is still them. */
export const signIn = new Hono<Pages>();

const toOf = (c: PageContext): string => localPath(c, c.req.query("to"));

signIn.get("/sign-in", (c) => (signedIn() ? c.redirect(toOf(c), 303) : askPage(c, {})));

/** The same next page and the same letter whoever asks. */
signIn.post("/sign-in", async (c) => {
  const fields = await readFields(c);
  const to = localPath(c, text(fields, "to"));
  try {
    openForm(FORM, fields, 0);
    return await sendCode(c, text(fields, "email"), to);
  } catch (error) {
    return askPage(c, fields, error);
  }
});

async function sendCode(c: PageContext, email: string, to: string): Promise<Response> {
  const { locale } = c.var;
  await Limit.take("sign-in.address", c.var.clientAddress);
  await Limit.takeMailbox("sign-in.mailbox", email);
  const { challengeId } = await Identity.askCode({ email, language: locale, door: "person" });
  return c.redirect(withTo(`/${locale}/my/sign-in/${challengeId}`, to), 303);
}

function askPage(c: PageContext, fields: Fields, error?: unknown): Response {
  const { t, locale } = c.var;
  const words = t.account.signIn;
  const label = t.common.field.email;
  const problem = error === undefined ? undefined : formProblem(c, error, { email: label });
  return page(
    c,
    { title: words.title, error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <Form
        action={`/${locale}/my/sign-in`}
        token={tokenFor(FORM, fields, error)}
        hidden={{ to: localPath(c, text(fields, "to") || c.req.query("to")) }}
        honeypot
      >
        <TextInput
          name="email"
          type="email"
          label={label}
          hint={words.emailHint}
          autocomplete="email"
          spellcheck={false}
          value={text(fields, "email")}
          error={problem?.of("email")}
        />
        <Button>{words.send}</Button>
      </Form>
    </>,
  );
}

signIn.get(`/sign-in/${ID}`, (c) => codePage(c));

signIn.post(`/sign-in/${ID}`, async (c) => {
  const fields = await readFields(c);
  try {
    openForm(CODE, fields, 0);
    const challengeId = c.req.param("challengeId");
    return await entered(c, await Identity.enterCode({ challengeId, code: text(fields, "code"), device: deviceOf(c) }));
  } catch (error) {
    return codePage(c, error);
  }
});

/** Once more, twice at most: the same answer whether or not a letter goes. */
signIn.post(`/sign-in/${ID}/again`, async (c) => {
  openForm(CODE, await readFields(c), 0);
  await Limit.take("sign-in.address", c.var.clientAddress);
  const challengeId = c.req.param("challengeId");
  await Identity.askAgain({ challengeId });
  return c.redirect(withTo(`/${c.var.locale}/my/sign-in/${challengeId}?sent=again`, toOf(c)), 303);
});

/** Who proved their mailbox is in, and what waited for that proof is carried out. */
async function entered(c: PageContext, session: Awaited<ReturnType<typeof Identity.enterCode>>): Promise<Response> {
  if (session.door !== "person") throw new ConflictError("code_wrong");
  await enterAs(c, "person", session);
  const released = await Participation.releaseAll(session.personId);
  const to = toOf(c);
  const isStart = to === `/${c.var.locale}/my`;
  return c.redirect(isStart && released.length > 0 ? `${to}?confirmed=${released.length}` : to, 303);
}

function codePage(c: PageContext, error?: unknown): Response {
  const { t, locale } = c.var;
  const words = t.account.signIn;
  const problem = error === undefined ? undefined : formProblem(c, error, { code: words.codeLabel });
  const errors = problem?.errors.map((line) => ({ ...line, field: "code" })) ?? [];
  const to = toOf(c);
  const path = `/${locale}/my/sign-in/${c.req.param("challengeId")}`;
  return page(
    c,
    { title: words.codeTitle, error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={errors} />
      {c.req.query("sent") && !problem ? <NotificationBanner text={words.sentAgain} /> : null}
      <Heading level={1}>{words.codeTitle}</Heading>
      <Lead>{words.codeLead}</Lead>
      <Form action={withTo(path, to)} token={formToken(CODE)}>
        <TextInput
          name="code"
          label={words.codeLabel}
          inputmode="numeric"
          autocomplete="one-time-code"
          width={10}
          error={errors[0] && String(errors[0].text)}
        />
        <Button>{t.common.action.signIn}</Button>
      </Form>
      <p class="kz-body">{t.common.confirmMail.notReceived}</p>
      <Form action={withTo(`${path}/again`, to)} token={formToken(CODE)}>
        <Button kind="secondary">{words.again}</Button>
      </Form>
      {signedIn() ? null : (
        <p class="kz-body">
          <a class="kz-link" href={withTo(`/${locale}/my/sign-in`, to)}>
            {words.other}
          </a>
        </p>
      )}
    </>,
  );
}

/** The link of the letter: a page with a button, since scanners of mail open links too. */
signIn.get(`/sign-in/${ID}/:token{[\\w-]{22}}`, (c) => linkPage(c));

signIn.post(`/sign-in/${ID}/:token{[\\w-]{22}}`, async (c) => {
  try {
    openForm(CODE, await readFields(c), 0);
    const { challengeId, token } = c.req.param();
    return await entered(c, await Identity.enterLink({ challengeId, token, device: deviceOf(c) }));
  } catch (error) {
    return linkPage(c, error);
  }
});

function linkPage(c: PageContext, error?: unknown): Response {
  const { challengeId = "", token = "" } = c.req.param() as { challengeId?: string; token?: string };
  if (!isLinkToken("sign-in", challengeId, token)) throw new NotFoundError("link_invalid");
  const { t, locale } = c.var;
  const words = t.account.signIn;
  const problem = error === undefined ? undefined : formProblem(c, error);
  return page(
    c,
    { title: words.linkTitle, error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.linkTitle}</Heading>
      <Lead>{words.linkLead}</Lead>
      <Form action={c.req.path} token={formToken(CODE)}>
        <Button>{t.common.action.signIn}</Button>
      </Form>
      {problem ? (
        <p class="kz-body">
          <a class="kz-link" href={`/${locale}/my/sign-in`}>
            {words.send}
          </a>
        </p>
      ) : null}
    </>,
  );
}

signIn.post("/sign-out", async (c) => {
  openForm("account.sign-out", await readFields(c), 0);
  await endSession(c, "person");
  return c.redirect(`/${c.var.locale}`, 303);
});

/** Before what cannot be taken back: a code to the mailbox they have, then on to where they were. */
signIn.get("/fresh", signedInOnly, (c) => freshPage(c));

signIn.post("/fresh", signedInOnly, async (c) => {
  const fields = await readFields(c);
  try {
    openForm("account.fresh", fields, 0);
    const email = await Identity.mailboxOf(whoIsIn().personId);
    if (email === undefined) throw new ConflictError("mailbox_needed");
    return await sendCode(c, email, localPath(c, text(fields, "to")));
  } catch (error) {
    return freshPage(c, error, text(fields, "to"));
  }
});

async function freshPage(c: PageContext, error?: unknown, to = c.req.query("to")): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.account.fresh;
  const problem = error === undefined ? undefined : formProblem(c, error);
  return page(
    c,
    { title: words.title, error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <SummaryList rows={[{ key: words.to, value: (await Identity.mailboxOf(whoIsIn().personId)) ?? "–" }]} />
      <Form action={`/${locale}/my/fresh`} token={formToken("account.fresh")} hidden={{ to: localPath(c, to) }}>
        <Button>{t.account.signIn.send}</Button>
      </Form>
    </>,
  );
}
