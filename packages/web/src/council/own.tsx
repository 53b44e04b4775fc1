import { Council } from "@kz2050/core/council";
import { AppError, privatePath, StaleError } from "@kz2050/core/kernel";
import type { Participation } from "@kz2050/core/participation";
import { type Fields, formToken, openForm, readFields, text, tokenFor } from "@kz2050/http";
import { errorText } from "@kz2050/i18n";
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
  NotificationBanner,
  SummaryList,
  Textarea,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { AlsoConfirmed, alsoConfirmed, ConfirmForm, confirmed, waitingBeside } from "../confirming.tsx";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { RefusalPart } from "./appeal.tsx";
import { HistoryPart } from "./history.tsx";
import { Prose, StatusTag } from "./words.tsx";

/** An author's own pages: confirm, see how it stands, edit, withdraw. */
export const own = new Hono<Pages>();

const OWN = "/:proposalId{prp_[0-9a-z]{26}}/:token{[\\w-]{22}}";
interface Link {
  readonly proposalId: string;
  readonly token: string;
}
const linkOf = (c: PageContext): Link => c.req.param() as unknown as Link;
const pathOf = (c: PageContext, { proposalId }: Link): string => privatePath(c.var.locale, "proposal", proposalId);

own.get(OWN, (c) => ownPage(c));

const DEEDS = {
  confirm: (c: PageContext, { proposalId, token }: Link, fields: Fields) =>
    confirmed(c, { purpose: "proposal", id: proposalId, token }, fields),
  async withdraw(_c: PageContext, link: Link): Promise<string> {
    await Council.withdraw(link);
    return "?done=withdrawn";
  },
  async appeal(_c: PageContext, link: Link, fields: Fields): Promise<string> {
    await Council.appeal({ ...link, text: text(fields, "text") });
    return "?done=appealed";
  },
};

for (const [name, run] of Object.entries(DEEDS)) {
  own.post(`${OWN}/${name}`, async (c) => {
    const link = linkOf(c);
    const fields = await readFields(c);
    try {
      openForm(`council.${name}`, fields, 0);
      const query = await run(c, link, fields);
      return c.redirect(`${pathOf(c, link)}${query}`, 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 404) throw error;
      return ownPage(c, error, fields);
    }
  });
}

type Seen = Awaited<ReturnType<typeof Council.authorView>>;

async function ownPage(c: PageContext, error?: unknown, fields?: Fields): Promise<Response> {
  const link = linkOf(c);
  const seen = await Council.authorView(link);
  const { t, locale } = c.var;
  const words = t.council.mine;
  const { view } = seen;
  const { moderation } = t.council;
  const problem = error === undefined ? undefined : formProblem(c, error, { text: moderation.mine.label });
  const isUnconfirmed = view.status === "unconfirmed";
  const asked = { purpose: "proposal", id: link.proposalId, token: link.token };
  const beside = isUnconfirmed ? await waitingBeside(asked) : [];
  const released = await alsoConfirmed(c);
  const title = isUnconfirmed ? t.council.confirm.title : words.title;
  const { done: confirmed, withdrawn, revised } = words;
  const all = { confirmed, withdrawn, revised, appealed: moderation.mine.sent };
  const done = (all as Readonly<Record<string, string>>)[c.req.query("done") ?? ""];
  const path = pathOf(c, link);
  const next = (words.next as Readonly<Record<string, string>>)[view.status];
  const isReviewed = view.status === "confirmed" && seen.appealedAt !== undefined;
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
      {done && !problem ? <NotificationBanner kind="success" text={done} /> : null}
      <AlsoConfirmed c={c} lines={released} />
      <Heading level={1}>{title}</Heading>
      {isUnconfirmed ? <Confirm c={c} seen={seen} path={path} beside={beside} /> : null}
      <SummaryList
        rows={[
          { key: t.council.form.titleLabel, value: <span lang={view.language}>{view.title}</span> },
          { key: words.state, value: <StatusTag c={c} status={view.status} /> },
          view.code !== "" && { key: t.council.proposal.code, value: view.code },
          view.code !== "" && { key: t.council.proposal.supports, value: c.var.f.number(view.supports) },
        ]}
      />
      {next && !isReviewed ? <p class="kz-body">{next}</p> : null}
      <RefusalPart c={c} seen={seen} path={path} failed={problem && fields && { fields, error, problem }} />
      {view.code === "" ? null : (
        <ButtonLink href={`/${locale}/proposals/${view.code}`} kind="secondary">
          {words.toPublic}
        </ButtonLink>
      )}
      {view.status === "published" ? (
        <p class="kz-body">
          <a class="kz-link" href={`${path}/revise`}>
            {words.revise}
          </a>
        </p>
      ) : null}
      <Heading level={2}>{t.council.form.textLegend}</Heading>
      <Heading level={3}>{t.council.form.what}</Heading>
      <Prose text={view.what} language={view.language} />
      <Heading level={3}>{t.council.form.why}</Heading>
      <Prose text={view.why} language={view.language} />
      {view.history.length > 0 ? <HistoryPart c={c} history={view.history} /> : null}
      {view.status === "published" || view.status === "confirmed" ? (
        <Details summary={words.withdrawTitle}>
          <p class="kz-body">{words.withdrawLead}</p>
          <Form action={`${path}/withdraw`} token={formToken("council.withdraw")}>
            <Button kind="warning">{words.withdraw}</Button>
          </Form>
        </Details>
      ) : null}
      <InsetText>{t.common.privateLink.text}</InsetText>
    </>,
  );
}

