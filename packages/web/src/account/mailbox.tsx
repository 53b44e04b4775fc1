import { Identity } from "@kz2050/core/identity";
import { isFresh } from "@kz2050/core/kernel";
import { Limit } from "@kz2050/core/limit";
import { type Fields, formToken, openForm, readFields, text, tokenFor } from "@kz2050/http";
import { BackLink, Button, ErrorSummary, Form, Heading, Lead, NotificationBanner, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { consentPath } from "./consent-first.ts";
import { pageOf, renewing, whoIsIn, withTo } from "./person.ts";
import { settle } from "./settings.tsx";

const FORM = "account.mailbox";
const ID = ":challengeId{chl_[0-9a-z]{26}}";

/** A further mailbox: who may sign in by it must have shown both, so the session has to be fresh. */
export const mailbox = new Hono<Pages>();

mailbox.get("/settings/mailbox", async (c) => {
  const person = whoIsIn();
  if (!(await Identity.mayAct(person.personId))) return c.redirect(consentPath(c), 303);
  return isFresh(person, c.var.deps.now()) ? askPage(c, {}) : toFresh(c);
});

const toFresh = (c: PageContext): Response => c.redirect(withTo(`/${c.var.locale}/my/fresh`, pageOf(c)), 303);

/** A session that is no longer fresh loses nothing that was typed: its proof is asked for before the code. */
mailbox.post("/settings/mailbox", async (c) => {
  const fields = await readFields(c);
  const email = text(fields, "email");
  try {
    openForm(FORM, fields, 0);
    await Limit.take("sign-in.address", c.var.clientAddress);
    await Limit.takeMailbox("sign-in.mailbox", email);
    const { challengeId } = await Identity.askMailbox({ email, language: c.var.locale });
    return c.redirect(`/${c.var.locale}/my/settings/mailbox/${challengeId}`, 303);
  } catch (error) {
    return askPage(c, fields, error);
  }
});

function askPage(c: PageContext, fields: Fields, error?: unknown): Response {
  const { t, locale } = c.var;
  const words = t.account.settings.mailboxes;
  const label = t.common.field.email;
  const problem = error === undefined ? undefined : formProblem(c, error, { email: label });
  return page(
    c,
    {
      title: words.addTitle,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/${locale}/my/settings`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.addTitle}</Heading>
      <Lead>{words.addLead}</Lead>
      <Form action={`/${locale}/my/settings/mailbox`} token={tokenFor(FORM, fields, error)}>
        <TextInput
          name="email"
          type="email"
          label={label}
          autocomplete="email"
          spellcheck={false}
          value={text(fields, "email")}
          error={problem?.of("email")}
        />
        <Button>{words.addButton}</Button>
      </Form>
    </>,
  );
}

mailbox.get(`/settings/mailbox/${ID}`, (c) => (isFresh(whoIsIn(), c.var.deps.now()) ? codePage(c) : toFresh(c)));

mailbox.post(`/settings/mailbox/${ID}`, async (c) => {
  const fields = await readFields(c);
  try {
    openForm(FORM, fields, 0);
    const challengeId = c.req.param("challengeId");
    await renewing(c, () => Identity.addMailbox({ challengeId, code: text(fields, "code") }));
    return c.redirect(`/${c.var.locale}/my/settings?done=mailbox`, 303);
  } catch (error) {
    return codePage(c, error);
  }
});

mailbox.post(`/settings/mailbox/${ID}/again`, async (c) => {
  openForm(FORM, await readFields(c), 0);
  await Limit.take("sign-in.address", c.var.clientAddress);
  const challengeId = c.req.param("challengeId");
  await Identity.askAgain({ challengeId });
  return c.redirect(`/${c.var.locale}/my/settings/mailbox/${challengeId}?sent=again`, 303);
});

function codePage(c: PageContext, error?: unknown): Response {
  const { t, locale } = c.var;
  const { signIn, settings } = t.account;
  const problem = error === undefined ? undefined : formProblem(c, error, { code: signIn.codeLabel });
  const errors = problem?.errors.map((line) => ({ ...line, field: "code" })) ?? [];
  const path = `/${locale}/my/settings/mailbox/${c.req.param("challengeId")}`;
  return page(
    c,
    {
      title: signIn.codeTitle,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/${locale}/my/settings/mailbox`} />,
    },
    <>
      <ErrorSummary errors={errors} />
      {c.req.query("sent") && !problem ? <NotificationBanner text={signIn.sentAgain} /> : null}
      <Heading level={1}>{signIn.codeTitle}</Heading>
      <Lead>{settings.mailboxes.codeLead}</Lead>
      <Form action={path} token={formToken(FORM)}>
        <TextInput
          name="code"
          label={signIn.codeLabel}
          inputmode="numeric"
          autocomplete="one-time-code"
          width={10}
          error={errors[0] && String(errors[0].text)}
        />
        <Button>{settings.mailboxes.confirmButton}</Button>
      </Form>
      <p class="kz-body">{t.common.confirmMail.notReceived}</p>
      <Form action={`${path}/again`} token={formToken(FORM)}>
        <Button kind="secondary">{signIn.again}</Button>
      </Form>
    </>,
  );
}

for (const [name, done, deed] of [
  ["choose", "chosen", Identity.chooseMailbox],
  ["drop", "dropped", Identity.dropMailbox],
] as const) {
  mailbox.post(`/settings/mailbox/${name}`, async (c) => {
    const addressKey = text(await readFields(c), "addressKey");
    return settle(c, done, () => renewing(c, () => deed({ addressKey })));
  });
}
