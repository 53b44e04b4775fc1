import { formatter } from "@kz2050/i18n";
import { BackLink, Heading, Layout, renderPage, SummaryList, Table } from "@kz2050/ui";
import { Hono } from "hono";
import type { Child } from "hono/jsx";
import { appCode, type DemoApps, secondsLeft, stepAt } from "./authenticator.ts";
import type { Caught, Mailbox } from "./caught-mail.ts";

/** The letters this machine caught, to read as their receivers would. For developers and demonstrations, so in English. */
export function inbox(mailbox: Mailbox, { apps, now }: { apps: DemoApps; now: () => Date }): Hono {
  const app = new Hono();
  app.get("/inbox", (c) => {
    const letters = mailbox.list().slice(0, 200);
    return c.html(
      frame(
        "Caught mail",
        <>
          <Heading level={1}>Caught mail</Heading>
          <p class="kz-body">
            Letters the platform sent. None left this machine. Codes of the demonstration’s staff are shown by the{" "}
            <a class="kz-link" href="/inbox/authenticator">
              demo authenticator
            </a>
            .
          </p>
          <Table
            columns={[{ head: "To" }, { head: "Subject" }, { head: "At" }]}
            rows={letters.map((letter) => [
              letter.to,
              <Subject letter={letter} />,
              formatter("en").dateTime(letter.at),
            ])}
            stack
          />
        </>,
      ),
    );
  });
  app.get("/inbox.json", (c) => c.json(mailbox.list()));
  app.get("/inbox/authenticator", (c) => {
    const at = now();
    return c.html(
      frame(
        "Demo authenticator",
        <>
          <BackLink href="/inbox">Caught mail</BackLink>
          <Heading level={1}>Demo authenticator</Heading>
          <p class="kz-body">
            What the phones of the demonstration’s staff would show, so that anybody can walk through the office. It
            exists on this machine alone; real staff add an app or a passkey of their own.
          </p>
          <p class="kz-body">
            New codes in {secondsLeft(at)} seconds: reload the page for them. Each code is taken once; the next one is
            taken early.
          </p>
          <Table
            columns={[{ head: "Member of staff" }, { head: "Code" }, { head: "Next code" }]}
            rows={apps
              .list()
              .map(([email, secret]) => [
                email,
                <code>{appCode(secret, stepAt(at))}</code>,
                <code>{appCode(secret, stepAt(at) + 1)}</code>,
              ])}
            firstCellIsHeader
            stack
          />
        </>,
      ),
    );
  });
  app.get("/inbox/:number{[0-9]+}", (c) => {
    const letter = mailbox.get(Number(c.req.param("number")));
    if (!letter) return c.notFound();
    return c.html(
      frame(
        letter.subject,
        <>
          <BackLink href="/inbox">All letters</BackLink>
          <Heading level={1}>{letter.subject}</Heading>
          <SummaryList
            rows={[
              { key: "To", value: letter.to },
              { key: "Language", value: letter.locale },
              ...Object.entries(letter.headers ?? {}).map(([key, value]) => ({ key, value })),
              { key: "Attachments", value: (letter.attachments ?? []).map(({ name }) => name).join(", ") || "none" },
            ]}
          />
          <iframe
            title="The letter"
            src={`/inbox/${letter.number}/html`}
            style="width:100%;height:640px;border:1px solid #b1c4c6"
            sandbox="allow-popups allow-top-navigation-by-user-activation"
          ></iframe>
          <Heading level={2}>Text</Heading>
          <pre style="white-space:pre-wrap" lang={letter.locale}>
            {letter.text}
          </pre>
        </>,
      ),
    );
  });
  app.get("/inbox/:number{[0-9]+}/html", (c) => {
    const letter = mailbox.get(Number(c.req.param("number")));
    return letter ? c.html(letter.html.replace("<head>", '<head><base target="_top">')) : c.notFound();
  });
  app.get("/inbox/:number{[0-9]+}/attachment/:name", (c) => {
    const file = mailbox
      .get(Number(c.req.param("number")))
      ?.attachments?.find(({ name }) => name === c.req.param("name"));
    return file ? c.body(file.body, 200, { "content-type": file.type }) : c.notFound();
  });
  return app;
}

function Subject({ letter }: { letter: Caught }) {
  return (
    <a class="kz-link" href={`/inbox/${letter.number}`} lang={letter.locale}>
      {letter.subject}
    </a>
  );
}

const frame = (title: string, children: Child): string =>
  renderPage(
    <Layout locale="en" title={title} path="/inbox" languageHref={null} nav={[]} noindex wide>
      {children}
    </Layout>,
  );
