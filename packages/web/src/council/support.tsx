import { Council } from "@kz2050/core/council";
import { AppError, privatePath } from "@kz2050/core/kernel";
import { type Fields, formToken, openForm, readFields, text, tokenFor } from "@kz2050/http";
import {
  BackLink,
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Lead,
  Panel,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { isConfirmedAtOnce, ownMailbox } from "../account/own-mailbox.ts";
import { AlsoConfirmed, alsoConfirmed, ConfirmForm, confirmed, waitingBeside } from "../confirming.tsx";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { sentRoutes } from "../sent.tsx";
import { Prose } from "./words.tsx";

const FORM = "council.support";
/** What the link of a support is made for. */
const PURPOSE = "support";
const ASK = "/:proposalId{prp_[0-9a-z]{26}}/support";
const SENT = `${ASK}/:supportId{sup_[0-9a-z]{26}}`;

/** Asking to support: the text that is supported, and a mailbox. */
export const supporting = new Hono<Pages>();

supporting.get(ASK, async (c) => askPage(c, { email: await ownMailbox() }));

supporting.post(ASK, async (c) => {
  const fields = await readFields(c);
  const proposalId = c.req.param("proposalId");
  try {
    openForm(FORM, fields);
    const { supportId } = await Council.support({
      proposalId,
      textHash: text(fields, "textHash"),
      email: text(fields, "email"),
      language: c.var.locale,
    });
    if (await isConfirmedAtOnce(text(fields, "email"), { purpose: PURPOSE, id: supportId })) {
      return c.redirect(privatePath(c.var.locale, PURPOSE, supportId), 303);
    }
    return c.redirect(`/${c.var.locale}/my/proposals/${proposalId}/support/${supportId}`, 303);
  } catch (error) {
    return askPage(c, fields, error);
  }
});

async function askPage(c: PageContext, fields: Fields, error?: unknown): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.council.supportForm;
  const problem = error === undefined ? undefined : formProblem(c, error, { email: words.email });
  const proposal = await Council.find(c.req.param("proposalId") ?? "");
  const publicPath = `/${locale}/proposals/${proposal.code}`;
  return page(
    c,
    {
      title: words.title,
      active: "council",
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={publicPath} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.title}</Heading>
      {proposal.isSupportable ? (
        <>
          <Lead>{words.lead}</Lead>
          <h2 lang={proposal.language}>{proposal.title}</h2>
          <Prose text={proposal.what} language={proposal.language} labelled />
          <Details summary={t.council.proposal.why}>
            <Prose text={proposal.why} language={proposal.language} />
          </Details>
          <Form
            action={c.req.path}
            token={tokenFor(FORM, fields, error)}
            hidden={{ textHash: proposal.textHash }}
            honeypot
          >
            <TextInput
              name="email"
              type="email"
              label={words.email}
              hint={words.emailHint}
              autocomplete="email"
              spellcheck={false}
              value={text(fields, "email")}
              error={problem?.of("email")}
            />
            <Button>{words.send}</Button>
          </Form>
        </>
      ) : (
        <InsetText>{t.council.proposal.supportEnded}</InsetText>
      )}
    </>,
  );
}

sentRoutes(supporting, SENT, {
  active: "council",
  asked: (c) => ({ purpose: PURPOSE, id: c.req.param("supportId") ?? "" }),
  words: ({ var: { t } }) => ({ title: t.council.supportForm.sentTitle, lead: t.council.supportForm.sentText }),
  next: (c, id) => privatePath(c.var.locale, PURPOSE, id),
});

/** A supporter's own page: confirm, and take back. */
export const ownSupport = new Hono<Pages>();

const OWN = "/:supportId{sup_[0-9a-z]{26}}/:token{[\\w-]{22}}";
interface Link {
  readonly supportId: string;
  readonly token: string;
}

ownSupport.get(OWN, (c) => statePage(c));

const DEEDS = {
  confirm: (c: PageContext, { supportId, token }: Link, fields: Fields) =>
    confirmed(c, { purpose: PURPOSE, id: supportId, token }, fields),
  async withdraw(_c: PageContext, link: Link): Promise<string> {
    await Council.withdrawSupport(link);
    return "";
  },
};

for (const [name, run] of Object.entries(DEEDS)) {
  ownSupport.post(`${OWN}/${name}`, async (c) => {
    const link = c.req.param() as unknown as Link;
    const fields = await readFields(c);
    try {
      openForm(`council.support-${name}`, fields, 0);
      const query = await run(c, link, fields);
      return c.redirect(`${privatePath(c.var.locale, PURPOSE, link.supportId)}${query}`, 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 404) throw error;
      return statePage(c, error);
    }
  });
}

async function statePage(c: PageContext, error?: unknown): Promise<Response> {
  const link = c.req.param() as unknown as Link;
  const { t, locale } = c.var;
  const { state, proposalId } = await Council.supportState(link);
  const proposal = await Council.find(proposalId);
  const problem = error === undefined ? undefined : formProblem(c, error);
  const words = t.council.supportState;
  const path = privatePath(locale, PURPOSE, link.supportId);
  const beside =
    state === "pending" ? await waitingBeside({ purpose: PURPOSE, id: link.supportId, token: link.token }) : [];
  const released = await alsoConfirmed(c);
  const { confirm } = t.council;
  const title = { pending: confirm.supportTitle, expired: confirm.supportTitle, ...words }[state];
  const publicLink = (
    <ButtonLink href={`/${locale}/proposals/${proposal.code}`} kind="secondary">
      {words.toProposal}
    </ButtonLink>
  );
  return page(
    c,
    {
      title,
      path: path.replace(`/${locale}`, ""),
      active: "council",
      error: problem !== undefined,
      status: problem?.status ?? 200,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <AlsoConfirmed c={c} lines={released} />
      {state === "supported" ? <Panel title={title} /> : <Heading level={1}>{title}</Heading>}
      <h2 lang={proposal.language}>
        {proposal.title} ({proposal.code})
      </h2>
      {state === "pending" ? (
        <>
          <Lead>{confirm.supportLead}</Lead>
          <ConfirmForm
            c={c}
            action={`${path}/confirm`}
            form="council.support-confirm"
            button={confirm.supportButton}
            beside={beside}
          />
        </>
      ) : null}
      {state === "expired" ? <Lead>{confirm.expired}</Lead> : null}
      {state === "withdrawn" && proposal.isSupportable ? <p class="kz-body">{words.withdrawnText}</p> : null}
      {state === "supported" ? (
        <>
          <p class="kz-body">{words.supportedText}</p>
          <Details summary={words.withdraw}>
            <Form action={`${path}/withdraw`} token={formToken("council.support-withdraw")}>
              <Button kind="warning">{words.withdraw}</Button>
            </Form>
          </Details>
        </>
      ) : null}
      {publicLink}
      <InsetText>{t.common.privateLink.text}</InsetText>
    </>,
  );
}
