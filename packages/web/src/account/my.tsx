import { Identity } from "@kz2050/core/identity";
import { Participation } from "@kz2050/core/participation";
import { formToken, openForm, readFields } from "@kz2050/http";
import { Button, CardList, Columns, Form, Heading, Lead, NotificationBanner, servicePaths } from "@kz2050/ui";
import { Hono } from "hono";
import { type PageContext, type Pages, page } from "../page.tsx";
import { consentPath, whyConsent } from "./consent-first.ts";
import { cardOf } from "./line.tsx";
import { signedInOnly, whoIsIn } from "./person.ts";

const CONFIRM = "account.confirm";

/** Everything a person did, where it stands, and the way on. */
export const my = new Hono<Pages>();

my.get("/", signedInOnly, (c) => myPage(c));

/** One press confirms all that waits: who is signed in has shown the mailbox to be theirs. */
my.post("/confirm", signedInOnly, async (c) => {
  openForm(CONFIRM, await readFields(c), 0);
  const { personId } = whoIsIn();
  if (!(await Identity.mayAct(personId))) return c.redirect(consentPath(c), 303);
  const released = await Participation.releaseAll(personId);
  return c.redirect(`/${c.var.locale}/my?confirmed=${released.length}`, 303);
});

async function myPage(c: PageContext): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.account.mine;
  const { personId } = whoIsIn();
  const [{ lines }, email, { processing }] = await Promise.all([
    Participation.mine({}),
    Identity.mailboxOf(personId),
    Identity.consentState(personId),
  ]);
  const pending = lines.filter(({ isPending }) => isPending);
  const rest = lines.filter(({ isPending }) => !isPending);
  return page(
    c,
    { title: t.account.title },
    <>
      <Confirmed c={c} />
      {processing?.isCurrent || lines.length === 0 ? null : (
        <NotificationBanner text={whyConsent(t, processing)}>
          <p>
            <a class="kz-link" href={`/${locale}/my/consent`}>
              {t.account.settings.consents.agree}
            </a>
          </p>
        </NotificationBanner>
      )}
      <Heading level={1}>{t.account.title}</Heading>
      <Columns aside={<Aside c={c} email={email} />}>
        {lines.length === 0 ? <Empty c={c} /> : <Lead>{words.lead}</Lead>}
        {pending.length > 0 ? (
          <>
            <Heading level={2}>{words.pending}</Heading>
            <p class="kz-body">{words.pendingLead}</p>
            <CardList items={pending.map((line) => cardOf(c, line))} headingLevel={3} columns={1} />
            <Form action={`/${locale}/my/confirm`} token={formToken(CONFIRM)}>
              <Button>{words.confirm(pending.length)}</Button>
            </Form>
          </>
        ) : null}
        {rest.length > 0 ? (
          <>
            <Heading level={2}>{words.all}</Heading>
            <CardList items={rest.map((line) => cardOf(c, line))} headingLevel={3} columns={1} />
          </>
        ) : null}
      </Columns>
    </>,
  );
}

function Confirmed({ c }: { c: PageContext }) {
  const words = c.var.t.account.mine;
  const asked = c.req.query("confirmed") ?? "";
  if (!/^\d{1,3}$/.test(asked)) return null;
  const count = Number(asked);
  return count > 0 ? (
    <NotificationBanner kind="success" text={words.confirmed(count)} />
  ) : (
    <NotificationBanner text={words.nothingToConfirm} />
  );
}

/** Who is in, what is theirs to steer, and the way out. */
function Aside({ c, email }: { c: PageContext; email: string | undefined }) {
  const { t, locale } = c.var;
  const { account, common } = t;
  const links = [
    ["/my/volunteering", t.volunteering.mine.title],
    ["/my/settings", account.settings.title],
    ["/my/data", account.data.title],
    ["/my/erase", account.erase.title],
    ["/privacy", account.privacyLink],
  ] as const;
  return (
    <>
      <Heading level={2}>{account.mine.yours}</Heading>
      {email ? (
        <p>
          {account.mine.signedInAs}: <strong>{email}</strong>
        </p>
      ) : null}
      <ul>
        {links.map(([path, text]) => (
          <li>
            <a href={`/${locale}${path}`}>{text}</a>
          </li>
        ))}
      </ul>
      <Form action={`/${locale}/my/sign-out`} token={formToken("account.sign-out")}>
        <Button kind="secondary">{common.action.signOut}</Button>
      </Form>
    </>
  );
}

function Empty({ c }: { c: PageContext }) {
  const { t, locale } = c.var;
  const starts = [
    [servicePaths.membership, t.membership.start],
    [servicePaths.campaign, t.campaign.start],
    [servicePaths.lecture, t.lecture.start],
    [servicePaths.council, t.council.start],
    ["/volunteering", t.volunteering.start],
  ] as const;
  return (
    <>
      <Lead>{t.account.mine.empty}</Lead>
      <p class="kz-body">{t.account.mine.emptyLead}</p>
      <ul>
        {starts.map(([path, text]) => (
          <li>
            <a href={`/${locale}${path}`}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
