import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { type Fields, type FormProblem, formToken, optional, readFields, text, tokenFor } from "@kz2050/http";
import type { Messages } from "@kz2050/i18n";
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  Fieldset,
  Form,
  Heading,
  NotificationBanner,
  Select,
  Table,
  TextInput,
  WarningText,
} from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";

type Rule = Membership.StandingRule;
type Bound = Rule["from"];

/** The rules that a member's standing is derived from: what they are, who changed them, and their form. For central office. */
export const rulesPages = new Hono<Office>();

rulesPages.get("/membership/rules", (c) => rulesPage(c));

rulesPages.post("/membership/rules", async (c) => {
  const fields = await readFields(c);
  try {
    await Membership.setRules({ version: Number(text(fields, "version")) || 1, rules: rulesIn(fields) });
    return c.redirect(`/office/${c.var.locale}/membership/rules?done=set`, 303);
  } catch (error) {
    return rulesPage(c, { fields, error });
  }
});

const nameOf = (index: number, name: string): string => `rules.${index}.${name}`;

/** What the form says of each standing, in the order in which they are looked at. Core checks it. */
const rulesIn = (fields: Fields): Rule[] =>
  Reference.STANDINGS.map((code, index) => {
    const bound = (which: "from" | "until"): Bound | undefined => {
      const days = optional(fields, nameOf(index, `${which}.days`));
      const event = text(fields, nameOf(index, `${which}.event`)) as Bound["event"];
      if (days === undefined && which === "until") return undefined;
      return { event, days: (days === undefined ? undefined : Number(days)) as number };
    };
    const isOn = text(fields, nameOf(index, "isOn")) === "yes";
    const rule = { code, weight: (index + 1) * 10, isOn, from: bound("from") as Bound, until: bound("until") };
    // The boxes of a standing out of use are out of sight, where nothing can be mended.
    const isSound = isOn || Reference.StandingRule.safeParse(rule).success;
    return isSound ? rule : { ...(Reference.FIRST_STANDING_RULES.rules[index] as Rule), isOn };
  });

/** What the boxes show: as typed, else the rule in force. */
function boxesOf(index: number, rule: Rule, typed: Fields | undefined) {
  const of = (name: string, value: string): string => (typed ? text(typed, nameOf(index, name)) : value);
  return {
    isOn: of("isOn", rule.isOn ? "yes" : "") === "yes",
    fromDays: of("from.days", String(rule.from.days)),
    fromEvent: of("from.event", rule.from.event),
    untilDays: of("until.days", String(rule.until?.days ?? "")),
    untilEvent: of("until.event", rule.until?.event ?? rule.from.event),
  };
}

async function rulesPage(c: OfficeContext, refused?: { fields: Fields; error: unknown }): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.membership.standing.rules;
  const problem = refused && formProblem(c, refused.error, labelsOf(t));
  const { now, log } = await Membership.standingRules({});
  // A form that came too late is shown with its words kept; sent again, it is meant for the rules as they are now.
  const version = String(now.version);
  const ordered = Reference.STANDINGS.map((code) => now.rules.find((rule) => rule.code === code) as Rule);
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      languageHref: (language) => `/office/${language}/membership/rules`,
      before: <BackLink href={`/office/${locale}/membership`}>{t.membership.office.title}</BackLink>,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {!problem && c.req.query("done") === "set" ? <NotificationBanner kind="success" text={words.done} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <p>{words.lead}</p>
      <Heading level={2}>{words.inForce}</Heading>
      <Spans t={t} rules={ordered} />
      <WarningText>{words.warning}</WarningText>
      <Form
        action={`/office/${locale}/membership/rules`}
        token={refused ? tokenFor("office", refused.fields, refused.error) : formToken("office")}
        hidden={{ version }}
      >
        {ordered.map((rule, index) => (
          <RuleFields
            t={t}
            index={index}
            code={rule.code}
            boxes={boxesOf(index, rule, refused?.fields)}
            problem={problem}
          />
        ))}
        <Button>{words.save}</Button>
      </Form>
      <Heading level={2}>{words.log}</Heading>
      <Log c={c} log={log} />
    </>,
  );
}

function RuleFields({
  t,
  index,
  code,
  boxes,
  problem,
}: {
  t: Messages;
  index: number;
  code: Membership.Standing;
  boxes: ReturnType<typeof boxesOf>;
  problem: FormProblem | undefined;
}) {
  const words = t.membership.standing.rules;
  const events = Reference.STANDING_EVENTS.map((value) => ({ value, text: words.event[value] }));
  const field = (name: string) => ({ name: nameOf(index, name), error: problem?.of(nameOf(index, name)) });
  const bounds = (
    <>
      <TextInput {...field("from.days")} label={words.from} inputmode="numeric" width={5} value={boxes.fromDays} />
      <Select {...field("from.event")} label={words.fromEvent} items={events} value={boxes.fromEvent} />
      <TextInput
        {...field("until.days")}
        label={words.until}
        hint={words.untilHint}
        inputmode="numeric"
        width={5}
        value={boxes.untilDays}
      />
      <Select {...field("until.event")} label={words.untilEvent} items={events} value={boxes.untilEvent} />
    </>
  );
  return (
    <Fieldset legend={t.membership.standing.name[code]} legendSize="m">
      <Checkboxes
        {...field("isOn")}
        values={boxes.isOn ? ["yes"] : []}
        items={[{ value: "yes", label: words.isOn, conditional: bounds }]}
      />
    </Fieldset>
  );
}

/** When each standing in use begins and ends, in words. */
function Spans({ t, rules }: { t: Messages; rules: readonly Rule[] }) {
  const words = t.membership.standing.rules;
  return (
    <ul>
      {rules
        .filter(({ isOn }) => isOn)
        .map(({ code, from, until }) => (
          <li>
            {words.span(
              t.membership.standing.name[code],
              words.begins(from.days, from.event),
              until ? words.ends(until.days, until.event) : "",
            )}
          </li>
        ))}
    </ul>
  );
}

function Log({ c, log }: { c: OfficeContext; log: readonly Membership.RulesChange[] }) {
  const { t, f } = c.var;
  const words = t.membership.standing.rules;
  return (
    <Table
      columns={[{ head: words.when }, { head: words.who }, { head: words.what }]}
      rows={log.map(({ setAt, setBy, rules }) => [
        setAt ? f.dateTime(setAt) : words.first,
        setBy ?? "–",
        <Spans t={t} rules={rules} />,
      ])}
      stack
    />
  );
}

/** Each field by its standing and its own name, since four bear the same. */
function labelsOf(t: Messages): Record<string, string> {
  const { name, rules } = t.membership.standing;
  const fields = {
    isOn: rules.isOn,
    "from.days": rules.from,
    "from.event": rules.fromEvent,
    "until.days": rules.until,
    "until.event": rules.untilEvent,
  };
  return Object.fromEntries(
    Reference.STANDINGS.flatMap((code, index) =>
      Object.entries(fields).map(([field, label]) => [nameOf(index, field), `${name[code]}: ${label}`]),
    ),
  );
}