function Confirm({
  c,
  seen,
  path,
  beside,
}: {
  c: PageContext;
  seen: Seen;
  path: string;
  beside: readonly Participation.Line[];
}) {
  const { t, deps } = c.var;
  const words = t.council.confirm;
  if ((seen.expiresAt ?? "") <= deps.now().toISOString()) return <Lead>{words.expired}</Lead>;
  return (
    <>
      <Lead>{words.lead}</Lead>
      <ConfirmForm c={c} action={`${path}/confirm`} form="council.confirm" button={words.button} beside={beside} />
    </>
  );
}

own.get(`${OWN}/revise`, async (c) => {
  const link = linkOf(c);
  const { view } = await Council.authorView(link);
  if (view.status !== "published") return c.redirect(pathOf(c, link), 303);
  const { title, what, why, place, version } = view;
  return revisePage(c, { title, what, why, place, version: String(version) });
});

own.post(`${OWN}/revise`, async (c) => {
  const link = linkOf(c);
  const fields = await readFields(c);
  try {
    openForm("council.revise", fields, 0);
    const [title = "", what = "", why = "", place = ""] = ["title", "what", "why", "place"].map((name) =>
      text(fields, name),
    );
    const note = text(fields, "note").trim();
    await Council.revise({
      ...link,
      version: Number(text(fields, "version")) || 0,
      text: { title, what, why, place },
      ...(note !== "" && { note }),
    });
    return c.redirect(`${pathOf(c, link)}?done=revised`, 303);
  } catch (error) {
    return revisePage(c, fields, error);
  }
});

function revisePage(c: PageContext, fields: Fields, error?: unknown): Response {
  const { t, locale } = c.var;
  const words = t.council.mine;
  const { form } = t.council;
  const labels = {
    "text.title": form.titleLabel,
    "text.what": form.what,
    "text.why": form.why,
    "text.place": form.place,
    note: words.reviseNote,
  };
  const isStale = error instanceof StaleError;
  const problem = error === undefined || isStale ? undefined : formProblem(c, error, labels);
  const errors = isStale
    ? [{ text: errorText(locale, error.code) }]
    : (problem?.errors ?? []).map((line) => ({ ...line, field: line.field?.replace("text.", "") }));
  const common = (name: string) => ({ name, value: text(fields, name), error: problem?.of(`text.${name}`) });
  const path = pathOf(c, linkOf(c));
  return page(
    c,
    {
      title: words.reviseTitle,
      active: "council",
      error: errors.length > 0,
      status: isStale ? 409 : (problem?.status ?? 200),
      before: <BackLink href={path} />,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{words.reviseTitle}</Heading>
      <Lead>{words.reviseLead}</Lead>
      <Form
        action={`${path}/revise`}
        token={tokenFor("council.revise", fields, error)}
        hidden={{ version: text(fields, "version") }}
      >
        <TextInput {...common("title")} label={form.titleLabel} />
        <Textarea {...common("what")} label={form.what} rows={7} />
        <Textarea {...common("why")} label={form.why} rows={7} />
        <TextInput {...common("place")} label={form.place} />
        <TextInput
          name="note"
          value={text(fields, "note")}
          error={problem?.of("note")}
          label={words.reviseNote}
          optional
        />
        <Button>{words.reviseSend}</Button>
      </Form>
    </>,
  );
}
