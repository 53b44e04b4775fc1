import { AppError, privatePath } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { formToken, openForm, readFields, text } from "@kz2050/http";
import { Button, ErrorSummary, Form, Heading, Lead, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { membershipApply } from "./apply.tsx";
import { ownPage } from "./own.tsx";

const ID = ":membershipKey{mem_[0-9a-z]{26}}";

/** An applicant's pages: the form, the code, and the private page that the mailed link opens. */
export const membershipMine = new Hono<Pages>();

membershipMine.route("/", membershipApply);

membershipMine.get(`/sent/${ID}`, (c) => sentPage(c));

membershipMine.post(`/sent/${ID}`, async (c) => {
  const fields = await readFields(c);
  const membershipKey = c.req.param("membershipKey");
  try {
    openForm("membership.code", fields, 0);
    await Membership.confirm({ membershipKey, code: text(fields, "code") });
    return c.redirect(`${privatePath(c.var.locale, Membership.LINK, membershipKey)}?done=confirmed`, 303);
  } catch (error) {
    return sentPage(c, error);
  }
});

/** The same for every application there is or is not: nothing is looked up to show it. */
function sentPage(c: PageContext, error?: unknown): Response {
  const { t } = c.var;
  const words = t.membership.sent;
  const problem = error === undefined ? undefined : formProblem(c, error, { code: words.codeLabel });
  const errors = problem?.errors.map((line) => ({ ...line, field: "code" })) ?? [];
  return page(
    c,
    { title: words.title, active: "membership", error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.text}</Lead>
      <p>{t.common.confirmMail.notReceived}</p>
      <Heading level={2}>{words.codeTitle}</Heading>
      <Form action={c.req.path} token={formToken("membership.code")}>
        <TextInput
          name="code"
          label={words.codeLabel}
          hint={words.codeHint}
          inputmode="numeric"
          autocomplete="one-time-code"
          width={10}
          error={errors[0] && String(errors[0].text)}
        />
        <Button>{t.common.confirmMail.button}</Button>
      </Form>
    </>,
  );
}

const OWN = `/${ID}/:token{[\\w-]{22}}`;

membershipMine.get(OWN, async (c) => ownPage(c, await Membership.read(c.req.param())));

const DEEDS = {
  confirm: { done: "confirmed", run: (link: Link) => Membership.confirm(link) },
  answer: { done: "answered", run: (link: Link, answer: string) => Membership.answer({ ...link, answer }) },
  withdraw: { done: "withdrawn", run: (link: Link) => Membership.withdraw(link) },
  leave: { done: "left", run: (link: Link) => Membership.leave(link) },
} as const;
type Link = { readonly membershipKey: string; readonly token: string };

for (const [name, { done, run }] of Object.entries(DEEDS)) {
  membershipMine.post(`${OWN}/${name}`, async (c) => {
    const { membershipKey, token } = c.req.param() as unknown as Link;
    const fields = await readFields(c);
    try {
      openForm(`membership.${name}`, fields, 0);
      await run({ membershipKey, token }, text(fields, "answer"));
      return c.redirect(`${privatePath(c.var.locale, Membership.LINK, membershipKey)}?done=${done}`, 303);
    } catch (error) {
      // The state moved on meanwhile: the page shows which it is now, with what stands against the deed.
      if (!(error instanceof AppError) || error.status === 404) throw error;
      return ownPage(c, await Membership.read({ membershipKey, token }), { error, fields });
    }
  });
}
