import { Identity } from "@kz2050/core/identity";
import { NotFoundError } from "@kz2050/core/kernel";
import { Button, Form, Heading, Lead, Panel } from "@kz2050/ui";
import { Hono } from "hono";
import { type PageContext, type Pages, page } from "../page.tsx";

/**
 * One press stops a topic's letters (RFC 8058). The mailbox's provider posts here by itself, without cookie or origin:
 * mounted before the check of origins, since the link's token is all that is asked.
 */
export const unsubscribe = new Hono<Pages>();

// A route is logged by its pattern, in which no name of a personal field stands.
const LINK = "/unsubscribe/:who{per_[0-9a-z]{26}}/:topic/:token{[\\w-]{22}}";

function linkOf(c: PageContext) {
  const { who: personId = "", topic: name = "", token = "" } = c.req.param() as Record<string, string>;
  const topic = Identity.TOPICS.find((one) => one === name);
  if (!topic) throw new NotFoundError("link_invalid");
  Identity.assertStopLink({ personId, topic, token });
  return { personId, topic, token };
}

unsubscribe.get(LINK, (c) => {
  const { t } = c.var;
  const words = t.account.unsubscribe;
  const { topic } = linkOf(c);
  return page(
    c,
    { title: words.title },
    <>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead(t.account.settings.letters.topic[topic])}</Lead>
      <Form action={c.req.path}>
        <Button>{words.button}</Button>
      </Form>
    </>,
  );
});

unsubscribe.post(LINK, async (c) => {
  const { t, locale } = c.var;
  const words = t.account.unsubscribe;
  const link = linkOf(c);
  await Identity.stopTopic(link);
  return page(
    c,
    { title: words.doneTitle },
    <>
      <Panel title={words.doneTitle}>{words.done(t.account.settings.letters.topic[link.topic])}</Panel>
      <p class="kz-body">
        <a class="kz-link" href={`/${locale}/my/settings`}>
          {words.again}
        </a>
      </p>
    </>,
  );
});
