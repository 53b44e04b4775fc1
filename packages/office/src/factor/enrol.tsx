import { Identity } from "@kz2050/core/identity";
import { UnauthorizedError } from "@kz2050/core/kernel";
import { deviceOf, type Fields, formToken, openForm, optional, proceed, readFields, text } from "@kz2050/http";
import { BackLink, Button, ButtonLink, ErrorSummary, Form, Heading, InsetText, Qr, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { labelOf, passkeyAnswer, siteOf, tokenOf, withPasskeys } from "./bearer.ts";
import { codesPage } from "./codes.tsx";
import { NoScript, PasskeyForm } from "./forms.tsx";
import { asksStepUp } from "./step-up.tsx";

/** Adding a way to sign in: the first right after the mailed code, further ones from one's account. */
export const enrolPages = new Hono<Office>();

/** What there is to choose from: for who has no factor yet. */
export function choosePage(c: OfficeContext): Response {
  const { t, locale } = c.var;
  const words = t.factor.choose;
  return page(
    c,
    { title: words.title },
    <>
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      <Heading level={2}>{words.passkey}</Heading>
      <p class="kz-body">{words.passkeyText}</p>
      <NoScript c={c} />
      <ButtonLink href={`/office/${locale}/factor/passkey`}>{words.passkeyStart}</ButtonLink>
      <Heading level={2}>{words.app}</Heading>
      <p class="kz-body">{words.appText}</p>
      <ButtonLink href={`/office/${locale}/factor/app`} kind="secondary">
        {words.appStart}
      </ButtonLink>
    </>,
  );
}

enrolPages.get("/factor/app", (c) => appPage(c, {}));

enrolPages.post("/factor/app", async (c) => {
  const fields = await readFields(c);
  openForm("office", fields, 0);
  try {
    const added = await proceed(c, "staff", () =>
      Identity.addTotp(tokenOf(c), {
        draft: text(fields, "draft"),
        code: text(fields, "code"),
        language: c.var.locale,
      }),
    );
    return gone(c, added, "app");
  } catch (error) {
    return appPage(c, { error, draft: text(fields, "draft") });
  }
});

async function appPage(c: OfficeContext, { error, draft }: { error?: unknown; draft?: string }): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.factor.app;
  const problem = error === undefined ? undefined : formProblem(c, error, { code: words.code });
  const personId = await ownerOf(c);
  const label = await labelOf(personId);
  const { totp, recovery } = await Identity.factorsOf(personId);
  const begun = await Identity.beginTotp(tokenOf(c), { label, ...(draft && { draft }) });
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={backOf(locale, recovery !== undefined)} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.title}</Heading>
      {totp ? <InsetText>{words.replaces}</InsetText> : null}
      <ol class="kz-list kz-list--number">
        <li>{words.open}</li>
        <li>{words.scan}</li>
        <li>{words.write}</li>
      </ol>
      <Qr text={begun.address} label={words.qr} />
      <p class="kz-body">
        {words.key}: <code>{begun.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <p class="kz-hint">{words.keep}</p>
      <Form action={`/office/${locale}/factor/app`} token={formToken("office")} hidden={{ draft: begun.draft }}>
        <TextInput
          name="code"
          label={words.code}
          inputmode="numeric"
          autocomplete="one-time-code"
          width={10}
          error={problem?.of("code")}
        />
        <Button>{words.confirm}</Button>
      </Form>
    </>,
  );
}

enrolPages.get("/factor/passkey", async (c) => passkeyPage(c, {}));

/** What the browser's call is told; the script asks for it when the button is pressed. */
enrolPages.post("/factor/passkey/ask", async (c) => {
  openForm("office", await readFields(c), 0);
  const label = await labelOf(await ownerOf(c));
  return c.json(await Identity.beginAddPasskey(tokenOf(c), { site: siteOf(c), label }));
});

enrolPages.post("/factor/passkey", async (c) => {
  const fields = await readFields(c);
  openForm("office", fields, 0);
  try {
    const added = await proceed(c, "staff", () =>
      Identity.addPasskey(tokenOf(c), {
        ...passkeyAnswer(c, fields),
        name: optional(fields, "name") ?? (deviceOf(c) || c.var.t.factor.account.unknownDevice),
        language: c.var.locale,
      }),
    );
    return gone(c, added, "passkey");
  } catch (error) {
    // A passkey is made anew for a fresh question: only the page itself can ask for a factor first.
    if (asksStepUp(error)) return c.redirect(c.req.path, 303);
    return passkeyPage(c, { error, fields });
  }
});

async function passkeyPage(c: OfficeContext, { error, fields = {} }: { error?: unknown; fields?: Fields }) {
  const { t, locale } = c.var;
  const words = t.factor.passkey;
  const problem = error === undefined ? undefined : formProblem(c, error, { name: words.name });
  const personId = await ownerOf(c);
  await Identity.assertFactorsOpen(tokenOf(c));
  const { recovery } = await Identity.factorsOf(personId);
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={backOf(locale, recovery !== undefined)} />,
      ...withPasskeys(c),
    },
    <>
      <ErrorSummary
        errors={(problem?.errors ?? []).map((line) => ({ text: line.text, ...(line.field === "name" && line) }))}
      />
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      <NoScript c={c} />
      <PasskeyForm
        c={c}
        action="create"
        post={`/office/${locale}/factor/passkey`}
        ask={`/office/${locale}/factor/passkey/ask`}
        button={words.add}
      >
        <TextInput
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={text(fields, "name")}
          width={30}
          optional
          error={problem?.of("name")}
        />
      </PasskeyForm>
    </>,
  );
}

/** Whose session this is. @throws UnauthorizedError */
async function ownerOf(c: OfficeContext): Promise<string> {
  const bearer = await Identity.bearerOf(tokenOf(c));
  if (!bearer) throw new UnauthorizedError();
  return bearer.session.personId;
}

const backOf = (locale: string, hasFactors: boolean): string =>
  `/office/${locale}/${hasFactors ? "account" : "factor"}`;

/** After the first factor its recovery codes; after a further one, one's account. */
function gone(c: OfficeContext, added: Identity.Added | undefined, what: "app" | "passkey"): Response {
  const { locale } = c.var;
  return added?.codes
    ? codesPage(c, added.codes, `/office/${locale}`)
    : c.redirect(`/office/${locale}/account?done=${what}`, 303);
}
