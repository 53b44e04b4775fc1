import { AppError, privatePath, StaleError } from "@kz2050/core/kernel";
import { Volunteering } from "@kz2050/core/volunteering";
import { formToken, openForm, readFields } from "@kz2050/http";
import {
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
  Tag,
  Timeline,
} from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { COLOURS, organiserName, regionsOf, timeOf } from "./words.tsx";

const FORM = "volunteering.withdraw";
const OWN = "/hours/:hoursId{hrs_[0-9a-z]{26}}/:token{[\\w-]{22}}";
type Link = { readonly hoursId: string; readonly token: string };
const linkOf = (c: PageContext): Link => c.req.param() as unknown as Link;

/** Hours as whoever noted them sees them, by the private link. */
export const ownHours = new Hono<Pages>();

ownHours.get(OWN, (c) => hoursPage(c));

ownHours.post(`${OWN}/withdraw`, async (c) => {
  const link = linkOf(c);
  try {
    openForm(FORM, await readFields(c), 0);
    await Volunteering.withdraw(link);
    return c.redirect(privatePath(c.var.locale, Volunteering.LINKS.hours, link.hoursId), 303);
  } catch (error) {
    // They were decided on meanwhile: the page shows how they stand now.
    if (!(error instanceof AppError) || error.status === 404) throw error;
    return hoursPage(c, error);
  }
});

async function hoursPage(c: PageContext, error?: unknown): Promise<Response> {
  const { t, f, locale } = c.var;
  const words = t.volunteering.own;
  const own = await Volunteering.read(linkOf(c));
  const { nameOf } = await regionsOf(c);
  const problem = error === undefined ? undefined : formProblem(c, error);
  const path = privatePath(locale, Volunteering.LINKS.hours, own.hoursId);
  const reasons: Readonly<Record<string, string>> = { ...t.volunteering.refuseReason, ...t.volunteering.annulReason };
  return page(
    c,
    {
      title: words.title,
      path: path.replace(`/${locale}`, ""),
      error: problem !== undefined,
      status: error instanceof StaleError ? 409 : (problem?.status ?? 200),
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {c.req.query("done") === "sent" ? <NotificationBanner kind="success" text={words.sent} /> : null}
      <Heading level={1}>
        <span class="kz-caption-l">{words.title}</span>
        {timeOf(t, own.quarters)}
      </Heading>
      <p>
        <Tag colour={COLOURS[own.status]}>{t.volunteering.status[own.status]}</Tag>
      </p>
      <Lead>{words[own.status]}</Lead>
      <SummaryList
        rows={[
          { key: words.what, value: t.volunteering.kind[own.what] },
          { key: words.text, value: own.text },
          { key: words.date, value: f.date(own.date) },
          { key: words.where, value: nameOf(own.region) },
          { key: words.organiser, value: organiserName(t, own.organiser, nameOf) },
          { key: words.name, value: own.name },
        ]}
      />
      {own.status === "waiting" ? (
        <Details summary={words.withdrawTitle}>
          <p>{words.withdrawText}</p>
          <Form action={`${path}/withdraw`} token={formToken(FORM)}>
            <Button kind="warning">{words.withdraw}</Button>
          </Form>
        </Details>
      ) : null}
      <Heading level={2}>{t.common.history}</Heading>
      <Timeline
        items={own.history.map((step) => ({
          title: t.volunteering.history[step.what],
          at: step.at,
          atText: f.dateTime(step.at),
          text: [step.reason && (reasons[step.reason] ?? step.reason), step.text]
            .filter(Boolean)
            .map((line) => <p>{line}</p>),
        }))}
      />
      <ButtonLink href={`/${locale}/my/volunteering/new`} kind="secondary">
        {words.another}
      </ButtonLink>
      <p class="kz-body">
        <a class="kz-link" href={`/${locale}/my/volunteering`}>
          {words.all}
        </a>
      </p>
      <InsetText>{t.common.privateLink.text}</InsetText>
    </>,
  );
}
