import { Identity } from "@kz2050/core/identity";
import { endSession, openForm, readFields, text, texts } from "@kz2050/http";
import { BackLink, ErrorSummary, Heading, NotificationBanner } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { signedInOnly, whoIsIn } from "./person.ts";
import { Consents, Data, Letters, Mailboxes, Phones, SETTINGS, Sessions } from "./settings-parts.tsx";

/** What a person chose, and where they are signed in: each part is a form of its own. */
export const settings = new Hono<Pages>();

settings.use("/settings/*", signedInOnly);

settings.get("/settings", (c) => settingsPage(c));

/** Does one deed of the page and goes back to it, saying so; what a form can mend is shown there. */
export async function settle(c: PageContext, done: string, deed: () => Promise<unknown>): Promise<Response> {
  try {
    openForm(SETTINGS, await readFields(c), 0);
    await deed();
    return c.redirect(`/${c.var.locale}/my/settings?done=${done}`, 303);
  } catch (error) {
    return settingsPage(c, error);
  }
}

settings.post("/settings/letters", async (c) => {
  const fields = await readFields(c);
  return settle(c, "letters", () =>
    Identity.prefer({
      language: text(fields, "language") as "kk",
      topics: texts(fields, "topics") as Identity.Topic[],
    }),
  );
});

settings.post("/settings/consents/:purpose/:deed{agree|withdraw}", async (c) => {
  const { purpose, deed } = c.req.param();
  const fields = await readFields(c);
  return deed === "agree"
    ? settle(c, "consent", () => Identity.agree({ purposes: [purpose as "news"], version: text(fields, "version") }))
    : settle(c, "consentWithdrawn", () => Identity.withdrawConsent({ purpose: purpose as "news" }));
});

settings.post("/settings/sessions/:sessionId{[0-9a-f]{16}}/end", async (c) => {
  const { personId, sessionId } = whoIsIn();
  if (c.req.param("sessionId") === sessionId) return signOutHere(c);
  return settle(c, "ended", () => Identity.endSession(personId, c.req.param("sessionId")));
});

settings.post("/settings/sessions/end-others", async (c) => {
  const { personId, sessionId } = whoIsIn();
  return settle(c, "endedAll", () => Identity.endSessions(personId, sessionId));
});

settings.post("/settings/sessions/end-all", async (c) => {
  openForm(SETTINGS, await readFields(c), 0);
  await Identity.endSessions(whoIsIn().personId);
  await endSession(c, "person");
  return c.redirect(`/${c.var.locale}`, 303);
});

async function signOutHere(c: PageContext): Promise<Response> {
  openForm(SETTINGS, await readFields(c), 0);
  await endSession(c, "person");
  return c.redirect(`/${c.var.locale}`, 303);
}

async function settingsPage(c: PageContext, error?: unknown): Promise<Response> {
  const { t, locale, deps } = c.var;
  const words = t.account.settings;
  const { personId, sessionId } = whoIsIn();
  const problem = error === undefined ? undefined : formProblem(c, error);
  const [profile, mailboxes, phones, consents, sessions] = await Promise.all([
    Identity.profileOf(personId),
    Identity.mailboxesOf(personId),
    deps.sms ? Identity.phonesOf(personId) : undefined,
    Identity.consentState(personId),
    Identity.sessionsOf(personId),
  ]);
  const done = c.req.query("done") ?? "";
  const saved = Object.hasOwn(words.saved, done) ? words.saved[done as keyof typeof words.saved] : undefined;
  return page(
    c,
    {
      title: words.title,
      path: "/my/settings",
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/${locale}/my`}>{words.back}</BackLink>,
    },
    <>
      <ErrorSummary errors={problem?.errors.map((line) => ({ text: line.text })) ?? []} />
      {saved && !problem ? <NotificationBanner kind="success" text={saved} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <Letters c={c} profile={profile} consents={consents} />
      <Mailboxes c={c} mailboxes={mailboxes} />
      {phones ? <Phones c={c} phones={phones} /> : null}
      <Consents c={c} consents={consents} />
      <Sessions c={c} sessions={sessions} here={sessionId} />
      <Data c={c} />
    </>,
  );
}
