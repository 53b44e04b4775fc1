import { grantFor, invalidField } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { Search } from "@kz2050/core/search";
import { type Fields, readFields, text } from "@kz2050/http";
import { BackLink, ErrorSummary, Heading, NotificationBanner } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { trailOf } from "../trail.tsx";
import { Letters, Lines, Records } from "./facts.tsx";
import { EraseForm, FindOtherForm } from "./forms.tsx";
import { nameIn, personHref, placeNames } from "./words.tsx";

/** The log tells the pattern of a route: it names the part without the word for a person's id. */
export const PERSON = "/people/:who{per_[0-9a-z]{26}}";

/** All that is known of a person within the reader's scope. Each look is in the trail. */
export const personPages = new Hono<Office>();

personPages.get(PERSON, async (c) => {
  const asked = c.req.param("who");
  const view = await Search.personPage({ personId: asked });
  // Somebody who turned out to be another has that one's page.
  return view.personId === asked ? personPage(c, view) : c.redirect(personHref(c, view.personId), 303);
});

/** Central office has somebody erased who asked for it otherwise than by signing in. */
personPages.post(`${PERSON}/erase`, async (c) => {
  const personId = c.req.param("who");
  const fields = await readFields(c);
  try {
    if (text(fields, "sure") !== "yes") throw invalidField("sure", "not_sure");
    const reason = text(fields, "reason") as (typeof Participation.ERASE_REASONS)[number];
    await Participation.eraseOther({ personId, reason });
    return c.redirect(`/office/${c.var.locale}/search?done=erased`, 303);
  } catch (error) {
    return personPage(c, await Search.personPage({ personId }), { fields, error });
  }
});

async function personPage(
  c: OfficeContext,
  view: Search.PersonView,
  failed?: { readonly fields: Fields; readonly error: unknown },
): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.person.page;
  const labels = { reason: t.person.erase.reason, sure: t.person.erase.sure };
  const problem = failed && formProblem(c, failed.error, labels);
  const may = (action: { readonly access: Parameters<typeof grantFor>[0] }) =>
    grantFor(action.access, staffIn(c), { region: view.records[0]?.region }, c.var.deps.now()) !== undefined;
  const placeOf = await placeNames(c);
  const trail = await trailOf(c, view.trailId, { personal: true });
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/office/${locale}/search`}>{t.person.search.title}</BackLink>,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {c.req.query("done") === "proposed" ? <NotificationBanner kind="success" text={t.person.merge.proposed} /> : null}
      <Heading level={1}>
        <span class="kz-caption-l">{words.title}</span>
        {nameIn(c, view)}
      </Heading>
      <p class="kz-hint">{words.trailNote}</p>
      <Heading level={2}>{words.records}</Heading>
      <Records c={c} records={view.records} placeOf={placeOf} />
      <Lines c={c} view={view} />
      <Heading level={2}>{words.letters}</Heading>
      <Letters c={c} view={view} />
      {may(Participation.proposeMerge) ? <FindOtherForm c={c} personId={view.personId} /> : null}
      {may(Participation.eraseOther) ? (
        <EraseForm
          c={c}
          personId={view.personId}
          fields={failed?.fields ?? {}}
          problem={problem}
          error={failed?.error}
        />
      ) : null}
      {trail}
    </>,
  );
}
