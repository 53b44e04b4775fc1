import { Identity } from "@kz2050/core/identity";
import { formToken, proceed, readFields, text } from "@kz2050/http";
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Form,
  Heading,
  NotificationBanner,
  Table,
  Tag,
} from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { tokenOf } from "./bearer.ts";
import { codesPage } from "./codes.tsx";

/** One's own ways to sign in, and where one is signed in. */
export const accountPages = new Hono<Office>();

accountPages.get("/account", (c) => accountPage(c, {}));

accountPages.post("/account/remove", async (c) => {
  const item = text(await readFields(c), "item");
  try {
    await proceed(c, "staff", () => Identity.removeFactor(tokenOf(c), { item, language: c.var.locale }));
    return done(c, "removed");
  } catch (error) {
    return accountPage(c, { error });
  }
});

accountPages.post("/account/codes", async (c) => {
  const { codes } = await Identity.renewRecoveryCodes({ language: c.var.locale });
  return codesPage(c, codes, `/office/${c.var.locale}/account`);
});

accountPages.post("/account/sessions/end", async (c) => {
  await Identity.endSession(staffIn(c).personId, text(await readFields(c), "sessionId"));
  return done(c, "ended");
});

accountPages.post("/account/sessions/end-others", async (c) => {
  const { personId, sessionId } = staffIn(c);
  await Identity.endSessions(personId, sessionId);
  return done(c, "others");
});

const done = (c: OfficeContext, what: string): Response =>
  c.redirect(`/office/${c.var.locale}/account?done=${what}`, 303);

async function accountPage(c: OfficeContext, { error }: { error?: unknown }): Promise<Response> {
  const words = c.var.t.factor.account;
  const { personId } = staffIn(c);
  const problem = error === undefined ? undefined : formProblem(c, error);
  const [factors, sessions] = await Promise.all([Identity.factorsOf(personId), Identity.sessionsOf(personId)]);
  const said = c.req.query("done") ?? "";
  return page(
    c,
    { title: words.title, error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {Object.hasOwn(words.done, said) ? (
        <NotificationBanner kind="success" text={words.done[said as keyof typeof words.done]} />
      ) : null}
      <Heading level={1}>{words.title}</Heading>
      <FactorList c={c} factors={factors} />
      <SessionList c={c} sessions={sessions} />
    </>,
  );
}

function FactorList({ c, factors }: { c: OfficeContext; factors: Identity.Factors }) {
  const { t, f, locale } = c.var;
  const words = t.factor.account;
  const { passkeys, totp, recovery } = factors;
  const left = Object.keys(recovery?.codes ?? {}).length;
  const rows = [
    ...passkeys.map((passkey) => ({ ...passkey, name: `${t.factor.choose.passkey}: ${passkey.name}` })),
    ...(totp ? [{ ...totp, name: t.factor.choose.app }] : []),
  ];
  return (
    <>
      <Heading level={2}>{words.factors}</Heading>
      {rows.length > 0 ? (
        <Table
          columns={[{ head: words.method }, { head: words.added }, { head: words.used }, { head: "" }]}
          rows={rows.map(({ item, name, addedAt, usedAt }) => [
            name,
            f.dateTime(addedAt),
            usedAt ? f.dateTime(usedAt) : words.never,
            rows.length > 1 ? (
              <Form action={`/office/${locale}/account/remove`} token={formToken("office")} hidden={{ item }}>
                <Button kind="secondary">
                  {words.remove}
                  <span class="kz-visually-hidden">: {name}</span>
                </Button>
              </Form>
            ) : (
              ""
            ),
          ])}
          firstCellIsHeader
          stack
        />
      ) : null}
      <ButtonGroup>
        <ButtonLink href={`/office/${locale}/factor/passkey`} kind="secondary">
          {t.factor.choose.passkeyStart}
        </ButtonLink>
        <ButtonLink href={`/office/${locale}/factor/app`} kind="secondary">
          {totp ? words.replaceApp : t.factor.choose.appStart}
        </ButtonLink>
      </ButtonGroup>
      {recovery ? (
        <>
          <Heading level={2}>{words.codes}</Heading>
          <p class="kz-body">
            {left > 0 ? words.codesLeft(left) : words.codesNone} {words.renewText}
          </p>
          <Form action={`/office/${locale}/account/codes`} token={formToken("office")}>
            <Button kind="secondary">{words.renew}</Button>
          </Form>
        </>
      ) : null}
    </>
  );
}

function SessionList({ c, sessions }: { c: OfficeContext; sessions: readonly Identity.Session[] }) {
  const { t, f, locale } = c.var;
  const words = t.factor.account;
  const own = staffIn(c).sessionId;
  return (
    <>
      <Heading level={2}>{words.sessions}</Heading>
      <p class="kz-body">{words.sessionsText}</p>
      <Table
        columns={[
          { head: words.device },
          { head: words.where },
          { head: words.since },
          { head: words.seen },
          { head: "" },
        ]}
        rows={sessions.map((session) => {
          const sessionId = Identity.sessionIdOf(session);
          const device = session.device || words.unknownDevice;
          return [
            device,
            words.door[session.door],
            f.dateTime(session.createdAt),
            f.dateTime(session.seenAt),
            sessionId === own ? (
              <Tag colour="green">{words.thisOne}</Tag>
            ) : (
              <Form
                action={`/office/${locale}/account/sessions/end`}
                token={formToken("office")}
                hidden={{ sessionId }}
              >
                <Button kind="secondary">
                  {words.end}
                  <span class="kz-visually-hidden">: {device}</span>
                </Button>
              </Form>
            ),
          ];
        })}
        stack
      />
      {sessions.length > 1 ? (
        <Form action={`/office/${locale}/account/sessions/end-others`} token={formToken("office")}>
          <Button kind="warning">{words.endOthers}</Button>
        </Form>
      ) : null}
    </>
  );
}
