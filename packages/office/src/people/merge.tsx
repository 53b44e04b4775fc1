import { Participation } from "@kz2050/core/participation";
import { Search } from "@kz2050/core/search";
import { type Fields, readFields, text, tokenFor } from "@kz2050/http";
import { BackLink, Button, ErrorSummary, Form, Heading, InsetText, Radios } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { OtherField } from "./forms.tsx";
import { PERSON } from "./person.tsx";
import { askedIn, calledIn } from "./search.tsx";
import { personHref, placeNames, shortId, stateText } from "./words.tsx";

/** Proposing that two people are one: the other is looked for, chosen, and a reason given. Others decide. */
export const mergePages = new Hono<Office>();

mergePages.get(`${PERSON}/merge`, (c) => otherPage(c, c.req.param("who"), {}));

mergePages.post(`${PERSON}/merge/find`, async (c) => {
  const fields = await readFields(c);
  return otherPage(c, c.req.param("who"), fields);
});

mergePages.post(`${PERSON}/merge`, async (c) => {
  const personId = c.req.param("who");
  const fields = await readFields(c);
  try {
    const reason = text(fields, "reason") as (typeof Participation.MERGE_REASONS)[number];
    await Participation.proposeMerge({ kept: personId, gone: text(fields, "gone"), reason });
    return c.redirect(`${personHref(c, personId)}?done=proposed`, 303);
  } catch (error) {
    return otherPage(c, personId, fields, error);
  }
});

/** Who was found for what was typed, each once, and never the person themselves. */
async function othersFor(personId: string, fields: Fields): Promise<Search.Found[]> {
  if (text(fields, "text").trim() === "") return [];
  const { items } = await Search.find(askedIn(fields));
  const others = items.filter((item) => item.personId !== undefined && item.personId !== personId);
  return [...new Map(others.map((item) => [item.personId, item])).values()];
}

async function otherPage(c: OfficeContext, personId: string, fields: Fields, failed?: unknown): Promise<Response> {
  const { t } = c.var;
  const words = t.person.merge;
  // Opens where the person's own page does: to nobody else, and the look is in the trail.
  await Search.personPage({ personId });
  let error = failed;
  let others: Search.Found[] = [];
  try {
    others = await othersFor(personId, fields);
  } catch (unreadable) {
    error ??= unreadable;
  }
  const problem =
    error === undefined
      ? undefined
      : formProblem(c, error, { text: words.find, gone: words.choose, reason: words.reason });
  const typed = text(fields, "text");
  const placeOf = await placeNames(c);
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={personHref(c, personId)}>{words.back}</BackLink>,
      languageHref: (language) => `/office/${language}/people/${personId}/merge`,
    },
    <>
      <ErrorSummary
        errors={(problem?.errors ?? []).map((line) => (line.field === "text" ? { ...line, href: "#other" } : line))}
      />
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      <OtherField c={c} personId={personId} typed={typed} error={problem?.of("text")} />
      {typed && others.length === 0 && !problem?.of("text") ? <InsetText>{words.nobody}</InsetText> : null}
      {others.length === 0 ? null : (
        <Form
          action={`${personHref(c, personId)}/merge`}
          token={tokenFor("office", failed ? fields : {}, failed)}
          hidden={{ text: typed }}
        >
          <Radios
            name="gone"
            label={words.choose}
            value={text(fields, "gone")}
            error={problem?.of("gone")}
            items={others.map((other) => ({
              value: other.personId ?? "",
              label: calledIn(c, other),
              hint: [
                `${t.person.kind[other.kind]} ${shortId(other.recordId)}`,
                placeOf(other),
                other.state && stateText(t, other.kind, other.state),
              ]
                .filter(Boolean)
                .join(", "),
            }))}
          />
          <Radios
            name="reason"
            label={words.reason}
            value={text(fields, "reason")}
            error={problem?.of("reason")}
            items={Participation.MERGE_REASONS.map((reason) => ({ value: reason, label: words.reasons[reason] }))}
          />
          <Button>{words.propose}</Button>
        </Form>
      )}
    </>,
  );
}
