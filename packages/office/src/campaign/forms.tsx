import { Campaign } from "@kz2050/core/campaign";
import { type Fields, formToken, TOKEN, text } from "@kz2050/http";
import type { Messages } from "@kz2050/i18n";
import {
  Button,
  ButtonLink,
  Checkbox,
  Details,
  Form,
  Heading,
  InsetText,
  Select,
  TextInput,
  WarningText,
} from "@kz2050/ui";
import type { Child } from "hono/jsx";
import { type OfficeContext, staffIn } from "../page.tsx";
import { may } from "./list.tsx";
import type { Verb } from "./verbs.ts";
import { idOf, type Part, Words } from "./words.tsx";

/** A form that was refused, with what was typed. */
export interface Failed {
  readonly verb: Verb;
  readonly fields: Fields;
  of(field: string): string | undefined;
}

interface Decided {
  readonly c: OfficeContext;
  readonly campaign: Campaign.Campaign;
  readonly failed: Failed | undefined;
  /** Gifts that show a name. */
  readonly named: readonly Campaign.Giver[];
}

/** Several forms stand on one page: each field's id begins with its verb. */
export const fieldId = (verb: Verb, field: string): string => idOf(verb, field);

export const newsParts = (t: Messages): readonly Part[] => [
  { name: "title", label: t.campaign.office.updateTitle },
  { name: "text", label: t.campaign.office.updateText, isLong: true },
];

/** What may be decided now by this member of staff. */
export function Decisions({ part }: { part: Decided }) {
  const { c, campaign } = part;
  const words = c.var.t.campaign.office;
  const { region, campaignId, status } = campaign;
  const place = { region, campaign: campaignId };
  const writes = may(c, Campaign.edit, place);
  const opens = may(c, Campaign.open, place);
  const isOwn = campaign.authors.includes(staffIn(c).personId);
  return (
    <>
      {status === "draft" && writes ? (
        <>
          <ButtonLink href={`/office/${c.var.locale}/campaigns/${campaignId}/edit`} kind="secondary">
            {words.edit}
          </ButtonLink>
          <Act part={part} verb="submit">
            <Button>{words.submit}</Button>
          </Act>
        </>
      ) : null}
      {status === "submitted" && opens && isOwn ? <InsetText>{words.ownDraft}</InsetText> : null}
      {status === "submitted" && opens && !isOwn ? (
        <>
          <Heading level={2}>{words.open}</Heading>
          <p class="kz-body">{words.openText}</p>
          <Act part={part} verb="open" hidden={{ version: String(campaign.version) }}>
            <WarningText>{c.var.t.desk.undo.never}</WarningText>
            <Button>{words.open}</Button>
          </Act>
        </>
      ) : null}
      {status === "submitted" && opens ? <SendBack part={part} /> : null}
      {writes && ["open", "closed", "reported"].includes(status) ? <Publish part={part} /> : null}
      {may(c, Campaign.close, place) && status === "open" ? <Close part={part} /> : null}
      {writes && part.named.length > 0 ? <HideName part={part} /> : null}
    </>
  );
}

/** One verb's form; refused, it keeps its token, so that sending twice is one decision. */
function Act({
  part: { c, campaign, failed },
  verb,
  hidden,
  children,
}: {
  part: Decided;
  verb: Verb;
  hidden?: Record<string, string>;
  children?: Child;
}) {
  const kept = failed?.verb === verb ? text(failed.fields, TOKEN) : "";
  return (
    <Form
      action={`/office/${c.var.locale}/campaigns/${campaign.campaignId}/${verb}`}
      token={kept || formToken("office")}
      hidden={hidden}
    >
      {children}
    </Form>
  );
}

/** What was typed into this verb's form, and what is wrong with it. */
function typed({ failed }: Decided, verb: Verb) {
  const own = failed?.verb === verb ? failed : undefined;
  return {
    isOpen: own !== undefined,
    fields: own?.fields ?? {},
    field: (name: string) => ({
      name,
      id: fieldId(verb, name),
      value: own ? text(own.fields, name) : undefined,
      error: own?.of(name),
    }),
    of: (name: string) => own?.of(name),
  };
}

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, text: label }));

function SendBack({ part }: { part: Decided }) {
  const { t } = part.c.var;
  const words = t.campaign.office;
  const { field, isOpen } = typed(part, "return");
  return (
    <Details summary={words.sendBack} open={isOpen}>
      <Act part={part} verb="return">
        <Select {...field("reason")} label={t.common.field.reason} items={optionsOf(words.returnReason)} empty />
        <TextInput {...field("note")} label={words.note} optional />
        <Button kind="warning">{words.sendBack}</Button>
      </Act>
    </Details>
  );
}

function Close({ part }: { part: Decided }) {
  const { t } = part.c.var;
  const words = t.campaign.office;
  const { field, isOpen } = typed(part, "close");
  return (
    <Details summary={words.close} open={isOpen}>
      <p class="kz-body">{words.closeText}</p>
      <Act part={part} verb="close">
        <Select {...field("reason")} label={t.common.field.reason} items={optionsOf(words.closeReason)} empty />
        <Button kind="warning">{words.close}</Button>
      </Act>
    </Details>
  );
}

function Publish({ part }: { part: Decided }) {
  const { t, locale } = part.c.var;
  const words = t.campaign.office;
  const { fields, of, isOpen } = typed(part, "update");
  return (
    <Details summary={words.update} open={isOpen}>
      <Act part={part} verb="update">
        <Words t={t} id="update" parts={newsParts(t)} fields={isOpen ? fields : { original: locale }} of={of} />
        {part.campaign.status === "closed" ? (
          <Checkbox name="isReport" label={words.isReport} checked={text(fields, "isReport") !== ""} />
        ) : null}
        <Button>{words.publish}</Button>
      </Act>
    </Details>
  );
}

function HideName({ part }: { part: Decided }) {
  const { t, f } = part.c.var;
  const words = t.campaign.office;
  const { field, isOpen } = typed(part, "hide");
  const gifts = part.named.map(({ giftId, publicName, tiyn, settledAt }) => ({
    value: giftId,
    text: `${publicName} · ${f.money(tiyn)} · ${f.date(settledAt)}`,
  }));
  return (
    <Details summary={words.hideName} open={isOpen}>
      <Act part={part} verb="hide">
        <Select {...field("giftId")} label={words.gift} items={gifts} empty />
        <Select {...field("reason")} label={t.common.field.reason} items={optionsOf(words.hideReason)} empty />
        <Button kind="warning">{words.hideName}</Button>
      </Act>
    </Details>
  );
}
