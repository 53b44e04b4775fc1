import { Identity } from "@kz2050/core/identity";
import { invalidField, isFresh, privatePath } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { endSession, formToken, openForm, readFields, text } from "@kz2050/http";
import {
  BackLink,
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Lead,
  Panel,
  SummaryList,
  WarningText,
} from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { signedInOnly, whoIsIn } from "./person.ts";

const FORM = "account.erase";

/** Erasing oneself: what goes, what stays and why; then the receipt, which needs nobody signed in. */
export const erase = new Hono<Pages>();

erase.get("/erase", signedInOnly, (c) => erasePage(c));

erase.post("/erase", signedInOnly, async (c) => {
  const fields = await readFields(c);
  try {
    openForm(FORM, fields, 0);
    if (text(fields, "understood") === "") throw invalidField("understood", "confirm_erasure");
    const { erasureId } = await Participation.eraseMe({});
    await endSession(c, "person");
    return c.redirect(privatePath(c.var.locale, "erasure", erasureId), 303);
  } catch (error) {
    return erasePage(c, error);
  }
});

async function erasePage(c: PageContext, error?: unknown): Promise<Response> {
  const { t, locale, deps } = c.var;
  const words = t.account.erase;
  const problem = error === undefined ? undefined : formProblem(c, error);
  const fresh = isFresh(whoIsIn(), deps.now());
  const parts = [
    [words.removedTitle, words.removed],
    [words.endsTitle, words.ends],
    [words.staysTitle, words.stays],
  ] as const;
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/${locale}/my`}>{t.account.settings.back}</BackLink>,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.title}</Heading>
      <WarningText>{words.lead}</WarningText>
      <p class="kz-body">
        <a class="kz-link" href={`/${locale}/my/data`}>
          {t.account.data.title}
        </a>
      </p>
      {parts.map(([title, items]) => (
        <>
          <Heading level={2}>{title}</Heading>
          <ul>
            {items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </>
      ))}
      <InsetText>{words.times}</InsetText>
      {fresh ? (
        <Form action={`/${locale}/my/erase`} token={formToken(FORM)}>
          <Checkbox name="understood" label={words.confirm} error={problem?.of("understood")} />
          <Button kind="warning">{words.button}</Button>
        </Form>
      ) : (
        <>
          <Heading level={2}>{t.account.fresh.title}</Heading>
          <p class="kz-body">{t.account.fresh.lead}</p>
          <SummaryList
            rows={[{ key: t.account.fresh.to, value: (await Identity.mailboxOf(whoIsIn().personId)) ?? "–" }]}
          />
          <Form
            action={`/${locale}/my/fresh`}
            token={formToken("account.fresh")}
            hidden={{ to: `/${locale}/my/erase` }}
          >
            <Button>{t.account.signIn.send}</Button>
          </Form>
        </>
      )}
    </>,
  );
}

erase.get("/erasure/:erasureId{era_[0-9a-z]{26}}/:token{[\\w-]{22}}", async (c) => {
  const { erasureId, token } = c.req.param();
  const { t, f, locale } = c.var;
  const words = t.account.erasure;
  const receipt = await Participation.erasure({ erasureId, token });
  return page(
    c,
    { title: receipt.doneAt ? words.done : words.running },
    <>
      {receipt.doneAt ? (
        <Panel title={words.done}>{words.doneLead}</Panel>
      ) : (
        <>
          <Heading level={1}>{words.running}</Heading>
          <Lead>{words.runningLead}</Lead>
        </>
      )}
      <SummaryList
        rows={[
          { key: words.number, value: erasureId.slice(-8).toUpperCase() },
          { key: words.asked, value: f.dateTime(receipt.askedAt) },
          { key: words.by, value: words.who[receipt.by] },
          receipt.doneAt !== undefined && { key: words.doneAt, value: f.dateTime(receipt.doneAt) },
          receipt.records !== undefined && { key: words.records, value: f.number(receipt.records) },
        ]}
      />
      {receipt.doneAt ? null : (
        <ButtonLink href={c.req.path} kind="secondary">
          {words.refresh}
        </ButtonLink>
      )}
      <p class="kz-body">{words.keep}</p>
      <p class="kz-body">
        <a class="kz-link" href={`/${locale}/privacy`}>
          {t.account.privacyLink}
        </a>
      </p>
    </>,
  );
});
