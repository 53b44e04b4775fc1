import { Identity } from "@kz2050/core/identity";
import { canonicalEmail, isLinkToken } from "@kz2050/core/kernel";
import { Limit } from "@kz2050/core/limit";
import { deviceOf, endSession, enterAs, formToken, openForm, readFields, text } from "@kz2050/http";
import { Button, ErrorSummary, Form, Heading, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { passkeyAnswer, siteOf, withPasskeys } from "./factor/bearer.ts";
import { PasskeyForm } from "./factor/forms.tsx";
import { formProblem, type Office, type OfficeContext, page } from "./page.tsx";
import { SsoDoors, SsoProblem } from "./sso/index.tsx";

export const signIn = new Hono<Office>();

signIn.get("/sign-in", (c) => askPage(c, { email: "" }));

/** The same next page whether or not the mailbox belongs to anybody. */
signIn.post("/sign-in", async (c) => {
  const fields = await readFields(c);
  const email = text(fields, "email");
  try {
    openForm("sign-in", fields, 0);
    await Limit.take("sign-in.address", c.var.clientAddress);
    await Limit.take("sign-in.staff", `${canonicalEmail(email)} ${c.var.clientAddress}`);
    const { challengeId } = await Identity.askCode({ email, language: c.var.locale, door: "staff" });
    return c.redirect(`/office/${c.var.locale}/sign-in/${challengeId}`, 303);
  } catch (error) {
    return askPage(c, { email, error });
  }
});

/** A passkey alone is two factors: no letter, and no limit of anybody's mailbox stands before it. */
signIn.post("/sign-in/passkey/ask", async (c) => {
  openForm("sign-in", await readFields(c), 0);
  await Limit.take("sign-in.address", c.var.clientAddress);
  return c.json(await Identity.beginPasskeySignIn({ site: siteOf(c) }));
});

signIn.post("/sign-in/passkey", async (c) => {
  const fields = await readFields(c);
  try {
    openForm("sign-in", fields, 0);
    await enterAs(c, "staff", await Identity.enterPasskey({ ...passkeyAnswer(c, fields), device: deviceOf(c) }));
    return c.redirect(`/office/${c.var.locale}`, 303);
  } catch (error) {
    return askPage(c, { email: "", error });
  }
});

signIn.get("/sign-in/:challengeId{chl_[0-9a-z]+}", (c) => codePage(c, {}));
signIn.post("/sign-in/:challengeId{chl_[0-9a-z]+}", (c) => enter(c, "code"));

/** The link of the mail: the button on its page stands for the code. */
signIn.get("/sign-in/:challengeId{chl_[0-9a-z]+}/:token", (c) => {
  if (!isLinkToken("office", c.req.param("challengeId"), c.req.param("token"))) return codePage(c, {});
  const { t } = c.var;
  return page(
    c,
    { title: t.office.signIn.title },
    <>
      <Heading level={1}>{t.office.signIn.title}</Heading>
      <Form action={c.req.path} token={formToken("sign-in")}>
        <Button>{t.common.action.signIn}</Button>
      </Form>
    </>,
  );
});
signIn.post("/sign-in/:challengeId{chl_[0-9a-z]+}/:token", (c) => enter(c, "link"));

signIn.post("/sign-out", async (c) => {
  openForm("sign-out", await readFields(c), 0);
  await endSession(c, "staff");
  return c.redirect(`/office/${c.var.locale}/sign-in`, 303);
});

async function enter(c: OfficeContext, by: "code" | "link"): Promise<Response> {
  const fields = await readFields(c);
  const challengeId = c.req.param("challengeId") ?? "";
  try {
    openForm("sign-in", fields, 0);
    const opened =
      by === "code"
        ? await Identity.enterCode({ challengeId, code: text(fields, "code"), device: deviceOf(c) })
        : await Identity.enterLink({ challengeId, token: c.req.param("token") ?? "", device: deviceOf(c) });
    await enterAs(c, "staff", opened);
    return c.redirect(`/office/${c.var.locale}/factor`, 303);
  } catch (error) {
    return codePage(c, { error });
  }
}

/** The session was ended for too many wrong factors: signing in begins anew. */
export async function sessionOver(c: OfficeContext, error: unknown): Promise<Response> {
  await endSession(c, "staff");
  c.set("staff", undefined);
  return askPage(c, { email: "", error });
}

function askPage(c: OfficeContext, { email, error }: { email: string; error?: unknown }): Response {
  const { t, locale } = c.var;
  const problem = error === undefined ? undefined : formProblem(c, error, { email: t.common.field.email });
  return page(
    c,
    {
      title: t.office.signIn.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      ...withPasskeys(c),
    },
    <>
      {problem ? null : <SsoProblem c={c} />}
      <ErrorSummary
        errors={(problem?.errors ?? []).map(({ field, text }) => ({ text, ...(field === "email" && { field }) }))}
      />
      <Heading level={1}>{t.office.signIn.title}</Heading>
      <p class="kz-body">{t.office.signIn.lead}</p>
      <Form action={`/office/${locale}/sign-in`} token={formToken("sign-in")}>
        <TextInput
          name="email"
          label={t.common.field.email}
          type="email"
          autocomplete="email"
          value={email}
          error={problem?.of("email")}
        />
        <Button>{t.office.signIn.send}</Button>
      </Form>
      <PasskeyForm
        c={c}
        action="get"
        post={`/office/${locale}/sign-in/passkey`}
        ask={`/office/${locale}/sign-in/passkey/ask`}
        hidden={[["formToken", formToken("sign-in")]]}
        button={t.factor.signIn.passkey}
        kind="secondary"
      >
        <Heading level={2}>{t.factor.choose.passkey}</Heading>
        <p class="kz-body">{t.factor.signIn.passkeyText}</p>
      </PasskeyForm>
      <SsoDoors c={c} />
    </>,
  );
}

function codePage(c: OfficeContext, { error }: { error?: unknown }): Response {
  const { t, locale } = c.var;
  const problem = error === undefined ? undefined : formProblem(c, error, { code: t.common.field.code });
  return page(
    c,
    { title: t.office.signIn.codeTitle, error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{t.office.signIn.codeTitle}</Heading>
      <p class="kz-body">{t.office.signIn.codeLead}</p>
      <Form action={`/office/${locale}/sign-in/${c.req.param("challengeId")}`} token={formToken("sign-in")}>
        <TextInput
          name="code"
          label={t.common.field.code}
          inputmode="numeric"
          autocomplete="one-time-code"
          error={problem?.of("code")}
        />
        <Button>{t.common.action.signIn}</Button>
      </Form>
    </>,
  );
}
