import { privatePath, StaleError } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import type { Participation } from "@kz2050/core/participation";
import { Reference } from "@kz2050/core/reference";
import { type Fields, formToken, text } from "@kz2050/http";
import { errorText, type Messages } from "@kz2050/i18n";
import {
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Form,
  type FormError,
  Heading,
  InsetText,
  NotificationBanner,
  SummaryList,
  Tag,
  type TagColour,
  Textarea,
  Timeline,
} from "@kz2050/ui";
import { AlsoConfirmed, alsoConfirmed, ConfirmForm, waitingBeside } from "../confirming.tsx";
import { formProblem, type PageContext, page } from "../page.tsx";
import { MemberCard } from "./card.tsx";

type Own = Awaited<ReturnType<typeof Membership.read>>;

const COLOURS: Readonly<Record<Membership.ShownStatus, TagColour>> = {
  unconfirmed: "grey",
  expired: "grey",
  submitted: "blue",
  more_info: "yellow",
  approved: "green",
  rejected: "red",
  withdrawn: "grey",
  duplicate: "grey",
  ended: "grey",
};

const DONE = ["confirmed", "answered", "renewed"] as const;

/** Everything the holder of the private link may see and do, by the state the application is in. */
export async function ownPage(
  c: PageContext,
  own: Own,
  failed?: { readonly error: unknown; readonly fields: Fields },
): Promise<Response> {
  const { t, f, locale } = c.var;
  const words = t.membership.mine;
  const problem = failed && problemOf(c, failed.error, words.answer);
  const path = privatePath(locale, Membership.LINK, own.membershipKey);
  const regions = await Reference.list("region");
  const regionName = (code: string | undefined) => regions.find((row) => row.code === code)?.name[locale] ?? code ?? "";
  const done = DONE.find((name) => name === c.req.query("done"));
  const isMember = own.status === "approved";
  const isUnconfirmed = own.status === "unconfirmed";
  const token = c.req.param("token") ?? "";
  const beside = isUnconfirmed ? await waitingBeside({ purpose: Membership.LINK, id: own.membershipKey, token }) : [];
  const released = await alsoConfirmed(c);
  const title = isMember ? words.cardTitle : isUnconfirmed ? t.membership.confirm.title : words.title;
  return page(
    c,
    {
      title,
      path: path.replace(`/${locale}`, ""),
      active: "membership",
      error: problem !== undefined,
      status: problem?.status ?? 200,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {done && !problem ? (
        <NotificationBanner kind="success" text={done === "renewed" ? t.membership.standing.renew.done : words[done]} />
      ) : null}
      <AlsoConfirmed c={c} lines={released} />
      {isMember ? (
        <MemberCard c={c} own={own} region={regionName(own.region)} path={path} />
      ) : (
        <Heading level={1}>{title}</Heading>
      )}
      {isUnconfirmed ? <Confirm c={c} path={path} beside={beside} /> : null}
      {isMember || isUnconfirmed ? null : (
        <>
          <p>
            <Tag colour={COLOURS[own.status]}>{t.membership.status[own.status]}</Tag>
          </p>
          <StateText t={t} own={own} />
        </>
      )}
      {own.status === "more_info" ? (
        <Answer
          t={t}
          path={path}
          own={own}
          value={failed ? text(failed.fields, "answer") : ""}
          error={problem?.of("answer")}
        />
      ) : null}
      {isMember || isUnconfirmed ? null : (
        <SummaryList
          rows={[
            { key: words.applicant, value: `${own.surname} ${own.givenName}` },
            { key: t.common.field.region, value: regionName(own.region) },
            { key: t.common.field.city, value: own.city },
          ]}
        />
      )}
      {isUnconfirmed ? null : (
        <>
          <Heading level={2}>{t.common.history}</Heading>
          <Timeline
            items={own.history.map((step) => ({
              title: t.membership.history[step.what],
              at: step.at,
              atText: f.dateTime(step.at),
              text: historyText(t, step, regionName),
            }))}
          />
        </>
      )}
      <Ways t={t} path={path} own={own} locale={locale} />
      {isUnconfirmed || own.status === "expired" ? null : <InsetText>{t.common.privateLink.text}</InsetText>}
    </>,
  );
}

/** A stale page says so and shows how things stand now; other errors as any form shows them. */
function problemOf(c: PageContext, error: unknown, label: string) {
  if (!(error instanceof StaleError)) return formProblem(c, error, { answer: label });
  const errors: FormError[] = [{ text: errorText(c.var.locale, error.code) }];
  return { status: 409 as const, errors, of: () => undefined };
}

function historyText(t: Messages, step: Own["history"][number], regionName: (code: string | undefined) => string) {
  const names: Readonly<Record<string, string>> = {
    ...(step.what === "rejected" && t.membership.rejectReason),
    ...(step.what === "ended" && t.membership.endReason),
    ...(step.what === "transferred" && t.membership.transferReason),
  };
  const route = step.to ? `${regionName(step.from)} → ${regionName(step.to)}` : undefined;
  return [route, step.reason && (names[step.reason] ?? step.reason), step.text]
    .filter(Boolean)
    .map((line) => <p>{line}</p>);
}

function StateText({ t, own }: { t: Messages; own: Own }) {
  const words = t.membership.mine;
  const sentence = {
    expired: words.expired,
    submitted: words.submitted,
    more_info: words.moreInfo,
    rejected: words.rejected,
    withdrawn: words.withdrawn,
    duplicate: words.duplicate,
    ended: words.ended,
  }[own.status as "expired"];
  return sentence ? <p class="kz-body-l">{sentence}</p> : null;
}

function Confirm({ c, path, beside }: { c: PageContext; path: string; beside: readonly Participation.Line[] }) {
  const { t } = c.var;
  const words = t.membership.confirm;
  return (
    <>
      <p class="kz-body-l">{words.text}</p>
      <ConfirmForm
        c={c}
        action={`${path}/confirm`}
        form="membership.confirm"
        button={t.common.confirmMail.button}
        beside={beside}
      />
      <p>{words.notYou}</p>
    </>
  );
}

function Answer({
  t,
  path,
  own,
  value,
  error,
}: {
  t: Messages;
  path: string;
  own: Own;
  value: string;
  error: string | undefined;
}) {
  const words = t.membership.mine;
  const question = own.history.findLast((step) => step.what === "asked")?.text;
  return (
    <>
      <Heading level={2}>{words.question}</Heading>
      <InsetText>{question}</InsetText>
      <Form action={`${path}/answer`} token={formToken("membership.answer")}>
        <Textarea name="answer" label={words.answer} hint={words.answerHint} value={value} error={error} />
        <Button>{words.sendAnswer}</Button>
      </Form>
    </>
  );
}

/** The ways out of this state: withdraw, leave, or apply again. */
function Ways({ t, path, own, locale }: { t: Messages; path: string; own: Own; locale: string }) {
  const words = t.membership.mine;
  if (own.status === "submitted" || own.status === "more_info") {
    return (
      <Details summary={words.withdrawTitle}>
        <p>{words.withdrawText}</p>
        <Form action={`${path}/withdraw`} token={formToken("membership.withdraw")}>
          <Button kind="warning">{words.withdraw}</Button>
        </Form>
      </Details>
    );
  }
  if (own.status === "approved") {
    return (
      <Details summary={words.leaveTitle}>
        <p>{words.leaveText}</p>
        <Form action={`${path}/leave`} token={formToken("membership.leave")}>
          <Button kind="warning">{words.leave}</Button>
        </Form>
      </Details>
    );
  }
  return own.status === "unconfirmed" ? null : (
    <ButtonLink href={`/${locale}/my/membership/apply`} kind="secondary">
      {words.again}
    </ButtonLink>
  );
}
