import { Identity } from "@kz2050/core/identity";
import { BusyError, NotFoundError, showPhone } from "@kz2050/core/kernel";
import { type Fields, formToken, openForm, readFields, text, tokenFor } from "@kz2050/http";
import { BackLink, Button, ErrorSummary, Form, Heading, Lead, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { consentPath } from "./consent-first.ts";
import { whoIsIn } from "./person.ts";
import { settle } from "./settings.tsx";

const FORM = "account.phone";

/** A phone shown to be theirs by a code sent to it. Where a stage has no sender, there are no such pages. */
export const phone = new Hono<Pages>();

phone.use("/settings/phone/*", async (c, next) => {
  if (!c.var.deps.sms) throw new NotFoundError();
  await next();
});

phone.get("/settings/phone", async (c) =>
  (await Identity.mayAct(whoIsIn().personId)) ? askPage(c, {}) : c.redirect(consentPath(c), 303),
);

phone.post("/settings/phone", async (c) => {
  const fields = await readFields(c);
  try {
    openForm(FORM, fields, 0);
    const asked = await Identity.askPhone({ phone: text(fields, "phone") });
    await send(c, asked.phone, c.var.t.account.settings.phone.sms(asked.code));
    return c.redirect(`/${c.var.locale}/my/settings/phone/code`, 303);
  } catch (error) {
    return askPage(c, fields, error);
  }
});

/** @throws BusyError sms_failed, whatever the operator said: its words may quote the number. */
async function send(c: PageContext, to: string, words: string): Promise<void> {
  const { deps, requestId } = c.var;
  try {
    await deps.sms?.send({ to, text: words });
  } catch {
    deps.log({ level: "error", event: "sms.failed", service: "mine", requestId, code: "sms_failed" });
    throw new BusyError("sms_failed");
  }
}

function askPage(c: PageContext, fields: Fields, error?: unknown): Response {
  const { t, locale } = c.var;
  const words = t.account.settings.phone;
  const { phone: label, phoneHint } = t.common.field;
  const problem = error === undefined ? undefined : formProblem(c, error, { phone: label });
  return page(
    c,
    {
      title: words.formTitle,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/${locale}/my/settings`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.formTitle}</Heading>
      <Lead>{words.formLead}</Lead>
      <Form action={`/${locale}/my/settings/phone`} token={tokenFor(FORM, fields, error)}>
        <TextInput
          name="phone"
          type="tel"
          label={label}
          hint={phoneHint}
          autocomplete="tel"
          width={20}
          value={text(fields, "phone")}
          error={problem?.of("phone")}
        />
        <Button>{words.send}</Button>
      </Form>
    </>,
  );
}

phone.get("/settings/phone/code", (c) => codePage(c));

phone.post("/settings/phone/code", async (c) => {
  const fields = await readFields(c);
  try {
    openForm(FORM, fields, 0);
    await Identity.confirmPhone({ code: text(fields, "code") });
    return c.redirect(`/${c.var.locale}/my/settings?done=phone`, 303);
  } catch (error) {
    return codePage(c, error);
  }
});

async function codePage(c: PageContext, error?: unknown): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.account.settings.phone;
  const { asked } = await Identity.phonesOf(whoIsIn().personId);
  if (!asked && error === undefined) return c.redirect(`/${locale}/my/settings/phone`, 303);
  const problem = error === undefined ? undefined : formProblem(c, error, { code: words.codeLabel });
  const errors = problem?.errors.map((line) => ({ ...line, field: "code" })) ?? [];
  return page(
    c,
    {
      title: words.codeTitle,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/${locale}/my/settings/phone`} />,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{words.codeTitle}</Heading>
      {asked ? <Lead>{words.codeLead(showPhone(asked))}</Lead> : null}
      <Form action={`/${locale}/my/settings/phone/code`} token={formToken(FORM)}>
        <TextInput
          name="code"
          label={words.codeLabel}
          inputmode="numeric"
          autocomplete="one-time-code"
          width={10}
          error={errors[0] && String(errors[0].text)}
        />
        <Button>{words.confirm}</Button>
      </Form>
      <p class="kz-body">
        <a class="kz-link" href={`/${locale}/my/settings/phone`}>
          {words.other}
        </a>
      </p>
    </>,
  );
}

phone.post("/settings/phone/drop", (c) => settle(c, "phoneDropped", () => Identity.dropPhone({})));
