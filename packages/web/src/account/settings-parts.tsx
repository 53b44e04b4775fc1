import { Identity } from "@kz2050/core/identity";
import { showPhone } from "@kz2050/core/kernel";
import { formToken } from "@kz2050/http";
import { LANGUAGE_NAMES, LOCALES } from "@kz2050/i18n";
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkboxes,
  Form,
  Heading,
  Radios,
  SummaryList,
  Table,
  Tag,
} from "@kz2050/ui";
import type { PageContext } from "../page.tsx";

/** The one form name of the settings: each of their forms stands on the same page. */
export const SETTINGS = "account.settings";

const pathOf = (c: PageContext, rest: string): string => `/${c.var.locale}/my/settings/${rest}`;

/** A button that does one thing of the settings. */
function Deed({
  c,
  to,
  text,
  hidden = {},
  kind = "secondary",
  about,
}: {
  c: PageContext;
  to: string;
  text: string;
  hidden?: Readonly<Record<string, string>>;
  kind?: "secondary" | "warning";
  /** What the button is about, for those who hear it alone. */
  about?: string | undefined;
}) {
  return (
    <Form action={pathOf(c, to)} token={formToken(SETTINGS)} hidden={hidden}>
      <Button kind={kind}>
        {text}
        {about ? <span class="kz-visually-hidden"> {about}</span> : null}
      </Button>
    </Form>
  );
}

export function Letters({
  c,
  profile,
  consents,
}: {
  c: PageContext;
  profile: Identity.Profile | undefined;
  consents: Identity.ConsentState;
}) {
  const { t, locale } = c.var;
  const words = t.account.settings.letters;
  const wantsNews = consents.news !== undefined && consents.news.withdrawnAt === undefined;
  // News is for those alone who asked for it: its consent stands further down.
  const offered = Identity.TOPICS.filter((topic) => topic !== "news" || wantsNews);
  const stopped = profile?.stopped ?? [];
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      <Form action={pathOf(c, "letters")} token={formToken(SETTINGS)}>
        <Radios
          name="language"
          label={words.language}
          labelSize="s"
          value={profile?.letters ?? profile?.language ?? locale}
          items={LOCALES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
          inline
        />
        <Checkboxes
          name="topics"
          label={words.topics}
          labelSize="s"
          hint={words.topicsHint}
          values={offered.filter((topic) => !stopped.includes(topic))}
          items={offered.map((topic) => ({ value: topic, label: words.topic[topic] }))}
        />
        <p class="kz-body">{words.essential}</p>
        <Button>{words.save}</Button>
      </Form>
    </>
  );
}

export function Mailboxes({ c, mailboxes }: { c: PageContext; mailboxes: readonly Identity.Mailbox[] }) {
  const words = c.var.t.account.settings.mailboxes;
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      {mailboxes.length > 1 ? <p class="kz-body">{words.lead}</p> : null}
      <SummaryList
        rows={mailboxes.map(({ addressKey, email, isChosen, isFirst, isSuppressed }) => ({
          key: email,
          value: (
            <>
              {isChosen ? <Tag colour="green">{words.chosen}</Tag> : null}{" "}
              {isSuppressed ? <Tag colour="red">{words.suppressed}</Tag> : null}
              {isChosen ? null : (
                <ButtonGroup>
                  <Deed c={c} to="mailbox/choose" text={words.choose} hidden={{ addressKey }} about={email} />
                  {isFirst ? null : (
                    <Deed c={c} to="mailbox/drop" text={words.drop} hidden={{ addressKey }} about={email} />
                  )}
                </ButtonGroup>
              )}
            </>
          ),
        }))}
      />
      <ButtonLink href={pathOf(c, "mailbox")} kind="secondary">
        {words.add}
      </ButtonLink>
    </>
  );
}

export function Phones({ c, phones }: { c: PageContext; phones: { readonly confirmed?: string } }) {
  const words = c.var.t.account.settings.phone;
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      {phones.confirmed ? (
        <SummaryList rows={[{ key: words.confirmed, value: showPhone(phones.confirmed) }]} />
      ) : (
        <p class="kz-body">{words.none}</p>
      )}
      <ButtonGroup>
        <ButtonLink href={pathOf(c, "phone")} kind="secondary">
          {phones.confirmed ? words.change : words.add}
        </ButtonLink>
        {phones.confirmed ? <Deed c={c} to="phone/drop" text={words.drop} /> : null}
      </ButtonGroup>
    </>
  );
}

export function Consents({ c, consents }: { c: PageContext; consents: Identity.ConsentState }) {
  const { t, f, locale } = c.var;
  const words = t.account.settings.consents;
  const version = Identity.CONSENT_VERSION;
  const saysOf = (given: Identity.ConsentState["news"]): string => {
    if (!given) return words.none;
    if (given.withdrawnAt) return words.withdrawn(f.date(given.withdrawnAt));
    return words.given(f.date(given.at), given.version);
  };
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      <SummaryList
        rows={Identity.PURPOSES.map((purpose) => {
          const given = consents[purpose];
          const stands = given !== undefined && given.withdrawnAt === undefined;
          const about = words.purpose[purpose];
          return {
            key: about,
            value: (
              <>
                <p>{saysOf(given)}</p>
                {stands && !given.isCurrent ? <p>{words.old}</p> : null}
                {given?.isCurrent ? null : (
                  <Deed c={c} to={`consents/${purpose}/agree`} text={words.agree} hidden={{ version }} about={about} />
                )}
                {stands ? <Deed c={c} to={`consents/${purpose}/withdraw`} text={words.withdraw} about={about} /> : null}
              </>
            ),
          };
        })}
      />
      <p class="kz-body">
        <a class="kz-link" href={`/${locale}/my/consent`}>
          {words.read}
        </a>
      </p>
    </>
  );
}

export function Sessions({
  c,
  sessions,
  here,
}: {
  c: PageContext;
  sessions: readonly Identity.Session[];
  here: string;
}) {
  const { t, f } = c.var;
  const words = t.account.settings.sessions;
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      <Table
        columns={[
          { head: words.device },
          { head: words.since },
          { head: words.seen },
          { head: <span class="kz-visually-hidden">{words.end}</span>, label: "" },
        ]}
        rows={sessions.map((session) => {
          const id = Identity.sessionIdOf(session);
          const device = session.device || words.unknown;
          return [
            <>
              {device} {session.door === "staff" ? `(${words.office})` : null}{" "}
              {id === here ? <Tag colour="green">{words.this}</Tag> : null}
            </>,
            f.dateTime(session.createdAt),
            f.dateTime(session.seenAt),
            <Deed c={c} to={`sessions/${id}/end`} text={words.end} about={words.endHidden(device)} />,
          ];
        })}
        firstCellIsHeader
        stack
      />
      <ButtonGroup>
        {sessions.length > 1 ? <Deed c={c} to="sessions/end-others" text={words.endOthers} /> : null}
        <Deed c={c} to="sessions/end-all" text={words.endAll} kind="warning" />
      </ButtonGroup>
    </>
  );
}

export function Data({ c }: { c: PageContext }) {
  const { t, locale } = c.var;
  const { account } = t;
  return (
    <>
      <Heading level={2}>{account.settings.data.title}</Heading>
      <ul>
        <li>
          <a href={`/${locale}/my/data`}>{account.data.title}</a>
        </li>
        <li>
          <a href={`/${locale}/my/erase`}>{account.erase.title}</a>
        </li>
        <li>
          <a href={`/${locale}/privacy`}>{account.privacyLink}</a>
        </li>
      </ul>
    </>
  );
}
